package io.steersman.redaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Finds secrets in texts and puts tokens in their place. Immutable and thread-safe.
 *
 * <p>A token keeps what is needed to see that two calls are the same: {@code [REDACTED:kind:hash]}. A regular expression
 * is tried only round a keyword of its kind, so that a text without any costs one pass.
 */
public final class Redaction {

    /** Stands between a name and its value. */
    private static final String SIGN = ": ";

    private final List<SecretKind> kinds;
    private final Keywords keywords;

    private Redaction(List<SecretKind> kinds) {
        this.kinds = List.copyOf(kinds);
        this.keywords = new Keywords(kinds.stream().map(SecretKind::keywords).toList());
    }

    /** Takes out secrets of the kinds that everybody knows. */
    public static Redaction standard() {
        return new Redaction(SecretKinds.shipped());
    }

    /**
     * Takes out the known kinds and others.
     *
     * @param table one kind a line: its name, keywords with blanks between, and a regular expression (RE2), with tabs between
     * @throws IllegalArgumentException naming the line that cannot be used
     */
    public static Redaction with(String table) {
        List<SecretKind> all = new ArrayList<>(SecretKinds.shipped());
        all.addAll(SecretKinds.read(table));
        return new Redaction(all);
    }

    /** The text with a token in the place of each secret; the same object when there is none. */
    public String apply(String text) {
        return apply(text, 0);
    }

    /**
     * The value of a name with a token in the place of each secret; the same object when there is none. It is also judged by its name,
     * as it would be in a text.
     */
    String apply(String name, String value) {
        Secrets secrets = search(value);
        String clean = apply(value, 0, secrets.all());
        if (!clean.equals(value) || name.isEmpty() || value.indexOf('\n') >= 0) {
            return clean;
        }
        if (secrets.isQuiet() && isQuiet(name)) {
            return value;
        }
        String before = name + SIGN;
        return apply(before + value, before.length());
    }

    /** Whether a name tells nothing of its value, whatever that is. */
    private boolean isQuiet(String name) {
        return keywords.isQuiet(name, SIGN) && !Scanned.mayBeginKey(name);
    }

    private String apply(String text, int behind) {
        return apply(text, behind, find(text));
    }

    /** What stands behind an index of the text, which is read as a whole, with a token in the place of each secret. */
    private static String apply(String text, int behind, List<Secret> secrets) {
        if (secrets.isEmpty()) {
            return text.substring(behind);
        }
        StringBuilder clean = new StringBuilder(text.length());
        int from = behind;
        for (Secret secret : secrets) {
            if (secret.end() > from) {
                clean.append(text, from, Math.max(from, secret.start())).append(secret.token());
                from = secret.end();
            }
        }
        return clean.append(text, from, text.length()).toString();
    }

    /** The secrets of a text in order, none within another. */
    public List<Secret> find(String text) {
        return search(text).all();
    }

    private Secrets search(String text) {
        Secrets secrets = new Secrets(text, kinds);
        keywords.scan(text, secrets::look);
        return secrets;
    }

    /** The first bytes of SHA-256, as hex. */
    static String hash(String value, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
