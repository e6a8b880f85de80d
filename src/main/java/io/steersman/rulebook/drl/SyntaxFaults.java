package io.steersman.rulebook.drl;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.policy.Diagnostic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * Says in an author's words why a file does not parse.
 *
 * <p>The parser stops where it can go no further, which is often a line or more behind the fault. So brackets, quotes and
 * the words of a rule are counted first; only where these are right, the parser's own place is told.
 */
final class SyntaxFaults {

    private static final Pattern PLACE = Pattern.compile("(?:\\[ERR \\d+] )?Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("input '([^']*)'");
    private static final Pattern RULE = Pattern.compile("rule\\b.*");
    private static final Pattern QUOTED_RULE = Pattern.compile("rule\\s*\"[^\"]*\".*");
    private static final Pattern DASHED = Pattern.compile("@\\w*-.*");
    private static final Pattern NAME = Pattern.compile("[\\w$!]+");
    private static final List<String> WORDS = List.of("when", "then", "end");

    private final String file;
    private final List<String> lines;
    private final List<Diagnostic> found = new ArrayList<>();

    private SyntaxFaults(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    /**
     * What is wrong with a file that does not parse.
     *
     * @param errors the parser's messages, as it words them
     */
    static List<Diagnostic> explain(String file, String text, List<String> errors) {
        SyntaxFaults faults = new SyntaxFaults(file, text);
        List<Integer> rules = faults.rules();
        TreeSet<Integer> explained = new TreeSet<>();
        for (int i = 0; i < rules.size(); i++) {
            int end = i + 1 < rules.size() ? rules.get(i + 1) : faults.lines.size();
            if (faults.count(rules.get(i), end)) {
                explained.add(i);
            }
        }
        for (String error : errors) {
            faults.parser(error, rules, explained);
        }
        return faults.found;
    }

    /** The lines, counted from 0, at which rules begin. */
    private List<Integer> rules() {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (RULE.matcher(lines.get(i)).matches()) {
                starts.add(i);
            }
        }
        return starts;
    }

    /** Counts brackets, quotes and words of one rule; true when something is wrong with them. */
    private boolean count(int start, int end) {
        int before = found.size();
        if (!QUOTED_RULE.matcher(lines.get(start)).matches()) {
            say(start, 1, "A rule's name stands in quotes. Maybe write: rule \"forced-push\"");
            return true;
        }
        Deque<int[]> open = new ArrayDeque<>();
        List<String> seen = new ArrayList<>();
        boolean comment = false;
        for (int i = start + 1; i < end && found.size() == before; i++) {
            String line = lines.get(i);
            comment = comment || line.strip().startsWith("/*");
            if (!comment && WORDS.contains(line.strip())) {
                word(line.strip(), open, seen);
            } else if (!comment && !line.strip().startsWith("//")) {
                scan(i, open);
            }
            comment = comment && !line.contains("*/");
        }
        if (found.size() == before && !open.isEmpty()) {
            notClosed(open);
        }
        if (found.size() == before) {
            missing(start, end, seen);
        }
        return found.size() > before;
    }

    private void word(String word, Deque<int[]> open, List<String> seen) {
        if (!open.isEmpty()) {
            notClosed(open);
        }
        seen.add(word);
    }

    private void notClosed(Deque<int[]> open) {
        int[] first = open.getLast();
        say(first[0], first[1] + 1, "This bracket is not closed. Maybe add ) at the end of the line.");
        open.clear();
    }

    private void missing(int start, int end, List<String> seen) {
        if (!seen.contains("when")) {
            int at = firstCondition(start + 1, end);
            say(at, 1, "The rule has no 'when'. Maybe put it on a line of its own, before the conditions.");
        } else if (!seen.contains("then")) {
            say(
                    firstInsert(start, end),
                    1,
                    "The rule has no 'then'. Maybe put it on a line of its own, before insert.");
        } else if (!seen.contains("end")) {
            say(end - 1, 1, "The rule has no 'end'. Maybe put it on a line of its own, after insert.");
        }
    }

    private int firstCondition(int start, int end) {
        for (int i = start; i < end; i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("@")) {
                return i;
            }
        }
        return start;
    }

    private int firstInsert(int start, int end) {
        for (int i = start; i < end; i++) {
            if (lines.get(i).strip().startsWith("insert")) {
                return i;
            }
        }
        return end - 1;
    }

    /** Brackets and quotes of one line; quotes do not reach over its end. */
    private void scan(int number, Deque<int[]> open) {
        String line = lines.get(number);
        if (line.strip().startsWith("#")) {
            say(number, line.indexOf('#') + 1, "A comment begins with //, not with #. Maybe write // in its place.");
            return;
        }
        int quote = -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && (i == 0 || line.charAt(i - 1) != '\\')) {
                quote = quote < 0 ? i : -1;
            } else if (quote < 0 && c == '(') {
                open.push(new int[] {number, i});
            } else if (quote < 0 && c == ')') {
                if (open.isEmpty()) {
                    say(number, i + 1, "This bracket closes none. Maybe leave it out.");
                    return;
                }
                open.pop();
            } else if (quote < 0 && line.startsWith("//", i)) {
                return;
            }
        }
        if (quote >= 0) {
            say(number, quote + 1, "A quote is opened here and not closed in this line. Maybe add \" after the text.");
        }
    }

    /** The parser's own place, once for each rule: what it says behind its first stumble means nothing. */
    private void parser(String error, List<Integer> rules, TreeSet<Integer> explained) {
        Matcher place = PLACE.matcher(error);
        if (!place.matches()) {
            say(0, 1, "The file cannot be parsed: %s".formatted(firstLine(error)));
            return;
        }
        int line = Integer.parseInt(place.group(1)) - 1;
        int rule = (int) rules.stream().filter(start -> start <= line).count() - 1;
        if (!explained.contains(rule - 1) && explained.add(rule)) {
            Matcher input = INPUT.matcher(place.group(3));
            String token = input.find() ? input.group(1) : "";
            int column = Integer.parseInt(place.group(2));
            say(line, column + 1, stumble(line, column, token, firstLine(place.group(3))));
        }
    }

    private String stumble(int line, int column, String token, String words) {
        String text = line < lines.size() ? lines.get(line) : "";
        String before =
                text.substring(0, Math.min(Math.max(0, column), text.length())).strip();
        if (before.startsWith("@") && DASHED.matcher(text.strip()).matches()) {
            return "The name of an annotation has letters only. Maybe write: @falsePositives(\"...\")";
        }
        if (token.equals("=")) {
            return "One = says nothing here. Maybe write == to compare, or : to bind a name.";
        }
        boolean afterValue = endsValue(before);
        if (afterValue && NAME.matcher(token).matches()) {
            return "Something is missing before '%s'. Maybe a comma: conditions are parted by commas.".formatted(token);
        }
        return token.isEmpty()
                ? "This cannot be understood: %s. Maybe compare it with a rule of the documentation.".formatted(words)
                : "'%s' cannot stand here. Maybe something before it is missing or misspelt.".formatted(token);
    }

    private static boolean endsValue(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        return Character.isLetterOrDigit(last) || "_\")]".indexOf(last) >= 0;
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }

    private void say(int line, int column, String sentence) {
        found.add(new Diagnostic(file, line + 1, column, "Syntax error: " + sentence));
    }
}
