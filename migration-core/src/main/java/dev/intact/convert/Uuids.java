package dev.intact.convert;

import dev.intact.field.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conversions of text into UUIDs, by RFC 9562. */
public final class Uuids {
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /**
     * Derives a UUID of version 5 from a name (RFC 9562, section 5.5): the same name in the same namespace always gives
     * the same UUID, so that an id need not be stored to be found again.
     *
     * @param namespace a UUID that stands for the kind of name; make one at random for each table, and keep it
     * @return the conversion
     */
    public static Conversion<String, UUID> v5(UUID namespace) {
        Objects.requireNonNull(namespace, "namespace");
        return Standard.of("UUID version 5 in " + namespace, (value, failures) -> derived(namespace, value));
    }

    /** {@return a conversion of UUIDs in their canonical form of 36 characters, in upper or lower case} */
    public static Conversion<String, UUID> parse() {
        return Standard.of("UUID", Uuids::parsed);
    }

    private static UUID derived(UUID namespace, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] input = ByteBuffer.allocate(16 + text.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(text)
                .array();
        ByteBuffer hash = ByteBuffer.wrap(sha1(input));
        long high = (hash.getLong() & ~0xF000L) | 0x5000L; // version 5
        long low = (hash.getLong() & ~(3L << 62)) | (2L << 62); // the variant of the RFC
        return new UUID(high, low);
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static @Nullable UUID parsed(String value, Failures failures) {
        if (CANONICAL.matcher(value).matches()) {
            return UUID.fromString(value);
        }
        failures.add(Problem.of("is not a UUID")
                .value(value)
                .advice("write 36 characters, as in 00000000-0000-0000-0000-000000000000"));
        return null;
    }
}
