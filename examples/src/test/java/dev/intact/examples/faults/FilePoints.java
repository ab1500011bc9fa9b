package dev.intact.examples.faults;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Nothing that goes wrong by itself: {@link Points points} around what is done to the files that a run writes. */
final class FilePoints implements FileFault {
    private static final Pattern OURS = Pattern.compile("(entries\\.csv|rejects\\.csv|archive\\.jsonl).*");

    /** The files that only the first half of a write has reached so far. */
    private final Set<Path> halves = ConcurrentHashMap.newKeySet();

    @Override
    public void before(Call call) {
        if (!halves.contains(call.path())) {
            words(call).ifPresent(what -> Points.pass("before " + what));
        }
    }

    @Override
    public int room(Call write) {
        boolean second = halves.remove(write.path());
        if (second || write.bytes() < 2 || words(write).isEmpty()) {
            return write.bytes();
        }
        halves.add(write.path());
        return write.bytes() / 2;
    }

    @Override
    public void after(Call call) {
        String when = halves.contains(call.path()) ? "in the middle of " : "after ";
        words(call).ifPresent(what -> Points.pass(when + what));
    }

    /** What is done to which file, by its name as it is in each run; empty if it is none of those that are watched. */
    private static Optional<String> words(Call call) {
        Path last = call.path().getFileName();
        String name = last == null ? "" : last.toString().replaceAll("^\\.+|\\.\\d+", "");
        String doing = switch (call.operation()) {
            case OPEN -> "opening ";
            case WRITE -> "writing ";
            case TRUNCATE -> "cutting ";
            case FORCE -> "forcing ";
            case FORCE_DIRECTORY -> "forcing the folder of ";
            case MOVE -> "renaming to ";
            case DELETE -> "removing ";
        };
        return OURS.matcher(name).matches() ? Optional.of(doing + name) : Optional.empty();
    }
}
