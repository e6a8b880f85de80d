package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Set;

/** Tells whether a clause of a sentence speaks to the agent, and where a prohibition begins and ends. */
public final class Clauses {

    private static final Lexicon LISTS = Lexicon.of("clauses");

    private static final Set<String> SUBJECT = LISTS.words("subject");
    private static final Set<String> CONDITION = LISTS.words("condition");
    private static final Set<String> HARMLESS = LISTS.words("harmless");
    private static final Set<String> ADVERBS = LISTS.words("adverbs");

    private static final Set<String> ACTING = LISTS.words("acting");
    private static final Set<String> PLACING = LISTS.words("placing");
    private static final Set<String> ARTICLES = LISTS.words("articles");
    private static final Set<String> PLACES = LISTS.words("places");
    private static final Set<String> TIMING = LISTS.words("timing");
    /** What a thing must have gone through to be there at all. */
    private static final Set<String> MADE = LISTS.words("made");

    private static final Set<String> TIMES = LISTS.words("times");

    private static final int FEW = 8;

    private final List<Word> words;

    public Clauses(List<Word> words) {
        this.words = words;
    }

    public String low(int i) {
        if (i < 0 || i >= words.size()) {
            return "";
        }
        Word word = words.get(i);
        return word.kind() == Word.Kind.WORD || word.mark() ? word.lower() : "";
    }

    /** The index after the words of a prohibition that begins here, or -1. */
    public int prohibition(int i) {
        String w = low(i);
        String next = low(i + 1);
        boolean negated = next.equals("not");
        int after =
                switch (w) {
                    case "do" -> negated ? wish(i + 2) : -1;
                    case "did" -> negated && low(i - 2).equals("rather") && subject(i, "you") ? i + 2 : -1;
                    case "not" -> next.equals("to") && cautious(i - 1) ? i + 2 : -1;
                    case "it", "it's" -> impersonal(i);
                    case "never" -> i + 1;
                    case "must", "should", "shall", "may" ->
                        negated && modal(i) ? i + 2 : next.equals("never") ? i + 2 : -1;
                    case "can" -> negated && subject(i, "you") ? i + 2 : -1;
                    case "are", "is" -> subject(i, "you") ? forbidden(i + 1) : -1;
                    case "you're" -> forbidden(i + 1);
                    case "avoid" -> gerund(i + 1) || option(i + 1) ? i + 1 : -1;
                    case "stop" -> gerund(i + 1) ? i + 1 : -1;
                    case "refrain" -> next.equals("from") && gerund(i + 2) ? i + 2 : -1;
                    default -> -1;
                };
        int granted = permission(after);
        boolean harmless = granted < 0
                && HARMLESS.contains(low(after))
                && OperationWords.at(words, after).isEmpty();
        if (harmless || after < 0 || !directed(i)) {
            return -1;
        }
        return granted > 0 ? granted : after;
    }

    /** "do not have permission to": what follows, or -1. */
    private int permission(int after) {
        int noun = Word.oneOf(low(after + 1), "the", "any", "my", "our") ? after + 2 : after + 1;
        boolean has = after > 0
                && low(after).equals("have")
                && Word.oneOf(
                        low(noun),
                        "permission",
                        "permissions",
                        "authority",
                        "authorization",
                        "right",
                        "rights",
                        "leave",
                        "clearance");
        return has && low(noun + 1).equals("to") ? noun + 2 : -1;
    }

    /** Whether it says "do not forget to ...", which asks for the thing. */
    public boolean reminds(int i) {
        boolean not = low(i).equals("do") && low(i + 1).equals("not");
        return not
                && Word.oneOf(low(i + 2), "forget", "fail", "neglect", "hesitate")
                && low(i + 3).equals("to");
    }

    /** "make sure not to", "be careful not to", "try not to". */
    private boolean cautious(int i) {
        return Word.oneOf(low(i), "sure", "certain", "careful", "care", "try");
    }

