package io.steersman.access;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The text of a key, {@code st_key_ID_SECRET}: the id names it, the secret is 40 random letters and digits, 238 bits.
 *
 * <p>Only its SHA-256 is kept. A slow hash would guard nothing here: what is random cannot be guessed.
 */
public final class KeyText {

    /** What every key begins with, so that people and scanners know one when they see it. */
    public static final String PREFIX = "st_key_";

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String ID_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 8;
    private static final int SECRET_LENGTH = 40;
    private static final Pattern SHAPE = Pattern.compile("st_key_([0-9a-z]{8})_[0-9A-Za-z]{40}");

    private KeyText() {}

    /** A new one that nobody can guess. */
    public static String fresh(SecureRandom random) {
        return PREFIX + letters(random, ID_LETTERS, ID_LENGTH) + "_" + letters(random, LETTERS, SECRET_LENGTH);
    }

    /** The id of the key that a text may be. */
    public static Optional<String> id(String text) {
        Matcher shape = SHAPE.matcher(text);
        return shape.matches() ? Optional.of(shape.group(1)) : Optional.empty();
    }

    /** What is kept of it: SHA-256 in hexadecimal digits. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a text has this hash; how long it takes tells nothing. */
    static boolean has(String hash, String text) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), hash(text).getBytes(StandardCharsets.US_ASCII));
    }

    private static String letters(SecureRandom random, String from, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(from.charAt(random.nextInt(from.length())));
        }
        return letters.toString();
    }
}
