package io.steersman.reading.language;

import io.steersman.reading.language.ForeignWords.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what a clause of another language keeps back by its core: what forbids, the deed, and what it is done to. What stands
 * apart from the core does not matter, unless it makes the clause say something else: a condition, the past, somebody else; a word
 * that is not known and stands beside the core narrows it, and the clause is not understood.
 */
final class ForeignCore {

    private static final String QUOTES = "\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f";

    private final ForeignWords words;
    private final ForeignDeeds deeds;

    ForeignCore(ForeignWords words) {
        this.words = words;
        this.deeds = new ForeignDeeds(words);
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

    /** What a sentence keeps back, in English; empty when no clause has such a core. */
    Optional<String> of(String sentence) {
        if (sentence.chars().anyMatch(c -> QUOTES.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        List<Token> tokens = words.read(sentence);
        if (tokens.stream().anyMatch(token -> token.is("if")) || asks(sentence, tokens)) {
            return Optional.empty();
        }
        List<Limit> limits = limits(standing(ForeignClauses.joined(ForeignClauses.of(tokens))));
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        Limit first = limits.get(0);
        Set<String> kept = new LinkedHashSet<>();
        limits.stream().filter(first::joins).forEach(limit -> kept.addAll(limit.deeds()));
        return Optional.of(new Limit(kept, first.only(), first.asks(), first.yet()).english());
    }

    /** "That you were not to commit: now you may." What stands before is taken back. */
    private static List<List<Token>> standing(List<List<Token>> clauses) {
        for (int i = clauses.size() - 1; i >= 0; i--) {
            if (ForeignClauses.has(clauses.get(i), "lifted")) {
                return clauses.subList(i + 1, clauses.size());
            }
        }
        return clauses;
    }

    /** What each clause keeps back; where none does, two that stand together: "when you delete files, ask me first". */
    private List<Limit> limits(List<List<Token>> clauses) {
        List<Limit> limits = new ArrayList<>();
        clauses.forEach(clause -> limit(clause).ifPresent(limits::add));
        for (int i = 0; limits.isEmpty() && i + 1 < clauses.size(); i++) {
            List<Token> both = Stream.concat(clauses.get(i).stream(), clauses.get(i + 1).stream())
                    .toList();
            if (ForeignClauses.has(both, "ask", "wait for me")) {
                limit(both).filter(Limit::asks).ifPresent(limits::add);
            }
        }
        return limits;
    }

    /** A question is no limit, unless it only asks for a nod: "..., ok?". */
    private boolean asks(String sentence, List<Token> tokens) {
        boolean question = sentence.endsWith("?") || sentence.endsWith("\uff1f");
        return question
                && (tokens.isEmpty()
                        || !words.isTag(tokens.get(tokens.size() - 1).said()));
    }

    /** Whether a clause asks why, tells of the past, or says what need not be done or is not to be forgotten: that forbids nothing. */
    boolean needless(String clause) {
        List<Token> tokens = words.read(clause);
        return ForeignClauses.has(tokens, "needless")
                || reports(tokens)
                || ForeignClauses.of(tokens).stream().anyMatch(this::tells);
    }

    /** "I have not changed the tests": tells of the past. */
    private static boolean reports(List<Token> tokens) {
        boolean no = ForeignClauses.has(tokens, "no");
        boolean wished = ForeignClauses.has(tokens, "wished") && !ForeignClauses.has(tokens, "join");
        return ForeignClauses.has(tokens, "past deed") && ForeignClauses.has(tokens, "no", "deed", "thing")
                || no && (wished || ForeignClauses.has(tokens, "past") && ForeignClauses.has(tokens, "done"));
    }

    /** Whether a clause says that what was forbidden is allowed now. */
    boolean lifts(String clause) {
        return ForeignClauses.has(words.read(clause), "lifted");
    }

    private Optional<Limit> limit(List<Token> written) {
        List<Token> clause = named(written);
        if (ForeignClauses.has(written, "blocks", "needless", "past", "past deed") || tells(clause)) {
            return Optional.empty();
        }
        boolean only = ForeignClauses.has(clause, "only", "only ask", "only modify");
        boolean no = ForeignClauses.has(clause, "no");
        boolean asks = ForeignClauses.has(clause, "ask", "only ask", "wait for me")
                && (only || no || ForeignClauses.has(clause, "before", "wait for me"));
        if (ForeignClauses.has(clause, "as is", "read only") && !no && !asks && !only) {
            return limit(kept(clause), false, false, false);
        }
        boolean except = ForeignClauses.has(clause, "except");
        if (except ? no && !asks : only && !no && !asks) {
            return confined(clause).or(() -> instead(clause));
        }
        if (!no && !asks || only && !asks || except) {
            return instead(clause);
        }
        return limit(deeds.all(clause), false, asks, ForeignClauses.has(clause, "yet"));
    }

    private static Optional<Limit> limit(Set<String> what, boolean only, boolean asks, boolean yet) {
        return what.isEmpty() ? Optional.empty() : Optional.of(new Limit(what, only, asks, yet));
    }

    /** "Nothing but src/", "only src/". */
    private Optional<Limit> confined(List<Token> clause) {
        Set<String> verbs = deeds.verbs(clause);
        boolean writes = verbs.isEmpty() || verbs.contains("modify");
        return writes && !deeds.narrowed(clause, true)
                ? limit(ForeignDeeds.paths(clause, Set.of("modify")), true, false, false)
                : Optional.empty();
    }

    /** Whether it says what software may do or does: "the script must not delete files", "it deletes no files". */
    private boolean tells(List<Token> clause) {
        int modal = ForeignClauses.first(clause, "modal");
        if (modal < 0) {
            // "Die Bibliothek installiert keine Pakete": a participle would stand at the end.
            int done = ForeignClauses.first(clause, "done");
            int thing = ForeignClauses.first(clause, "thing");
            return words.says("infinitive last")
                    && thing >= 0
                    && thing < done
                    && done < ForeignClauses.first(clause, "no")
                    && !ForeignClauses.has(clause, "deed");
        }
        boolean before =
                clause.stream().limit(modal).anyMatch(token -> token.is("thing", "unknown", "path", "program"));
        return before && !ForeignClauses.has(clause, "done") && ForeignClauses.has(clause, "deed");
    }

    /** "npm instead of yarn": what is not to be used stands before or after the word that says so. */
    private static Optional<Limit> instead(List<Token> clause) {
        for (int i = 0; i < clause.size(); i++) {
            boolean before = clause.get(i).is("instead after") && i > 0;
            boolean after = clause.get(i).is("instead before") && i + 1 < clause.size();
            Token other = before ? clause.get(i - 1) : after ? clause.get(i + 1) : clause.get(i);
            boolean two = clause.stream().filter(token -> token.is("program")).count() > 1;
            if ((before || after) && other.is("program") && two && !ForeignClauses.has(clause, "unknown")) {
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
            boolean named = token.is("unknown") && !token.value().isEmpty();
            boolean folder =
                    last.is("folder") && token.is("path") && !token.value().endsWith("/");
            if (folder) {
                clause.add(new Token("path", token.value() + "/"));
            } else if (token.is("folder") && last.is("unknown") && !last.value().isEmpty()) {
                clause.set(clause.size() - 1, new Token("path", last.value() + "/"));
            } else if (token.is("folder")
                    && !last.is("path")
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
        boolean thing = words.spaced()
                && token.is("thing")
                && Latin.end(token.said(), 0) == token.said().length();
        return thing ? token.said() : token.is("unknown") ? token.value() : "";
    }

    /** What is to stay as it is. */
    private Set<String> kept(List<Token> written) {
        List<Token> clause = ForeignDeeds.used(written, Set.of("modify"));
        boolean production = ForeignClauses.has(clause, "production")
                && clause.stream()
                        .anyMatch(token -> token.is("thing") && token.value().equals("database"));
        if (production && ForeignClauses.has(clause, "read only") && !ForeignClauses.has(clause, "unknown")) {
            return Set.of("write to the production database");
        }
        Set<String> verbs = deeds.verbs(clause);
        if (!Set.of("modify").containsAll(verbs) || deeds.narrowed(clause, true)) {
            return Set.of();
        }
        Set<String> paths = ForeignDeeds.paths(clause, Set.of("modify"));
        return paths.isEmpty() ? ForeignDeeds.pairs(clause, Set.of("modify")) : paths;
    }
}
