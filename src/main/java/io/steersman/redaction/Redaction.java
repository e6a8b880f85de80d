package io.steersman.redaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Finds secrets in texts and puts tokens in their place. Immutable and thread-safe.
 *
 * <p>A token keeps what is needed to see that two calls are the same: {@code [REDACTED:kind:hash]}. A regular expression
 * is tried only round a keyword of its kind, so that a text without any costs one pass.
 */
public final class Redaction {

    private static final int BEFORE = 80;
    private static final int AFTER = 600;
    private static final int AFTER_KEY_BEGIN = 12_000;
    private static final int HASH_BYTES = 3;
    private static final int LONGEST_TOKEN = 80;
    private static final String TOKEN = "[REDACTED:%s:%s]";
    private static final String ALREADY = "[REDACTED:";

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
     * @param table one kind a line: its name, keywords with blanks between, and a regular expression, with tabs between
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
        List<Secret> found = new ArrayList<>();
        int[] searched = new int[kinds.size()];
        keywords.scan(text, (hit, end) -> search(text, hit, end, searched, found));
        found.sort(Comparator.comparingInt(Secret::start).thenComparing(Secret::end, Comparator.reverseOrder()));
        List<Secret> apart = new ArrayList<>();
        int free = 0;
        for (Secret secret : found) {
            if (secret.start() >= free) {
                apart.add(secret);
                free = secret.end();
            }
        }
        return apart;
    }

    /** Looks round a keyword, but nowhere twice. */
    private void search(String text, BitSet hit, int end, int[] searched, List<Secret> found) {
        for (int kind = hit.nextSetBit(0); kind >= 0; kind = hit.nextSetBit(kind + 1)) {
            SecretKind sought = kinds.get(kind);
            int from = Math.max(searched[kind], end - BEFORE);
            int to = Math.min(text.length(), end + (sought.name().equals("private-key") ? AFTER_KEY_BEGIN : AFTER));
            if (from < to) {
                Matcher matcher = sought.pattern().matcher(text);
                matcher.region(from, to).useTransparentBounds(true).useAnchoringBounds(false);
                while (matcher.find()) {
                    searched[kind] = Math.max(searched[kind], matcher.end());
                    take(text, matcher, sought, found);
                }
            }
        }
    }

    private static void take(String text, Matcher matcher, SecretKind kind, List<Secret> found) {
        int group = matcher.groupCount();
        while (group > 0 && matcher.start(group) < 0) {
            group--;
        }
        String value = matcher.group(group);
        if (!isWithinToken(text, matcher.start(group)) && (!kind.weighed() || Weighing.isSecret(value))) {
            found.add(new Secret(
                    matcher.start(group),
                    matcher.end(group),
                    kind.name(),
                    TOKEN.formatted(kind.name(), hash(value, HASH_BYTES))));
        }
    }

    private static boolean isWithinToken(String text, int at) {
        String before = text.substring(Math.max(0, at - LONGEST_TOKEN), at);
        int token = before.lastIndexOf(ALREADY);
        return token >= 0 && before.indexOf(']', token) < 0 || text.startsWith(ALREADY, at);
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
