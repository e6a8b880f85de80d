package io.steersman.reload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Small {@code .tar.gz} archives of plain files, as POSIX.1-1988 (ustar) has them; equal files make equal archives. */
final class Tar {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SUM_AT = 148;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;
    private static final int MOST_FILES = 5_000;
    private static final int LARGEST = 64 * 1024 * 1024;

    private Tar() {}

    /**
     * An archive.
     *
     * @param files contents by path, in the order in which they are put
     */
    static byte[] write(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.write(header(file.getKey(), file.getValue().length));
                out.write(file.getValue());
                out.write(new byte[padding(file.getValue().length)]);
            }
            out.write(new byte[2 * BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The files of an archive by path; folders are passed over.
     *
     * @throws IOException when it is none, or holds more than a rulebook can
     */
    static Map<String, byte[]> read(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        long total = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            for (byte[] header = in.readNBytes(BLOCK); isFile(header); header = in.readNBytes(BLOCK)) {
                long size = octal(header, SIZE_AT, 12);
                total += size;
                if (files.size() >= MOST_FILES || size < 0 || total > LARGEST) {
                    throw new IOException("it holds more than %d files or %d bytes".formatted(MOST_FILES, LARGEST));
                }
                byte[] content = in.readNBytes((int) size);
                if (content.length < size || in.readNBytes(padding(size)).length < padding(size)) {
                    throw new IOException("it is cut off");
                }
                if (header[TYPE_AT] == '0' || header[TYPE_AT] == 0) {
                    String prefix = text(header, PREFIX_AT, PREFIX);
                    files.put((prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, NAME), content);
                }
            }
        }
        return files;
    }

    private static boolean isFile(byte[] header) throws IOException {
        if (header.length < BLOCK) {
            throw new IOException("it is cut off");
        }
        if (header[0] == 0) {
            return false;
        }
        if (octal(header, SUM_AT, 8) != sum(header)) {
            throw new IOException("it is no tar archive, or is damaged");
        }
        return true;
    }

    private static byte[] header(String path, int size) {
        byte[] header = new byte[BLOCK];
        int cut = path.length() <= NAME ? -1 : path.indexOf('/', path.length() - NAME - 1);
        put(header, 0, NAME, path.substring(cut + 1));
        put(header, PREFIX_AT, PREFIX, cut < 0 ? "" : path.substring(0, cut));
        put(header, NAME, 8, "0000644");
        put(header, NAME + 8, 8, "0000000");
        put(header, NAME + 16, 8, "0000000");
        put(header, SIZE_AT, 12, "%011o".formatted(size));
        put(header, SIZE_AT + 12, 12, "%011o".formatted(0));
        header[TYPE_AT] = '0';
        put(header, MAGIC_AT, 6, "ustar");
        put(header, MAGIC_AT + 6, 2, "00");
        put(header, SUM_AT, 8, "%06o".formatted(sum(header)));
        header[SUM_AT + 7] = ' ';
        return header;
    }

    private static void put(byte[] header, int at, int room, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > room) {
            throw new IllegalArgumentException("The path '%s' is too long for an archive.".formatted(text));
        }
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** The sum of all bytes, where the sum itself counts as blanks. */
    private static int sum(byte[] header) {
        int sum = 8 * ' ';
        for (int i = 0; i < header.length; i++) {
            sum += i >= SUM_AT && i < SUM_AT + 8 ? 0 : header[i] & 0xff;
        }
        return sum;
    }

    private static long octal(byte[] header, int at, int room) throws IOException {
        try {
            return Long.parseLong(text(header, at, room).strip(), 8);
        } catch (NumberFormatException e) {
            throw new IOException("it is no tar archive, or is damaged", e);
        }
    }

    private static String text(byte[] header, int at, int room) {
        int end = at;
        while (end < at + room && header[end] != 0) {
            end++;
        }
        return new String(Arrays.copyOfRange(header, at, end), StandardCharsets.UTF_8);
    }

    private static int padding(long size) {
        return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }
}
