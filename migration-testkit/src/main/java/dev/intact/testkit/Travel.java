package dev.intact.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Sends an object through Java serialization, as a run on a cluster does. */
final class Travel {
    private Travel() {}

    @SuppressWarnings("unchecked") // what is read is a copy of what was written
    static <A> A copyOf(A original) {
        try {
            return (A) read(write(original));
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError("%s cannot travel: %s".formatted(original.getClass(), e), e);
        }
    }

    private static byte[] write(Object original) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
