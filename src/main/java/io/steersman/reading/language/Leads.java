package io.steersman.reading.language;

import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a heading, or a line that ends in a colon, puts before the items below it: "DO NOT:" puts "do not". */
final class Leads {

    private static final Lexicon LISTS = Lexicon.of("leads");

    private static final Set<String> MODAL = Set.of("must", "should", "can", "may");
    private static final Set<String> FILLER = LISTS.words("filler");
    private static final Set<String> FILES =
            Set.of("files", "file", "paths", "folders", "directories", "areas", "off-limits");
    private static final Set<String> COMMANDS = Set.of("commands", "command", "actions");
    private static final Set<String> FORBIDDING = Set.of(
            "forbidden",
            "prohibited",
            "banned",
            "disallowed",
            "don'ts",
            "off-limits",
            "allowed",
            "permitted",
            "denied",
            "blocked",
            "restricted");

    private static final Set<String> INTRODUCING =
            Set.of("never", "not", "avoid", "no", "only", "important", "critical", "note", "rule", "warning", "must");

    private static final Set<String> LEAVE = LISTS.words("leave");
    private static final Set<String> FIXED = LISTS.words("fixed");
    private static final Set<String> NARROWING = LISTS.words("narrowing");
    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST_PART = 8;

    private Leads() {}

    private static String plain(String line) {
        StringBuilder plain = new StringBuilder();
        line.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> "*_:\uff1a!#".indexOf(c) < 0)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    /** What stands before a colon and forbids what follows it on the same line: "Forbidden: `git push`"; empty when nothing does. */
    static String label(String sentence, Languages languages) {
        int colon = 0;
        while (colon < sentence.length() && colon < LONGEST_LABEL && ":\uff1a".indexOf(sentence.charAt(colon)) < 0) {
            colon++;
        }
        boolean labels = colon < sentence.length() && colon < LONGEST_LABEL && colon + 1 < sentence.length();
        String lead = labels ? of(sentence.substring(0, colon), languages) : "";
        boolean mode = lead.startsWith("do not")
                && FIXED.contains(plain(sentence.substring(0, colon)))
                && isTask(sentence.substring(colon + 1).strip());
        boolean said = lead.startsWith("do not") && !mode || lead.startsWith("ask me");
        int end = colon + 1;
        while (said && end < sentence.length() && sentence.charAt(end) == '*') {
            end++;
        }
        return said ? sentence.substring(0, end) : "";
    }

    /** "Read-only: why does it fail?": what follows is what to do, not what to leave alone. */
    private static boolean isTask(String rest) {
        List<Word> words = Word.of(rest);
        return rest.endsWith("?")
                || !words.isEmpty()
                        && Verbs.base(words.get(0).lower()) != null
                        && !words.get(0).code();
    }

    /** Whether a lead says no more than that what follows is forbidden, or to be asked about, so that each part says what. */
    static boolean isBare(String lead) {
        return lead.equals("do not") || lead.equals("ask me before");
    }

    /** Whether a text is a list of deeds, each of a few words: "push to main, rm -rf, skip hooks"; what narrows one may narrow all. */
    static boolean lists(String text) {
        List<String> parts = Pieces.between(text, ",;");
        boolean few = parts.size() > 1
                && parts.stream().allMatch(part -> Word.of(part).size() <= LONGEST_PART);
        return few
                && parts.stream().noneMatch(part -> Word.of(part).stream().anyMatch(w -> NARROWING.contains(w.lower())))
                && parts.stream().filter(part -> startsDeed(part.strip())).count() > 1;
    }

    /** Whether a line begins with a name between back-ticks that a comma or a bracket follows, or that is all: a bare list. */
    static boolean listsThings(String line) {
        List<Word> words = Word.of(line);
        Thing command = words.isEmpty() || line.endsWith(".") ? null : Things.command(words, 0, false);
        if (command != null
                && command.end() == words.size()
                && command.pattern().indexOf(' ') > 0) {
            return true;
        }
        return !words.isEmpty()
                && words.get(0).code()
                && (words.size() == 1 || Word.oneOf(words.get(1).lower(), ",", "(", ".", "and", "or"));
    }

    private static boolean startsDeed(String part) {
        List<Word> words = Word.of(part);
        return !words.isEmpty()
                && (Verbs.base(words.get(0).lower()) != null || Things.command(words, 0, false) != null);
    }

