package io.steersman.reading.language;

import io.steersman.reading.language.WordTurns.Match;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads clauses that begin with what is not to be done, or with what it would be done to: "merging is mine", "X stays as it is". */
final class CoreSubjects {

    private static final Lexicon LISTS = Cores.LISTS;
    private static final WordTurns IS = WordTurns.of(LISTS, "is");
    private static final WordTurns NOT = WordTurns.of(LISTS, "is not");
    private static final WordTurns BANNED = WordTurns.of(LISTS, "banned");
    private static final WordTurns WELCOME = WordTurns.of(LISTS, "welcome");
    private static final WordTurns STATE = WordTurns.of(LISTS, "state");
    private static final WordTurns YOURS = WordTurns.of(LISTS, "yours");
    private static final WordTurns ASIDE = WordTurns.of(LISTS, "aside");
    private static final WordTurns NOUNS = WordTurns.of(LISTS, "noun ");
    private static final WordTurns ONLY_FILE = WordTurns.of(LISTS, "only file");
    private static final Set<String> DEGREE = LISTS.words("degree");
    private static final Set<String> MOVES = LISTS.words("moves");
    private static final Set<String> DONE = LISTS.words("done");
    private static final Set<String> OPENERS = LISTS.words("openers");
    private static final Set<String> FOREIGN = LISTS.words("no subject");
    private static final Set<String> PERSONS = LISTS.words("persons");
    /** What is left alone by not ending it. */
    private static final Set<String> PROCESSES = LISTS.words("processes");

    private static final Set<String> CALLED = LISTS.words("called");
    private static final Set<String> RIVALS = LISTS.words("rivals");
    private static final Map<String, String> PARTICIPLES = participles();
    private static final int FAR = 16;

    private final List<Word> words;
    private final CoreRest rest;
    private final CoreTurns turns;
    private final List<List<List<Word>>> found;

    CoreSubjects(List<Word> words, List<List<List<Word>>> found) {
        this.words = words;
        this.rest = new CoreRest(words);
        this.turns = new CoreTurns(words, found);
        this.found = found;
    }

    private static Map<String, String> participles() {
        Map<String, String> all = new HashMap<>();
        LISTS.words("participles").forEach(pair -> {
            List<Word> forms = Word.of(pair);
            all.put(forms.get(1).lower(), forms.get(0).lower());
        });
        return Map.copyOf(all);
    }

    private String low(int i) {
        return Cores.low(words, i);
    }

    /** Reads the clause that begins at the index, with its list of subjects. */
    void read(int from) {
        int start = from;
        while (OPENERS.contains(low(start))) {
            start++;
        }
        if (turns.read(from, start)) {
            return;
        }
        int depth = 0;
        for (int i = start; i < words.size() && i < start + FAR; i++) {
            depth += low(i).equals("(") ? 1 : low(i).equals(")") ? -1 : 0;
            boolean open = depth > 0 || words.get(i).mark() && Word.oneOf(low(i), ",", ")", "/");
            if (words.get(i).mark() && !open || FOREIGN.contains(low(i))) {
                return;
            }
            if (i > start && depth == 0 && !words.get(i).mark() && predicate(start, i)) {
                return;
            }
        }
    }

    /** Whether a predicate that sets a limit begins at the index; adds what it says. */
    private boolean predicate(int start, int at) {
        List<Word> subject = words.subList(start, at);
        if (low(at).equals("only") && rest.ends(at + 1)) {
            return alone(subject);
        }
        Match only = ONLY_FILE.at(words, at);
        if (only != null) {
            boolean told = Verbs.base(subject.get(0).lower()) != null;
            return add(List.of(CoreDeeds.joined("only modify", told ? subject.subList(1, subject.size()) : subject)));
        }
        Match not = NOT.at(words, at);
        for (int k = 1; k < subject.size() && not != null; k++) {
            if (IS.at(subject, k) != null) {
                return predicated(subject.subList(0, k), not.end());
            }
        }
        Match is = not == null ? IS.at(words, at) : not;
        if (is == null) {
            return false;
        }
        int said = is.end();
        while (DEGREE.contains(low(said))) {
            said++;
        }
        return not == null ? is(subject, said) : isNot(subject, said);
    }

    /** "X is generated and must not be edited": what is said of the subject before. */
    private boolean predicated(List<Word> subject, int said) {
        return isNot(subject, said);
    }

