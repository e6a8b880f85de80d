package io.steersman.reading.message;

import io.steersman.reading.text.Lines;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The sentences of a text with which somebody tells how things are: not fenced code, quotations, open boxes, or lists under a
 * heading that speaks of plans.
 */
public final class Telling {

    private static final String[] PLANNING = {
        "plan",
        "next",
        "step",
        "criteria",
        "goal",
        "todo",
        "to do",
        "expect",
        "should",
        "requirement",
        "checklist",
        "definition of done",
        "verif",
        "would",
        "will ",
        "example",
        "need",
        "after this",
        "once",
        "task"
    };

    private final String text;
    private final Predicate<String> mayMatter;
    private final Consumer<String> sentences;
    private boolean fenced;
    private boolean planned;

    private Telling(String text, Predicate<String> mayMatter, Consumer<String> sentences) {
        this.text = text;
        this.mayMatter = mayMatter;
        this.sentences = sentences;
    }

    /**
     * Gives each sentence, without the blanks around it.
     *
     * @param mayMatter a cheap question whether a line is worth being read
     */
    static void each(String text, Predicate<String> mayMatter, Consumer<String> sentences) {
        Telling telling = new Telling(text, mayMatter, sentences);
        for (int at = 0; at < text.length(); at = Lines.next(text, at)) {
            telling.line(at, Lines.end(text, at));
        }
    }

    private void line(int start, int end) {
        String line = text.substring(start, end).strip();
        if (line.startsWith("```") || line.startsWith("~~~")) {
            fenced = !fenced;
        }
        boolean list = line.startsWith("- ") || line.startsWith("* ") || startsWithNumber(line);
        if (!line.isEmpty() && !list) {
            planned = isLead(line) && speaksOfPlans(line);
        }
        boolean open = line.contains("[ ]") || line.startsWith(">") || line.startsWith("|");
        if (!fenced && !open && !(planned && list) && mayMatter.test(line)) {
            cut(line);
        }
    }

    private static boolean startsWithNumber(String line) {
        int at = 0;
        while (at < line.length() && Character.isDigit(line.charAt(at))) {
            at++;
        }
        return at > 0
                && at + 1 < line.length()
                && (line.charAt(at) == '.' || line.charAt(at) == ')')
                && line.charAt(at + 1) == ' ';
    }

    /** A heading, or a line that ends with a colon: what follows is of its kind. */
    private static boolean isLead(String line) {
        return line.startsWith("#")
                || line.endsWith(":")
                || line.endsWith(":**")
                || line.startsWith("**") && line.endsWith("**");
    }

    private static boolean speaksOfPlans(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        for (String word : PLANNING) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private void cut(String line) {
        int start = 0;
        for (int at = 0; at < line.length(); at++) {
            if (endsSentence(line, at)) {
                sentences.accept(line.substring(start, at + 1).strip());
                start = at + 1;
            }
        }
        sentences.accept(line.substring(start).strip());
    }

    /** A mark with a blank behind it: the dot of a file's name ends nothing. */
    private static boolean endsSentence(String line, int at) {
        char c = line.charAt(at);
        if (c != '.' && c != '!' && c != '?') {
            return false;
        }
        int next = at + 1;
        while (next < line.length() && "*\"')".indexOf(line.charAt(next)) >= 0) {
            next++;
        }
        boolean blank = next < line.length() && line.charAt(next) == ' ';
        return blank && !(c == '.' && next + 1 < line.length() && Character.isLowerCase(line.charAt(next + 1)));
    }
}
