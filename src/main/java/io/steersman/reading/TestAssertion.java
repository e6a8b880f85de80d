package io.steersman.reading;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern VALUE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`"
            + "|(?<![\\w.])-?\\d[\\d_.]*\\w*|\\b(?:true|false|True|False|null|None|nil|undefined)\\b");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern TAUTOLOGY =
            Pattern.compile("assert\\w*!?\\s*\\(?\\s*(?:true|1|not false|!false)\\s*(?:,.*)?\\)?"
                    + "|assert\\w*(?:\\.\\w+)?\\s*\\(\\s*true\\s*(?:,.*)?\\)"
                    + "|(?:self\\.|assert\\.|t\\.)?(?:assert_?)?(?:is_?)?true\\s*\\(\\s*(?:t\\s*,\\s*)?true\\s*(?:,.*)?\\)"
                    + "|expect\\s*\\(?\\s*(true|1)\\s*\\)?\\.(?:tobe(?:truthy)?|toequal|to eq|to be)\\W*(?:true|1)?\\W*"
                    + "|assert(?:_?equals?)?\\s*\\(?\\s*([\\w.]+)\\s*(?:==|,)\\s*\\2\\s*\\)?"
                    + "|assert_eq!\\s*\\(\\s*([\\w.]+)\\s*,\\s*\\3\\s*\\)"
                    + "|.*(?:\\bor true|\\|\\|\\s*true)\\)?");
    private static final String[] OPEN = {"expect.any", "anything()", "any_args", "mock.any"};
    private static final String[] EXACT = {
        "==",
        "equal",
        "tobe(",
        "_eq",
        ".eq(",
        "eql",
        "isequalto",
        "matchsnapshot",
        "inlinesnapshot",
        "raises",
        "throw",
        "tohavelength",
        "called_once_with",
        "calledwith",
        "should_panic",
        " eq ",
        " eq(",
        " is true",
        " is false",
        "samevalue",
        "hassize",
        "tobe ",
        "countequal"
    };
    private static final String[] VOCABULARY = {
        "assert",
        "expect",
        "self",
        "to",
        "not",
        "equal",
        "equals",
        "is",
        "none",
        "null",
        "nil",
        "true",
        "false",
        "that",
        "t",
        "require",
        "and",
        "or",
        "in",
        "be",
        "eq",
        "tobe",
        "toequal",
        "tostrictequal",
        "tobetruthy",
        "tobedefined",
        "tocontain",
        "tomatch",
        "if",
        "await",
        "async",
        "func",
        "def",
        "it",
        "test",
        "errorf",
        "fatalf",
        "error",
        "fatal",
        "assertions",
        "isequalto",
        "isnotnull",
        "len",
        "should",
        "ok"
    };
    private static final Set<String> OWN = Set.of(VOCABULARY);

    static TestAssertion of(String written) {
        String text = written.strip().replaceAll("\\s+", " ").replaceAll("[\\s;,{}]+$", "");
        return new TestAssertion(text, VALUE.matcher(text).replaceAll("?"), subject(text), strength(text));
    }

    private static Set<String> subject(String text) {
        Set<String> names = new HashSet<>();
        Matcher matcher = NAME.matcher(VALUE.matcher(text).replaceAll(" "));
        while (matcher.find()) {
            String name = matcher.group();
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OWN.contains(lower) && !lower.startsWith("assert")) {
                names.add(name);
            }
        }
        return Set.copyOf(names);
    }

    private static Strength strength(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (TAUTOLOGY.matcher(lower).matches()) {
            return Strength.ALWAYS_TRUE;
        }
        boolean open = holdsOne(lower, OPEN);
        boolean unequal = lower.startsWith("if ") && lower.contains("!=");
        boolean negated = lower.contains("not.to") || lower.contains("notequal") || lower.contains("_ne!");
        return !open && !negated && (unequal || holdsOne(lower, EXACT)) ? Strength.EXACT : Strength.LOOSE;
    }

    private static boolean holdsOne(String text, String[] parts) {
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

    /** Whether it demands less than another of the same subject; a bare failure, without its condition, cannot be told. */
    boolean weakerThan(TestAssertion other) {
        boolean bare = text.startsWith("t.Error") || text.startsWith("t.Fatal");
        return !bare && strength.compareTo(other.strength) < 0;
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