    /** "X is off limits", "X stays pinned", "X is done by the team only", "X is not yours to flush". */
    private boolean is(List<Word> subject, int said) {
        int banned = BANNED.skip(words, said);
        if (banned > said && clear(banned)) {
            return add(unchanged(subject), undone(subject));
        }
        int state = STATE.skip(words, said);
        if (state > said && clear(state)) {
            return add(unchanged(subject));
        }
        int to = low(said - 1).equals("left") ? said : said + 1;
        boolean left = Word.oneOf(low(to - 1), "left", "reserved", "entrusted", "delegated")
                && Word.oneOf(low(to), "to", "for")
                && !Word.oneOf(low(to + 1), "you", "agents", "later");
        if (left || ofSomebody(said)) {
            return add(undone(subject));
        }
        String verb = verb(low(said));
        if (verb.isEmpty() && !DONE.contains(low(said))) {
            return false;
        }
        if (!verb.isEmpty() && low(said + 1).equals("only") && rest.leave(said + 2, said + 2 + FAR)) {
            return add(done(verb, subject).stream().map(CoreRest::asking).toList());
        }
        int by = said + 1;
        boolean only = false;
        while (Word.oneOf(low(by), "only", "exclusively", "solely", "always", "out")) {
            only |= !Word.oneOf(low(by), "always", "out");
            by++;
        }
        boolean someone = Word.oneOf(low(by), "by", "in") && !Word.oneOf(low(by + 1), "you", "agents", "hand");
        boolean person = someone
                && PERSONS.contains(low(low(by + 1).equals("a") || low(by + 1).equals("the") ? by + 2 : by + 1));
        if (!someone || !(only || person || kept(by + 1))) {
            return false;
        }
        return add(DONE.contains(low(said)) ? undone(subject) : List.of(CoreDeeds.joined("do not " + verb, subject)));
    }

    /** "by the on-call person only", "by release-please, never manually". */
    private boolean kept(int from) {
        for (int k = from; k < words.size() && k < from + FAR; k++) {
            boolean never = Word.oneOf(low(k), "never", "not")
                    && Word.oneOf(low(k + 1), "by", "manually", "you", "locally", "from");
            if (Word.oneOf(low(k), "only", "exclusively", "alone") && rest.ends(k + 1) || never) {
                return true;
            }
            if (words.get(k).code() || Word.oneOf(low(k), ";", ":", "if", "when")) {
                return false;
            }
        }
        return false;
    }

    /** "X is not acceptable", "X must not be edited", "X is not to be edited", "X is not yours to flush", "X is not" after one that is. */
    private boolean isNot(List<Word> subject, int said) {
        int yours = YOURS.skip(words, said);
        if (yours > said && low(yours).equals("to")) {
            String verb = low(yours + 1);
            return rest.ends(yours + 2) && add(List.of(CoreDeeds.joined("do not " + verb, subject)));
        }
        if (yours > said && clear(yours)) {
            return add(undone(subject));
        }
        int welcome = WELCOME.skip(words, said);
        if (welcome > said && clear(welcome)) {
            return add(unchanged(subject), undone(subject));
        }
        boolean must = Word.oneOf(low(said - 2), "must", "should", "shall", "may");
        if (must && MOVES.contains(low(said)) && clear(said + 1)) {
            return add(unchanged(subject));
        }
        int be = Word.oneOf(low(said), "be", "get", "ever") ? said + 1 : said;
        boolean to = low(said).equals("to") && Word.oneOf(low(said + 1), "be", "get");
        be = to ? said + 2 : be;
        String verb = verb(low(be));
        if ((be > said || Word.oneOf(low(said - 1), "get", "gets")) && !verb.isEmpty() && clear(be + 1)) {
            return add(done(verb, subject));
        }
        boolean bare = rest.ends(said) && words.indexOf(subject.get(0)) > 0 && granted(said - subject.size() - 1);
        return bare && add(undone(within(subject)));
    }

    /** Whether what was said before is welcome: "reload is fine, a restart is not". */
    private boolean granted(int to) {
        for (int k = 1; k < to; k++) {
            if (Word.oneOf(low(k - 1), "is", "are") && WELCOME.skip(words, k) > k) {
                return true;
            }
        }
        return false;
    }

    /** "terraform plan is ok, apply is not": the program that was named before does both. */
    private List<Word> within(List<Word> subject) {
        String first = words.get(0).lower();
        boolean part = subject.size() == 1
                && Programs.known(first)
                && words.size() > 2
                && Programs.subcommand(first, subject.get(0).lower());
        return part ? CoreDeeds.joined(first, subject) : subject;
    }

    static boolean isDegree(String word) {
        return DEGREE.contains(word);
    }

