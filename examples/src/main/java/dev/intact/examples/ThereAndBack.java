package dev.intact.examples;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.ledger.Outcome;
import dev.intact.run.MoveReport;
import dev.intact.run.RunReport;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;

/** A system that moves whole into another one with new keys, and from there back under its old ones. */
public interface ThereAndBack {
    /**
     * Into the other system.
     *
     * @return the migration
     */
    Migration there();

    /**
     * Out of it again.
     *
     * @return the migration, which can be made when the rows are there
     */
    Migration back();

    /**
     * Asks the start and the other system the same questions.
     *
     * @return what both answer
     * @throws SQLException if one cannot be read
     */
    List<BothSides.Figure> figures() throws SQLException;

    /**
     * Compares the start with what came back.
     *
     * @return all tables
     * @throws SQLException if one cannot be read
     */
    List<RowByRow.Table> compared() throws SQLException;

    /**
     * Is done when all rows have arrived, as for references that must not be there before.
     *
     * @throws SQLException if a database refuses it
     */
    default void arrived() throws SQLException {}

    /**
     * Is done when all rows have come back.
     *
     * @throws SQLException if a database refuses it
     */
    default void returned() throws SQLException {}

    /**
     * What a run there and back has found.
     *
     * @param there how the rows moved
     * @param back how they came back
     * @param figures what the start and the other system answer
     * @param compared the start and what came back
     */
    record Summary(RunReport there, RunReport back, List<BothSides.Figure> figures, List<RowByRow.Table> compared) {}

    /**
     * Moves there and back, and prints what came of it.
     *
     * @param migrator what runs it
     * @param out where to print
     * @return the same
     * @throws SQLException if a database cannot be read
     */
    default Summary run(Migrator migrator, PrintStream out) throws SQLException {
        RunReport there = migrator.run(there());
        arrived();
        print(out, there);
        List<BothSides.Figure> figures = figures();
        out.println("\nThe same figures, computed by each database:");
        figures.forEach(figure -> out.println("  " + figure));
        out.println();
        RunReport back = migrator.run(back());
        returned();
        print(out, back);
        List<RowByRow.Table> compared = compared();
        out.println("\nThe start and what came back, row by row:");
        compared.forEach(table -> out.println("  " + table));
        return new Summary(there, back, figures, compared);
    }

    private static void print(PrintStream out, RunReport report) {
        for (MoveReport move : report.moves()) {
            out.println(move);
            move.reasons(Outcome.REJECTED).forEach(reason -> out.println("  %s: %s".formatted(move.move(), reason)));
        }
    }
}
