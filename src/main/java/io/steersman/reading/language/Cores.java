package io.steersman.reading.language;

import io.steersman.reading.language.WordTurns.Match;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads limits by the core of a clause: what forbids and is said to the agent, the deed, and what it is done to. Words that
 * stand around the core and are not known do not matter, but for those that make the clause something else than a limit: a
 * condition, a report of what somebody says, somebody else who does it.
 *
 * <p>A core is put into plain words, "do not" and the deed, as many words of its clause as may belong to it first: who reads
 * plain words says what they mean, and a deed or a thing that is not understood there is no limit.
 */
public final class Cores {

    static final Lexicon LISTS = Lexicon.of("cores");

    private static final Set<String> SIGNALS = LISTS.words("signals");
    private static final Set<String> ADDRESS = LISTS.words("address");
    private static final Set<String> COURTESY = LISTS.words("courtesy");
    private static final Set<String> STRONG = LISTS.words("strong");
    private static final Set<String> JOINS = LISTS.words("joins");
    private static final Set<String> REPORTS = LISTS.words("reports");
    private static final Set<String> CONDITIONS = LISTS.words("conditions");
    private static final Set<String> SINGULAR = LISTS.words("singular");
    private static final Set<String> PLURAL = LISTS.words("plural");
    private static final Set<String> ARTICLES = LISTS.words("articles");
    private static final Set<String> ASKING = LISTS.words("polite");
    private static final Set<String> USES = LISTS.words("uses");
    private static final Set<String> SCOPING = LISTS.words("scoping");
    private static final WordTurns WHOLE = WordTurns.of(LISTS, "aside");
    private static final WordTurns TAGS = WordTurns.of(LISTS, "tag");
    private static final WordTurns LEADS = WordTurns.of(LISTS, "lead ");
    private static final WordTurns QUOTED = WordTurns.of(LISTS, "own words");
    private static final int LONGEST = 120;
    private static final int FEW = 5;

    private final List<Word> words;
    private final CoreForms forms;
    private final CoreSubjects subjects;
    private final CoreRest rest;
    private final CoreGrants grants;
    private final List<List<List<Word>>> found = new ArrayList<>();

    /** Whether the sentence was read as a whole. */
    private boolean whole;

    private Cores(List<Word> words, List<Word> before) {
        this.words = words;
        this.forms = new CoreForms(words, before, found);
        this.subjects = new CoreSubjects(words, found);
        this.rest = new CoreRest(words);
        this.grants = new CoreGrants(words, found);
    }

    /**
     * The cores of a sentence, each as the plain words that it may be, the most first.
     *
     * @param before the sentence before it, which says what is meant by "it"
     */
    public static List<List<List<Word>>> of(List<Word> sentence, List<Word> before) {
        boolean limits = sentence.size() <= LONGEST
                && (low(sentence, 0).equals("you")
                        || sentence.stream().anyMatch(word -> SIGNALS.contains(word.lower())));
        List<Word> words = limits ? listed(told(sentence)) : List.of();
        Cores cores = new Cores(words, before);
        for (int i = 0; i < words.size() && !cores.whole; i++) {
            if (i == 0 || cores.begins(i)) {
                cores.clause(i);
            }
        }
        return cores.found.stream().distinct().toList();
    }

    /** Whether a sentence is one clause, so that its form, once it is understood, says all. */
    public static boolean isOne(List<Word> sentence) {
        for (int k = 0; k < sentence.size() - 1; k++) {
            if (sentence.get(k).mark() || JOINS.contains(low(sentence, k))) {
                return false;
            }
        }
        return true;
    }

    /** The words without the tag of a question that asks for agreement only; none of another question. */
    private static List<Word> told(List<Word> sentence) {
        int end = sentence.size();
        if (end == 0 || !sentence.get(end - 1).is("?")) {
            return sentence;
        }
        int colon = colon(sentence);
        if (colon > 0) {
            return sentence.subList(0, colon);
        }
        for (int tag = Math.max(0, end - 4); tag < end - 1; tag++) {
            if (TAGS.skip(sentence, tag) == end - 1) {
                int last = tag > 0 && sentence.get(tag - 1).is(",") ? tag - 1 : tag;
                return sentence.subList(0, last);
            }
        }
        return ASKING.contains(sentence.get(0).lower()) ? sentence.subList(0, end - 1) : List.of();
    }

    /** "node/npm/npx" names three. */
    private static List<Word> listed(List<Word> words) {
        List<Word> all = new ArrayList<>(words.size());
        for (Word word : words) {
            List<String> parts = word.kind() == Word.Kind.WORD ? Pieces.between(word.text(), "/") : List.of();
            if (parts.size() < 2 || !parts.stream().allMatch(Programs::known)) {
                all.add(word);
                continue;
            }
            for (String part : parts) {
                all.addAll(Word.of(part));
                all.addAll(Word.of(","));
            }
            all.remove(all.size() - 1);
        }
        return all;
    }

    /** "Analyse only: why is it slow?": what stands before a colon asks nothing. */
    private static int colon(List<Word> sentence) {
        int i = sentence.size() - 1;
        while (i > 0 && !sentence.get(i).is(":")) {
            i--;
        }
        return i;
    }

