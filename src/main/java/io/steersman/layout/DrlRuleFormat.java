package io.steersman.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The layout of one rule. */
final class DrlRuleFormat {

    private static final int INDENT = 4;
    private static final Set<String> SECTIONS = Set.of("when", "then");

    private final String text;
    private final DrlCursor cursor;
    private final DrlPage page;

    private DrlRuleFormat(String text, DrlCursor cursor, DrlPage page) {
        this.text = text;
        this.cursor = cursor;
        this.page = page;
    }

    /** Writes the rule that begins here. */
    static void write(String text, DrlCursor cursor, DrlPage page) {
        DrlRuleFormat format = new DrlRuleFormat(text, cursor, page);
        format.name();
        format.head();
        if (cursor.isAt("when")) {
            format.conditions();
        }
        if (cursor.isAt("then")) {
            format.consequence();
        }
        if (cursor.isAt("end")) {
            page.line(cursor.next().text());
            page.append(cursor.trailing());
        }
    }

    private void name() {
        DrlToken rule = cursor.next();
        List<DrlToken> name =
                cursor.until(token -> token.linesBefore() > 0 || token.is("@") || SECTIONS.contains(token.text()));
        page.line(name.isEmpty() ? rule.text() : rule.text() + " " + asWritten(name));
    }

    private record Entry(List<DrlToken> comments, List<DrlToken> tokens) {
        /** Annotations in their order, then those that are not ours, then the rest. */
        int place() {
            if (!tokens.get(0).is("@") || tokens.size() < 2) {
                return Integer.MAX_VALUE;
            }
            int known = DrlWords.ANNOTATIONS.indexOf(tokens.get(1).text());
            return known < 0 ? DrlWords.ANNOTATIONS.size() : known;
        }
    }

    /** Annotations and attributes, one a line. */
    private void head() {
        List<Entry> entries = new ArrayList<>();
        List<DrlToken> comments = cursor.comments();
        while (!cursor.atEnd() && !SECTIONS.contains(cursor.peek().text())) {
            List<DrlToken> entry = new ArrayList<>(List.of(cursor.next()));
            entry.addAll(cursor.until(token ->
                    token.linesBefore() > 0 && !token.is("(") || token.is("@") || SECTIONS.contains(token.text())));
            entries.add(new Entry(comments, entry));
            comments = cursor.comments();
        }
        entries.sort(Comparator.comparingInt(Entry::place));
        for (Entry entry : entries) {
            page.comments(entry.comments(), INDENT, true);
            page.lines(DrlLines.of(entry.tokens(), false));
        }
        page.comments(comments, INDENT, true);
    }

    private void conditions() {
        page.line(cursor.next().text());
        parts(cursor.until(token -> token.is("then")), true);
    }

    private void consequence() {
        page.line(cursor.next().text());
        List<DrlToken> code = cursor.until(token -> token.is("end"));
        if (code.stream().anyMatch(token -> token.is("{"))) {
            DrlToken last = code.get(code.size() - 1);
            page.line(" ".repeat(INDENT) + text.substring(code.get(0).start(), last.end()));
        } else {
            parts(code, false);
        }
    }

    private void parts(List<DrlToken> tokens, boolean condition) {
        boolean first = true;
        for (List<DrlToken> part : DrlParts.of(tokens, condition)) {
            if (!first && part.get(0).linesBefore() > 1) {
                page.gap();
            }
            if (part.get(0).isComment()) {
                page.comments(part, INDENT, true);
            } else {
                page.lines(DrlLines.of(part, condition));
            }
            first = false;
        }
    }

    private String asWritten(List<DrlToken> tokens) {
        return text.substring(
                tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
    }
}
