package io.steersman.build;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * One file that runs as it is: a script of the shell, and behind its last line a jar, whose places are told anew by the
 * length of the script, so that every reader of jars finds them.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">The format, 4.3.12 and 4.3.16</a>
 */
public final class Executable {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;

    private Executable() {}

    /**
     * Writes it when the program is built.
     *
     * @param arguments the script, the jar and the file to write
     * @throws IOException when one of them cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    }

    static void write(Path script, Path jar, Path to) throws IOException {
        byte[] before = Files.readAllBytes(script);
        Files.copy(script, to, StandardCopyOption.REPLACE_EXISTING);
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.APPEND)) {
            Files.copy(jar, out);
        }
        move(to, before.length);
        if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void move(Path file, int by) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            ByteBuffer end = read(bytes, bytes.length() - END_LENGTH, END_LENGTH);
            if (end.getInt(0) != END) {
                throw new IOException("The jar (%s) ends in a comment or is none.".formatted(file));
            }
            int directory = end.getInt(16);
            ByteBuffer entries = read(bytes, (long) directory + by, end.getInt(12));
            for (int at = 0; at < entries.limit(); at += length(entries, at)) {
                entries.putInt(at + 42, entries.getInt(at + 42) + by);
            }
            write(bytes, (long) directory + by, entries);
            write(bytes, bytes.length() - END_LENGTH, end.putInt(16, directory + by));
        }
    }

    /** Of one entry of the directory: its name, extra fields and comment stand behind it. */
    private static int length(ByteBuffer entries, int at) {
        return ENTRY_LENGTH
                + Short.toUnsignedInt(entries.getShort(at + 28))
                + Short.toUnsignedInt(entries.getShort(at + 30))
                + Short.toUnsignedInt(entries.getShort(at + 32));
    }

    private static ByteBuffer read(RandomAccessFile bytes, long from, int length) throws IOException {
        byte[] content = new byte[length];
        bytes.seek(from);
        bytes.readFully(content);
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(RandomAccessFile bytes, long at, ByteBuffer content) throws IOException {
        bytes.seek(at);
        bytes.write(content.array());
    }
}
