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

    /** What stands behind an index of the text, which is read as a whole, with a token in the place of each secret. */
    String apply(String text, int behind) {
        List<Secret> secrets = find(text);
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
        Secrets secrets = new Secrets(text, kinds);
        keywords.scan(text, secrets::look);
        return secrets.all();
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
