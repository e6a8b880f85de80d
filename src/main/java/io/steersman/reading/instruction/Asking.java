package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Set;

/**
 * Reads limits that leave may be asked for: "ask before X", "before X, check with me", "only X when I say so", "X needs my
 * approval".
 */
final class Asking {

    private static final Lexicon LISTS = Lexicon.of("asking");

    private static final int FAR = 14;
    private static final Set<String> CONSENT = LISTS.words("consent");
    private static final Set<String> WHOSE = LISTS.words("whose");
    private static final Set<String> ASKED = LISTS.words("asked");
    private static final Set<String> PERSON = LISTS.words("person");
    private static final Set<String> TELLS = LISTS.words("tells");

    private final List<Word> words;
    private final Clauses clauses;
    private final Phrases phrases;
    private final Found found;
    private final NamedDeeds named;

    Asking(List<Word> words, Clauses clauses, Phrases phrases, Found found) {
        this.words = words;
        this.clauses = clauses;
        this.phrases = phrases;
        this.found = found;
        this.named = new NamedDeeds(words, clauses, found);
    }

    /** The index after the turn of speech that stands here, or -1. */
    int at(int i) {
        return switch (clauses.low(i)) {
            case "ask", "check", "confirm", "consult", "discuss", "asking", "asked", "wait", "stop" -> first(i, i + 1);
            case "let" -> clauses.low(i + 1).equals("me") && looks(i + 2) ? first(i, i + 3) : -1;
            case "show", "tell", "present", "propose", "describe", "list", "outline", "explain", "walk" -> shown(i);
            case "get", "obtain", "request", "seek", "have" -> consent(i + 1) > 0 ? first(i, consent(i + 1)) : -1;
            case "before", "prior" -> before(i);
            case "only" -> only(i);
            case "requires", "require", "needs", "need" -> needs(i);
            default -> -1;
        };
    }

    /** "ask me before committing", "get my approval before any push". */
    private int first(int i, int from) {
        boolean verb = !Word.oneOf(clauses.low(i - 1), "not", "never", "to")
                || Word.oneOf(clauses.low(i - 2), "sure", "have", "need", "want");
        boolean mine = clauses.low(i).equals("let") && !clauses.conditional(i);
        if (!verb || !asksPerson(i) || !clauses.low(i).equals("asked") && !mine && !directed(i)) {
            return -1;
        }
        for (int k = from; k < words.size() && k < i + FAR; k++) {
            if (clauses.low(k).equals("then") && Word.oneOf(clauses.low(i + 1), "first", "me")) {
                return forbidden(k + 1);
            }
            if (clauses.low(k).equals("before")
                    || clauses.low(k).equals("prior") && clauses.low(k + 1).equals("to")) {
                return forbidden(clauses.low(k).equals("before") ? k + 1 : k + 2);
            }
            if (words.get(k).mark() && !clauses.low(k).equals(",")) {
                return -1;
            }
        }
        return -1;
    }

    /** "show me what you plan before you change any code": it is shown in order to be agreed to. */
    private int shown(int i) {
        boolean me = Word.oneOf(clauses.low(i + 1), "me", "us")
                || Word.oneOf(clauses.low(i + 2), "plan", "proposal", "approach", "diff", "changes", "design");
        return me && found.isOfUser() && clauses.directed(i) && !clauses.conditional(i) ? beforeWork(i + 2) : -1;
    }

    private int beforeWork(int from) {
        for (int k = from; k < words.size() && k < from + FAR; k++) {
            if (clauses.low(k).equals("before")) {
                return forbidden(k + 1);
            }
            if (clauses.low(k).equals(".")) {
                return -1;
            }
        }
        return -1;
    }

    /** "check that the build passes before pushing" asks nobody. */
    private boolean asksPerson(int i) {
        String next = clauses.low(i + 1);
        return switch (clauses.low(i)) {
            case "check", "confirm", "discuss" -> next.equals("with") && PERSON.contains(person(i + 2));
            case "consult" -> PERSON.contains(person(i + 1));
            case "wait" -> next.equals("for") && consent(i + 2) > 0;
            case "stop" -> next.equals("and") && clauses.low(i + 2).equals("ask");
            case "asked" -> clauses.low(i - 1).equals("be") && Word.oneOf(clauses.low(i - 2), "to", "must");
            case "ask", "asking" ->
                PERSON.contains(person(i + 1))
                        || Word.oneOf(next, "first", "before", "explicitly", "permission", ",")
                        || next.equals("for") && forLeave(i + 2);
            default -> true;
        };
    }

