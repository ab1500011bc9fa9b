package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Content;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.sink.Output;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.SourceException;
import dev.intact.source.Split;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attachments are data too, and need not fit into the heap. */
class LargeObjectTest {
    private static final long SIZE = 100_000_003; // no multiple of any buffer

    record Attachment(long id, @Nullable Content content) {}

    /** Writes a file to one table, and reads that table into another, in a heap that holds neither. */
    public static final class Program {
        public static void main(String[] args) throws IOException {
            Connections connections = Connections.of(args[0], args[1], Db.PASSWORD);
            JdbcTarget target = JdbcTarget.of(connections);
            JdbcSink<Attachment> first = target.table("attachment", Attachment.class);
            JdbcSink<Attachment> second = target.table("copied", Attachment.class);
            Content file = Content.of(Path.of(args[2]));

            require(write(first, List.of(new Attachment(1, file))), "inserted=1 updated=0 unchanged=0 refused=0");
            List<Attachment> read = read(connections, "attachment");
            require(write(second, read), "inserted=1 updated=0 unchanged=0 refused=0");
            if (args[3].equals("upsert")) {
                JdbcSink<Attachment> upsert = second.upsertOn(Attachment::id);
                require(write(upsert, read), "inserted=0 updated=0 unchanged=1 refused=0");
                require(write(upsert, List.of(new Attachment(1, null))), "inserted=0 updated=1 unchanged=0 refused=0");
                require(write(upsert, read), "inserted=0 updated=1 unchanged=0 refused=0");
            }
            System.out.println(read(connections, "copied").get(0).content().sha256());
        }

        private static void require(Written written, String expected) {
            if (!written.toString().equals(expected)) {
                throw new IllegalStateException(written + " "
                        + written.refused().values().stream()
                                .map(Problem::message)
                                .toList());
            }
        }
    }

    private static List<Attachment> read(Connections connections, String table) {
        Reading<Attachment> reading = Reading.of(JdbcSource.table(connections, table, Attachment.class)
                .pagedBy(Attachment::id)
                .pageSize(10));
        assertThat(reading.unreadable).isEmpty();
        return reading.records;
    }

    private static Written write(JdbcSink<Attachment> sink, List<Attachment> rows) {
        try (TargetSession session = sink.target().open(List.of(Output.of(sink, List.of())));
                UnitOfWork work = session.begin()) {
            List<TargetRows> records = new ArrayList<>();
            rows.forEach(
                    row -> records.add(TargetRows.of(Key.of(records.size())).and(sink, row)));
            Written written = work.write(records);
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
            return written;
        }
    }

