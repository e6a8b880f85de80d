package io.steersman.reading.text;

import java.nio.charset.StandardCharsets;

/**
 * A running 64-bit hash of characters: FNV-1a, finished with the mixer of MurmurHash3 so that short texts spread.
 *
 * <p>Equal keys are taken for equal texts; it is no protection against somebody who wants a collision.
 */
public final class Hash {

    /** What a hash begins with. */
    public static final long BASIS = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;
    private static final int HEX_DIGITS = 16;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private long state = BASIS;

    /** The hash of what {@code hash} is the hash of and one more character, for scanners that keep it themselves. */
    public static long with(long hash, char c) {
        return (hash ^ c) * PRIME;
    }

    /** A block of up to seven bytes, before any is shifted in: the bit tells blocks of different lengths apart. */
    public static final long BLOCK = 1;

    /** Whether a block takes no more bytes. */
    public static boolean isFull(long block) {
        return block >>> 56 != 0;
    }

    /** The hash of what {@code hash} is the hash of and one more block; a fraction of what its bytes cost one by one. */
    public static long with(long hash, long block) {
        long h = (hash ^ block) * 0x9e3779b97f4a7c15L;
        return h ^ h >>> 32;
    }

    /** Adds one character. */
    public void add(char c) {
        state = with(state, c);
    }

    /** Adds all characters of a text, and nothing that marks its end. */
    public void add(String text) {
        add(text, 0, text.length());
    }

    /** Adds the characters from {@code from} to before {@code to}. */
    public void add(String text, int from, int to) {
        long h = state;
        for (int i = from; i < to; i++) {
            h = (h ^ text.charAt(i)) * PRIME;
        }
        state = h;
    }

    /** The hash of all that was added, as 16 hex digits. */
    public String hex() {
        return hex(state);
    }

    /** A hash as 16 hex digits. */
    public static String hex(long hash) {
        long rest = mixed(hash);
        byte[] out = new byte[HEX_DIGITS];
        for (int i = HEX_DIGITS - 1; i >= 0; i--) {
            out[i] = DIGITS[(int) (rest & 0xf)];
            rest >>>= 4;
        }
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    private static long mixed(long hash) {
        long h = hash;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
