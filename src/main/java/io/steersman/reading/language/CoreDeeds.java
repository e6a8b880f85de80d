package io.steersman.reading.language;

import io.steersman.reading.language.WordTurns.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the deed behind what forbids it: "do not" and a verb, "no" and a noun, "nobody but Priya" and a verb. */
final class CoreDeeds {

    private static final Set<String> ADVERBS = Cores.LISTS.words("adverbs");
    private static final Set<String> HARMLESS = Cores.LISTS.words("harmless");
    private static final Set<String> PRONOUNS = Cores.LISTS.words("pronouns");
    private static final Set<String> PARTICLES = Set.of("on", "to", "into", "with", "up", "at", "in", "off");
    private static final Set<String> COMMANDS = Cores.LISTS.words("command verbs");
    private static final Set<String> USES = Cores.LISTS.words("uses");
    private static final Set<String> STATES_OF = Cores.LISTS.words("keeps");
    private static final WordTurns DEEDS = WordTurns.of(Cores.LISTS, "deed ");
    private static final WordTurns NOUNS = WordTurns.of(Cores.LISTS, "noun ");
    private static final WordTurns STATES = WordTurns.of(Cores.LISTS, "state");
    private static final WordTurns TO_US = WordTurns.of(Cores.LISTS, "to us");
    private static final int FAR = 12;
    private static final int FEW = 7;

    private final List<Word> words;
    private final List<Word> before;
    private final CoreRest rest;
    private final List<List<List<Word>>> found;

    CoreDeeds(List<Word> words, List<Word> before, List<List<List<Word>>> found) {
        this.words = words;
        this.before = before;
        this.rest = new CoreRest(words);
        this.found = found;
    }

    private String low(int i) {
        return Cores.low(words, i);
    }

