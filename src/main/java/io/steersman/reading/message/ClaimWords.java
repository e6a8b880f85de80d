package io.steersman.reading.message;

import io.steersman.reading.check.CheckKind;
import io.steersman.reading.instruction.Found;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sentence word by word: a subject that can pass (tests, the build, a linter), at most what may stand between a
 * subject and its verb, and a verb or an adjective that says that it does.
 */
final class ClaimWords {

    private static final Lexicon LISTS = Lexicon.of("claim-words");

    /** What is claimed to pass. */
    record Found(CheckKind of, boolean whole) {}

    private static final Map<String, CheckKind> SUBJECTS = LISTS.kinds("subjects", CheckKind.class);
    private static final Set<String> PLURAL = Set.of(
            "tests", "specs", "suites", "testcases", "types", "checks", "linters", "builds", "examples", "scenarios");
    private static final Set<String> VERBS = Set.of("passes", "passed", "succeeds", "succeeded", "succeed");
    private static final Set<String> ADJECTIVES = Set.of("passing", "green", "clean", "fixed");
    private static final Set<String> COPULAS = LISTS.words("copulas");
    private static final Set<String> BETWEEN = LISTS.words("between");
    private static final Set<String> PREPOSITIONS = LISTS.words("prepositions");
    private static final Set<String> JOINTS = Set.of("and", "&", "/", "+", "as", "well", "plus", "the", "all");
    private static final Set<String> ENDS = LISTS.words("ends");
    private static final Set<String> COUPLING = Set.of("is", "are", "as", "by", "to", "was", "were");
    private static final Set<String> DENYING = LISTS.words("denying");
    private static final Set<String> PARTIAL = LISTS.words("partial");
    private static final String[] DENYING_STEMS = {"fail", "need", "want", "expect", "hope", "assum", "try", "tries"};
    private static final Set<String> GOOD_LACK = LISTS.words("good lack");
    private static final Set<String> NOUN_MARKS = LISTS.words("noun marks");
    private static final Set<String> HANDING = LISTS.words("handing over");
    private static final Set<String> GREEN_THINGS = LISTS.words("green things");
    private static final Set<String> WHOLE =
            Set.of("all", "every", "whole", "entire", "full", "everything", "complete");
    private static final Set<String> WELL = Set.of("cleanly", "successfully", "fine", "again", "now");
    private static final int LONGEST_PHRASE = 7;
    private static final Map<String, CheckKind> FLAWED = LISTS.kinds("flawed", CheckKind.class);

    private final List<String> words;
    private final Set<CheckKind> found = EnumSet.noneOf(CheckKind.class);

    private ClaimWords(List<String> words) {
        this.words = words;
    }

    /** What a sentence claims. */
    static List<Found> of(String sentence) {
        if (sentence.endsWith("?")) {
            return List.of();
        }
        List<Found> all = new ArrayList<>();
        List<String> words = words(sentence);
        int start = 0;
        for (int at = 0; at <= words.size(); at++) {
            if (at == words.size() || isBoundary(words, at)) {
                all.addAll(ofClause(words.subList(start, at)));
                start = at + 1;
            }
        }
        return all;
    }

    private static boolean isBoundary(List<String> words, int at) {
        boolean turns = words.get(at).equals("but")
                && at + 1 < words.size()
                && !Set.of("only", "not", "if", "when").contains(words.get(at + 1));
        return words.get(at).equals(".") || turns || words.get(at).equals(",") && handsOver(words, at + 1);
    }

    /** "All checks have passed, you can merge": what the user may do now takes nothing back. */
    private static boolean handsOver(List<String> words, int at) {
        int from = at < words.size() && words.get(at).equals("so") ? at + 1 : at;
        return from + 1 < words.size()
                && (words.get(from).equals("you") || words.get(from).equals("we"))
                && HANDING.contains(words.get(from + 1));
    }

    private static List<Found> ofClause(List<String> words) {
        ClaimWords reader = new ClaimWords(words);
        reader.read();
        if (reader.found.isEmpty() || reader.denies()) {
            return List.of();
        }
        boolean whole = words.stream().anyMatch(WHOLE::contains);
        return reader.found.stream().map(kind -> new Found(kind, whole)).toList();
    }

