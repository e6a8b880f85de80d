package io.steersman.layout;

import java.util.List;
import java.util.Set;

/** The words and symbols of DRL that its layout depends on. */
final class DrlWords {

    /** Words that stand between two things and so end none. */
    static final Set<String> KEYWORDS = Set.of(
            "not",
            "exists",
            "forall",
            "and",
            "or",
            "from",
            "over",
            "in",
            "matches",
            "contains",
            "excludes",
            "memberOf",
            "soundslike",
            "str",
            "instanceof",
            "new",
            "return");

    /** Words that go on with the condition before them. */
    static final Set<String> INFIX =
            Set.of("and", "or", "from", "over", "in", "matches", "contains", "excludes", "memberOf", "instanceof");

    /** Words whose brackets hold patterns. */
    static final Set<String> GROUPS =
            Set.of("not", "exists", "forall", "and", "or", "collect", "accumulate", "acc", "groupby", "from");

    /** Words that stand close to the bracket behind them. */
    static final Set<String> CLOSE = Set.of("not", "exists", "forall");

    /** Calls whose brackets are spaced in a consequence. */
    static final Set<String> REPORTS = Set.of("insert", "insertLogical");

    /** Symbols of two characters. */
    static final List<String> PAIRS = List.of(
            "!.", "&&", "||", "==", "!=", ">=", "<=", ":=", "::", "->", "+=", "-=", "*=", "/=", "++", "--", "**");

    /** Symbols of which only the author knows whether they stand close. */
    static final Set<String> AS_WRITTEN = Set.of("/", "#", "::", "++", "--", "?", "~", "|", "&", "^", "\\", "`", "**");

    /** Annotations in the order in which a rule has them. */
    static final List<String> ANNOTATIONS =
            List.of("title", "severity", "status", "since", "why", "falsePositives", "misses", "replacedBy");

    private DrlWords() {}
}
