package dev.intact.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.intact.field.Problem;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Takes one place out of a JSON document, which it reads as a stream. */
final class JsonPath<T> extends Conversion<String, T> {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE) // the document is in memory already: its texts may be as long
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** What may stand at the place. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        ANY
    }

    private final String noun;
    private final JsonPointer pointer;
    private final Kind kind;
    private final Fn<String, T> maker;

    JsonPath(String noun, String pointer, Kind kind, Fn<String, T> maker) {
        this.noun = noun;
        this.kind = kind;
        this.maker = maker;
        if (!pointer.isEmpty() && (!pointer.startsWith("/") || pointer.matches(".*~(?![01]).*"))) {
            throw new IllegalArgumentException(
                    "'%s' is no JSON Pointer (RFC 6901); write /customer/name, with ~1 for a slash in a name"
                            .formatted(pointer));
        }
        this.pointer = JsonPointer.compile(pointer);
    }

    @Override
    public @Nullable T convert(String value, Failures failures) {
        try (JsonParser parser = JSON.createParser(value)) {
            Found found = new Found();
            if (parser.nextToken() == null) {
                failures.add(broken(value, "it is blank"));
                return null;
            }
            walk(parser, pointer, found);
            if (parser.nextToken() != null) {
                failures.add(broken(value, "something follows it"));
                return null;
            }
            return found.fits ? made(found.text, value, failures) : unfit(value, failures);
        } catch (IOException e) { // its message may hold the value
            failures.add(broken(value, "it is not written as RFC 8259 says, or holds a name twice"));
            return null;
        }
    }

    private @Nullable T made(@Nullable String text, String value, Failures failures) {
        try {
            return text == null ? null : maker.apply(text);
        } catch (NumberFormatException e) { // an exponent beyond 32 bits
            failures.add(Problem.of("has a number of too many digits at '%s'".formatted(pointer))
                    .value(value)
                    .advice("correct it in the source"));
            return null;
        }
    }

    private @Nullable T unfit(String value, Failures failures) {
        failures.add(Problem.of("has something else than %s at '%s'".formatted(words(kind), pointer))
                .value(value)
                .advice("correct the pointer, or take it by Json.part(…)"));
        return null;
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ANY -> "JSON";
        };
    }

    private static Problem broken(String value, String why) {
        return Problem.of("is not a JSON document: " + why).value(value).advice("correct it in the source");
    }

    /** Reads one value to its end; the parser stands at its first token, and then at its last. */
    private void walk(JsonParser parser, JsonPointer rest, Found found) throws IOException {
        if (rest.matches()) {
            take(parser, found);
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean matches = rest.matchesProperty(parser.currentName());
                parser.nextToken();
                walkOrSkip(parser, matches, rest, found);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                walkOrSkip(parser, rest.matchesElement(i), rest, found);
            }
        } else {
            parser.finishToken();
        }
    }

    private void walkOrSkip(JsonParser parser, boolean matches, JsonPointer rest, Found found) throws IOException {
        if (matches) {
            walk(parser, rest.tail(), found);
        } else {
            skip(parser);
        }
    }

    /** Every text and number is read, so that a broken one is noticed. */
    private static void skip(JsonParser parser) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            parser.finishToken();
            if (depth > 0) {
                parser.nextToken();
            }
        } while (depth > 0);
    }

    private void take(JsonParser parser, Found found) throws IOException {
        JsonToken token = parser.currentToken();
        if (kind == Kind.ANY) {
            found.text = copied(parser);
        } else if (token == JsonToken.VALUE_NULL) {
            found.text = null;
        } else if (fits(token)) {
            found.text = parser.getText();
        } else {
            found.fits = false;
            skip(parser);
        }
    }

    private boolean fits(JsonToken token) {
        return switch (kind) {
            case TEXT -> token == JsonToken.VALUE_STRING;
            case NUMBER -> token.isNumeric();
            case BOOLEAN -> token.isBoolean();
            case ANY -> true;
        };
    }

    private static String copied(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            copy(parser, generator);
        }
        return text.toString();
    }

    /** The generator's own copying would read numbers as doubles. */
    private static void copy(JsonParser parser, JsonGenerator generator) throws IOException {
        int depth = 0;
        while (true) {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isNumeric()) {
                generator.writeNumber(parser.getText());
            } else {
                generator.copyCurrentEvent(parser);
            }
            if (depth == 0 && token != JsonToken.FIELD_NAME) {
                return;
            }
            parser.nextToken();
        }
    }

    /** A document that lacks the place has no value there. */
    @Override
    public boolean mayYieldNull() {
        return true;
    }

    @Override
    public String words() {
        return pointer.matches()
                ? noun + " of a JSON document"
                : "%s at %s of a JSON document".formatted(noun, pointer);
    }

    private static final class Found {
        private @Nullable String text;
        private boolean fits = true;
    }
}
