package io.steersman.recorded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Numbers of steps that have none of their own: the same content has the same, however often it comes. */
public final class Digest {

    private static final long LARGEST_NUMBER = (1L << 52) - 1;

    private Digest() {}

    /** A number that tells a thing of a kind from all others of the trajectory. */
    public static long number(String kind, String content) {
        byte[] digest = of(kind + " " + content);
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << Byte.SIZE | digest[i] & 0xff;
        }
        return number & LARGEST_NUMBER;
    }

    /** A hash that differs where texts differ. */
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
