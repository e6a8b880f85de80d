package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language by which the core of a clause is known: what forbids, deeds in the forms in which they are forbidden,
 * what they are done to, and what makes a clause say something else. Divides a sentence into them.
 */
final class ForeignWords {

    private static final String APART = " \u2026 ";
    private static final String COMMAS = ",;:()\u2014\u2013\uff0c\uff1b\uff1a\uff08\uff09\u3001";
    private static final Lexicon LISTS = Lexicon.of("foreign-core");
    private static final Set<String> FILES = LISTS.words("files");
    private static final int LONGEST = 40;

    private final Map<String, Token> turns = new HashMap<>();
    /** What begins a word, whatever its ending. */
    private final Map<String, Token> beginnings = new HashMap<>();
    /** The words after which, later in the clause, another one has to follow: "fass ... an". */
    private final Map<String, Map<String, Token>> apart = new HashMap<>();

    private final Set<String> endings;
    private final Set<String> grammar;
    private final Set<String> tags;
    private final boolean spaced;

    /** What a piece of a sentence is: "deed" or "thing" with its English, or one of the kinds of the file by itself. */
    record Token(String kind, String value, String said) {
        Token(String kind, String value) {
            this(kind, value, "");
        }

        boolean is(String... kinds) {
            return Arrays.asList(kinds).contains(kind);
        }
    }

    ForeignWords(Lexicon core, Lexicon language) {
        this.grammar = core.words("grammar");
        core.turns().forEach((heading, all) -> all.forEach(turn -> add(heading, turn)));
        for (String heading : List.of("ask", "only ask", "wait for me", "before", "yet", "except", "folder", "-")) {
            language.words(heading).forEach(turn -> add(heading, turn));
        }
        Stream.of(Lexicon.Meaning.YES, Lexicon.Meaning.COURTESY)
                .flatMap(meaning -> language.meaning(meaning).stream())
                .forEach(turn -> add("-", turn));
        this.endings = core.words("adverb ending");
        this.tags = core.words("tag");
        this.spaced = !core.words("unspaced").contains("yes");
    }

    boolean spaced() {
        return spaced;
    }

    /** Whether a word at the end only asks for a nod: "..., ok?". */
    boolean isTag(String said) {
        return tags.contains(said);
    }

    /** Whether something is said of the grammar of the language: "infinitive last", "finite first". */
    boolean says(String rule) {
        return grammar.contains(rule);
    }

    private void add(String heading, String written) {
        Token token = token(heading);
        for (String turn : spelled(written)) {
            String plain =
                    Pieces.spaced(turn.replace('-', ' ').replace('\'', ' ')).strip();
            int gap = plain.indexOf(APART);
            if (gap > 0) {
                apart.computeIfAbsent(plain.substring(0, gap), first -> new HashMap<>())
                        .merge(plain.substring(gap + APART.length()), token, ForeignWords::both);
            } else if (plain.endsWith("*")) {
                beginnings.putIfAbsent(plain.substring(0, plain.length() - 1), token);
            } else {
                turns.merge(plain, token, ForeignWords::both);
                wished(plain, token);
            }
        }
    }

    /** What is wished stands in the past in some languages: "trogat" is wished for as "trogal". */
    private void wished(String turn, Token token) {
        if (token.is("deed") && turn.endsWith("\u0442\u044c") && says("wished past")) {
            String stem = turn.substring(0, turn.length() - 2) + "\u043b";
            List.of(stem, stem + "\u0430", stem + "\u0438")
                    .forEach(past -> turns.putIfAbsent(past, new Token("wished", token.value())));
        }
    }

    /** One word for two deeds: to update is to change, and to upgrade; another kind of word counts no more than the first. */
    private static Token both(Token first, Token second) {
        if (first.is("done") && second.is("noun")) {
            return second;
        }
        boolean deeds = first.is("deed", "done", "noun") && first.is(second.kind());
        boolean known = Pieces.between(first.value(), "|").contains(second.value());
        return deeds && !known ? new Token(first.kind(), first.value() + "|" + second.value()) : first;
    }

    private static Token token(String heading) {
        int space = heading.indexOf(' ');
        String first = space < 0 ? heading : heading.substring(0, space);
        boolean named = Word.oneOf(first, "deed", "told", "done", "noun", "thing");
        return named ? new Token(first, heading.substring(space + 1)) : new Token(heading, "");
    }