    /** "it is (strictly) forbidden to". */
    private int impersonal(int i) {
        int at = low(i).equals("it's") ? i + 1 : low(i + 1).equals("is") ? i + 2 : words.size();
        at += Word.oneOf(low(at), "strictly", "absolutely") ? 1 : 0;
        boolean denied = low(at).equals("not") && Word.oneOf(low(at + 1), "allowed", "permitted");
        at += denied ? 1 : 0;
        return (denied || Word.oneOf(low(at), "forbidden", "prohibited"))
                        && low(at + 1).equals("to")
                ? at + 2
                : -1;
    }

    private int wish(int after) {
        if (low(after).equals("want") || low(after).equals("like")) {
            boolean someone = Word.oneOf(low(after + 1), "you", "anyone", "anybody");
            return someone && low(after + 2).equals("to") ? after + 3 : someone && gerund(after + 2) ? after + 2 : -1;
        }
        return low(after).equals("you") && Word.oneOf(low(after + 1), "ever", "dare") ? after + 2 : after;
    }

    private int forbidden(int i) {
        int at = low(i).equals("not") ? i + 1 : i;
        boolean not = at > i;
        boolean allowed = Word.oneOf(low(at), "allowed", "permitted", "supposed", "meant");
        boolean banned = Word.oneOf(low(at), "forbidden", "prohibited");
        if (not && low(at).equals("to")) {
            return at + 1;
        }
        boolean links = low(at + 1).equals("to") || low(at + 1).equals("from");
        return links && (not && allowed || !not && banned) ? at + 2 : -1;
    }

    private boolean gerund(int i) {
        return Verbs.ofGerund(low(i)) != null
                || OperationWords.isGerund(low(i))
                || Word.oneOf(low(i), "coding", "implementing", "fixing");
    }

    private boolean option(int i) {
        return i < words.size() && Things.isOption(words.get(i).text());
    }

    /** Where "on your own", "by yourself", "by hand" or "automatically" ends, which narrow no prohibition; the index itself where none stands. */
    public int unasked(int i) {
        boolean own =
                low(i).equals("on") && low(i + 1).equals("your") && low(i + 2).equals("own");
        boolean by = low(i).equals("by") && Word.oneOf(low(i + 1), "yourself", "hand", "itself");
        boolean adverb =
                Word.oneOf(low(i), "automatically", "proactively", "unprompted", "unasked", "manually", "yourself");
        int end = own ? i + 3 : by ? i + 2 : adverb ? i + 1 : everywhere(i);
        return end > i ? unasked(end) : i;
    }

    /** "in this repo", "to any remote", "after completing a task": a place or a time that stands for all; the index after it. */
    private int everywhere(int i) {
        boolean place = PLACING.contains(low(i));
        boolean time = Word.oneOf(low(i), "after", "at", "during", "upon");
        int noun = i + 1;
        while (place && ARTICLES.contains(low(noun)) || time && TIMING.contains(low(noun))) {
            noun++;
        }
        boolean whole = place && PLACES.contains(low(noun)) || time && TIMES.contains(low(noun));
        boolean made = low(i).equals("after") && noun == i + 1 && MADE.contains(low(noun));
        return whole && noun > i + 1 || made ? noun + 1 : i;
    }

    private boolean modal(int i) {
        return i == 0
                || subject(i, "you")
                || subject(i, "we")
                || acting(i)
                || low(i - 1).equals("and")
                || low(i - 1).equals("but");
    }

    /** "Agents must not ...", "Automation must not ...": who is told is the agent, whatever it is called. */
    private boolean acting(int i) {
        for (int k = clauseStart(i); k < i; k++) {
            if (ACTING.contains(low(k))) {
                return true;
            }
        }
        return false;
    }

    private boolean subject(int i, String who) {
        for (int k = clauseStart(i); k < i; k++) {
            if (low(k).equals(who)) {
                return true;
            }
        }
        return false;
    }

    /** Skips "ever", "try to" and their like. */
    public int skipAdverbs(int from) {
        int i = from;
        while (i < words.size()
                && (ADVERBS.contains(low(i)) && !starts(i)
                        || low(i).equals(",")
                                && i < from + 5
                                && (i > from || low(i + 1).equals("ever")))) {
            i++;
        }
        return i;
    }

