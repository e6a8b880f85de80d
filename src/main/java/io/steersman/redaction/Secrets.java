package io.steersman.redaction;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * One search for the secrets of a text.
 *
 * <p>What is held against a pattern is bounded for each keyword, and stretches around keywords are joined before they are
 * searched: the work grows as the text does, whatever the text.
 */
final class Secrets {

    private static final int[] NONE = {};
    private static final int BEFORE = 80;
    private static final int AFTER = 600;

    /** Longest name before a value, in characters. */
    private static final int NAME = 80;

    private static final int LONGEST_SIGN = 30;

    /** Shortest secret that its own beginning gives away. */
    private static final int SHORTEST_TOKEN = 16;

    private final String text;
    private final List<SecretKind> kinds;
    /**
     * For each kind, where what was searched or found ends, and for those around keywords, the stretch that is not searched yet. They
     * are made with the first keyword: most texts have none.
     */
    private int[] done = NONE;

    private int[] from = NONE;
    private int[] nearAt = NONE;
    private int[] nearDone = NONE;
    private final List<Secret> found = new ArrayList<>(0);

    Secrets(String text, List<SecretKind> kinds) {
        this.text = text;
        this.kinds = kinds;
    }

    private void begin() {
        done = new int[kinds.size()];
        from = new int[kinds.size()];
        nearAt = new int[kinds.size()];
        nearDone = new int[kinds.size()];
        Arrays.fill(from, -1);
        Arrays.fill(nearAt, -1);
    }

    /** Whether no keyword stands in the text. */
    boolean isQuiet() {
        return done == NONE;
    }

    /** Looks at a place where keywords end. */
    void look(BitSet hit, int end) {
        if (isQuiet()) {
            begin();
        }
        for (int kind = hit.nextSetBit(0); kind >= 0; kind = hit.nextSetBit(kind + 1)) {
            switch (kinds.get(kind).place()) {
                case AROUND -> around(kind, end);
                case FROM -> from(kind, end);
                case NAME -> name(kind, end);
            }
        }
    }

