package io.steersman.reading.language;

import io.steersman.reading.language.WordTurns.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what follows a lead: a verb, a noun, a thing and its state, somebody who alone may do it, or an exception. */
final class CoreForms {

    private static final Set<String> PRONOUNS = Cores.LISTS.words("pronouns");
    private static final Set<String> STATES_OF = Cores.LISTS.words("keeps");
    private static final WordTurns NOUNS = WordTurns.of(Cores.LISTS, "noun ");
    private static final WordTurns STATES = WordTurns.of(Cores.LISTS, "state");
    private static final WordTurns TO_US = WordTurns.of(Cores.LISTS, "to us");
    private static final int FAR = 12;
    private static final int FEW = 7;

    private final List<Word> words;
    private final List<Word> before;
    private final CoreRest rest;
    private final CoreDeeds deeds;
    private final CoreLiterals literals;
    private final List<List<List<Word>>> found;

    CoreForms(List<Word> words, List<Word> before, List<List<List<Word>>> found) {
        this.words = words;
        this.before = before;
        this.rest = new CoreRest(words);
        this.deeds = new CoreDeeds(words, before, found);
        this.literals = new CoreLiterals(words, found);
        this.found = found;
    }

    private String low(int i) {
        return Cores.low(words, i);
    }

    /** Reads what follows a lead of this kind. */
    void read(String kind, int at, int after) {
        switch (kind) {
            case "not", "bare", "ask" -> {
                deeds.deed(at, after, kind.equals("ask"));
                literals.read(after, kind.equals("ask"));
            }
            case "touch" -> touch(at, after);
            case "within" -> deeds.all("work only in", after);
            case "no" -> {
                noun(after);
                deeds.all(after < words.size() && words.get(after).code() ? "do not run" : "no", after);
            }
            case "wait" -> waits(after);
            case "only" -> onlySomebody(after);
            case "have" -> noun(after);
            case "only when" -> onlyWhen(after);
            case "nobody" -> nobody(at, after);
            case "keep" -> kept(at, after);
            case "other" -> other(after);
            case "nothing" -> nothing(after);
            default -> plain(kind, after);
        }
    }

    /** A turn that says all by itself: "stop there". */
    private void plain(String meaning, int after) {
        if (rest.ends(after)) {
            found.add(List.of(Word.of(meaning)));
        }
    }

    /** "Hands off X", "keep your hands off" of what was named before. */
    private void touch(int at, int after) {
        if (rest.ends(after)) {
            unchanged(words.subList(at, at), at);
        } else {
            for (List<Word> way : rest.from(after)) {
                boolean branch =
                        !way.isEmpty() && Word.oneOf(way.get(way.size() - 1).lower(), "branch", "branches");
                found.add(List.of(
                        CoreDeeds.joined(branch ? "do not push to" : "do not touch", branch ? name(way) : way)));
            }
        }
    }

    /** "the release/* branches": the name without what stands around it. */
    private static List<Word> name(List<Word> branch) {
        int from = Word.oneOf(branch.get(0).lower(), "the", "any", "our", "all") ? 1 : 0;
        return branch.subList(Math.min(from, branch.size() - 1), Math.max(from + 1, branch.size() - 1));
    }

    /** That a thing, or what a pronoun means, is to stay as it is. */
    private void unchanged(List<Word> thing, int at) {
        boolean points = thing.stream().allMatch(word -> PRONOUNS.contains(word.lower()));
        String pronoun = thing.isEmpty() ? "it" : thing.get(0).lower();
        List<Word> change = Word.of("do not change");
        List<List<Word>> things = points ? CoreMeant.things(change, pronoun, words.subList(0, at), before) : List.of();
        deeds.add(
                points
                        ? things.stream()
                                .map(one -> CoreDeeds.joined("do not change", one))
                                .toList()
                        : CoreSubjects.unchanged(thing));
    }

    /** "Nothing gets deployed", "nothing in lib/ is to be changed". */
    private void nothing(int after) {
        int is = after;
        while (is < words.size() && is < after + FAR && !words.get(is).mark()) {
            int be = Word.oneOf(low(is), "may", "must", "should", "can", "will", "is", "shall", "gets", "are")
                    ? is + 1
                    : is;
            be = be > is && low(be).equals("to") ? be + 1 : be;
            be = be > is && Word.oneOf(low(be), "be", "get") ? be + 1 : be;
            boolean yours = be > is && low(be).equals("yours") && low(be + 1).equals("to");
            be = yours ? be + 2 : be;
            String verb = yours ? low(be) : be > is ? CoreSubjects.verb(low(be)) : "";
            if (!verb.isEmpty() && rest.ends(be + 1)) {
                List<Word> thing = CoreDeeds.joined("do not " + verb + " anything", words.subList(after, is));
                deeds.add(rest.from(be + 1).isEmpty() ? List.of() : List.of(thing));
                return;
            }
            is++;
        }
    }

