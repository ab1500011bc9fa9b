package dev.intact.run;

import java.util.List;
import java.util.stream.Collectors;

/** What the first records of each move become. Immutable. */
public final class Preview {
    private final List<Explanation> records;

    private Preview(List<Explanation> records) {
        this.records = List.copyOf(records);
    }

    /**
     * A preview.
     *
     * @param records the stories of the records, move by move
     * @return the preview
     */
    public static Preview of(List<Explanation> records) {
        return new Preview(records);
    }

    /** {@return the stories of the records, move by move} */
    public List<Explanation> records() {
        return records;
    }

    /**
     * The records of one move.
     *
     * @param move the name of the move
     * @return its records
     */
    public List<Explanation> records(String move) {
        return records.stream().filter(record -> record.move().equals(move)).toList();
    }

    /** {@return each record in brief} */
    @Override
    public String toString() {
        return records.stream().map(Explanation::brief).collect(Collectors.joining());
    }
}
