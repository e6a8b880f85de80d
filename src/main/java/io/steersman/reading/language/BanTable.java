package io.steersman.reading.language;

import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads tables that say what is allowed, row by row: {@code | git push | forbidden |} is "never git push". */
final class BanTable {

    private static final Set<String> NO = Lexicon.of("signs").words("@no");
    private static final Set<String> ASK = Lexicon.of("signs").words("@ask");
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

    private List<String> header = List.of();
    private List<String> last = List.of();

    /** Takes in a row; gives a sentence when the row forbids what it names. */
    Optional<Sentence> row(String line) {
        List<String> cells = cells(line);
        if (cells.stream().allMatch(BanTable::isRule)) {
            header = last;
            return Optional.empty();
        }
        last = cells;
        if (header.size() != cells.size() || cells.size() < 2 || cells.size() > 6) {
            return Optional.empty();
        }
        if (bans(header.get(0))) {
            return Optional.of(sentence(cells.get(0), false, line));
        }
        for (int i = 1; i < cells.size(); i++) {
            String verdict = verdict(cells.get(i));
            boolean column = COLUMNS.contains(header.get(i).toLowerCase(Locale.ROOT));
            boolean asks = ASK.contains(verdict);
            if ((asks || NO.contains(verdict)) && (column || !PLAIN.contains(verdict))) {
                return Optional.of(sentence(cells.get(0), asks, line));
            }
        }
        return Optional.empty();
    }

    private static Sentence sentence(String subject, boolean asks, String line) {
        List<Word> words = Word.of(Marker.of(subject).rest());
        boolean verb = !words.isEmpty()
                && Verbs.base(words.get(0).lower()) != null
                && !words.get(0).code();
        boolean file = !words.isEmpty() && (Things.path(words, 0) != null || Things.kind(words, 0) != null);
        String deed = verb ? "" : file ? "modify " : "run ";
        return new Sentence("do not " + deed + subject + (asks ? " without asking" : ""), "", "", line);
    }

    /** A first column under "Forbidden", "Never run" or "Don't" holds what is forbidden. */
    private static boolean bans(String title) {
        String verdict = verdict(title);
        return NO.contains(verdict) && !PLAIN.contains(verdict)
                || Leads.of(Marker.of(title).rest()).startsWith("do not");
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
