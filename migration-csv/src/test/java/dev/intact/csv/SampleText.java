package dev.intact.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes samples as text by other means than a sink: what is a text is quoted, and nothing else. */
record SampleText(char separator, char quote, String nullText) {
    static final SampleText RFC_4180 = new SampleText(',', '"', "");

    String header() {
        return joined(List.of("id", "text", "amount", "day", "stage", "place.city", "place.zip"));
    }

    /** One text per sample, without the line break that ends it. */
    List<String> rows(List<Sample> samples) {
        return samples.stream().map(this::row).toList();
    }

    /** These rows, and in the midst of them one whose number is none. */
    List<String> rowsWithOneUnreadable(List<Sample> samples) {
        List<String> rows = new ArrayList<>(rows(samples));
        rows.add(rows.size() / 2, joined(List.of("x", quoted("of no number"), "1", "2026-01-01", "LEAD", "", "")));
        return rows;
    }

    private String row(Sample sample) {
        Sample.Place place = sample.place();
        return joined(List.of(
                Integer.toString(sample.id()),
                quoted(sample.text()),
                plain(sample.amount()),
                plain(sample.day()),
                sample.stage().name(),
                quoted(place == null ? null : place.city()),
                quoted(place == null ? null : place.zip())));
    }

    private String joined(List<String> fields) {
        return String.join(Character.toString(separator), fields);
    }

    private String plain(@Nullable Object value) {
        return Objects.toString(value, nullText);
    }

    private String quoted(@Nullable String text) {
        String mark = Character.toString(quote);
        return text == null ? nullText : mark + text.replace(mark, mark + mark) + mark;
    }
}