    /** Whether a name of an item is rather a prohibition, or introduces one: "Never", "Do not", "IMPORTANT". */
    static boolean forbids(String name) {
        return Word.of(name).stream()
                .anyMatch(word -> FORBIDDING.contains(word.lower()) || INTRODUCING.contains(word.lower()));
    }

    /** Returns words such as {@code do not}, {@code do not run}, {@code only modify}; empty when nothing is put before. */
    static String of(String line, Languages languages) {
        if (line.length() > 120) {
            return "";
        }
        if (PlainWords.asksFirst(line) || PlainWords.asksFirst(unbracketed(line))) {
            return "ask me before";
        }
        int leave = withoutLeave(line);
        if (leave > 0) {
            return of(line.substring(0, leave), languages).startsWith("do not") ? "ask me before" : "";
        }
        String lead = languages.forbidsBelow(plain(line)) ? "do not" : new Lead().of(Word.of(line));
        return lead.isEmpty() ? bracketed(line) : lead;
    }

    private static String unbracketed(String line) {
        int open = line.indexOf(" (");
        return open > 0 ? line.substring(0, open) : line;
    }

    /** "FORBIDDEN WITHOUT EXPLICIT PERMISSION": where it begins that leave may be given, or -1. */
    private static int withoutLeave(String line) {
        int at = line.toLowerCase(Locale.ROOT).indexOf(" without ");
        List<Word> leave = at < 0 ? List.of() : Word.of(line.substring(at + " without ".length()));
        boolean given =
                !leave.isEmpty() && leave.stream().allMatch(word -> word.mark() || LEAVE.contains(word.lower()));
        return given ? at : -1;
    }

    /** "Protected files (never touch):", "Data layers (read-only):": what stands in brackets says it. */
    private static String bracketed(String line) {
        int open = line.lastIndexOf('(');
        int close = open < 0 ? -1 : line.indexOf(')', open);
        boolean ends = close > 0 && plain(line.substring(close + 1)).isEmpty();
        String inside = ends ? line.substring(open + 1, close) : "";
        if (FIXED.contains(plain(inside))) {
            return "do not modify";
        }
        String lead = ends ? new Lead().of(Word.of(inside)) : "";
        return lead.startsWith("do not") ? lead : "";
    }

    /** What a line before a list is made of. */
    private static final class Lead {

        private String polarity = "";
        private String verb = "";
        private String thing = "";
        private boolean negated;
        /** Whether only a word for what stays as it is says so: "read-only". */
        private boolean state;

        String of(List<Word> words) {
            for (Word word : words) {
                if (word.mark() && word.lower().equals("(")) {
                    break;
                }
                if (!word.mark() && (word.kind() != Word.Kind.WORD || !takes(word.lower()))) {
                    return "";
                }
            }
            if (polarity.isEmpty() || polarity.equals("only") && verb.isEmpty() && thing.isEmpty()) {
                return "";
            }
            boolean use = verb.equals("use") || verb.equals("using");
            // "Use read-only commands:" lists what is free.
            if (state && !negated && (use || verb.startsWith("run") || thing.equals("run"))) {
                return "";
            }
            String action = verb.isEmpty() || use && !thing.isEmpty() ? thing : verb;
            return action.isEmpty() ? polarity : polarity + " " + action;
        }

        private boolean takes(String w) {
            String participle = Verbs.ofParticiple(w);
            if (w.equals("not") || w.equals("never") || w.equals("avoid")) {
                negated = true;
                polarity = "do not";
            } else if (FORBIDDING.contains(w) && (negated || !w.equals("allowed") && !w.equals("permitted"))) {
                polarity = "do not";
            } else if (FIXED.contains(w)) {
                state = polarity.isEmpty();
                polarity = "do not";
                thing = "modify";
            } else if (w.equals("only")) {
                polarity = "only";
            } else if (Verbs.base(w) != null && !FILLER.contains(w)) {
                verb = w;
            } else if (participle != null) {
                verb = participle;
            } else if (FILES.contains(w)) {
                thing = "modify";
            } else if (COMMANDS.contains(w)) {
                thing = "run";
            } else {
                return FILLER.contains(w) || MODAL.contains(w);
            }
            return true;
        }
    }
}
