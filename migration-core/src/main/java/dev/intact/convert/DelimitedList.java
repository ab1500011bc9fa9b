package dev.intact.convert;

import dev.intact.field.Problem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form of delimited text; made by {@link Lists#delimitedBy}. What it writes it reads back: a list that it cannot
 * write so is rejected. Immutable and thread-safe.
 */
public final class DelimitedList implements Serializable {
    private static final long serialVersionUID = 1L;

    static final char NO_ESCAPE = '\0';

    private final char delimiter;
    private final char escape;

    DelimitedList(char delimiter, char escape) {
        if (Character.isSurrogate(delimiter) || Character.isSurrogate(escape)) {
            throw new IllegalArgumentException("half a character parts no items");
        }
        this.delimiter = delimiter;
        this.escape = escape;
    }

    /**
     * The same form with an escape, which stands before a delimiter or an escape that belongs to an item:
     * {@code a\;b;c} has two items.
     *
     * @param mark the escape
     * @return the form
     * @throws IllegalArgumentException if the mark is the delimiter or half a character
     */
    public DelimitedList escapedBy(char mark) {
        if (mark == delimiter) {
            throw new IllegalArgumentException("'%s' cannot both part items and escape".formatted(mark));
        }
        return new DelimitedList(delimiter, mark);
    }

    /**
     * {@return a conversion of text into an unmodifiable list of its items; an escape before anything but a delimiter
     * or an escape is rejected}
     */
    public Conversion<String, List<String>> toList() {
        return Standard.of("list %s".formatted(words()), this::read);
    }

    /**
     * {@return a conversion of lists into text; without an escape an item with the delimiter is rejected, and a list of
     * one empty item always is, as it would read as an empty list}
     */
    public Conversion<List<String>, String> toText() {
        return Standard.of("written as a list %s".formatted(words()), this::write);
    }

    /**
     * Reads lists whose items are converted one by one.
     *
     * @param item the conversion of an item
     * @param <T> the type of the items
     * @return a conversion of text into an unmodifiable list; one bad item rejects the whole, and an item that becomes
     *     missing is left out
     */
    public <T> Conversion<String, List<T>> toListOf(Conversion<? super String, ? extends T> item) {
        return Standard.of(
                "list %s, each: %s".formatted(words(), item.words()), (value, failures) -> read(value, item, failures));
    }

    private <T> @Nullable List<T> read(String value, Conversion<? super String, ? extends T> item, Failures failures) {
        List<String> texts = read(value, failures);
        if (texts == null) {
            return null;
        }
        Counted counted = new Counted(failures);
        List<T> items = new ArrayList<>(texts.size());
        for (String text : texts) {
            T converted = item.convert(text, counted);
            if (counted.number > 0) {
                return null;
            }
            if (converted != null) {
                items.add(converted);
            }
        }
        return List.copyOf(items);
    }

    private @Nullable List<String> read(String value, Failures failures) {
        if (value.isEmpty()) {
            return List.of();
        }
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == escape && escape != NO_ESCAPE) {
                i++;
                if (i == value.length() || (value.charAt(i) != escape && value.charAt(i) != delimiter)) {
                    failures.add(Problem.of("has a '%s' that escapes nothing".formatted(escape))
                            .value(value)
                            .advice("double it where it stands for itself"));
                    return null;
                }
                item.append(value.charAt(i));
            } else if (c == delimiter) {
                items.add(item.toString());
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        items.add(item.toString());
        return List.copyOf(items);
    }

    private @Nullable String write(List<String> items, Failures failures) {
        if (items.size() == 1 && items.get(0).isEmpty()) {
            failures.add(Problem.of("is a list of one empty item, which would be read as an empty list")
                    .value(items)
                    .advice("leave it out"));
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "" : String.valueOf(delimiter));
            if (!append(items.get(i), text)) {
                failures.add(Problem.of("has an item that holds the delimiter '%s'".formatted(delimiter))
                        .value(items)
                        .advice("declare .escapedBy('\\\\'), or another delimiter"));
                return null;
            }
        }
        return text.toString();
    }

    private boolean append(String item, StringBuilder text) {
        if (escape == NO_ESCAPE) {
            text.append(item);
            return item.indexOf(delimiter) < 0;
        }
        for (int i = 0; i < item.length(); i++) {
            char c = item.charAt(i);
            if (c == delimiter || c == escape) {
                text.append(escape);
            }
            text.append(c);
        }
        return true;
    }

    private String words() {
        return "parted by '%s'%s"
                .formatted(delimiter, escape == NO_ESCAPE ? "" : ", escaped by '%s'".formatted(escape));
    }

    @Override
    public String toString() {
        return "list " + words();
    }

    /** Knows whether an item failed. */
    private static final class Counted implements Failures {
        private final Failures failures;
        private int number;

        Counted(Failures failures) {
            this.failures = failures;
        }

        @Override
        public void add(Problem problem) {
            number++;
            failures.add(problem);
        }
    }
}
