package io.steersman.reading.test;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/** Tells assertions that hold whatever the code does. */
final class Tautology {

    private static final Pattern TRUE =
            Pattern.compile("assert\\w*!?\\s*\\(?\\s*(?:true|1|not false|!false)\\s*(?:,.*)?\\)?"
                    + "|assert\\w*(?:\\.\\w+)?\\s*\\(\\s*true\\s*(?:,.*)?\\)"
                    + "|(?:self\\.|assert\\.|t\\.)?(?:assert_?)?(?:is_?)?true\\s*\\(\\s*(?:t\\s*,\\s*)?true\\s*(?:,.*)?\\)"
                    + "|expect\\s*\\(?\\s*(?:true|1)\\s*\\)?\\.(?:tobe(?:truthy)?|toequal|to eq|to be)\\W*(?:true|1)?\\W*"
                    + "|.*(?:\\bor true|\\|\\|\\s*true)\\)?");
    /** Compares one name with another. */
    private static final List<Pattern> COMPARES = List.of(
            Pattern.compile("assert(?:_?equals?)?\\s*\\(?\\s*([\\w.]+)\\s*(?:==|,)\\s*([\\w.]+)\\s*\\)?"),
            Pattern.compile("assert_eq!\\s*\\(\\s*([\\w.]+)\\s*,\\s*([\\w.]+)\\s*\\)"));

    private Tautology() {}

    /**
     * Whether it is one.
     *
     * @param assertion on one line, in lower case
     */
    static boolean is(String assertion) {
        boolean constant = assertion.contains("true") || assertion.contains("false") || assertion.contains("1");
        return constant && TRUE.matcher(assertion).matches()
                || assertion.startsWith("assert") && COMPARES.stream().anyMatch(form -> comparesSame(form, assertion));
    }

    private static boolean comparesSame(Pattern form, String assertion) {
        Matcher matcher = form.matcher(assertion);
        return matcher.matches() && matcher.group(1).equals(matcher.group(2));
    }
}
