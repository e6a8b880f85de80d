package io.steersman.reading.destruction;

import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what statements for databases would destroy, by the words of which they begin. One pass over the text. */
final class Statements {

    private static final Lexicon WORDS = Lexicon.of("lost");
    private static final Set<String> DROPPED = WORDS.words("@dropped");
    private static final List<String> CALLS = List.copyOf(WORDS.words("@calls"));
    private static final List<String> CODE = List.copyOf(WORDS.words("@calls in code"));
    private static final int MOST = 8;
    private static final int LONGEST = 16_000;
    private static final String ALL = "all of it";

    private Statements() {}

    /** The tables, databases and collections that are lost; those that the same text makes, or rolls back, are not. */
    static List<String> destroyed(String text) {
        String cut = text.substring(0, Math.min(text.length(), LONGEST));
        String lower = cut.toLowerCase(Locale.ROOT);
        boolean may = lower.contains("drop") || lower.contains("truncate") || lower.contains("delete");
        if (!may && CALLS.stream().noneMatch(lower::contains) || lower.contains("rollback")) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Set<String> made = new HashSet<>();
        for (String statement : lower.split(";", -1)) {
            statement(words(statement), statement, found, made);
        }
        for (String call : CALLS) {
            if (lower.contains(call) && found.size() < MOST) {
                found.add(receiver(lower, call));
            }
        }
        found.removeAll(made);
        return found;
    }

    /** The tables, databases and collections that statements make. */
    static Set<String> created(String text) {
        String lower = text.substring(0, Math.min(text.length(), LONGEST)).toLowerCase(Locale.ROOT);
        Set<String> made = new HashSet<>();
        if (lower.contains("create")) {
            for (String statement : lower.split(";", -1)) {
                statement(words(statement), statement, new ArrayList<>(), made);
            }
        }
        return made;
    }

    /** What program text would destroy through the calls of its database library. */
    static List<String> destroyedByCode(String code) {
        String lower = code.substring(0, Math.min(code.length(), LONGEST)).toLowerCase(Locale.ROOT);
        if (lower.contains(":memory:") || lower.contains("create table") || lower.contains("rollback")) {
            return List.of();
        }
        for (String call : CODE) {
            if (lower.contains(call)) {
                return List.of(receiver(lower, call));
            }
        }
        int executes = lower.indexOf("execute");
        if (executes < 0) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (String quoted : Pieces.between(lower.substring(executes), "\"'`")) {
            for (String statement : quoted.split(";", -1)) {
                statement(words(statement), statement, found, new HashSet<>());
            }
        }
        return found;
    }

    private static void statement(List<String> words, String statement, List<String> found, Set<String> made) {
        int at = begin(words);
        if (at >= words.size() || found.size() >= MOST) {
            return;
        }
        switch (words.get(at)) {
            case "drop" -> {
                if (at + 1 < words.size() && DROPPED.contains(words.get(at + 1))) {
                    found.add(name(words, at + 2));
                }
            }
            case "truncate" -> found.add(name(words, at + 1));
            case "delete" -> {
                boolean all = at + 2 < words.size()
                        && words.get(at + 1).equals("from")
                        && (!words.contains("where") || statement.contains("1=1") || statement.contains("1 = 1"));
                if (all) {
                    found.add(name(words, at + 2));
                }
            }
            case "alter" -> {
                int dropped = words.lastIndexOf("drop");
                if (dropped > at
                        && dropped + 1 < words.size()
                        && words.get(dropped + 1).equals("column")) {
                    found.add(name(words, at + 1));
                }
            }
            case "create" -> made.add(name(words, at + 2));
            default -> {}
        }
    }

    /** Where a statement begins, behind what a shell of a database may put before it. */
    private static int begin(List<String> words) {
        int at = 0;
        while (at < words.size() && WORDS.words("@before statements").contains(words.get(at))) {
            at++;
        }
        return at;
    }

    private static String name(List<String> words, int from) {
        int at = from;
        while (at < words.size() && WORDS.words("@before names").contains(words.get(at))) {
            at++;
        }
        return at < words.size() ? words.get(at) : ALL;
    }

    /** What a call is made on: {@code users} of {@code db.users.drop()}. */
    private static String receiver(String text, String call) {
        int end = text.indexOf(call);
        int from = end;
        while (from > 0 && (Character.isLetterOrDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '_')) {
            from--;
        }
        return from == end ? ALL : text.substring(from, end);
    }

    private static List<String> words(String statement) {
        List<String> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= statement.length(); i++) {
            char c = i < statement.length() ? statement.charAt(i) : ' ';
            boolean part = Character.isLetterOrDigit(c) || "_.-$:*".indexOf(c) >= 0;
            if (part && from < 0) {
                from = i;
            } else if (!part && from >= 0) {
                words.add(statement.substring(from, i));
                from = -1;
            }
        }
        return words;
    }
}
