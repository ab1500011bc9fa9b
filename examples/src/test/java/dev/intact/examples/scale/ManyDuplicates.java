package dev.intact.examples.scale;

import static dev.intact.duplicates.MatchKey.key;

import dev.intact.convert.Emails;
import dev.intact.convert.Fingerprints;
import dev.intact.duplicates.Dedup;
import dev.intact.duplicates.DedupResult;
import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the duplicates among as many made-up records as it is told, by three keys; run in a JVM with a small heap. */
final class ManyDuplicates {
    private static final int TENTH = 10;
    private static final int MEGA = 1 << 20;

    private ManyDuplicates() {}

    record Person(
            long id,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String name,
            @Nullable LocalDate birth) {}

    static Dedup<Person> samePerson() {
        return Dedup.of(Person.class)
                .on("e-mail", key(Person::email).by(Emails.normalised()))
                .on("phone", key(Person::phone).by(Fingerprints.digits()))
                .on("name and birth", key(Person::name).by(Fingerprints.fingerprint()), key(Person::birth));
    }

    /**
     * Each tenth record has one key in common with the one before it, each of the three in turn. All have no phone 0.
     */
    static Person person(long id) {
        boolean duplicate = id % TENTH == TENTH - 1;
        long original = duplicate ? id - 1 : id;
        long shared = duplicate ? id / TENTH % 3 : -1;
        long email = shared == 0 ? original : id;
        long phone = shared == 1 ? original : id;
        long name = shared == 2 ? original : id;
        return new Person(
                id,
                "user" + email + "@example.com",
                id % 4 == 0 ? "000 000" : "+49 " + (1_000_000_000L + phone),
                "Person " + Long.toString(name, Character.MAX_RADIX) + " Müller",
                LocalDate.ofEpochDay(name % 20_000));
    }

    /** Makes its records as they are read. */
    record Made(long count) implements Source<Person> {
        @Override
        public String name() {
            return "made-up persons";
        }

        @Override
        public Schema<Person> schema() {
            return Schema.of(Person.class);
        }

        @Override
        public List<Split> splits(int atMost) {
            return IntStream.range(0, atMost)
                    .mapToObj(i -> Split.of(count * i / atMost + "-" + count * (i + 1) / atMost))
                    .toList();
        }

        @Override
        public Cursor<Person> open(Split split, Position after) {
            String[] ends = split.id().split("-", -1);
            return new MadeCursor(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
        }
    }

    private static final class MadeCursor implements Cursor<Person> {
        private final long from;
        private final long to;
        private long next;

        MadeCursor(long from, long to) {
            this.from = from;
            this.to = to;
            this.next = from;
        }

        @Override
        public boolean next(Receiver<? super Person> receiver) {
            if (next >= to) {
                return false;
            }
            Person person = person(next++);
            receiver.record(Position.of(Long.toString(next)), person);
            return true;
        }

        @Override
        public OptionalLong count() {
            return OptionalLong.of(to - from);
        }

        @Override
        public void close() {
            next = to;
        }
    }

    public static void main(String... args) {
        long records = Long.parseLong(args[0]);
        long began = System.nanoTime();
        DedupResult result = samePerson().over(new Made(records), Person::id);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.println(String.format(
                Locale.ROOT,
                "%.1f s, %.2f s per million, %s MB spilled, heap %s MB",
                seconds,
                seconds * 1e6 / records,
                result.spilledBytes() / MEGA,
                Runtime.getRuntime().maxMemory() / MEGA));
        System.out.println(result + " " + result.genericKeys());
    }
}