    /** "Closing tickets is something the reporter does". */
    private boolean ofSomebody(int said) {
        int noun = Word.oneOf(low(said), "a", "the") ? said + 1 : said;
        boolean work = Word.oneOf(low(noun), "job", "task", "matter", "thing", "decision", "call", "responsibility");
        if (work && Word.oneOf(low(noun + 1), "for", "of")) {
            return !Word.oneOf(low(noun + 2), "you", "agents", "later", "another", "this");
        }
        boolean something = Word.oneOf(low(said), "something", "what");
        for (int k = said + 1; something && k < words.size() && !words.get(k).mark(); k++) {
            if (Word.oneOf(low(k), "you", "agents", "can", "should", "needs")) {
                return false;
            }
            if (Word.oneOf(low(k), "does", "do", "handles", "handle", "decides", "decide") && rest.ends(k + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing more is said in the clause, or nothing that takes it back. */
    private boolean clear(int end) {
        return rest.ends(end) && !rest.from(end).isEmpty();
    }

    @SafeVarargs
    private boolean add(List<List<Word>>... ways) {
        List<List<Word>> all = new ArrayList<>();
        for (List<List<Word>> some : ways) {
            all.addAll(some);
        }
        found.add(all);
        return true;
    }

    static String verb(String participle) {
        String irregular = PARTICIPLES.get(participle);
        String verb = irregular == null ? Verbs.ofParticiple(participle) : irregular;
        return verb == null ? OperationWords.ofParticiple(participle) : verb;
    }

    /** "No file may be renamed": a negation may stand before what it is done to. */
    private static List<List<Word>> done(String verb, List<Word> subject) {
        List<List<Word>> ways = new ArrayList<>();
        for (List<Word> thing : named(subject)) {
            ways.add(CoreDeeds.joined("do not " + verb, thing));
        }
        return ways;
    }

    /** That a deed is not to be done, which is named by its verb, a noun or a command. */
    static List<List<Word>> undone(List<Word> deed) {
        List<List<Word>> ways = new ArrayList<>();
        Match noun = NOUNS.at(deed, 0);
        if (noun != null && noun.end() == deed.size()) {
            ways.add(Word.of("do not " + noun.meaning()));
        }
        ways.add(CoreDeeds.joined("do not", deed));
        for (int k = 1; k < deed.size(); k++) {
            if (ASIDE.at(deed, k) != null) {
                ways.add(CoreDeeds.joined("do not", deed.subList(0, k)));
                break;
            }
        }
        List<Word> spelled = deed.stream().filter(Word::code).toList();
        if (spelled.size() == 1 && deed.stream().allMatch(word -> word.code() || CALLED.contains(word.lower()))) {
            ways.add(CoreDeeds.joined("do not run", spelled));
        }
        ways.add(CoreDeeds.joined("no", deed));
        ways.add(CoreDeeds.joined("do not run", deed));
        return ways;
    }

    /** That a thing is to stay as it is. */
    static List<List<Word>> unchanged(List<Word> thing) {
        List<List<Word>> ways = new ArrayList<>();
        if (!thing.isEmpty() && PROCESSES.contains(thing.get(thing.size() - 1).lower())) {
            ways.add(Word.of("do not kill processes"));
        }
        for (List<Word> named : named(thing)) {
            ways.add(CoreDeeds.joined("do not change", named));
        }
        return ways;
    }

    /** "the generated client (src/gen/**)": what stands in brackets is the thing itself. */
    private static List<List<Word>> named(List<Word> thing) {
        List<List<Word>> all = new ArrayList<>();
        for (int k = 1; k < thing.size() - 1; k++) {
            if (thing.get(k).is("(") && Things.path(thing, k + 1) != null) {
                all.add(thing.subList(k + 1, k + 2));
            }
        }
        all.add(thing);
        return all;
    }

    /** "yarn only": the others of its kind are not to be used; "README.md only": nothing else is to be changed. */
    private boolean alone(List<Word> subject) {
        String last = subject.get(subject.size() - 1).lower();
        for (String kind : RIVALS) {
            Set<String> rivals = LISTS.words("rival " + kind);
            if (rivals.contains(last)) {
                List<String> others =
                        rivals.stream().filter(rival -> !rival.equals(last)).toList();
                others.forEach(other -> found.add(List.of(Word.of("do not use " + other))));
                return true;
            }
        }
        Word named = subject.get(subject.size() - 1);
        boolean path = PathWords.names(named.text(), named.code());
        return path && add(List.of(CoreDeeds.joined("only modify", subject)));
    }
}
