package dev.intact.run;

import dev.intact.ledger.Balance;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How far a move has come. Immutable and thread-safe. */
public final class Progress {
    private final String move;
    private final Balance balance;
    private final OptionalLong total;
    private final Duration elapsed;

    private Progress(String move, Balance balance, OptionalLong total, Duration elapsed) {
        this.move = move;
        this.balance = balance;
        this.total = total;
        this.elapsed = Words.notNegative(elapsed);
    }

    /**
     * How far a move has come.
     *
     * @param move the name of the move
     * @param balance what has been committed
     * @param total about how many records there are; empty if that is not known
     * @param elapsed since the move began; taken for zero if it is negative, as after a clock was set back
     * @return the progress
     */
    public static Progress of(String move, Balance balance, OptionalLong total, Duration elapsed) {
        return new Progress(move, balance, total, elapsed);
    }

    /** {@return the name of the move} */
    public String move() {
        return move;
    }

    /** {@return what has been committed} */
    public Balance balance() {
        return balance;
    }

    /** {@return about how many records there are; empty if that is not known} */
    public OptionalLong total() {
        return total;
    }

    /** {@return the time since the move began} */
    public Duration elapsed() {
        return elapsed;
    }

    /** {@return records per second since the move began; 0 in its first millisecond} */
    public double rate() {
        return elapsed.toMillis() == 0 ? 0 : balance.read() * 1000.0 / elapsed.toMillis();
    }

    /** {@return how long it may still take at this rate; empty while that cannot be told} */
    public Optional<Duration> remaining() {
        if (total.isEmpty() || rate() == 0) {
            return Optional.empty();
        }
        double seconds = Math.max(0, total.getAsLong() - balance.read()) / rate();
        return Optional.of(Duration.ofMillis((long) (seconds * 1000)));
    }

    /** {@return one line: the move, how many of how many, the rate, and the remaining time} */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(move).append(": ").append(Words.count(balance.read()));
        total.ifPresent(of -> line.append(" of ").append(Words.count(of)));
        line.append(" records, ").append(Words.count(Math.round(rate()))).append("/s");
        remaining()
                .ifPresent(
                        left -> line.append(", ").append(Words.duration(left)).append(" left"));
        return line.toString();
    }
}
