package dev.intact.examples;

import dev.intact.jdbc.Connections;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures that two databases compute by themselves, each in its own SQL: the library has no hand in them. */
public final class BothSides {
    private BothSides() {}

    /**
     * A figure, and how each side computes it.
     *
     * @param name its name
     * @param atSource what stands behind {@code select} at the source
     * @param atTarget what stands behind {@code select} at the target
     */
    public record Question(String name, String atSource, String atTarget) {
        /**
         * Asks how many rows refer to another table and find their row there.
         *
         * @param name the name of the figure
         * @param source the reference at the source
         * @param target the reference at the target
         * @return the question
         */
        public static Question edges(String name, Edge source, Edge target) {
            return new Question(name, source.count(), target.count());
        }
    }

    /**
     * A reference between two tables.
     *
     * @param child the table that refers
     * @param column its column
     * @param parent the table that is referred to
     * @param key the column of its key
     */
    public record Edge(String child, String column, String parent, String key) {
        private String count() {
            return "count(*) from %s c join %s p on p.%s = c.%s".formatted(child, parent, key, column);
        }
    }

    /**
     * What the two sides answered.
     *
     * @param name the name of the figure
     * @param source the answer of the source
     * @param target the answer of the target
     */
    public record Figure(String name, String source, String target) {
        /** {@return whether they are equal} */
        public boolean agrees() {
            return source.equals(target);
        }

        @Override
        public String toString() {
            return "%-28s %12s  %12s  %s".formatted(name, source, target, agrees() ? "equal" : "DIFFERENT");
        }
    }

    /**
     * Asks both sides.
     *
     * @param source the one
     * @param target the other
     * @param questions what is asked
     * @return the answers, in the order of the questions
     * @throws SQLException if a side cannot answer
     */
    public static List<Figure> ask(Connections source, Connections target, List<Question> questions)
            throws SQLException {
        List<Figure> figures = new ArrayList<>();
        try (Connection left = source.open();
                Connection right = target.open()) {
            for (Question question : questions) {
                figures.add(new Figure(
                        question.name(), answer(left, question.atSource()), answer(right, question.atTarget())));
            }
        }
        return List.copyOf(figures);
    }

    private static String answer(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + question)) {
            rows.next();
            Object answer = rows.getObject(1);
            if (answer instanceof BigDecimal || answer instanceof Double) {
                return String.format(Locale.ROOT, "%,.2f", new BigDecimal(answer.toString()));
            }
            return answer instanceof Number count
                    ? String.format(Locale.ROOT, "%,d", count.longValue())
                    : String.valueOf(answer);
        }
    }
}
