package dev.intact.csv;

import dev.intact.source.Split;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Some of the files of a source, by their numbers from 0: {@code 0-2} are the first two. */
record FileRange(int from, int to) {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");

    static FileRange of(Split split, CsvSource<?> source) {
        if (split.equals(Split.whole())) {
            return new FileRange(0, source.fileCount());
        }
        Matcher range = RANGE.matcher(split.id());
        if (range.matches()) {
            FileRange files = new FileRange(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
            if (files.from < files.to && files.to <= source.fileCount()) {
                return files;
            }
        }
        throw new IllegalArgumentException(
                "%s has no split '%s': it is divided by the numbers of its files, at most '0-%s';"
                                .formatted(source.name(), split, source.fileCount())
                        + " open a split that its splits(…) gave");
    }

    Split split() {
        return Split.of(from + "-" + to);
    }
}
