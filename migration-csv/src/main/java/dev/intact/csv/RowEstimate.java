package dev.intact.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** About how many rows a file has, told from its size and the lines at its beginning: for the display of progress. */
final class RowEstimate {
    private static final int LOOKED_AT = 1 << 16;

    private RowEstimate() {}

    static OptionalLong of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] beginning = in.readNBytes(LOOKED_AT);
            long lines = 0;
            for (byte b : beginning) {
                if (b == '\n') {
                    lines++;
                }
            }
            return lines == 0 ? OptionalLong.empty() : OptionalLong.of(Files.size(file) * lines / beginning.length);
        } catch (IOException e) {
            return OptionalLong.empty(); // opening the file says what is wrong with it
        }
    }
}