    /** "ask for my explicit permission", not "ask for the environment variables". */
    private boolean forLeave(int from) {
        for (int k = from; k < words.size() && k < from + 4 && !words.get(k).mark(); k++) {
            if (CONSENT.contains(clauses.low(k))) {
                return true;
            }
        }
        return false;
    }

    private boolean looks(int i) {
        return Word.oneOf(clauses.low(i), "approve", "confirm", "review", "see", "check", "look", "decide", "know");
    }

    private String person(int i) {
        return Word.oneOf(clauses.low(i), "the", "a") ? clauses.low(i + 1) : clauses.low(i);
    }

    private boolean directed(int i) {
        return clauses.directed(i) && !clauses.conditional(i);
    }

    /** "my explicit approval": the index after it, or -1. */
    private int consent(int from) {
        int i = from;
        while (WHOSE.contains(clauses.low(i)) && i < from + 4) {
            i++;
        }
        return i > from && CONSENT.contains(clauses.low(i)) ? i + 1 : -1;
    }

    /** "before you push, ask me": the verb may be in its base form or with -ing. */
    private int before(int i) {
        int verb = i + (clauses.low(i).equals("prior") ? 2 : 1);
        int asked = -1;
        for (int k = verb; k < words.size() && k < i + FAR && asked < 0; k++) {
            asked = Word.oneOf(clauses.low(k), ",", ":", "-", "\u2014") ? askedFrom(k + 1) : -1;
        }
        return asked < 0 || !opens(i) ? -1 : Math.max(forbidden(verb), asked);
    }

    private boolean opens(int i) {
        return i == 0
                || words.get(i - 1).mark()
                || Word.oneOf(clauses.low(i - 1), "and", "but", "always", "please", "then");
    }

    private int askedFrom(int from) {
        int i = from;
        while (Word.oneOf(
                clauses.low(i),
                "always",
                "please",
                "you",
                "must",
                "should",
                "first",
                "explicitly",
                "and",
                "have",
                "to",
                "need",
                "stop")) {
            i++;
        }
        boolean asks =
                switch (clauses.low(i)) {
                    case "ask" -> true;
                    case "tell", "show", "report", "explain", "present", "discuss", "talk", "come", "get", "run" ->
                        found.isOfUser() && toMe(i + 1) || consent(i + 1) > 0;
                    case "check", "confirm" -> clauses.low(i + 1).equals("with") && PERSON.contains(person(i + 2));
                    case "consult" -> PERSON.contains(person(i + 1));
                    case "wait" -> clauses.low(i + 1).equals("for");
                    case "obtain", "request", "seek" -> consent(i + 1) > 0;
                    case "let" -> clauses.low(i + 1).equals("me") && looks(i + 2);
                    default -> false;
                };
        return asks ? i + 1 : -1;
    }

    private boolean toMe(int from) {
        for (int k = from; k < from + 4; k++) {
            if (Word.oneOf(clauses.low(k), "me", "us")) {
                return true;
            }
        }
        return false;
    }

    /** What must not be done before: "committing", "you commit", "any push", "each deletion of files". */
    private int forbidden(int from) {
        int i = from;
        while (Word.oneOf(
                        clauses.low(i),
                        "you",
                        "we",
                        "any",
                        "each",
                        "every",
                        "ever",
                        "a",
                        "the",
                        "doing",
                        "running",
                        "actually",
                        "making",
                        "first")
                && !isThing(i)) {
            i++;
        }
        if (Word.oneOf(
                clauses.low(i),
                "proceeding",
                "continuing",
                "implementing",
                "coding",
                "fixing",
                "proceed",
                "implement",
                "code",
                "fix")) {
            return phrases.everything(i + 1);
        }
        found.asking(true);
        int end = Verbs.base(clauses.low(i)) != null ? phrases.phrase(i, Polarity.FORBID) : noun(i);
        if (end < 0 && i > from && Verbs.base(clauses.low(i - 1)) != null) {
            end = phrases.phrase(i - 1, Polarity.FORBID);
        }
        found.asking(false);
        return end;
    }

    private boolean isThing(int i) {
        return Word.oneOf(clauses.low(i), "making", "running")
                && Verbs.base(clauses.low(i + 1)) == null
                && !Word.oneOf(clauses.low(i + 1), "any", "a", "the");
    }

    /** "any push", "commits", "`git push`", "changes to package.json". */
    private int noun(int i) {
        String git =
                switch (clauses.low(i)) {
                    case "commits" -> "commit";
                    case "pushes" -> "push";
                    default -> "";
                };
        if (!git.isEmpty()) {
            return phrases.deeds().git(git, i + 1, Polarity.FORBID, true);
        }
        if (Phrases.WORK.contains(clauses.low(i))) {
            boolean to = clauses.low(i + 1).equals("to");
            return to ? phrases.forbid(i + 2, Act.WRITE) : phrases.everything(i + 1);
        }
        return phrases.forbid(i, Act.RUN);
    }

