package io.steersman.reading.language;

import io.steersman.reading.language.ForeignWords.Token;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a clause of another language says is to be done, and with what, in English; nothing where an unknown word narrows it. */
final class ForeignDeeds {

    private static final Lexicon LISTS = Lexicon.of("foreign-core");

    /** Deeds that say by themselves what is not to be done. */
    private static final Map<String, String> ALONE = pairs("alone");
    /** A deed and a thing, and how English says the two. */
    private static final Map<String, String> PAIRS = pairs("pairs");
    /** Nouns that are deeds by themselves, and things beside another deed: "no build", "do not run the build". */
    private static final Map<String, String> NOUNS = pairs("nouns as things");
    /** Deeds that say little by themselves: who is not to make a commit is not to commit. */
    private static final Set<String> LIGHT = LISTS.words("light");

    private static final Set<String> INFINITIVES = LISTS.words("infinitives");

    private static final Set<String> ALL = LISTS.words("everything");
    /** Things and deeds that say which of another thing is meant, when nothing is said to be done with them. */
    private static final Set<String> NARROWING = LISTS.words("narrowing");
    /** Deeds that are what others are done to: "revert commits". */
    private static final Set<String> OBJECTS = LISTS.words("objects");

    private static final Set<String> TAKING = LISTS.words("taking objects");
    /** Things that are where another thing is: "the tables of the database". */
    private static final Set<String> PLACES = LISTS.words("places");

    private static final int MOST_UNKNOWN = 2;

    private final ForeignWords words;

    ForeignDeeds(ForeignWords words) {
        this.words = words;
    }

    private static Map<String, String> pairs(String list) {
        return LISTS.words(list).stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }

    private static List<String> values(Token token) {
        return Pieces.between(token.value(), "|");
    }