    /** Reads what follows a lead of this kind. */
    void read(String kind, int at, int after) {
        switch (kind) {
            case "not", "bare" -> deed(at, after, false);
            case "ask" -> deed(at, after, true);
            case "touch" -> touch(at, after);
            case "within" -> all("work only in", after);
            case "no" -> {
                noun(after);
                all(after < words.size() && words.get(after).code() ? "do not run" : "no", after);
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
                boolean branch = !way.isEmpty() && Word.oneOf(way.get(way.size() - 1).lower(), "branch", "branches");
                found.add(List.of(joined(branch ? "do not push to" : "do not touch", branch ? name(way) : way)));
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
        add(points ? things.stream().map(one -> joined("do not change", one)).toList() : CoreSubjects.unchanged(thing));
    }

    private void all(String plain, int from) {
        add(rest.from(from).stream().filter(way -> !way.isEmpty()).map(way -> joined(plain, way)).toList());
    }

    private void add(List<List<Word>> ways) {
        if (!ways.isEmpty()) {
            found.add(ways);
        }
    }

    static List<Word> joined(String plain, List<Word> way) {
        List<Word> all = new ArrayList<>(Word.of(plain));
        all.addAll(way);
        return all;
    }

    private int skip(int from) {
        int i = from;
        while (ADVERBS.contains(low(i)) && !starts(i)
                || low(i).equals(",")
                        && i < from + FEW
                        && (ADVERBS.contains(low(i + 1)) || i > from && isDeed(i + 1))) {
            i++;
        }
        return i;
    }

    /** "Start the server", "go through": the word is the deed itself. */
    private boolean starts(int i) {
        String next = low(i + 1);
        return switch (low(i)) {
            case "start", "begin", "try", "attempt" -> !next.equals("to") && Verbs.ofGerund(next) == null;
            case "go" -> !Word.oneOf(next, "ahead", "and");
            case "any" -> !next.startsWith("circumstance") && !next.equals("reason");
            default -> false;
        };
    }

    private void deed(int lead, int after, boolean asks) {
        int verb = skip(after);
        boolean known = !OperationWords.at(words, verb).isEmpty();
        boolean harmless = HARMLESS.contains(low(verb)) && !PRONOUNS.contains(low(verb + 1)) && !known;
        if (harmless || inverted(verb)) {
            return;
        }
        String plain = "do not";
        if (rest.ends(verb)) {
            add(CoreMeant.deed(words.subList(0, lead), before).stream()
                    .map(way -> joined(plain, way))
                    .toList());
            return;
        }
        boolean instead = low(lead).equals("not") && verb < words.size() && Things.command(words, verb, false) != null;
        if (instead && words.subList(0, lead).stream().anyMatch(word -> USES.contains(word.lower()))) {
            all("do not use", verb);
            return;
        }
        int command = known ? verb : command(verb);
        if (command > verb) {
            add(List.of(joined("do not run", words.subList(verb, command))));
            return;
        }
        Match turn = DEEDS.at(words, verb);
        Match noun = turn == null && !isDeed(verb) ? NOUNS.at(words, verb) : turn;
        if (noun == null && !isDeed(verb)) {
            return;
        }
        int from = noun == null ? verb : noun.end();
        String said = noun == null ? plain : plain + " " + noun.meaning();
        int object = noun == null ? chain(verb) : from;
        List<Word> deed = new ArrayList<>(Word.of(said));
        deed.addAll(words.subList(from, Math.max(from, object)));
        List<List<Word>> ways = new ArrayList<>();
        int pronoun = PARTICLES.contains(low(object)) ? object + 1 : object;
        boolean points = PRONOUNS.contains(low(pronoun)) && rest.ends(pronoun + 1);
        if (points && !rest.from(pronoun + 1).isEmpty()) {
            CoreMeant.things(deed, low(pronoun), words.subList(0, lead), before).forEach(thing -> {
                List<Word> way = new ArrayList<>(deed);
                way.addAll(words.subList(object, isBranch(deed) ? pronoun : object));
                way.addAll(thing);
                ways.add(way);
            });
        } else {
            List<List<Word>> all = rest.from(from);
            all.forEach(way -> ways.add(joined(said, way)));
            int operation = OperationWords.at(words, from).values().stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(from);
            if (!all.isEmpty() && operation > from && low(operation).equals("to")) {
                ways.add(joined(said, words.subList(from, operation)));
            }
            listed(from, asks);
            others(verb, asks);
        }
        add(asks ? ways.stream().map(CoreRest::asking).toList() : ways);
    }

    /** "Do not bump the edition or any versions": what else the verb of an operation is about. */
    private void others(int verb, boolean asks) {
        if (!OperationWords.isVerb(low(verb)) || rest.from(verb + 1).isEmpty()) {
            return;
        }
        for (int k = verb + 2; k + 1 < words.size() && k < verb + FAR && !rest.stops(k); k++) {
            if (Word.oneOf(low(k), "or", "nor", ",", "and")) {
                List<Word> said = new ArrayList<>(List.of(words.get(verb)));
                said.addAll(words.subList(k + 1, words.size()));
                int end = OperationWords.at(said, 0).values().stream().mapToInt(i -> i).max().orElse(0);
                if (end > 1 && rest.ends(k + end)) {
                    List<Word> way = joined("do not", said.subList(0, end));
                    found.add(List.of(asks ? CoreRest.asking(way) : way));
                }
            }
        }
    }

    /** Whether a deed is done to a branch or a place: "push to it". */
    private static boolean isBranch(List<Word> deed) {
        String base = deed.size() > 2 ? Verbs.base(deed.get(2).lower()) : null;
        return base != null && Verbs.git(base) != null;
    }

    /** "Permission needed for: dependency changes, pushes": nouns that go on the list. */
    private void listed(int from, boolean asks) {
        for (int k = from; asks && k < words.size() && Word.oneOf(low(k), ",", "or", "and"); k++) {
            Match noun = NOUNS.at(words, k + 1);
            if (noun != null && rest.ends(noun.end())) {
                found.add(List.of(CoreRest.asking(Word.of("do not " + noun.meaning()))));
                k = noun.end() - 1;
            }
        }
    }

    /** "Under no circumstances should a file be renamed": the deed comes last. */
    private boolean inverted(int modal) {
        if (!Word.oneOf(low(modal), "should", "may", "must", "can", "is", "are", "shall")) {
            return false;
        }
        for (int be = modal + 2; be < words.size() && be < modal + FAR && !words.get(be).mark(); be++) {
            String verb = Word.oneOf(low(be), "be", "get") ? CoreSubjects.verb(low(be + 1)) : "";
            if (!verb.isEmpty() && !rest.from(be + 2).isEmpty()) {
                List<Word> thing = words.subList(modal + 1, be);
                add(rest.from(be + 2).stream().map(way -> {
                            List<Word> all = joined("do not " + verb, thing);
                            all.addAll(way);
                            return all;
                        })
                        .toList());
                return true;
            }
        }
        return false;
    }

    /** "Nothing gets deployed", "nothing in lib/ is to be changed". */
    private void nothing(int after) {
        int is = after;
        while (is < words.size() && is < after + FAR && !words.get(is).mark()) {
            int be = Word.oneOf(low(is), "may", "must", "should", "can", "will", "is", "shall", "gets", "are") ? is + 1 : is;
            be = be > is && low(be).equals("to") ? be + 1 : be;
            be = be > is && Word.oneOf(low(be), "be", "get") ? be + 1 : be;
            boolean yours = be > is && low(be).equals("yours") && low(be + 1).equals("to");
            be = yours ? be + 2 : be;
            String verb = yours ? low(be) : be > is ? CoreSubjects.verb(low(be)) : "";
            if (!verb.isEmpty() && rest.ends(be + 1)) {
                List<Word> thing = joined("do not " + verb + " anything", words.subList(after, is));
                add(rest.from(be + 1).isEmpty() ? List.of() : List.of(thing));
                return;
            }
            is++;
        }
    }

    /** The index after the verbs that share what they are about. */
    private int chain(int verb) {
        int end = verb + 1;
        int i = end;
        while (Word.oneOf(low(i), ",", "or", "and", "nor") || i > end && isDeed(i)) {
            end = isDeed(i) ? i + 1 : end;
            i++;
        }
        return end;
    }

    /** "rm -rf anything", "ssh into a host": the index after a command that stands for its deed; the index itself without one. */
    private int command(int verb) {
        Things.Thing thing = verb < words.size() ? Things.command(words, verb, false) : null;
        if (thing == null || !COMMANDS.contains(low(verb))) {
            return verb;
        }
        boolean spelled = thing.pattern().indexOf(" -") > 0;
        boolean anything = Word.oneOf(low(thing.end()), "into", "onto", "anything", "any", "stuff");
        boolean all = rest.from(thing.end()).stream().anyMatch(way -> !way.isEmpty()) || rest.ends(thing.end());
        return all && (spelled || anything) ? thing.end() : verb;
    }

    private boolean isDeed(int i) {
        String w = low(i);
        return Verbs.base(w) != null
                || OperationWords.isVerb(w)
                || i < words.size() && words.get(i).code() && Things.command(words, i, false) != null;
    }

    /** "no formatting changes", "no global installs". */
    private void noun(int after) {
        int from = after;
        while (low(from).equals("new") && NOUNS.at(words, from) == null
                || Word.oneOf(low(from), "any", "more", "further", "other", "additional", "accidental", "extra")) {
            from++;
        }
        Match noun = NOUNS.at(words, from);
        boolean into = noun != null
                && Word.oneOf(low(noun.end()), "in", "to", "into")
                && noun.meaning().equals("add dependencies")
                && Things.path(words, Math.min(noun.end() + 1, words.size() - 1)) != null;
        if (into) {
            found.add(List.of(Word.of("do not " + noun.meaning())));
        } else if (noun != null && rest.ends(noun.end())) {
            List<List<Word>> ways = new ArrayList<>();
            rest.from(noun.end()).forEach(way -> ways.add(joined("do not " + noun.meaning(), way)));
            add(ways);
        }
    }

    /** "Wait until I have reviewed it before pushing". */
    private void waits(int after) {
        for (int k = after + 1; k < words.size() && k < after + FAR; k++) {
            if (low(k).equals("before") && rest.leave(after, k)) {
                int verb = Word.oneOf(low(k + 1), "you", "we", "any", "actually") ? k + 2 : k + 1;
                deed(after, verb, true);
                return;
            }
        }
    }

    /** "Only Dana may publish the gem". */
    private void onlySomebody(int after) {
        for (int k = after + 1; k + 1 < words.size() && k < after + FEW && !words.get(k).mark(); k++) {
            boolean may = Word.oneOf(low(k), "may", "can", "should", "must", "gets", "will", "does", "is");
            int verb = Word.oneOf(low(k), "gets", "is") ? k + (low(k + 1).equals("allowed") ? 3 : 2) : k + 1;
            boolean somebody = words.subList(after, k).stream().noneMatch(CoreDeeds::isNobodyElse);
            if (may && somebody && isDeed(verb) && isVerb(low(verb))) {
                all("do not", verb);
                return;
            }
        }
    }

    /** A word that makes those who may be the agent, or a thing. */
    private static boolean isNobodyElse(Word word) {
        return Word.oneOf(word.lower(), "you", "agents", "agent", "claude", "files", "file", "in", "under", "it", "code")
                || word.code()
                || PathWords.names(word.text(), false)
                || isVerb(word.lower());
    }

    /** "Only when I say so may you deploy". */
    private void onlyWhen(int after) {
        for (int k = after; k + 1 < words.size(); k++) {
            if (Word.oneOf(low(k), "may", "can", "should") && Word.oneOf(low(k + 1), "you", "agents")) {
                deed(k, k + 2, true);
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
            all("do not " + verb, i + 1);
        }
    }

    /** The verb of a third person, or of a modal one. */
    private String base(int i) {
        String w = low(i);
        String bare = w.endsWith("es") && isVerb(w.substring(0, w.length() - 2))
                ? w.substring(0, w.length() - 2)
                : w.endsWith("s") ? w.substring(0, w.length() - 1) : w;
        return isVerb(bare) ? bare : "";
    }

    private static boolean isVerb(String word) {
        return word.equals(Verbs.base(word)) || OperationWords.isVerb(word) && !OperationWords.isGerund(word);
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
            boolean still = state > degree && rest.ends(state) && !rest.from(state).isEmpty();
            if (still) {
                unchanged(thing, at);
                return;
            }
            if (ours > end && rest.ends(ours) && !rest.from(ours).isEmpty()) {
                add(CoreSubjects.undone(thing));
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
                found.add(List.of(joined("only modify", words.subList(after, comma))));
                return;
            }
        }
    }
}