    /** "only commit when I say so", "commit only with my approval": leave may be asked for, nothing else is said. */
    private int only(int i) {
        boolean after = Verbs.base(clauses.low(i + 1)) != null && directed(i);
        int verb = after ? i + 1 : i - 1;
        int end = verb;
        while (end >= 0 && !after && end > i - 7 && !(Verbs.base(clauses.low(end)) != null && directed(end))) {
            end--;
        }
        int start = after ? i + 1 : end;
        int said = i + 1;
        while (Word.oneOf(clauses.low(said), "happens", "happen", "is", "are", "done", "allowed", "permitted", "ok")) {
            said++;
        }
        int when = after ? when(i + 2) : tells(said);
        if (start < 0 || Verbs.base(clauses.low(start)) == null || when < 0) {
            return when < 0 || after ? -1 : named(i);
        }
        found.asking(true);
        List<Word> before = words.subList(0, after ? when : i);
        new Phrases(before, new Clauses(before), found).phrase(start, Polarity.FORBID);
        found.asking(false);
        return words.size();
    }

    /** "Pushes: only on my request", "`git commit` only with my approval": what stands before is a thing. */
    private int named(int i) {
        int end = i;
        while (end > 0 && Word.oneOf(clauses.low(end - 1), ":", "-", "\u2014", "is", "are")) {
            end--;
        }
        int start = clauses.clauseStart(end);
        return end > start && start == 0 && named.subject(start, end, true) ? words.size() : -1;
    }

    /** Where the condition begins that only a person can fulfil, or -1. */
    private int when(int from) {
        for (int k = from; k < words.size() && k < from + FAR; k++) {
            if (tells(k) > 0) {
                // "as a last resort, or when asked": it may be done without being asked, too
                return clauses.low(k - 1).equals("or") ? -1 : k;
            }
        }
        return -1;
    }

    private int tells(int k) {
        String w = clauses.low(k);
        boolean bare = Word.oneOf(w, "on", "upon", "with", "after") && ASKED.contains(clauses.low(k + 1));
        if (bare || Word.oneOf(w, "with", "after", "on", "upon", "at") && consent(k + 1) > 0) {
            return k + 1;
        }
        if (!Word.oneOf(w, "when", "if", "after", "once", "on")) {
            return -1;
        }
        int i = k + 1;
        boolean passive =
                Word.oneOf(clauses.low(i), "explicitly", "asked", "told", "requested", "instructed", "approved");
        while (Word.oneOf(clauses.low(i), "the", "a", "explicitly")) {
            i++;
        }
        boolean person = PERSON.contains(clauses.low(i)) && TELLS.contains(clauses.low(i + 1));
        boolean you = clauses.low(i).equals("you") && Word.oneOf(clauses.low(i + 1), "are", "have", "get");
        return person || passive || you && when(i + 1, "asked", "told", "approval", "permission", "instructed")
                ? i + 1
                : -1;
    }

    private boolean when(int from, String... any) {
        for (int k = from; k < words.size() && k < from + 4; k++) {
            if (Word.oneOf(clauses.low(k), any)) {
                return true;
            }
        }
        return false;
    }

    /** "pushing requires my approval", "`npm publish` needs confirmation". */
    private int needs(int i) {
        int end = consent(i + 1);
        int bare = CONSENT.contains(clauses.low(i + 1)) ? i + 2 : -1;
        boolean said = end > 0
                || bare > 0
                        && Word.oneOf(
                                clauses.low(i + 1), "approval", "permission", "confirmation", "sign-off", "consent");
        int deed = Math.max(end, bare);
        boolean yours = said && clauses.low(i - 1).equals("you") && directed(i);
        if (yours && Word.oneOf(clauses.low(deed), "to", "before", "for")) {
            return forbidden(deed + 1);
        }
        int start = clauses.clauseStart(i);
        while (start > 0 && Word.oneOf(clauses.low(start - 1), ",", "and", "or")) {
            start = clauses.clauseStart(start - 1);
        }
        if (said && clauses.low(i - 1).equals(")") && !clauses.conditional(i)) {
            return named.bracketed(i) ? Math.max(end, bare) : -1;
        }
        if (!said || start == i || clauses.conditional(i)) {
            return -1;
        }
        return named.subject(start, i, true) ? Math.max(end, bare) : -1;
    }
}
