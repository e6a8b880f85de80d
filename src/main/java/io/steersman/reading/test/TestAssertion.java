package io.steersman.reading.test;

import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * One assertion of a test, in any of the common languages.
 *
 * @param text as written, on one line
 * @param form the text with numbers, strings and constants masked: equal for assertions that differ in values alone
 * @param subject the names in it that are not the assertion's own
 * @param strength how much it demands
 */
record TestAssertion(String text, String form, Set<String> subject, Strength strength) {

    /** How much an assertion demands. */
    enum Strength {
        /** It holds whatever the code does. */
        ALWAYS_TRUE,
        /** That there is something, or that it is of some kind or size. */
        LOOSE,
        /** One value. */
        EXACT
    }

    private static final Lexicon LISTS = Lexicon.of("assertions");
    private static final Set<String> OPEN = LISTS.words("open");
    private static final Set<String> EXACT = LISTS.words("exact");
    private static final Set<String> OWN = LISTS.words("own");

    static TestAssertion of(String written) {
        String text = withoutEnd(Pieces.spaced(written.strip()));
        return new TestAssertion(text, TestValues.masked(text, "?"), subject(text), strength(text));
    }

    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && " ;,{}".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static Set<String> subject(String text) {
        Set<String> names = new HashSet<>();
        for (String name : Pieces.between(TestValues.masked(text, " "), c -> !TestValues.isWord((char) c))) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!Character.isDigit(name.charAt(0)) && !OWN.contains(lower) && !lower.startsWith("assert")) {
                names.add(name);
            }
        }
        return Set.copyOf(names);
    }

    private static Strength strength(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (Tautology.is(lower)) {
            return Strength.ALWAYS_TRUE;
        }
        boolean open = holdsOne(lower, OPEN);
        boolean unequal = lower.startsWith("if ") && lower.contains("!=");
        boolean negated = lower.contains("not.to") || lower.contains("notequal") || lower.contains("_ne!");
        return !open && !negated && (unequal || holdsOne(lower, EXACT)) ? Strength.EXACT : Strength.LOOSE;
    }

    private static boolean holdsOne(String text, Set<String> parts) {
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** How much two assertions speak of the same, from 0 to 1. */
    double likeness(TestAssertion other) {
        if (form.equals(other.form)) {
            return 1;
        }
        Set<String> all = new HashSet<>(subject);
        all.addAll(other.subject);
        Set<String> common = new HashSet<>(subject);
        common.retainAll(other.subject);
        return all.isEmpty() ? 0 : (double) common.size() / all.size();
    }

    /** Whether it demands less than another of the same subject, or takes more; a bare failure, without its condition, cannot be told. */
    boolean weakerThan(TestAssertion other) {
        boolean bare = text.startsWith("t.Error") || text.startsWith("t.Fatal");
        return !bare && (strength.compareTo(other.strength) < 0 || Leniency.grew(other, this));
    }

    /** Whether it asks for the opposite, just as strictly: what was to be there is not to be there. */
    boolean opposes(TestAssertion other) {
        return !letters(text).equals(letters(other.text))
                && strength != Strength.ALWAYS_TRUE
                && positive(text).equals(positive(other.text))
                && !positive(text).isEmpty();
    }

    /** Without what denies: {@code not}, {@code !=}, {@code assertFalse}; letters and digits alone. */
    private static String positive(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace("!=", "==")
                .replace("refute", "assert")
                .replace("falsy", "truthy")
                .replace("false", "true")
                .replace("is none", "is not none")
                .replace("absent", "present")
                .replace("assertnull", "assertnotnull")
                .replace("isnull", "isnotnull")
                .replace("tobenull", "not.tobenull")
                .replace("not", "")
                .replace("_ne", "_eq")
                .replace("!", "");
        return letters(plain);
    }

    /** However it is laid out. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '=' || c == '!') {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    /** Whether it demands another value, and is the same in all else. */
    boolean demandsAnotherValue(TestAssertion other) {
        return form.equals(other.form) && !text.equals(other.text);
    }
}
