package io.steersman.reading.language;

import io.steersman.reading.language.WordTurns.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the deed behind what forbids it: "do not" and a verb, with what it is done to, or a pronoun for it. */
final class CoreDeeds {

    private static final Set<String> ADVERBS = Cores.LISTS.words("adverbs");
    private static final Set<String> HARMLESS = Cores.LISTS.words("harmless");
    private static final Set<String> PRONOUNS = Cores.LISTS.words("pronouns");
    private static final Set<String> PARTICLES = Set.of("on", "to", "into", "with", "up", "at", "in", "off");
    private static final Set<String> COMMANDS = Cores.LISTS.words("command verbs");
    private static final Set<String> USES = Cores.LISTS.words("uses");
    private static final WordTurns DEEDS = WordTurns.of(Cores.LISTS, "deed ");
    private static final WordTurns NOUNS = WordTurns.of(Cores.LISTS, "noun ");
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

    void all(String plain, int from) {
        add(rest.from(from).stream()
                .filter(way -> !way.isEmpty())
                .map(way -> joined(plain, way))
                .toList());
    }

    void add(List<List<Word>> ways) {
        if (!ways.isEmpty()) {
            found.add(ways);
        }
    }

    private static List<Word> joined(List<Word> first, List<Word> then) {
        List<Word> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
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

    void deed(int lead, int after, boolean asks) {
        int verb = skip(after);
        boolean known = !OperationWords.at(words, verb).isEmpty();
        boolean harmless = HARMLESS.contains(low(verb)) && !PRONOUNS.contains(low(verb + 1)) && !known;
        if (harmless || inverted(verb)) {
            return;
        }
        String plain = "do not";
        boolean bare = low(verb).equals("do") && PRONOUNS.contains(low(verb + 1)) && rest.ends(verb + 2);
        if (rest.ends(verb) || bare) {
            add(CoreMeant.deed(words.subList(0, lead), before).stream()
                    .map(way -> joined(plain, way))
                    .toList());
            return;
        }
        List<Word> said = words.subList(0, lead);
        boolean other = low(lead).equals("not")
                && verb < words.size()
                && Things.path(words, verb) != null
                && said.stream().anyMatch(word -> writes(word.lower()));
        if (other) {
            all("do not modify", verb);
            return;
        }
        boolean instead = Word.oneOf(low(lead), "not", "never")
                && verb < words.size()
                && Things.command(words, verb, false) != null;
        if (instead && words.subList(0, lead).stream().anyMatch(word -> USES.contains(word.lower()))) {
            all("do not use", verb);
            return;
        }
        int command = known ? verb : command(verb);
        if (command > verb) {
            add(List.of(joined("do not run", words.subList(verb, command))));
            return;
        }
        object(lead, verb, asks);
    }

    /** The verb, or what stands for one, and what it is done to. */
    private void object(int lead, int verb, boolean asks) {
        Match turn = DEEDS.at(words, verb);
        Match noun = turn == null && !isDeed(verb) ? NOUNS.at(words, verb) : turn;
        if (noun == null && !isDeed(verb)) {
            return;
        }
        int from = noun == null ? verb : noun.end();
        String said = noun == null ? "do not" : "do not " + noun.meaning();
        int object = noun == null ? chain(verb) : from;
        List<Word> deed = joined(said, words.subList(from, Math.max(from, object)));
        int pronoun = PARTICLES.contains(low(object)) ? object + 1 : object;
        boolean named = PRONOUNS.contains(low(pronoun)) && rest.ends(pronoun + 1);
        if (object > verb + 1 && (!named && pronoun > object && PRONOUNS.contains(low(pronoun)) || relative(object))) {
            return;
        }
        if (rest.ends(object) && Word.oneOf(low(verb), "commit", "stage") && entry(lead)) {
            add(List.of(joined("do not commit", words.subList(0, 1))));
            return;
        }
        boolean left = noun == null && lead > 0 && rest.ends(object) && writes(low(object - 1));
        List<List<Word>> ways = new ArrayList<>();
        if ((named || left) && !rest.from(named ? pronoun + 1 : object).isEmpty()) {
            List<Word> particle = words.subList(object, named && isBranch(deed) ? pronoun : object);
            CoreMeant.things(deed, named ? low(pronoun) : "", words.subList(0, lead), named ? before : List.of())
                    .forEach(thing -> ways.add(joined(joined(deed, particle), thing)));
        } else {
            ways.addAll(spoken(said, from));
            listed(from, asks);
            others(verb, asks);
            shared(verb, object);
        }
        add(asks ? ways.stream().map(CoreRest::asking).toList() : ways);
    }

    /** "`secrets.h` - credentials, never commit": whether the sentence is an entry about a file. */
    private boolean entry(int lead) {
        return lead > 1 && Things.path(words, 0) != null && words.get(1).mark() && !low(1).equals(",");
    }

    /** "amend, squash or rebase commits that were pushed": what all of the verbs are about is narrowed. */
    private boolean relative(int object) {
        return Word.oneOf(low(object + 1), "that", "which", "whose")
                && !words.get(object).mark();
    }

    /** A deed with as much of its clause as may belong to it. */
    private List<List<Word>> spoken(String said, int from) {
        List<List<Word>> all = rest.from(from);
        List<List<Word>> ways = new ArrayList<>();
        all.forEach(way -> ways.add(joined(said, way)));
        int operation = OperationWords.at(words, from).values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(from);
        if (!all.isEmpty() && operation > from && low(operation).equals("to")) {
            ways.add(joined(said, words.subList(from, operation)));
        }
        return ways;
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
                int end = OperationWords.at(said, 0).values().stream()
                        .mapToInt(i -> i)
                        .max()
                        .orElse(0);
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

    private static boolean writes(String verb) {
        String base = Verbs.base(verb);
        return base != null
                && Verbs.git(base) == null
                && Word.oneOf(Verbs.act(base).name(), "WRITE", "DELETE", "READ");
    }

    /** "Reloading or restarting haproxy": each of the verbs with what both are about. */
    private void shared(int verb, int object) {
        for (int k = verb; k < object && object > verb + 1; k++) {
            if (isDeed(k) && !rest.from(object).isEmpty()) {
                List<Word> said = new ArrayList<>(List.of(words.get(k)));
                said.addAll(words.subList(object, words.size()));
                int end = OperationWords.at(said, 0).values().stream()
                        .mapToInt(i -> i)
                        .max()
                        .orElse(0);
                if (end > 1 && rest.ends(object + end - 1)) {
                    found.add(List.of(joined("do not", said.subList(0, end))));
                }
            }
        }
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
        for (int be = modal + 2;
                be < words.size() && be < modal + FAR && !words.get(be).mark();
                be++) {
            String verb = Word.oneOf(low(be), "be", "get") ? CoreSubjects.verb(low(be + 1)) : "";
            if (!verb.isEmpty() && !rest.from(be + 2).isEmpty()) {
                List<Word> thing = words.subList(modal + 1, be);
                add(rest.from(be + 2).stream()
                        .map(way -> {
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

    boolean isDeed(int i) {
        String w = low(i);
        return Verbs.base(w) != null
                || OperationWords.isVerb(w)
                || i < words.size() && words.get(i).code() && Things.command(words, i, false) != null;
    }

    static boolean isVerb(String word) {
        return word.equals(Verbs.base(word)) || OperationWords.isVerb(word) && !OperationWords.isGerund(word);
    }
}