    /** All that were found, in order, none within another. */
    List<Secret> all() {
        for (int kind = 0; kind < from.length; kind++) {
            if (from[kind] >= 0) {
                search(kind);
            }
        }
        Scanned.privateKeys(text, found);
        Scanned.addresses(text, found);
        if (found.isEmpty()) {
            return List.of();
        }
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

    private void around(int kind, int end) {
        int begin = Math.max(0, end - BEFORE);
        int last = Math.min(text.length(), end + AFTER);
        if (!near(kind, begin, last)) {
            return;
        }
        if (from[kind] >= 0 && begin > done[kind]) {
            search(kind);
        }
        from[kind] = from[kind] < 0 ? begin : from[kind];
        done[kind] = last;
    }

    /** Whether one of the other words stands in a stretch; what was looked through is not looked through again. */
    private boolean near(int kind, int begin, int end) {
        List<String> words = kinds.get(kind).near();
        if (words.isEmpty() || nearAt[kind] >= begin) {
            return true;
        }
        for (int i = Math.max(begin, nearDone[kind]); i < end; i++) {
            for (String word : words) {
                if (text.regionMatches(true, i, word, 0, word.length())) {
                    nearAt[kind] = i;
                    nearDone[kind] = i + 1;
                    return true;
                }
            }
        }
        nearDone[kind] = Math.max(nearDone[kind], end);
        return false;
    }

    private void search(int kind) {
        int begin = from[kind];
        int end = done[kind];
        from[kind] = -1;
        Matcher matcher = kinds.get(kind).pattern().matcher(text.substring(begin, end));
        int at = 0;
        while (at <= end - begin && matcher.find(at)) {
            take(matcher, kind, begin, end);
            at = Math.max(matcher.end(), at + 1);
        }
    }

    private void from(int kind, int end) {
        int begin = kinds.get(kind).begin(text, end);
        if (begin >= done[kind]
                && (begin == 0 || !isWord(text.charAt(begin - 1)) || escaped(begin))
                && runs(begin)
                && near(kind, begin, Math.min(text.length(), begin + AFTER))) {
            match(kind, begin);
        }
    }

    /** A line break in a string of JSON or code stands right before it: {@code \nghp_}. */
    private boolean escaped(int begin) {
        return begin >= 2 && text.charAt(begin - 2) == '\\' && "nrt".indexOf(text.charAt(begin - 1)) >= 0;
    }

    /** The value of a name that the keyword ends. */
    private void name(int kind, int end) {
        SecretKind sought = kinds.get(kind);
        int start = end <= done[kind] ? -1 : assigned(end);
        if (start < 0) {
            return;
        }
        start = Token.behind(text, start);
        int stop = run(start, sought.token());
        done[kind] = Math.max(done[kind], stop);
        if (stop - start < sought.least() || Token.isAround(text, start)) {
            return;
        }
        String value = text.substring(start, stop);
        int begin = end;
        while (begin > Math.max(0, end - NAME) && isName(text.charAt(begin - 1))) {
            begin--;
        }
        if (!sought.weighed() || Weighing.isSecret(value, text.substring(begin, start))) {
            found.add(Secret.of(start, stop, sought.name(), value));
        }
    }

    /** Where the value begins that a name is given which ends at an index; -1 when it is given none. */
    private int assigned(int end) {
        int last = Math.min(text.length(), end + LONGEST_SIGN);
        int at = skip(end, last, "\\\"'");
        at = skip(at, last, " \t");
        int sign = at;
        while (at < last && (text.charAt(at) == '=' || text.charAt(at) == ':' || at > sign && text.charAt(at) == '>')) {
            at++;
        }
        if (at == sign || at - sign > 2) {
            return -1;
        }
        at = skip(at, last, " \t");
        at = skip(at, last, "\\\"'");
        return at < text.length() ? at : -1;
    }

    private int skip(int from, int last, String any) {
        int at = from;
        while (at < last && any.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Whether what begins at an index is as long as a secret. */
    private boolean runs(int begin) {
        int last = begin + SHORTEST_TOKEN;
        int at = begin;
        while (at < last && at < text.length() && isToken(text.charAt(at))) {
            at++;
        }
        return at == last;
    }

    /** Where a value ends. */
    private int run(int from, boolean token) {
        int at = from;
        while (at < text.length() && (token ? isToken(text.charAt(at)) : isText(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    private void match(int kind, int begin) {
        int end = Math.min(text.length(), begin + NAME + AFTER);
        Matcher matcher = kinds.get(kind).pattern().matcher(text.substring(begin, end));
        if (matcher.lookingAt()) {
            done[kind] = begin + matcher.end();
            take(matcher, kind, begin, end);
        }
    }

    /**
     * @param offset where the stretch begins that was searched
     * @param edge where it ends
     */
    private void take(Matcher matcher, int number, int offset, int edge) {
        SecretKind kind = kinds.get(number);
        int group = matcher.groupCount();
        while (group > 0 && matcher.start(group) < 0) {
            group--;
        }
        int start = Token.behind(text, offset + matcher.start(group));
        int end = whole(offset + matcher.end(group), edge);
        if (start >= end || Token.isAround(text, start)) {
            return;
        }
        String value = text.substring(start, end);
        String lead = text.substring(Math.min(start, offset + matcher.start()), start);
        if (!kind.weighed() || Weighing.isSecret(value, lead)) {
            done[number] = Math.max(done[number], end);
            found.add(Secret.of(start, end, kind.name(), value));
        }
    }

    /** Where a secret ends that goes on behind the stretch that was searched. */
    private int whole(int end, int edge) {
        int at = end;
        while (end == edge && at < text.length() && isToken(text.charAt(at - 1)) && isToken(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isText(char c) {
        return c > ' ' && "\"',;&\\".indexOf(c) < 0 && !Character.isWhitespace(c);
    }

    private static boolean isToken(char c) {
        return isWord(c) || c == '+' || c == '/' || c == '=' || c == '-' || c == '.' || c == '~' || c == '%';
    }

    private static boolean isName(char c) {
        return isWord(c) || c == '-' || c == '.';
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