    /** The deeds that are said in a form that asks for them. */
    Set<String> verbs(List<Token> clause) {
        boolean passive = ForeignClauses.has(clause, "modal", "no");
        boolean told = ForeignClauses.has(clause, "only") && !ForeignClauses.has(clause, "no");
        Set<String> verbs = new LinkedHashSet<>();
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.get(i);
            boolean said =
                    token.is("done") && passive && ForeignClauses.has(clause, "modal") || token.is("told") && told;
            boolean wished = token.is("wished") && ForeignClauses.has(clause, "join");
            if (OBJECTS.contains(token.value()) && (takes(clause, i, 1) || takes(clause, i, -1))) {
                continue;
            }
            if (said || wished || token.is("deed") && asked(clause, i)) {
                verbs.addAll(values(token));
            }
        }
        if (ForeignClauses.has(clause, "only modify")) {
            verbs.add("modify");
        }
        Set<String> things = pairs(clause, verbs);
        if (LIGHT.containsAll(verbs) && things.isEmpty()) {
            clause.stream().filter(token -> token.is("noun")).forEach(token -> verbs.addAll(values(token)));
        }
        return verbs;
    }

    /**
     * Whether a verb is in a form that asks for something, where it may tell of something as well: "die Server starten nicht",
     * "le serveur ne redémarre pas".
     */
    private boolean asked(List<Token> clause, int at) {
        String said = clause.get(at).said();
        if (words.says("infinitive last") && said.endsWith("n")) {
            boolean formal = at + 1 < clause.size() && clause.get(at + 1).is("formal") || said.endsWith(" sie");
            return formal || clause.stream().skip(at).noneMatch(token -> token.is("no"));
        }
        String first = said.split(" ", 2)[0];
        boolean finite = words.says("finite first") && INFINITIVES.stream().noneMatch(first::endsWith);
        return !finite
                || clause.stream()
                        .limit(at)
                        .noneMatch(token -> token.is("thing", "unknown", "path", "program", "noun"));
    }

    /** What a clause says is to be done. */
    Set<String> all(List<Token> written) {
        Set<String> verbs = verbs(written);
        List<Token> clause = used(written, verbs);
        boolean named = ForeignClauses.has(clause, "path", "program", "branch");
        Set<String> deeds = new LinkedHashSet<>();
        if (ForeignClauses.has(clause, "path")) {
            verbs.retainAll(Set.of("modify", "delete", "create"));
            // "Not the files in db/ that are applied already" says nothing of new ones there.
            return narrowed(clause, false) || ForeignClauses.has(clause, "existing") ? deeds : paths(clause, verbs);
        }
        if (ForeignClauses.has(clause, "program")) {
            return ForeignClauses.has(clause, "unknown", "thing") ? deeds : programs(clause, verbs);
        }
        Set<String> pairs = pairs(clause, verbs);
        boolean things = ForeignClauses.has(clause, "thing");
        if (!pairs.isEmpty()) {
            boolean all = clause.stream().anyMatch(token -> ALL.contains(token.value()));
            deeds.addAll(narrowed(clause, all) || named ? Set.of() : pairs);
        } else if (!things && !named && !narrowed(clause, true)) {
            verbs.stream().filter(ALONE::containsKey).map(ALONE::get).forEach(deeds::add);
        } else if (verbs.isEmpty() && ForeignClauses.has(clause, "new") && !narrowed(clause, true)) {
            pairs(clause, Set.of("create")).stream()
                    .filter(pair -> pair.startsWith("add "))
                    .forEach(deeds::add);
        }
        return deeds;
    }

    /** "Revert no commits" says nothing of making them. */
    private static boolean takes(List<Token> clause, int from, int step) {
        int i = from + step;
        while (i >= 0 && i < clause.size() && clause.get(i).is("link", "-")) {
            i += step;
        }
        return i >= 0
                && i < clause.size()
                && values(clause.get(i)).stream().anyMatch(TAKING::contains)
                && clause.get(i).is("deed", "noun", "done");
    }

    /** What has no part in what is said to be done is no more than a word that is not known: "the tests of the cache". */
    static List<Token> used(List<Token> clause, Set<String> verbs) {
        boolean paths = ForeignClauses.has(clause, "path");
        boolean things = paths || ForeignClauses.has(clause, "thing");
        List<Token> used = new ArrayList<>(clause);
        used.replaceAll(token -> {
            Set<String> values = Set.copyOf(values(token));
            boolean said = values.stream().anyMatch(verbs::contains);
            boolean idle =
                    switch (token.kind()) {
                        case "thing" ->
                            paths || pairs(token.value(), verbs, true).isEmpty();
                        case "noun", "done" -> !said;
                        case "deed" ->
                            verbs.size() > values.size()
                                    && (things || values.stream().noneMatch(ALONE::containsKey))
                                    && pairs(clause, values).isEmpty();
                        default -> false;
                    };
            return idle && !verbs.isEmpty() && NARROWING.containsAll(values) ? new Token("unknown", "") : token;
        });
        return used;
    }

    static Set<String> paths(List<Token> clause, Set<String> verbs) {
        String paths = clause.stream()
                .filter(token -> token.is("path"))
                .map(Token::value)
                .collect(Collectors.joining(", "));
        Set<String> deeds = new LinkedHashSet<>();
        verbs.stream().filter(verb -> !paths.isEmpty()).forEach(verb -> deeds.add(verb + " " + paths));
        return deeds;
    }

    private static Set<String> programs(List<Token> written, Set<String> verbs) {
        int no = ForeignClauses.first(written, "no");
        boolean two = written.stream().filter(token -> token.is("program")).count() > 1;
        List<Token> clause = two ? written.subList(Math.max(0, no), written.size()) : written;
        boolean uses = verbs.isEmpty() || Set.of("use", "run").containsAll(verbs);
        Set<String> deeds = new LinkedHashSet<>();
        clause.stream()
                .filter(token -> uses && token.is("program"))
                .forEach(token ->
                        deeds.add("use " + (token.value().contains(" ") ? "`" + token.value() + "`" : token.value())));
        return deeds;
    }

    static Set<String> pairs(List<Token> clause, Set<String> verbs) {
        boolean sure = clause.stream()
                .anyMatch(token ->
                        token.is("deed", "done", "noun") && token.value().equals("modify"));
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.get(i);
            String thing = token.is("thing") ? token.value() : "";
            if (token.is("noun")) {
                thing = values(token).stream()
                        .filter(NOUNS::containsKey)
                        .map(NOUNS::get)
                        .findFirst()
                        .orElse("");
            }
            boolean place = PLACES.contains(thing) && (besides(clause, i, 1) || besides(clause, i, -1));
            pairs.addAll(place ? Set.of() : pairs(thing, verbs, sure));
        }
        return pairs;
    }

    /** Whether another thing stands beside one, without "and". */
    private static boolean besides(List<Token> clause, int from, int step) {
        int i = from + step;
        while (i >= 0 && i < clause.size() && clause.get(i).is("link", "deed")) {
            i += step;
        }
        return i >= 0 && i < clause.size() && clause.get(i).is("thing");
    }

    /**
     * A word that means several deeds means the one that goes with the thing; to change it is the last that is thought of, unless
     * another word says just that.
     */
    private static Set<String> pairs(String thing, Set<String> verbs, boolean sure) {
        Set<String> pairs = new LinkedHashSet<>();
        for (String verb : verbs) {
            if (PAIRS.containsKey(verb + " " + thing)) {
                pairs.add(PAIRS.get(verb + " " + thing));
            }
        }
        if (pairs.size() > 1 && !sure) {
            pairs.remove(PAIRS.getOrDefault("modify " + thing, ""));
        }
        return pairs;
    }

    /** Whether a word that is not known is about the deed or its thing; with everything, each of them is. */
    boolean narrowed(List<Token> clause, boolean everything) {
        int unknown = 0;
        for (int i = 0; i < clause.size(); i++) {
            if (clause.get(i).is("unknown")) {
                unknown++;
                if (everything || touches(clause, i, 1) || touches(clause, i, -1)) {
                    return true;
                }
            }
        }
        return unknown > (words.spaced() ? MOST_UNKNOWN : 2 * MOST_UNKNOWN);
    }

    private static boolean touches(List<Token> clause, int from, int step) {
        int i = from + step;
        while (i >= 0 && i < clause.size() && clause.get(i).is("link", "and", "join", "unknown")) {
            i += step;
        }
        return i >= 0
                && i < clause.size()
                && clause.get(i)
                        .is("thing", "deed", "done", "noun", "path", "program", "existing", "new", "production");
    }
}