    /** "no formatting changes", "no global installs". */
    private void noun(int after) {
        int from = after;
        while (low(from).equals("new") && NOUNS.at(words, from) == null
                || Word.oneOf(low(from), "any", "more", "further", "other", "additional", "accidental", "extra")) {
            from++;
        }
        Match noun = NOUNS.at(words, from);
        if (noun == null) {
            return;
        }
        boolean into = Word.oneOf(low(noun.end()), "in", "to", "into")
                && noun.meaning().equals("add dependencies")
                && Things.path(words, Math.min(noun.end() + 1, words.size() - 1)) != null;
        if (into) {
            found.add(List.of(Word.of("do not " + noun.meaning())));
        } else if (rest.ends(noun.end())) {
            List<List<Word>> ways = new ArrayList<>();
            rest.from(noun.end()).forEach(way -> ways.add(CoreDeeds.joined("do not " + noun.meaning(), way)));
            deeds.add(ways);
        }
    }

    /** "Wait until I have reviewed it before pushing". */
    private void waits(int after) {
        for (int k = after + 1; k < words.size() && k < after + FAR; k++) {
            if (low(k).equals("before") && rest.leave(after, k)) {
                int verb = Word.oneOf(low(k + 1), "you", "we", "any", "actually") ? k + 2 : k + 1;
                deeds.deed(after, verb, true);
                return;
            }
        }
    }

    /** "Only Dana may publish the gem". */
    private void onlySomebody(int after) {
        for (int k = after + 1;
                k + 1 < words.size() && k < after + FEW && !words.get(k).mark();
                k++) {
            boolean may = Word.oneOf(low(k), "may", "can", "should", "must", "gets", "will", "does", "is");
            int verb = Word.oneOf(low(k), "gets", "is") ? k + (low(k + 1).equals("allowed") ? 3 : 2) : k + 1;
            boolean somebody = words.subList(after, k).stream().noneMatch(CoreForms::isNobodyElse);
            if (may && somebody && deeds.isDeed(verb) && CoreDeeds.isVerb(low(verb))) {
                deeds.all("do not", verb);
                return;
            }
        }
    }

    /** A word that makes those who may be the agent, or a thing. */
    private static boolean isNobodyElse(Word word) {
        return Word.oneOf(
                        word.lower(), "you", "agents", "agent", "claude", "files", "file", "in", "under", "it", "code")
                || word.code()
                || PathWords.names(word.text(), false)
                || CoreDeeds.isVerb(word.lower());
    }

    /** "Only when I say so may you deploy". */
    private void onlyWhen(int after) {
        for (int k = after; k + 1 < words.size(); k++) {
            if (Word.oneOf(low(k), "may", "can", "should") && Word.oneOf(low(k + 1), "you", "agents")) {
                deeds.deed(k, k + 2, true);
                return;
            }
        }
    }

    /** "Nobody but Priya changes anything in charts/". */
    private void nobody(int at, int after) {
        int i = after;
        boolean but = Word.oneOf(low(i), "but", "except", "besides", "other");
        if (but && Word.oneOf(low(i + 1), "you", "agents", "claude")) {
            return;
        }
        for (; but && i < after + FAR && i < words.size() && base(i).isEmpty(); i++) {
            if (words.get(i).mark()) {
                return;
            }
        }
        i = Word.oneOf(low(i), "may", "should", "must", "can", "is", "shall", "to", "gets") ? i + 1 : i;
        i = Word.oneOf(low(i), "to", "ever", "allowed") ? i + 1 : i;
        i = low(i).equals("to") ? i + 1 : i;
        String verb = base(i);
        if (!verb.isEmpty() && i > at) {
            deeds.all("do not " + verb, i + 1);
        }
    }

    /** The verb of a third person, or of a modal one. */
    private String base(int i) {
        String w = low(i);
        String bare = w.endsWith("es") && CoreDeeds.isVerb(w.substring(0, w.length() - 2))
                ? w.substring(0, w.length() - 2)
                : w.endsWith("s") ? w.substring(0, w.length() - 1) : w;
        return CoreDeeds.isVerb(bare) ? bare : "";
    }

    /** "keep file names the way they are", "leave committing to me". */
    private void kept(int at, int after) {
        for (int end = after + 1; end < words.size() && end < after + FAR; end++) {
            if (words.get(end).mark() && !low(end).equals(",")) {
                return;
            }
            int degree = CoreSubjects.isDegree(low(end)) ? end + 1 : end;
            int state = STATES.skip(words, degree);
            int ours = TO_US.skip(words, end);
            List<Word> thing = words.subList(after, end);
            boolean still =
                    state > degree && rest.ends(state) && !rest.from(state).isEmpty();
            if (still) {
                unchanged(thing, at);
                return;
            }
            if (ours > end && rest.ends(ours) && !rest.from(ours).isEmpty()) {
                deeds.add(CoreSubjects.undone(thing));
                return;
            }
        }
    }

    /** "Other than README.md, leave everything as it is". */
    private void other(int after) {
        int comma = after;
        while (comma < words.size() && !low(comma).equals(",")) {
            comma++;
        }
        for (int k = comma + 1; k < words.size(); k++) {
            boolean nothing = Word.oneOf(low(k), "everything", "nothing", "anything", "all") && k <= comma + FAR;
            boolean says = nothing && (low(k).equals("nothing") || STATES_OF.contains(low(comma + 1)));
            if (says) {
                found.add(List.of(CoreDeeds.joined("only modify", words.subList(after, comma))));
                return;
            }
        }
    }
}
