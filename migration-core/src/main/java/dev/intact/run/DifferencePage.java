package dev.intact.run;

import dev.intact.run.RowDifference.Kind;
import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the template of a difference shows, in its order. */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(path = "dev/intact/run/difference.mustache")
record DifferencePage(
        String title,
        String asOf,
        List<String> kinds,
        List<MoveCounts> moves,
        List<RowView> rows,
        Optional<String> notListed) {

    /** How many rows of a move there are of each kind; a number that is zero steps back. */
    record MoveCounts(String name, List<Count> counts) {}

    /** A number. */
    record Count(String number, boolean zero) {}

    /** One row. */
    record RowView(String move, String key, String sink, String kind, List<FieldView> fields, Optional<String> words) {}

    /** What a field changes from and to; nothing where no value stood there, or was to be. */
    record FieldView(String name, Optional<String> before, Optional<String> after) {}

    static DifferencePage of(Difference difference) {
        return new DifferencePage(
                difference.report().migration(),
                difference.report().started().toString(),
                Stream.of(Kind.values()).map(Kind::words).toList(),
                difference.moves().stream()
                        .map(move -> counts(difference, move))
                        .toList(),
                difference.rows().stream().map(DifferencePage::row).toList(),
                Optional.of(difference.notListed()).filter(rows -> rows > 0).map(String::valueOf));
    }

    private static MoveCounts counts(Difference difference, String move) {
        return new MoveCounts(
                move,
                Stream.of(Kind.values())
                        .map(kind -> difference.count(move, kind))
                        .map(count -> new Count(String.valueOf(count), count == 0))
                        .toList());
    }

    private static RowView row(RowDifference row) {
        return new RowView(
                row.move(),
                row.key(),
                row.sink(),
                row.kind().words(),
                row.fields().stream()
                        .map(field -> new FieldView(
                                field.field(),
                                stated(row.kind() == Kind.INSERT ? "" : shown(field.before())),
                                stated(shown(field.after()))))
                        .toList(),
                stated(row.words()));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(none)" : value;
    }

    private static Optional<String> stated(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty());
    }
}
