package io.steersman.reading.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what leave keeps back: "you may push, but not to main", "delete what is in tmp/, but keep tmp/cache", "commit nothing". */
final class CoreGrants {

    private static final Set<String> KEEPS = Cores.LISTS.words("spares");
    private static final Set<String> BUT = Cores.LISTS.words("save");
    private static final Set<String> TOWARDS = Set.of("to", "into", "on", "in", "onto", "from", "against", "for");
    private static final WordTurns ALL_BUT = WordTurns.of(Cores.LISTS, "all but");

    private static final WordTurns FREE = WordTurns.of(Cores.LISTS, "free");

    private final List<Word> words;
    private final CoreRest rest;
    private final List<List<List<Word>>> found;

    CoreGrants(List<Word> words, List<List<List<Word>>> found) {
        this.words = words;
        this.rest = new CoreRest(words);
        this.found = found;
    }

    private String low(int i) {
        return Cores.low(words, i);
    }

    /** Reads the clause that begins at the index: leave itself, or what is kept back of leave that was given before. */
    void read(int from) {
        if (isVerb(from)
                && low(from + 1).equals("nothing")
                && rest.ends(from + 2)
                && rest.from(from + 2).stream().anyMatch(List::isEmpty)
                && !low(from + 2).equals("but")) {
            found.add(List.of(Word.of("do not " + low(from) + " anything")));
        } else if (isVerb(from)
                && low(from + 1).equals("nothing")
                && low(from + 2).equals("in")) {
            keep("modify anything", from + 2);
        }
        int others = ALL_BUT.skip(words, from);
        for (int i = others + 1;
                others > from && i < words.size() && !words.get(i).mark();
                i++) {
            if (FREE.at(words, i) != null) {
                found.add(List.of(CoreDeeds.joined("do not modify", words.subList(others, i))));
                return;
            }
        }
        for (int i = from + 1; i < words.size() && !words.get(i).mark(); i++) {
            int but = ALL_BUT.skip(words, i);
            if (but > i && isVerb(i - 1) && given(i - 1)) {
                keep(low(i - 1), but);
                return;
            }
        }
        boolean keeps = BUT.contains(low(from - 1)) && given(verb(from));
        if (keeps && low(from).equals("not") && TOWARDS.contains(low(from + 1))) {
            notTo(low(verb(from)), from + 1);
        } else if (keeps
                && low(from).equals("not")
                && from + 1 < words.size()
                && Things.path(words, from + 1) != null) {
            keep(low(verb(from)), from + 1);
        } else if (keeps && KEEPS.contains(low(from)) && isRemoval(low(verb(from)))) {
            keep("delete", from + 1);
        }
    }

    private void keep(String verb, int from) {
        List<List<Word>> ways = new ArrayList<>();
        rest.from(from).stream()
                .filter(way -> !way.isEmpty())
                .forEach(way -> ways.add(CoreDeeds.joined("do not " + verb, way)));
        if (!ways.isEmpty()) {
            found.add(ways);
        }
    }

    /** "but not to main or release/*". */
    private void notTo(String verb, int to) {
        int end = to + 1;
        for (int k = to + 1; k <= words.size(); k++) {
            boolean ends = k == words.size() || words.get(k).mark() || Word.oneOf(low(k), "or", "and", "nor");
            if (ends && k > end) {
                List<Word> way = CoreDeeds.joined("do not " + verb + " " + low(to), words.subList(end, k));
                found.add(List.of(way));
            }
            if (ends && k < words.size() && words.get(k).mark() && !low(k).equals(",")) {
                return;
            }
            end = ends ? k + 1 : end;
        }
    }

    /** The verb that leave was given for, before the index; -1 without one. */
    private int verb(int to) {
        for (int k = 0; k < to; k++) {
            if (isVerb(k)) {
                return k;
            }
        }
        return -1;
    }

    private boolean isVerb(int i) {
        String w = low(i);
        return !w.isEmpty() && (w.equals(Verbs.base(w)) || OperationWords.isVerb(w) && !OperationWords.isGerund(w));
    }

    /** Whether the agent is told, or may, do it: nothing before denies it. */
    private boolean given(int verb) {
        if (verb < 0) {
            return false;
        }
        boolean told = verb == 0;
        for (int k = 0; k < verb; k++) {
            if (Word.oneOf(low(k), "not", "never", "no", "if", "when", "they", "it", "he", "she")) {
                return false;
            }
            told |= Word.oneOf(low(k), "you", "please", "free", "then", "and", ",");
        }
        return told;
    }

    private static boolean isRemoval(String verb) {
        return Verbs.act(verb) == Constraint.Act.DELETE || Word.oneOf(verb, "clean", "clear");
    }
}
