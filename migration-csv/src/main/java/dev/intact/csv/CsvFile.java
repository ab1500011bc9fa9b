package dev.intact.csv;

import dev.intact.source.SourceException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.ZipException;

/** Opens a file down to its text. */
final class CsvFile {
    private static final int BUFFER = 64 * 1024;

    private CsvFile() {}

    /** The name by which messages and keys call a file. */
    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    static RecordGate open(Path path, Dialect dialect, int maxFieldLength) {
        try {
            InputStream raw = Files.newInputStream(path);
            try {
                return open(path, raw, dialect, maxFieldLength);
            } catch (IOException | RuntimeException e) {
                raw.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw missing(path);
        } catch (EOFException | ZipException e) {
            throw new SourceException("%s: is no file compressed by gzip, or is cut off".formatted(name(path)), e);
        } catch (IOException e) {
            throw new SourceException("%s: cannot be opened (at %s)".formatted(name(path), path), e);
        }
    }

    private static SourceException missing(Path path) {
        return new SourceException("%s: there is no such file (looked at %s)".formatted(name(path), path));
    }

    /** Size and checksum of a file's bytes, as they lie on the disk. */
    static String fact(Path path) {
        CRC32C checksum = new CRC32C();
        long size = 0;
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
                size += read;
            }
        } catch (NoSuchFileException e) {
            throw missing(path);
        } catch (IOException e) {
            throw new SourceException("%s: cannot be read (at %s)".formatted(name(path), path), e);
        }
        return String.format(Locale.ROOT, "file %s: %,d bytes, CRC-32C %08x", name(path), size, checksum.getValue());
    }

    private static RecordGate open(Path path, InputStream raw, Dialect dialect, int maxFieldLength) throws IOException {
        String name = name(path);
        InputStream plain = dialect.compresses(name) ? new GzipInput(raw) : raw;
        PushbackInputStream in = new PushbackInputStream(plain, ByteOrderMark.LONGEST);
        Charset declared = dialect.charset();
        Optional<ByteOrderMark> mark = ByteOrderMark.take(in, declared);
        if (mark.isPresent() && mark.get().belies(declared)) {
            throw new SourceException("%s: begins with the byte order mark of %s, but is declared as %s"
                    .formatted(name, mark.get().charsetName(), declared));
        }
        Charset definite = ByteOrderMark.definite(declared, mark);
        long offset = mark.map(ByteOrderMark::length).orElse(0);
        RecordGate gate = new RecordGate(name, new StrictDecoder(in, definite, offset), dialect, maxFieldLength);
        gate.skipLines(dialect.skipLines());
        return gate;
    }
}
