package io.steersman.reading.language;

import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads tables that say what is allowed, row by row: {@code | git push | forbidden |} is "never git push". */
final class BanTable {

    private static final Set<String> NO = Lexicon.of("signs").words("@no");
    private static final Set<String> ASK = Lexicon.of("signs").words("@ask");
    private static final Set<String> RULES = Lexicon.of("signs").words("@rule column");
    private static final Set<String> COLUMNS = Lexicon.of("signs").words("@allowed column");
    /** Words that say no only in a column that asks for it. */
    private static final Set<String> PLAIN = Set.of(
            "no",
            "\u274c",
            "\u2717",
            "\u2718",
            "\u2716",
            "\u00d7",
            "read-only",
            "read only",
            "blocked",
            "ask",
            "approval",
            "confirm");

    private static final int VARIANT = 0xFE0F;

    private final Languages languages;
    private List<String> header = List.of();
    private List<String> last = List.of();

    BanTable(Languages languages) {
        this.languages = languages;
    }

    /** Takes in a row; gives the sentences by which it forbids something. */
    List<Sentence> row(String line) {
        List<String> cells = cells(line);
        if (cells.stream().allMatch(BanTable::isRule)) {
            header = last;
            return List.of();
        }
        last = cells;
        if (header.size() != cells.size() || cells.size() < 2 || cells.size() > 6) {
            return List.of();
        }
        if (bans(header.get(0))) {
            return List.of(sentence(cells.get(0), false, line));
        }
        List<Sentence> ruled = ruled(cells, line);
        if (!ruled.isEmpty()) {
            return ruled;
        }
        for (int i = 1; i < cells.size(); i++) {
            String verdict = verdict(cells.get(i));
            boolean column = COLUMNS.contains(header.get(i).toLowerCase(Locale.ROOT));
            boolean asks = ASK.contains(verdict);
            if ((asks || NO.contains(verdict)) && (column || !PLAIN.contains(verdict))) {
                return List.of(sentence(cells.get(0), asks, line));
            }
        }
        return told(cells, line);
    }

    /** A row of which the first cell says what holds of the second: {@code | **Ask first** | `git push`; new packages |}. */
    private static List<Sentence> ruled(List<String> cells, String line) {
        String rule = cells.get(0);
        int end = 0;
        while (end < rule.length() && "\u2014\u2013:(".indexOf(rule.charAt(end)) < 0) {
            end++;
        }
        String verdict = verdict(rule.substring(0, end)).strip();
        boolean asks = ASK.contains(verdict);
        if (!asks && !NO.contains(verdict) || PLAIN.contains(verdict)) {
            return List.of();
        }
        return Pieces.between(cells.get(1), ";").stream()
                .map(part -> new Sentence(part.strip(), asks ? "ask me before" : "do not", rule, line))
                .toList();
    }

    /** What a cell says outright, in a column of rules: {@code | CI | Never edit `ci.yml`. |}. */
    private List<Sentence> told(List<String> cells, String line) {
        List<Sentence> told = new ArrayList<>();
        for (int i = 1; i < cells.size(); i++) {
            if (RULES.contains(header.get(i).toLowerCase(Locale.ROOT))) {
                for (String part : sentences(cells.get(i).replace("**", ""))) {
                    List<Word> words = Word.of(part);
                    boolean bans = words.size() > 1
                            && (words.get(0).is("never")
                                    || words.get(0).is("do") && words.get(1).is("not"));
                    if (bans) {
                        told.add(new Sentence(part.strip(), "", "", line));
                    }
                }
            }
        }
        return told;
    }

    private static List<String> sentences(String cell) {
        List<String> sentences = new ArrayList<>();
        int from = 0;
        for (int dot = cell.indexOf(". "); dot >= 0; dot = cell.indexOf(". ", from)) {
            sentences.add(cell.substring(from, dot + 1));
            from = dot + 2;
        }
        sentences.add(cell.substring(from));
        return sentences;
    }

    private static Sentence sentence(String subject, boolean asks, String line) {
        List<Word> words = Word.of(Marker.of(subject).rest());
        boolean git = words.size() > 1
                && words.get(0).is("git")
                && words.get(1).lower().indexOf('/') > 0;
        if (git) {
            List<String> deeds = Pieces.between(words.get(1).lower(), "/").stream()
                    .map(deed -> "`git " + deed + "`")
                    .toList();
            String all = String.join(", ", deeds);
            return new Sentence("do not run " + all + (asks ? " without asking" : ""), "", "", line);
        }
        boolean verb = !words.isEmpty()
                && Verbs.base(words.get(0).lower()) != null
                && !words.get(0).code();
        boolean file = !words.isEmpty() && (Things.path(words, 0) != null || Things.kind(words, 0) != null);
        String deed = verb ? "" : file ? "modify " : "run ";
        return new Sentence("do not " + deed + subject + (asks ? " without asking" : ""), "", "", line);
    }

    /** A first column under "Forbidden", "Never run" or "Don't" holds what is forbidden. */
    private boolean bans(String title) {
        String verdict = verdict(title);
        return NO.contains(verdict) && !PLAIN.contains(verdict)
                || Leads.of(Marker.of(title).rest(), languages).startsWith("do not");
    }

    private static String verdict(String cell) {
        Marker marker = Marker.of(cell);
        String rest = marker.rest().isEmpty() ? marker.written() : marker.rest();
        StringBuilder plain = new StringBuilder();
        rest.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> "*_`.!".indexOf(c) < 0 && c != VARIANT)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    private static boolean isRule(String cell) {
        return !cell.isEmpty() && cell.chars().allMatch(c -> c == '-' || c == ':' || c == ' ');
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int from = 1;
        boolean code = false;
        for (int i = 1; i < line.length(); i++) {
            code ^= line.charAt(i) == '`';
            if (line.charAt(i) == '|' && !code && line.charAt(i - 1) != '\\') {
                cells.add(line.substring(from, i).strip());
                from = i + 1;
            }
        }
        if (from < line.length() && !line.substring(from).isBlank()) {
            cells.add(line.substring(from).strip());
        }
        return cells;
    }
}