    private String low(int i) {
        return low(words, i);
    }

    /** A word as it is compared; empty for names and beyond the ends. */
    static String low(List<Word> words, int i) {
        boolean said = i >= 0
                && i < words.size()
                && (words.get(i).mark() || words.get(i).kind() == Word.Kind.WORD);
        return said ? words.get(i).lower() : "";
    }

    private boolean begins(int i) {
        boolean says = low(i).equals("there") && Word.oneOf(low(i + 1), "will", "must", "shall", "should", "is");
        return says || words.get(i - 1).mark() || JOINS.contains(low(i - 1));
    }

    private void clause(int from) {
        if (reported(from) || conditional(from) || scoped(from)) {
            return;
        }
        grants.read(from);
        for (int at = from; at < words.size(); at++) {
            Match lead = LEADS.at(words, at);
            boolean bare = lead != null && lead.meaning().equals("bare") && at > from;
            if (lead != null && !bare && addressed(from, at, lead)) {
                boolean asks = lead.meaning().equals("not") && leave(at);
                forms.read(asks ? "ask" : lead.meaning(), at, lead.end());
                whole = lead.meaning().equals("other");
                return;
            }
            int aside = WHOLE.skip(words, at);
            if (aside == at && !ADDRESS.contains(low(at))) {
                break;
            }
            at = Math.max(at, aside - 1);
        }
        int asked = asked(from);
        Match lead = asked > from ? LEADS.at(words, asked) : null;
        if (lead != null) {
            forms.read(lead.meaning(), asked, lead.end());
            return;
        }
        subjects.read(from);
    }

    /** "Pretty please don't": what stands behind the courtesy of a clause, whatever stands before it; or the index itself. */
    private int asked(int from) {
        for (int k = from; k < words.size() && k < from + FEW && !words.get(k).mark(); k++) {
            if (Word.oneOf(low(k), "please", "kindly")) {
                return k + 1;
            }
        }
        return from;
    }

    /** Whether somebody's words are told: "the docs say ..."; what the user says again himself is not. */
    private boolean reported(int to) {
        for (int k = 0; k < to; k++) {
            if (REPORTS.contains(low(k)) && !(k > 1 && QUOTED.skip(words, k - 2) == k + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands before says where, or for what, it holds: "in plan mode, do not edit". */
    private boolean scoped(int from) {
        int first = from == 0 ? 0 : before(from);
        return first < from && SCOPING.contains(low(first)) && WHOLE.skip(words, first) == first;
    }

    /** Whether a condition that stands before is still open: "if it is red, do not deploy". */
    private boolean conditional(int to) {
        int strong = to;
        while (strong > 0 && !STRONG.contains(low(strong - 1))) {
            strong--;
        }
        if (low(to).equals("otherwise")) {
            return true;
        }
        for (int k = strong; k < to; k++) {
            boolean opens = CONDITIONS.contains(low(k))
                    && !low(k - 1).equals("even")
                    && !rest.leave(k)
                    && WHOLE.skip(words, k) == k;
            if (opens
                    && (k <= strong + 1
                            || !JOINS.contains(low(to - 1))
                            || !low(to - 2).equals(","))) {
                return true;
            }
        }
        return false;
    }

    /** "Unless I tell you to, never push". */
    private boolean leave(int to) {
        for (int k = 0; k < to; k++) {
            if (rest.leave(k)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a clause that begins with a lead can be said to the agent: what stands before it is not its subject. */
    private boolean addressed(int from, int lead, Match match) {
        if (from == 0 || STRONG.contains(low(from - 1)) || Word.oneOf(low(from - 1), "so", "then")) {
            return true;
        }
        boolean rival = Things.command(words, Math.min(match.end(), words.size() - 1), false) != null;
        if (rival && words.subList(before(from), from).stream().anyMatch(word -> USES.contains(word.lower()))) {
            return true;
        }
        boolean nominal = Word.oneOf(match.meaning(), "no", "nobody", "other");
        for (int k = from; k <= lead && k < words.size(); k++) {
            if (COURTESY.contains(low(k))) {
                return true;
            }
        }
        int first = before(from);
        boolean imperative = imperative(first);
        if (nominal || imperative) {
            return true;
        }
        boolean plural = PLURAL.contains(low(first));
        for (int k = first; k < from; k++) {
            if (SINGULAR.contains(low(k))) {
                return true;
            }
        }
        return low(from - 1).equals(",") && !plural;
    }

    /** Where what stands before a clause begins. */
    private int before(int from) {
        int first = from - 1;
        while (first > 0 && !STRONG.contains(low(first - 1))) {
            first--;
        }
        while (first < from && (COURTESY.contains(low(first)) || JOINS.contains(low(first)))) {
            first++;
        }
        return first;
    }

    /** "Triage the list": a word before an article is what is to be done. */
    private boolean imperative(int first) {
        return Verbs.opensDirected(low(first)) && !PLURAL.contains(low(first))
                || Verbs.base(low(first)) != null
                || ARTICLES.contains(low(first + 1)) && !low(first).isEmpty();
    }
}