    /** {@code start(e|en)} is "starte" and "starten"; one may stand in another. */
    static List<String> spelled(String turn) {
        int open = turn.indexOf('(');
        int close = open < 0 ? -1 : closing(turn, open);
        if (close < 0) {
            return List.of(turn);
        }
        List<String> all = new ArrayList<>();
        int depth = 0;
        int from = open + 1;
        for (int to = from; to <= close; to++) {
            char c = turn.charAt(to);
            if (depth == 0 && (c == '|' || to == close)) {
                all.addAll(spelled(turn.substring(0, open) + turn.substring(from, to) + turn.substring(close + 1)));
                from = to + 1;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return all;
    }

    private static int closing(String turn, int open) {
        int depth = 0;
        for (int i = open; i < turn.length(); i++) {
            depth += turn.charAt(i) == '(' ? 1 : turn.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    List<Token> read(String sentence) {
        String lower = sentence.toLowerCase(Locale.ROOT)
                .replace('\'', ' ')
                .replace('\u2019', ' ')
                .replace('-', ' ');
        List<Token> tokens = new ArrayList<>();
        Set<String> particles = new HashSet<>();
        int i = lower.length() == sentence.length() ? 0 : sentence.length();
        while (i < sentence.length()) {
            char c = sentence.charAt(i);
            if (COMMAS.indexOf(c) >= 0) {
                tokens.add(new Token("comma", ""));
                i++;
            } else if (c == '`') {
                int end = sentence.indexOf('`', i + 1);
                end = end < 0 ? sentence.length() : end;
                tokens.add(name(sentence.substring(i + 1, end)));
                i = end + 1;
            } else {
                i = begins(sentence, i) ? word(sentence, lower, i, tokens, particles) : i + 1;
            }
        }
        return tokens;
    }

    private static boolean begins(String sentence, int i) {
        char c = sentence.charAt(i);
        return Character.isLetterOrDigit(c)
                || c == '/'
                || Latin.beginsOption(sentence, i)
                || c == '.' && i + 1 < sentence.length() && Character.isLetter(sentence.charAt(i + 1));
    }

    private int word(String sentence, String lower, int from, List<Token> tokens, Set<String> particles) {
        int latin = Latin.end(sentence, from);
        String token = sentence.substring(from, latin);
        boolean stands = latin > from && (Latin.isPath(token) || Programs.known(token.toLowerCase(Locale.ROOT)));
        boolean plain = !stands || turns.containsKey(token.toLowerCase(Locale.ROOT));
        int most = Math.min(lower.length(), from + LONGEST);
        for (int end = most; end > (plain ? from : latin); end--) {
            Token known = ends(lower, end) ? known(lower, from, end, particles) : null;
            if (known == null && beginnings.containsKey(lower.substring(from, end))) {
                known = beginnings.get(lower.substring(from, end));
                end = spaced ? wordEnd(lower, end) : end;
            }
            if (known != null) {
                tokens.add(new Token(known.kind(), known.value(), lower.substring(from, end)));
                return end;
            }
        }
        if (!plain) {
            tokens.add(name(token));
            return latin;
        }
        int end = latin > from ? Math.max(latin, spaced ? wordEnd(lower, from) : latin) : from + 1;
        end = spaced ? Math.max(end, wordEnd(lower, from)) : end;
        String word = lower.substring(from, end);
        boolean adverb = word.length() > 6 && endings.stream().anyMatch(word::endsWith);
        tokens.add(adverb || particles.contains(word) ? new Token("-", "") : unknown(sentence.substring(from, end)));
        return end;
    }

    private static Token unknown(String word) {
        if (FILES.contains(word.toLowerCase(Locale.ROOT)) && Character.isUpperCase(word.charAt(0))) {
            return new Token("path", word);
        }
        return new Token(
                Programs.isBranch(word) ? "branch" : "unknown", Latin.end(word, 0) == word.length() ? word : "");
    }

    private @Nullable Token known(String lower, int from, int end, Set<String> particles) {
        String turn = lower.substring(from, end);
        Map<String, Token> others = apart.get(turn);
        if (others != null) {
            for (Map.Entry<String, Token> other : others.entrySet()) {
                if (follows(lower, end, other.getKey())) {
                    particles.add(other.getKey());
                    return other.getValue();
                }
            }
        }
        return turns.get(turn);
    }

    /** Whether a word follows before the clause ends. */
    private static boolean follows(String lower, int from, String word) {
        int end = from;
        while (end < lower.length() && COMMAS.indexOf(lower.charAt(end)) < 0) {
            end++;
        }
        String rest =
                lower.substring(from, end).replace('.', ' ').replace('!', ' ').replace('?', ' ') + " ";
        return rest.contains(" " + word + " ");
    }

    private static int wordEnd(String lower, int from) {
        int end = from;
        while (end < lower.length() && Character.isLetterOrDigit(lower.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean ends(String lower, int end) {
        if (end == lower.length()) {
            return true;
        }
        char last = lower.charAt(end - 1);
        char next = lower.charAt(end);
        boolean latin = last < 0x250 && next < 0x250;
        return !Character.isLetterOrDigit(last) || !Character.isLetterOrDigit(next) || !spaced && !latin;
    }

    /** A name that stands in any language. */
    private static Token name(String written) {
        String first = written.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        boolean command = Programs.known(first) || Things.isOption(first);
        boolean spoken = !command && written.indexOf(' ') >= 0;
        return new Token(command ? "program" : spoken ? "unknown" : "path", written);
    }
}