    /** "start the dev server": starting is the deed here. */
    private boolean starts(int i) {
        int thing = i + 1;
        while (Word.oneOf(low(thing), "the", "a", "any", "our", "your", "my", "up")) {
            thing++;
        }
        return low(i).equals("start")
                && thing < words.size()
                && (Things.operation(words, thing) != null
                        || !OperationWords.at(words, i).isEmpty());
    }

    /** Whether the clause that holds the word speaks to the agent, at all times. */
    public boolean directed(int i) {
        int from = clauseStart(i);
        if (!agentSubject(from, i) || conditional(i)) {
            return false;
        }
        if (from == 0) {
            return true;
        }
        String mark = low(from - 1);
        if (mark.equals(";")) {
            return true;
        }
        if (Word.oneOf(mark, ":", "-", "\u2014", "\u2013")) {
            return from <= 7 || Verbs.opensDirected(low(0)) || Word.oneOf(low(i), "keep", "leave", "do", "never");
        }
        if (mark.equals("(")
                && (words.get(0).code() || PathWords.names(words.get(0).text(), false))) {
            return true;
        }
        boolean aside = mark.equals("(") && Verbs.base(low(0)) != null
                || mark.equals("but") && low(from - 2).equals("(");
        boolean hence = mark.equals("so") && low(i).equals("do");
        return aside
                || hence
                || parallel(i)
                || Verbs.opensDirected(low(0))
                || Verbs.base(low(0)) != null
                || named(from);
    }

    /** "a new one, but do not push it": what is wanted is only named. */
    private boolean named(int from) {
        return from > 1
                && from <= FEW
                && low(from - 1).equals("but")
                && Word.oneOf(low(0), "a", "an", "one", "another", "same", "good", "fine", "nice", "great", "thanks");
    }

    /** "never commit, never push": what goes on as a ban of the agent began. */
    private boolean parallel(int i) {
        int from = low(i).equals("never") ? clauseStart(i) : 0;
        for (int k = 0; k < from; k++) {
            if (low(k).equals("never")) {
                return directed(k);
            }
        }
        return false;
    }

    /** Where a new clause begins of which what stands before is no condition: "do not X unless Y, and never Z"; 0 for none. */
    private int independent(int i) {
        int from = clauseStart(i);
        boolean joined = from > 1
                && Word.oneOf(low(from - 1), "and", "but")
                && low(from - 2).equals(",");
        boolean opens = CONDITION.contains(low(0)) || CONDITION.contains(low(1));
        return joined && !opens && Word.oneOf(low(i), "never", "do") ? from : 0;
    }

    /** Whether a condition stands before the word. */
    public boolean conditional(int i) {
        for (int k = independent(i); k < i; k++) {
            if (CONDITION.contains(low(k)) && !(k > 0 && low(k - 1).equals("even"))) {
                return true;
            }
        }
        return false;
    }

    private boolean agentSubject(int from, int to) {
        boolean first = false;
        boolean second = false;
        for (int k = from; k < to; k++) {
            String w = low(k);
            if (!SUBJECT.contains(w)) {
                return false;
            }
            first |= w.equals("i") || w.equals("i'd");
            second |= w.equals("you");
        }
        return !first || second || low(to).equals("do") && low(to + 2).equals("want");
    }

    /** The index after the last comma, colon, dash or conjunction before the word. */
    public int clauseStart(int i) {
        int k = i;
        while (k > 0 && !boundary(words.get(k - 1))) {
            k--;
        }
        return k;
    }

    private static boolean boundary(Word word) {
        return word.mark() || word.is("and") || word.is("but") || word.is("so") || word.is("then") || word.is("or");
    }

    /** Whether a negation stands before the word. */
    public boolean denied(int i) {
        for (int k = 0; k < i; k++) {
            if (low(k).equals("not") || low(k).equals("never") || low(k).equals("no")) {
                return true;
            }
        }
        return false;
    }
}
