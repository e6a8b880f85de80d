package io.steersman.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The one layout of a DRL file: sorted imports, one annotation, one condition a line, 120 columns. Works on the text, as the
 * parser forgets comments. Moves white space only, but for the order of imports and annotations.
 */
public final class DrlFormat {

    private final String text;
    private final DrlCursor cursor;
    private final DrlPage page = new DrlPage();

    private DrlFormat(String text) {
        this.text = text;
        this.cursor = new DrlCursor(DrlTokens.of(text));
    }

    /** The text, laid out; for one that parses. */
    public static String of(String text) {
        return new DrlFormat(text.replace("\r\n", "\n").replace('\r', '\n')).formatted();
    }

    private String formatted() {
        while (!cursor.atEnd()) {
            List<DrlToken> comments = cursor.comments();
            if (cursor.atEnd() || !cursor.isAt("package")) {
                page.gap();
            }
            if (cursor.isAt("import")) {
                imports(comments);
                continue;
            }
            page.comments(comments, 0, true);
            if (!cursor.atEnd() && !cursor.isAt("package") && cursor.peek().linesBefore() > 1) {
                page.gap();
            }
            item();
        }
        return page.text();
    }

    private void item() {
        if (cursor.atEnd()) {
            return;
        }
        if (cursor.isAt("package")) {
            page.line(statement());
            page.append(cursor.trailing());
        } else if (cursor.isAt("rule")) {
            DrlRuleFormat.write(text, cursor, page);
        } else {
            other();
        }
    }

    /** A package or an import, to the end of its name. */
    private String statement() {
        StringBuilder line = new StringBuilder(cursor.next().text());
        DrlToken before = cursor.peek();
        while (!cursor.atEnd() && !cursor.isAt(";") && !cursor.peek().isComment() && goesOn(before, cursor.peek())) {
            DrlToken token = cursor.next();
            line.append(token.isWord() && !before.is(".") ? " " : "").append(token.text());
            before = token;
        }
        if (cursor.isAt(";")) {
            cursor.next();
        }
        return line.append(';').toString();
    }

    /** Whether a name goes on: after a point, with a point, or behind the word before it. */
    private static boolean goesOn(DrlToken before, DrlToken token) {
        return token == before
                || token.is(".")
                || before.is(".")
                || before.is("static")
                || before.is("function") && token.isWord()
                || token.is("*");
    }

    private record Import(List<DrlToken> comments, String line, List<DrlToken> trailing) {
        boolean isStatic() {
            return line.startsWith("import static ");
        }
    }

    /** Imports are sorted as far as no comment stands between them: it may be about all that follow it. */
    private void imports(List<DrlToken> comments) {
        List<Import> run = new ArrayList<>();
        List<DrlToken> above = comments;
        while (cursor.isAt("import")) {
            run.add(new Import(above, statement(), cursor.trailing()));
            above = List.of();
        }
        page.comments(comments, 0, true);
        run.sort(Comparator.comparing((Import one) -> !one.isStatic()).thenComparing(Import::line));
        boolean statics = run.get(0).isStatic();
        for (Import one : run) {
            if (statics && !one.isStatic()) {
                page.gap();
            }
            statics = one.isStatic();
            page.line(one.line());
            page.append(one.trailing());
        }
    }

    /** What the lint refuses anyway stays as it is. */
    private void other() {
        DrlToken first = cursor.next();
        DrlToken last = first;
        boolean block = first.is("declare") || first.is("query");
        int depth = first.depth();
        while (!cursor.atEnd() && (block ? !last.is("end") : depth > 0 || goesOn(last))) {
            last = cursor.next();
            depth += last.depth();
        }
        text.substring(first.start(), last.end()).lines().forEach(page::line);
        page.append(cursor.trailing());
    }

    private boolean goesOn(DrlToken last) {
        return !last.is(";") && !last.is("}") && (cursor.peek().linesBefore() == 0 || cursor.isAt("{"));
    }
}