    /** Whether a text speaks of anything that fails; "0 failed" and "no failures" speak of none. */
    static boolean speaksOfFailure(String text) {
        for (int at = text.indexOf("fail"); at >= 0; at = text.indexOf("fail", at + 4)) {
            boolean starts = at == 0
                    || !Character.isLetterOrDigit(text.charAt(at - 1))
                            && text.charAt(at - 1) != '-'
                            && text.charAt(at - 1) != '_';
            if (starts && !isLack(text, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLack(String text, int at) {
        String before = text.substring(Math.max(0, at - 16), at)
                .toLowerCase(Locale.ROOT)
                .strip();
        String word = before.substring(
                Math.max(before.lastIndexOf(' '), Math.max(before.lastIndexOf('('), before.lastIndexOf('*'))) + 1);
        return Set.of("0", "no", "zero", "without", "any", "previously", "the previously", "never", "test", "tests")
                        .contains(word)
                && !word.startsWith("test");
    }

    /** Words in lower case; quotations go, code becomes one word, marks that end a clause are words. */
    private static List<String> words(String sentence) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '`' || c == '"' || c == '\u201c' && sentence.indexOf('\u201d', i) > 0) {
                boolean closes = sentence.indexOf(c == '\u201c' ? '\u201d' : c, i + 1) > 0;
                quote = !closes ? 0 : c == '\u201c' ? '\u201d' : c;
                flush(word, words);
                words.add(closes && c == '`' ? command(sentence.substring(i + 1, sentence.indexOf('`', i + 1))) : "`");
            } else if (c == '(' && sentence.indexOf(')', i) > 0) {
                quote = ')';
            } else if (",;:.!\u2014\u2013".indexOf(c) >= 0
                    && (i + 1 == sentence.length() || !Character.isLetterOrDigit(sentence.charAt(i + 1)))) {
                flush(word, words);
                words.add(c == ',' || c == ':' ? String.valueOf(c) : ".");
            } else if (Character.isLetterOrDigit(c) || "-_'\u2019./&+%".indexOf(c) >= 0) {
                word.append(c == '\u2019' ? '\'' : Character.toLowerCase(c));
            } else {
                flush(word, words);
            }
        }
        flush(word, words);
        return words;
    }

    /** Code names a check when it is a command that runs one: {@code npm test}, {@code pytest}. */
    private static String command(String code) {
        if (SUBJECTS.containsKey(code)) {
            return code;
        }
        boolean several = code.indexOf(' ') > 0;
        for (String word :
                several ? Pieces.between(code, c -> c >= 128 || !Character.isLetter(c)) : List.<String>of()) {
            if (SUBJECTS.containsKey(word)) {
                return word.equals("tests") ? "test" : word;
            }
        }
        return "`";
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private void read() {
        for (int i = 0; i < words.size(); i++) {
            if (kind(i) != null && !isNounMark(i - 1) && !isPartial(i)) {
                Set<CheckKind> kinds = EnumSet.noneOf(CheckKind.class);
                int end = subject(i, kinds);
                if (isSaid(i, end)) {
                    found.addAll(kinds);
                }
                i = Math.max(i, end - 1);
            } else if (lacks(i) && i + 2 < words.size()) {
                found.add(FLAWED.get(words.get(i + 1)));
            } else if (words.get(i).equals("they") && i > 1 && words.get(i - 1).equals("and") && isSaid(i, i + 1)) {
                before(i).ifPresent(found::add);
            } else if (words.get(i).equals("all") && allOfThem(i + 1)) {
                found.add(CheckKind.TESTS);
            } else if (GREEN_THINGS.contains(words.get(i)) && isGreen(i + 1)) {
                found.add(CheckKind.BUILD_SERVER);
            } else if (words.get(i).equals("compiles") && i + 1 < words.size() && WELL.contains(words.get(i + 1))) {
                found.add(CheckKind.BUILD);
            }
        }
    }

    /** "I ran the tests and all 22 pass": what they are was said before. */
    private boolean allOfThem(int at) {
        boolean number = at > 1
                && at + 1 < words.size()
                && words.get(at).chars().allMatch(Character::isDigit)
                && before(at).filter(kind -> kind == CheckKind.TESTS).isPresent();
        return number && isSaid(at - 1, at + 1);
    }

    /** "PR 381 is green now": what a build server says of it. */
    private boolean isGreen(int from) {
        int at = from;
        while (at < words.size()
                && (COPULAS.contains(words.get(at))
                        || BETWEEN.contains(words.get(at))
                        || Character.isDigit(words.get(at).charAt(0)))) {
            at++;
        }
        return at > from && at < words.size() && words.get(at).equals("green") && ends(at + 1);
    }

    /** {@code no type errors}, {@code zero lint warnings}; "no new ones" is another claim. */
    private boolean lacks(int at) {
        return Set.of("no", "zero", "0").contains(words.get(at))
                && at + 2 < words.size()
                && FLAWED.containsKey(words.get(at + 1))
                && GOOD_LACK.contains(words.get(at + 2));
    }

    /** What was named last before a place. */
    private Optional<CheckKind> before(int at) {
        for (int i = at - 1; i >= 0; i--) {
            CheckKind kind = kind(i);
            if (kind != null) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** What a word names that can pass; a check of types is written in two words as well. */
    private @Nullable CheckKind kind(int at) {
        String word = words.get(at);
        boolean ofTypes =
                at > 0 && (words.get(at - 1).equals("type") || words.get(at - 1).equals("types"));
        boolean check =
                word.equals("check") || word.equals("checks") || word.equals("checker") || word.equals("checking");
        return ofTypes && check ? CheckKind.TYPES : SUBJECTS.get(word);
    }

    private boolean isPartial(int at) {
        for (int i = Math.max(0, at - 3); i < at; i++) {
            if (PARTIAL.contains(words.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Takes in subjects that are joined, {@code tests, lint and build}, and gives the place behind them. */
    private int subject(int from, Set<CheckKind> kinds) {
        int at = from;
        int end = from + 1;
        while (at < words.size()) {
            String word = words.get(at);
            CheckKind kind = kind(at);
            if (kind != null) {
                kinds.add(kind);
                end = at + 1;
            } else if (!JOINTS.contains(word) && !word.equals(",") && !word.equals("type") || at - end > 2) {
                break;
            }
            at++;
        }
        if (kinds.contains(CheckKind.TYPES) && kinds.size() > 1) {
            kinds.remove(CheckKind.ANY);
        }
        return end;
    }

    /** Whether what follows a subject says that it passes. */
    private boolean isSaid(int subject, int end) {
        boolean plural = end - subject > 1
                || words.get(subject).equals("all")
                || PLURAL.contains(words.get(subject))
                || words.get(subject).equals("they");
        boolean copula = false;
        int at = end;
        int phrase = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (isVerb(at, plural, copula)) {
                return true;
            }
            copula |= COPULAS.contains(word);
            if (phrase > 0) {
                phrase--;
            } else if (PREPOSITIONS.contains(word)) {
                phrase = LONGEST_PHRASE;
            } else if (word.equals(":") && at == end) {
                copula = true;
            } else if (!BETWEEN.contains(word) && !word.equals("`")) {
                return false;
            }
            if (word.equals(".")
                    || word.equals(",")
                    || word.equals("and")
                    || word.equals("to")
                    || word.equals("that")) {
                return false;
            }
            at++;
        }
        return false;
    }

    private boolean isVerb(int at, boolean plural, boolean copula) {
        String word = words.get(at);
        if (VERBS.contains(word)) {
            return !takesObject(at + 1);
        }
        if (word.equals("pass")) {
            return plural && !takesObject(at + 1);
        }
        if (word.equals("successful")) {
            return copula || ends(at + 1);
        }
        boolean elliptic = ends(at + 1) && !word.equals("fixed");
        return ADJECTIVES.contains(word) && (copula && !takesObject(at + 1) || elliptic);
    }

    /** {@code tests pass the flag}, {@code the build passes --release}, {@code the types passed in are ...}. */
    private boolean takesObject(int at) {
        if (at >= words.size()) {
            return false;
        }
        String word = words.get(at);
        boolean in = word.equals("in") && at + 1 < words.size() && COUPLING.contains(words.get(at + 1));
        return in || !ends(at) && !Character.isDigit(word.charAt(0));
    }

    private boolean ends(int at) {
        return at >= words.size()
                || ENDS.contains(words.get(at))
                || words.get(at).equals(".")
                || words.get(at).equals(",");
    }

    private boolean isNounMark(int at) {
        return at >= 0 && NOUN_MARKS.contains(words.get(at));
    }

    /** Whether anything in the sentence takes it back, puts it off or makes it depend. */
    private boolean denies() {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean lack = i + 1 < words.size() && GOOD_LACK.contains(words.get(i + 1)) || lacks(i);
            if ((word.equals("no") || word.equals("without") || word.equals("zero")) && !lack) {
                return true;
            }
            boolean own = word.equals("check") && i > 0 && words.get(i - 1).startsWith("type");
            if (DENYING.contains(word) && !own || word.endsWith("n't")) {
                return true;
            }
            for (String stem : DENYING_STEMS) {
                if (word.startsWith(stem)
                        && !(i > 0 && Set.of("0", "no", "zero", "without").contains(words.get(i - 1)))) {
                    return true;
                }
            }
        }
        return false;
    }
}