    private static Path randomFile(Path folder, long size) throws IOException {
        Path file = folder.resolve("scan.tiff");
        Random random = new Random(42);
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, (int) Math.min(block.length, left));
            }
        }
        return file;
    }

    private static void moveInSmallHeap(Db db, String url, Path file, String how) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Program.class.getName(),
                        url,
                        db.user(),
                        file.toString(),
                        how)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said.strip()).endsWith(Content.of(file).sha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytea", "oid"})
    void a_hundred_megabytes_pass_through_a_small_heap_on_postgres(String type, @TempDir Path folder) throws Exception {
        Path file = randomFile(folder, SIZE);
        try (Db db = Db.Product.POSTGRES.with(
                "create table attachment(id bigint primary key, content %s)".formatted(type),
                "create table copied(id bigint primary key, content %s)".formatted(type))) {
            moveInSmallHeap(db, db.url(), file, type.equals("oid") ? "insert" : "upsert");

            String bytes = type.equals("oid") ? "lo_get(content)" : "content";
            assertThat(db.column("select encode(sha256(%s), 'hex') from copied".formatted(bytes)))
                    .containsExactly(Content.of(file).sha256());
            if (type.equals("oid")) {
                db.execute("select lo_unlink(content) from attachment", "select lo_unlink(content) from copied");
            }
        }
    }

    /**
     * Without a delay H2 writes what it holds as soon as that is too much, in the thread of whoever brings more. With
     * one it leaves that to a thread of its own, whose buffers outgrow a small heap where it falls behind.
     */
    @Test
    void a_hundred_megabytes_pass_through_a_small_heap_that_the_database_shares_on_a_file_of_h2(@TempDir Path folder)
            throws Exception {
        Path file = randomFile(folder, SIZE);
        String url = "jdbc:h2:file:" + folder.resolve("crm") + ";CACHE_SIZE=8192;WRITE_DELAY=0";
        try (Db db = Db.Product.H2.open()) { // for its user only
            Connections connections = Connections.of(url, db.user(), Db.PASSWORD);
            try (java.sql.Connection connection = connections.open();
                    java.sql.Statement statement = connection.createStatement()) {
                statement.execute("create table attachment(id bigint primary key, content blob)");
                statement.execute("create table copied(id bigint primary key, content blob)");
            }
            moveInSmallHeap(db, url, file, "upsert");

            assertThat(read(connections, "copied").get(0).content().hasSameBytesAs(Content.of(file)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Db.Product.class)
    void contents_of_all_lengths_come_back_as_they_were_written(Db.Product product) throws IOException {
        int[] lengths = {0, 1, 4095, 1 << 20, (1 << 20) + 1, 3 << 20};
        List<Attachment> rows = new ArrayList<>(List.of(new Attachment(99, null)));
        for (int length : lengths) {
            byte[] bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            boolean known = length % 2 == 0;
            Content content = known
                    ? Content.of(bytes)
                    : Content.of(OptionalLong.empty(), () -> new java.io.ByteArrayInputStream(bytes));
            rows.add(new Attachment(100 + length, content));
        }
        try (Db db = product.with("create table attachment(id bigint primary key, content blob)")) {
            JdbcSink<Attachment> sink = JdbcTarget.of(db.connections()).table("attachment", Attachment.class);
            assertThat(write(sink, rows)).hasToString("inserted=7 updated=0 unchanged=0 refused=0");

            List<Attachment> read = read(db.connections(), "attachment");
            assertThat(read).extracting(Attachment::id).containsExactlyElementsOf(ids(rows));
            assertThat(read.get(0).content()).isNull();
            for (int i = 1; i < rows.size(); i++) {
                assertThat(read.get(i).content().length()).hasValue(lengths[i - 1]);
                assertThat(read.get(i).content().hasSameBytesAs(rows.get(i).content()))
                        .as("%d bytes", lengths[i - 1])
                        .isTrue();
            }
            assertThat(write(sink.upsertOn(Attachment::id), read))
                    .hasToString("inserted=0 updated=0 unchanged=7 refused=0");
        }
    }

    private static List<Long> ids(List<Attachment> rows) {
        return rows.stream().map(Attachment::id).toList();
    }

    @Test
    void a_content_is_what_it_was_when_its_row_was_read() throws IOException {
        try (Db db = Db.Product.POSTGRES.with(
                "create table attachment(id bigint primary key, content bytea)",
                "insert into attachment values (1, 'before')")) {
            List<Attachment> read = new ArrayList<>();
            JdbcSource<Attachment> source = JdbcSource.table(db.connections(), "attachment", Attachment.class)
                    .pagedBy(Attachment::id);
            try (Cursor<Attachment> cursor = source.open(Split.whole(), Position.start())) {
                assertThat(cursor.next(collecting(read))).isTrue();
                db.execute("update attachment set content = 'after'");
            }
            assertThat(read.get(0).content().hasSameBytesAs(Content.of("before".getBytes(StandardCharsets.UTF_8))))
                    .isTrue();
        }
    }

    private static Receiver<Attachment> collecting(List<Attachment> into) {
        return new Receiver<>() {
            @Override
            public void record(Position position, Attachment record) {
                into.add(record);
            }

            @Override
            public void unreadable(Position position, Key place, List<Problem> problems) {
                throw new AssertionError(problems.toString());
            }
        };
    }

    @Test
    void refuses_to_read_content_on_postgres_without_a_page_key() {
        try (Db db = Db.Product.POSTGRES.with("create table attachment(id bigint primary key, content bytea)")) {
            assertThatThrownBy(() -> Reading.of(JdbcSource.table(db.connections(), "attachment", Attachment.class)))
                    .isInstanceOf(SourceException.class)
                    .hasMessage(
                            "attachment in %s is not paged, so that the driver would hold the content of content whole: page it by a key, pagedBy(…)",
                            db.connections());
        }
    }

    @Test
    void refuses_a_row_whose_content_cannot_be_opened_and_writes_the_others(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("gone.txt"), "here");
        Content gone = Content.of(file);
        Files.delete(file);
        try (Db db = Db.Product.POSTGRES.with("create table attachment(id bigint primary key, content bytea)")) {
            JdbcSink<Attachment> sink = JdbcTarget.of(db.connections()).table("attachment", Attachment.class);
            Written written =
                    write(sink, List.of(new Attachment(1, gone), new Attachment(2, Content.of(new byte[] {1}))));

            assertThat(written).hasToString("inserted=1 updated=0 unchanged=0 refused=1");
            assertThat(written.refused().get(0).message())
                    .isEqualTo(
                            "content: cannot be opened (NoSuchFileException) (rule: attachment.content at most 2147483647 bytes)");
        }
    }

    @Test
    void refuses_to_compare_large_objects_that_have_new_numbers_each_time() {
        try (Db db = Db.Product.POSTGRES.with("create table attachment(id bigint primary key, content oid)")) {
            JdbcSink<Attachment> sink = JdbcTarget.of(db.connections())
                    .table("attachment", Attachment.class)
                    .upsertOn(Attachment::id);
            assertThatThrownBy(() -> write(sink, List.of()))
                    .isInstanceOf(TargetException.class)
                    .hasMessageEndingWith(
                            "content: column content is oid, whose content cannot be compared with that of a row that is there; only insert it");
        }
    }
}
