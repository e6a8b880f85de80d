package io.steersman.reading.language;

import java.util.List;
import java.util.Set;

/** Reads clauses that set a limit by how two halves stand to each other: "you commit, I push", "edit X, nothing else". */
final class CoreTurns {

    private static final Set<String> RIVALS = Cores.LISTS.words("rivals");
    /** What package managers change the installed packages with. */
    private static final Set<String> INSTALLS = Cores.LISTS.words("installs");

    private static final WordTurns IS = WordTurns.of(Cores.LISTS, "is");
    private static final WordTurns INSTEAD = WordTurns.of(Cores.LISTS, "instead of editing");
    private static final WordTurns ONLY_USE = WordTurns.of(Cores.LISTS, "only use");

    private final List<Word> words;
    private final CoreRest rest;
    private final List<List<List<Word>>> found;

    CoreTurns(List<Word> words, List<List<List<Word>>> found) {
        this.words = words;
        this.rest = new CoreRest(words);
        this.found = found;
    }

    private String low(int i) {
        return Cores.low(words, i);
    }

    private boolean add(List<List<Word>> ways) {
        found.add(ways);
        return true;
    }

    /** Whether the clause from the index on, or from the word behind its openers, is such a turn; adds what it says. */
    boolean read(int from, int start) {
        return onlyUse(from) || yoursAndMine(from) || nothingElse(from) || regenerated(start);
    }

    /** To install the manager itself, for the whole machine, is free. */
    private static List<Word> ban(String command) {
        return Word.of("do not run `" + command + "` except `" + command + " -g`");
    }

    /** "Always use pnpm": what the others would install is not to be; to ask them something is free. */
    private boolean onlyUse(int from) {
        int used = ONLY_USE.skip(words, from);
        String name = used > from ? low(used) : "";
        if (name.isEmpty() || !rest.ends(used + 1) || rest.from(used + 1).isEmpty()) {
            return false;
        }
        for (String kind : RIVALS) {
            Set<String> rivals = Cores.LISTS.words("rival " + kind);
            if (rivals.contains(name)) {
                rivals.stream()
                        .filter(rival -> !rival.equals(name))
                        .forEach(rival -> INSTALLS.forEach(verb -> found.add(List.of(ban(rival + " " + verb)))));
                return true;
            }
        }
        return false;
    }

    /** "You may edit X, nothing else". */
    private boolean nothingElse(int from) {
        boolean given = low(from).equals("you") && Word.oneOf(low(from + 1), "may", "can", "should", "must");
        String verb = low(from + 2);
        boolean writes = given
                && verb.equals(Verbs.base(verb))
                && Verbs.act(verb) == Constraint.Act.WRITE
                && Verbs.git(verb) == null;
        for (int k = from + 4; writes && k < words.size(); k++) {
            int nothing = Word.oneOf(low(k + 1), "and", "but") ? k + 2 : k + 1;
            if (words.get(k).mark()
                    && low(nothing).equals("nothing")
                    && low(nothing + 1).equals("else")) {
                return rest.ends(nothing + 2)
                        && add(List.of(CoreDeeds.joined("only modify", words.subList(from + 3, k))));
            }
        }
        return false;
    }

    /** "You commit, I push": what is mine is not yours. */
    private boolean yoursAndMine(int from) {
        boolean mine = Word.oneOf(low(from), "i", "i'll")
                && Word.oneOf(low(from - 1), ",", "and", "but", "\u2014", "-", ";")
                && low(0).equals("you")
                && CoreDeeds.isVerb(low(1))
                && CoreDeeds.isVerb(low(from + 1))
                && !low(1).equals(low(from + 1))
                && rest.ends(from + 2);
        return mine && add(CoreSubjects.undone(words.subList(from + 1, from + 2)));
    }

    /** "X is generated from Y; regenerate it rather than editing it". */
    private boolean regenerated(int start) {
        for (int k = start + 1; k < words.size(); k++) {
            int gerund = INSTEAD.skip(words, k);
            boolean edits = gerund > k && Word.oneOf(low(gerund), "it", "them", "by", "manually");
            if (edits && Things.path(words, start) != null && IS.at(words, start + 1) != null) {
                return add(CoreSubjects.unchanged(words.subList(start, start + 1)));
            }
        }
        return false;
    }
}
