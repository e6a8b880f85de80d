package io.steersman.reading.language;

import io.steersman.reading.language.ForeignWords.Token;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a clause of another language keeps back by its core: what forbids, the deed, and what it is done to. What stands
 * apart from the core does not matter, unless it makes the clause say something else: a condition, the past, somebody else; a word
 * that is not known and stands beside the core narrows it, and the clause is not understood.
 */
final class ForeignCore {

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
    private static final String QUOTES = "\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f";
    private static final int MOST_UNKNOWN = 2;

    private final ForeignWords words;

    ForeignCore(ForeignWords words) {
        this.words = words;
    }

    /** What is to be done or not, and whether asking first gives leave. */
    private record Limit(Set<String> deeds, boolean only, boolean asks, boolean yet) {
        String english() {
            String tail = (asks ? " without asking" : "") + (yet ? " yet" : "");
            return (only ? "Only " : "Do not ") + String.join(" or ", deeds) + tail + ".";
        }

        boolean joins(Limit other) {
            return only == other.only && asks == other.asks && yet == other.yet;
        }
    }

    private static Map<String, String> pairs(String list) {
        return LISTS.words(list).stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }

    /** What a sentence keeps back, in English; empty when no clause has such a core. */
    Optional<String> of(String sentence) {
        if (sentence.chars().anyMatch(c -> QUOTES.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        List<Token> tokens = words.read(sentence);
        if (tokens.stream().anyMatch(token -> token.is("if")) || asks(sentence, tokens)) {
            return Optional.empty();
        }
        List<List<Token>> clauses = joined(clauses(tokens));
        for (int i = clauses.size() - 1; i >= 0; i--) {
            if (has(clauses.get(i), "lifted")) {
                // "That you were not to commit: now you may." What stands before is taken back.
                clauses = clauses.subList(i + 1, clauses.size());
                break;
            }
        }
        List<Limit> limits = new ArrayList<>();
        clauses.forEach(clause -> limit(clause).ifPresent(limits::add));
        for (int i = 0; limits.isEmpty() && i + 1 < clauses.size(); i++) {
            List<Token> both = Stream.concat(clauses.get(i).stream(), clauses.get(i + 1).stream())
                    .toList();
            if (has(both, "ask", "wait for me")) {
                limit(both).filter(Limit::asks).ifPresent(limits::add);
            }
        }
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        Limit first = limits.get(0);
        Set<String> deeds = new LinkedHashSet<>();
        limits.stream().filter(first::joins).forEach(limit -> deeds.addAll(limit.deeds()));
        return Optional.of(new Limit(deeds, first.only(), first.asks(), first.yet()).english());
    }

    /** A question is no limit, unless it only asks for a nod: "..., ok?". */
    private boolean asks(String sentence, List<Token> tokens) {
        boolean question = sentence.endsWith("?") || sentence.endsWith("\uff1f");
        return question && (tokens.isEmpty() || !words.isTag(tokens.get(tokens.size() - 1).said()));
    }

    /** What is between commas, without what follows a word that gives a reason or a time. */
    private static List<List<Token>> clauses(List<Token> tokens) {
        List<List<Token>> clauses = new ArrayList<>();
        List<Token> clause = new ArrayList<>();
        boolean tail = false;
        for (Token token : tokens) {
            if (token.is("comma", "but")) {
                clauses.add(clause);
                clause = new ArrayList<>();
                tail = false;
            } else if (token.is("join") && clause.isEmpty() && !clauses.isEmpty()) {
                clause = clauses.remove(clauses.size() - 1);
                clause.add(token);
            } else {
                tail |= token.is("tail");
                if (!tail) {
                    clause.add(token);
                }
            }
        }
        clauses.add(clause);
        clauses.removeIf(List::isEmpty);
        return clauses;
    }

    /** A clause that only says how leave is got belongs to its neighbour; two that forbid are two: "and commit nothing". */
    private static List<List<Token>> joined(List<List<Token>> clauses) {
        List<List<Token>> joined = new ArrayList<>();
        boolean open = false;
        for (List<Token> clause : clauses) {
            boolean bare = has(clause, "ask", "wait for me") && !has(clause, "no", "deed", "noun", "thing", "blocks");
            boolean last = open || bare && !joined.isEmpty() && has(joined.get(joined.size() - 1), "deed", "noun");
            List<Token> whole = last ? new ArrayList<>(joined.remove(joined.size() - 1)) : new ArrayList<>();
            whole.addAll(clause);
            List<List<Token>> parts = parts(whole);
            boolean asks = parts.size() > 1 && has(parts.get(parts.size() - 1), "ask", "only ask");
            for (List<Token> part : parts) {
                List<Token> full = new ArrayList<>(part);
                if (asks && !has(part, "ask", "only ask")) {
                    // "No commits and no pushes without my approval."
                    full.add(new Token("ask", ""));
                }
                joined.add(full);
            }
            open = bare && !last;
        }
        return joined;
    }

    private static List<List<Token>> parts(List<Token> clause) {
        for (int i = 1; i < clause.size(); i++) {
            List<Token> left = clause.subList(0, i);
            List<Token> right = clause.subList(i, clause.size());
            boolean parts = clause.get(i).is("and", "no")
                    && has(left, "no")
                    && has(left, "deed", "noun")
                    && has(right, "no")
                    && has(right, "deed", "noun");
            if (parts) {
                List<List<Token>> all = new ArrayList<>(List.of(left));
                all.addAll(parts(right));
                return all;
            }
        }
        return List.of(clause);
    }

    /** Whether a clause asks why, or says what need not be done or is not to be forgotten: none of it forbids anything. */
    boolean needless(String clause) {
        List<Token> tokens = words.read(clause);
        return has(tokens, "needless") || clauses(tokens).stream().anyMatch(ForeignCore::tells);
    }

    /** Whether a clause says that what was forbidden is allowed now. */
    boolean lifts(String clause) {
        return has(words.read(clause), "lifted");
    }

    private static boolean has(List<Token> clause, String... kinds) {
        return clause.stream().anyMatch(token -> token.is(kinds));
    }

    private Optional<Limit> limit(List<Token> written) {
        List<Token> clause = named(written);
        if (has(written, "blocks", "needless") || tells(clause)) {
            return Optional.empty();
        }
        boolean only = has(clause, "only", "only ask", "only modify");
        boolean asks = has(clause, "ask", "only ask", "wait for me")
                && (only || has(clause, "no", "before", "wait for me") || has(clause, "unasked"));
        boolean denied = has(clause, "no") || asks;
        Set<String> deeds = new LinkedHashSet<>();
        if (has(clause, "as is", "read only") && !denied && !only) {
            kept(clause).ifPresent(deeds::add);
            return deeds.isEmpty() ? Optional.empty() : Optional.of(new Limit(deeds, false, false, false));
        }
        boolean confines = has(clause, "except") ? has(clause, "no") && !asks : only && !denied;
        if (confines) {
            deeds.addAll(paths(clause, Set.of("modify")));
            boolean writes = verbs(clause).isEmpty() || verbs(clause).contains("modify");
            return deeds.isEmpty() || !writes || narrowed(clause, true)
                    ? instead(clause)
                    : Optional.of(new Limit(deeds, true, false, false));
        }
        if (!denied || only && !asks || has(clause, "except")) {
            return instead(clause);
        }
        deeds.addAll(deeds(clause));
        return deeds.isEmpty() ? Optional.empty() : Optional.of(new Limit(deeds, false, asks, has(clause, "yet")));
    }

    /** Whether it says what software may do: "the script must not delete files". */
    private static boolean tells(List<Token> clause) {
        int modal = first(clause, "modal");
        boolean before = clause.stream()
                .limit(Math.max(0, modal))
                .anyMatch(token -> token.is("thing", "unknown", "path", "program"));
        return modal >= 0 && before && !has(clause, "done") && has(clause, "deed");
    }

    private static int first(List<Token> clause, String kind) {
        for (int i = 0; i < clause.size(); i++) {
            if (clause.get(i).is(kind)) {
                return i;
            }
        }
        return -1;
    }

    /** "npm instead of yarn": what is not to be used stands before or after the word that says so. */
    private static Optional<Limit> instead(List<Token> clause) {
        for (int i = 0; i < clause.size(); i++) {
            boolean before = clause.get(i).is("instead after") && i > 0;
            boolean after = clause.get(i).is("instead before") && i + 1 < clause.size();
            Token other = before ? clause.get(i - 1) : after ? clause.get(i + 1) : clause.get(i);
            boolean two = clause.stream().filter(token -> token.is("program")).count() > 1;
            if ((before || after) && other.is("program") && two && !has(clause, "unknown")) {
                return Optional.of(new Limit(Set.of("use " + other.value()), false, false, false));
            }
        }
        return Optional.empty();
    }

    /** A word before or after "folder" is its name; "in this ticket" is no part of the core. */
    private List<Token> named(List<Token> written) {
        List<Token> clause = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Token token = written.get(i);
            Token last = clause.isEmpty() ? new Token("", "") : clause.get(clause.size() - 1);
            boolean named = token.is("unknown", "thing") && !token.value().isEmpty() && token.is("unknown");
            boolean folder = last.is("folder") && token.is("path") && !token.value().endsWith("/");
            if (folder) {
                clause.add(new Token("path", token.value() + "/"));
            } else if (token.is("folder") && last.is("unknown") && !last.value().isEmpty()) {
                clause.set(clause.size() - 1, new Token("path", last.value() + "/"));
            } else if (token.is("folder") && !last.is("path")
                    && i + 1 < written.size()
                    && !name(written.get(i + 1)).isEmpty()) {
                clause.add(new Token("path", name(written.get(++i)) + "/"));
            } else if (named && i + 1 < written.size() && written.get(i + 1).is("except")
                    || named && i > 0 && written.get(i - 1).is("except")) {
                clause.add(new Token("path", token.value() + "/"));
            } else if (token.is("unknown") && last.is("this")) {
                continue;
            } else {
                clause.add(token);
            }
        }
        return clause;
    }

    /** What a folder may be called, although the word means something by itself: "tests"; empty when it cannot. */
    private String name(Token token) {
        boolean thing = words.spaced() && token.is("thing") && Latin.end(token.said(), 0) == token.said().length();
        return thing ? token.said() : token.is("unknown") ? token.value() : "";
    }

    /** What is to stay as it is. */
    private Optional<String> kept(List<Token> clause) {
        boolean production = has(clause, "production")
                && clause.stream().anyMatch(token -> token.is("thing") && token.value().equals("database"));
        if (production && has(clause, "read only") && !has(clause, "unknown")) {
            return Optional.of("write to the production database");
        }
        boolean deed = !verbs(clause).isEmpty() && !verbs(clause).equals(Set.of("modify"));
        if (deed || narrowed(clause, true)) {
            return Optional.empty();
        }
        Set<String> kept = new LinkedHashSet<>(paths(clause, Set.of("modify")));
        if (kept.isEmpty()) {
            kept.addAll(pairs(clause, Set.of("modify")));
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", kept));
    }

    private static List<String> values(Token token) {
        return List.of(token.value().split("\\|"));
    }

    private Set<String> verbs(List<Token> clause) {
        boolean passive = has(clause, "modal", "no");
        boolean told = has(clause, "only") && !has(clause, "no");
        Set<String> verbs = new LinkedHashSet<>();
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.get(i);
            boolean said = token.is("done") && passive && has(clause, "modal") || token.is("told") && told;
            boolean wished = token.is("wished") && has(clause, "join");
            if (said || wished || token.is("deed") && asked(clause, i)) {
                verbs.addAll(values(token));
            }
        }
        if (has(clause, "only modify")) {
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
                || clause.stream().limit(at).noneMatch(token -> token.is("thing", "unknown", "path", "program", "noun"));
    }

    private Set<String> deeds(List<Token> clause) {
        Set<String> verbs = verbs(clause);
        boolean named = has(clause, "path", "program", "branch");
        Set<String> deeds = new LinkedHashSet<>();
        if (has(clause, "path")) {
            verbs.retainAll(Set.of("modify", "delete", "create"));
            // "Not the files in db/ that are applied already" says nothing of new ones there.
            return narrowed(clause, false) || has(clause, "existing") ? deeds : paths(clause, verbs);
        }
        if (has(clause, "program")) {
            return has(clause, "unknown", "thing") ? deeds : programs(clause, verbs);
        }
        Set<String> pairs = pairs(clause, verbs);
        boolean things = has(clause, "thing");
        if (!pairs.isEmpty()) {
            boolean all = clause.stream().anyMatch(token -> ALL.contains(token.value()));
            deeds.addAll(narrowed(clause, all) || named ? Set.of() : pairs);
        } else if (!things && !named && !narrowed(clause, true)) {
            verbs.stream().filter(ALONE::containsKey).map(ALONE::get).forEach(deeds::add);
        } else if (verbs.isEmpty() && has(clause, "new") && !narrowed(clause, true)) {
            pairs(clause, Set.of("create")).stream().filter(pair -> pair.startsWith("add ")).forEach(deeds::add);
        }
        return deeds;
    }

    private static Set<String> paths(List<Token> clause, Set<String> verbs) {
        String paths = clause.stream()
                .filter(token -> token.is("path"))
                .map(Token::value)
                .collect(Collectors.joining(", "));
        Set<String> deeds = new LinkedHashSet<>();
        verbs.stream().filter(verb -> !paths.isEmpty()).forEach(verb -> deeds.add(verb + " " + paths));
        return deeds;
    }

    private static Set<String> programs(List<Token> written, Set<String> verbs) {
        int no = first(written, "no");
        boolean two = written.stream().filter(token -> token.is("program")).count() > 1;
        List<Token> clause = two ? written.subList(Math.max(0, no), written.size()) : written;
        boolean uses = verbs.isEmpty() || Set.of("use", "run").containsAll(verbs);
        Set<String> deeds = new LinkedHashSet<>();
        clause.stream()
                .filter(token -> uses && token.is("program"))
                .forEach(token -> deeds.add("use " + (token.value().contains(" ") ? "`" + token.value() + "`" : token.value())));
        return deeds;
    }

    private static Set<String> pairs(List<Token> clause, Set<String> verbs) {
        Set<String> pairs = new LinkedHashSet<>();
        for (Token token : clause) {
            String thing = token.is("thing") ? token.value() : "";
            if (token.is("noun")) {
                thing = values(token).stream().filter(NOUNS::containsKey).map(NOUNS::get).findFirst().orElse("");
            }
            pairs.addAll(pairs(thing, verbs));
        }
        return pairs;
    }

    /** A word that means several deeds means the one that goes with the thing; to change it is the last that is thought of. */
    private static Set<String> pairs(String thing, Set<String> verbs) {
        Set<String> pairs = new LinkedHashSet<>();
        for (String verb : verbs) {
            if (PAIRS.containsKey(verb + " " + thing)) {
                pairs.add(PAIRS.get(verb + " " + thing));
            }
        }
        if (pairs.size() > 1) {
            pairs.remove(PAIRS.getOrDefault("modify " + thing, ""));
        }
        return pairs;
    }

    /** Whether a word that is not known is about the deed or its thing; with everything, each of them is. */
    private boolean narrowed(List<Token> clause, boolean everything) {
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
        return i >= 0 && i < clause.size() && clause.get(i).is("thing", "deed", "done", "noun", "path", "program", "existing", "new", "production");
    }
}
