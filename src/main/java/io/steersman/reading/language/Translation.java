package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Lexicon.Meaning;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a sentence of one language says of limits and leave into English, word by word: whether it forbids, asks or
 * allows, what is to be done, and with what. A sentence with more than a word that is not known is not understood, and what is
 * not understood is neither limit nor leave.
 */
final class Translation {

    private static final Lexicon LISTS = Lexicon.of("translation");

    private static final Set<String> ACTS = LISTS.words("acts");
    private static final Set<String> NEGATING = Set.of("not", "never", "without", "nothing");
    private static final Set<String> ALL = Set.of("any files", "the code");
    private static final Set<String> KINDS = Set.of("tests", "config files", "packages", "migrations");
    private static final Set<String> KEEPING = LISTS.words("keeping");
    private static final int LONGEST_TURN = 32;
    private static final Set<String> GIT = LISTS.words("git");
    private static final int KNOWN_FOR_EACH_UNKNOWN = 4;

    private final Map<String, String> meanings = new HashMap<>();
    private final Set<String> mine;
    private final boolean spaced;

    Translation(Lexicon lexicon) {
        lexicon.turns().forEach((meaning, turns) -> {
            if (!meaning.startsWith("@")) {
                turns.forEach(
                        turn -> meanings.putIfAbsent(turn.replace('-', ' ').replace('\'', ' '), meaning));
            }
        });
        this.mine = lexicon.words("@i");
        Stream.of(Meaning.YES, Meaning.COURTESY)
                .flatMap(meaning -> lexicon.meaning(meaning).stream())
                .forEach(turn -> meanings.putIfAbsent(turn, "-"));
        this.spaced = meanings.keySet().stream().noneMatch(turn -> turn.codePointAt(0) > 0x2E80);
    }

    /** What was read of a sentence. */
    private static final class Read {
        private final Set<String> acts = new LinkedHashSet<>();
        private final List<String> things = new ArrayList<>();
        private final Set<String> said = new LinkedHashSet<>();
        private int known;
        /** The deed that the word before names, until something parts it from the next. */
        private String deed = "";

        private int unknown;
        /** Whether the word before says that a folder follows, and a name that is one if the next word says so. */
        private boolean folder;

        private String name = "";
    }

    /** The sentence in English; empty when it is not of this language, or not understood. */
    Optional<String> of(String sentence) {
        Read read = read(sentence);
        boolean understood = read.known >= 2 && read.unknown <= read.known / KNOWN_FOR_EACH_UNKNOWN;
        if (!understood || read.said.contains("if") || read.said.contains("other")) {
            return Optional.empty();
        }
        return Optional.ofNullable(english(read));
    }

    /**
     * What a clause asks for, in English, however much of it is not known: leave is read more freely than limits. Empty when it
     * keeps something back, sets a condition, or says what somebody does himself.
     */
    Optional<String> request(String clause) {
        Read read = read(clause);
        boolean kept =
                read.said.stream().anyMatch(KEEPING::contains) || mine.stream().anyMatch(turn -> speaks(clause, turn));
        return kept || read.acts.isEmpty()
                ? Optional.empty()
                : deeds(read, false).map(deeds -> "Please " + deeds + ".");
    }

    int known(String text) {
        return read(text).known;
    }

    /** Whether what is asked for comes first, and what is kept back in a clause of its own. */
    boolean parts(Stream<String> clauses) {
        List<Read> read =
                clauses.map(this::read).filter(clause -> clause.known > 0).toList();
        Read first = read.isEmpty() ? new Read() : read.get(0);
        // "Delete a.py, it is of no use": what is not known may be what the negation is about.
        boolean asks = !first.acts.isEmpty()
                && !first.things.isEmpty()
                && first.said.stream().noneMatch(KEEPING::contains);
        boolean elsewhere = read.stream()
                .skip(1)
                .anyMatch(clause -> clause.acts.isEmpty()
                        && clause.unknown > 0
                        && clause.said.stream().anyMatch(NEGATING::contains));
        return asks && elsewhere
                || !first.acts.isEmpty()
                        && first.unknown + first.things.size() > 0
                        && first.said.stream().noneMatch(KEEPING::contains)
                        && read.stream()
                                .anyMatch(clause -> clause.acts.size() + clause.things.size() > 0
                                        && clause.said.stream().anyMatch(KEEPING::contains));
    }

    boolean keeps(String text) {
        return read(text).said.stream().anyMatch(KEEPING::contains);
    }

    private boolean speaks(String clause, String turn) {
        String lower = clause.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(turn);
        return at >= 0
                && (!spaced
                        || (at == 0 || !Character.isLetter(lower.charAt(at - 1)))
                                && ends(lower.substring(at) + " ", turn.length()));
    }

    /** Whether a word of this language makes it a condition. */
    boolean isConditional(String sentence) {
        Read read = read(sentence);
        return read.known >= 2 && read.said.contains("if");
    }

    private Read read(String sentence) {
        Read read = new Read();
        int i = 0;
        while (i < sentence.length()) {
            char c = sentence.charAt(i);
            read.deed = c == ',' || c == '/' ? "" : read.deed;
            int end = c == '`' ? sentence.indexOf('`', i + 1) + 1 : 0;
            if (end > i) {
                String named = sentence.substring(i, end);
                boolean open = read.folder && !named.endsWith("/`");
                read.things.add(open ? named.substring(0, named.length() - 1) + "/`" : named);
                read.folder = false;
                String first = sentence.substring(i + 1, end - 1).split(" ", 2)[0];
                read.known += Programs.known(first) || Things.isOption(first) ? 1 : 0;
            } else {
                end = Character.isLetterOrDigit(c)
                                || c == '/'
                                || Latin.beginsOption(sentence, i)
                                || c == '.' && i + 1 < sentence.length() && Character.isLetter(sentence.charAt(i + 1))
                                || meanings.containsKey(String.valueOf(c))
                        ? word(sentence, i, read)
                        : i + 1;
            }
            i = end;
        }
        return read;
    }

    private int word(String sentence, int from, Read read) {
        int latin = Latin.end(sentence, from);
        String token = sentence.substring(from, latin);
        boolean called = read.folder && !token.isEmpty() && !"-".equals(meanings.get(token.toLowerCase(Locale.ROOT)));
        if (called || stands(token, read)) {
            name(token, read);
            return latin;
        }
        int most = Math.min(sentence.length(), from + LONGEST_TURN);
        String lower = sentence.substring(from, most)
                .toLowerCase(Locale.ROOT)
                .replace('\'', ' ')
                .replace('\u2019', ' ')
                .replace('-', ' ');
        for (int length = lower.length(); length > 0; length--) {
            String meaning = ends(lower, length) ? meanings.get(lower.substring(0, length)) : null;
            if (meaning != null) {
                say(meaning, read);
                return from + length;
            }
        }
        int end = latin;
        if (end == from) {
            end = from + 1;
            while (spaced && end < sentence.length() && Character.isLetter(sentence.charAt(end))) {
                end++;
            }
        }
        name(sentence.substring(from, end), read);
        return end;
    }

    /** Whether a word is a name beyond doubt, whatever its parts mean: a path, or what a program named before it is to do. */
    private static boolean stands(String word, Read read) {
        String last = read.things.isEmpty() ? "" : read.things.get(read.things.size() - 1);
        return Latin.isPath(word) || Programs.subcommand(last, word.toLowerCase(Locale.ROOT));
    }

    private boolean ends(String lower, int length) {
        if (length == lower.length()) {
            return length < LONGEST_TURN || !spaced;
        }
        boolean inWord =
                Character.isLetterOrDigit(lower.charAt(length)) && Character.isLetterOrDigit(lower.charAt(length - 1));
        boolean latin = lower.charAt(length) < 0x250 && lower.charAt(length - 1) < 0x250;
        return !inWord || !spaced && !latin;
    }

    /** A name that stands in any language: a file, a program, a branch. */
    private static void name(String word, Read read) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean option = Things.isOption(word);
        boolean named = Programs.isBranch(word) || Latin.isPath(word) || Programs.known(lower);
        if (read.folder && Latin.isLetter(word.isEmpty() ? ' ' : word.charAt(0))) {
            read.things.add(word.endsWith("/") ? word : word + "/");
            read.folder = false;
            return;
        }
        if (named || PathWords.stands(lower)) {
            read.things.add(PathWords.stands(lower) ? PathWords.whole(lower) : word);
            read.known += Programs.known(lower) || option ? 1 : 0;
        } else if (!read.things.isEmpty() && Programs.subcommand(read.things.get(read.things.size() - 1), lower)) {
            read.things.set(read.things.size() - 1, read.things.get(read.things.size() - 1) + " " + lower);
        } else {
            read.unknown++;
            read.name = Latin.isLetter(word.isEmpty() ? ' ' : word.charAt(0)) ? word : "";
        }
    }

    private void say(String meaning, Read read) {
        read.known++;
        String before = read.deed;
        read.deed = "";
        if (meaning.equals("without") && spaced) {
            // "fix the bug without touching the tests": what stands before is asked for.
            read.acts.clear();
        }
        if (ACTS.contains(meaning)) {
            read.deed = before;
            act(meaning, read);
        } else if (Word.oneOf(
                meaning,
                "tests",
                "any files",
                "the code",
                "config files",
                "packages",
                "main",
                "the dev server",
                "migrations")) {
            read.things.add(meaning);
        } else if (meaning.equals("folder")) {
            read.folder = read.name.isEmpty();
            if (!read.name.isEmpty() && !read.folder && !Things.isVague(read.name)) {
                read.things.add(read.name + "/");
                read.unknown--;
                read.name = "";
            }
        } else if (meaning.indexOf('&') > 0) {
            combined(meaning, read);
        } else if (meaning.equals("only ask")) {
            read.said.addAll(List.of("only", "ask"));
        } else if (meaning.equals("not yet")) {
            read.said.addAll(List.of("not", "yet"));
        } else if (meaning.equals("-")) {
            read.deed = before;
        } else {
            read.said.add(meaning);
        }
    }

    private static void act(String act, Read read) {
        boolean runs = Word.oneOf(read.deed, "run", "use");
        if (runs) {
            read.acts.remove(read.deed);
        }
        read.acts.add(act);
        read.deed = act;
    }

    /** A turn that says several things at once: "as is" is not to be modified, "the hooks" are skipped by an option. */
    private static void combined(String meaning, Read read) {
        for (String part : Pieces.between(meaning, "&")) {
            if (ACTS.contains(part)) {
                read.acts.add(part);
            } else if (part.startsWith("-") || Programs.known(part)) {
                read.things.add(part);
            } else {
                read.said.add(part);
            }
        }
    }

    private @Nullable String english(Read read) {
        if (read.said.contains("except")) {
            return allBut(read);
        }
        boolean denied = read.said.stream().anyMatch(NEGATING::contains);
        boolean asks = read.said.contains("ask");
        boolean forbids = denied || asks && (read.said.contains("before") || read.said.contains("only"));
        if (read.said.contains("read-only task") && read.acts.isEmpty()) {
            return "Read-only task.";
        }
        if (read.said.contains("wait for me")) {
            boolean deed = !read.acts.isEmpty() && GIT.containsAll(read.acts);
            return deed ? "Do not " + String.join(" or ", read.acts) + " without asking." : "Wait for my approval.";
        }
        if (read.said.contains("before") && !forbids) {
            return null;
        }
        if (asks && !forbids || read.acts.isEmpty() && read.things.isEmpty()) {
            return null;
        }
        if (read.said.contains("nothing")
                && read.things.stream().noneMatch(thing -> isFile(thing) || KINDS.contains(thing))) {
            read.things.add("anything");
        }
        boolean only = read.said.contains("only") && !forbids;
        if (only && read.acts.isEmpty() && read.unknown > 0) {
            return null;
        }
        String lead = forbids ? "Do not " : only ? "Only " : "Please ";
        String tail = (asks ? " without asking" : "") + (read.said.contains("yet") && forbids ? " yet" : "");
        return deeds(read, forbids || only)
                .map(deeds -> lead + deeds + tail + ".")
                .orElse(null);
    }

    private static @Nullable String allBut(Read read) {
        List<String> paths = read.things.stream().filter(Translation::isFile).toList();
        boolean modifies = read.acts.isEmpty() || read.acts.equals(Set.of("modify"));
        boolean nothing = read.said.stream().anyMatch(NEGATING::contains) && !read.said.contains("ask");
        return nothing && modifies && !paths.isEmpty() ? "Only modify " + String.join(", ", paths) + "." : null;
    }

    private static Optional<String> deeds(Read read, boolean limit) {
        if (read.unknown > 0 && !read.things.isEmpty() && ALL.containsAll(read.things)) {
            return Optional.empty();
        }
        boolean named = read.things.stream().anyMatch(Translation::isFile);
        boolean kinds = read.things.stream().anyMatch(KINDS::contains);
        List<String> things = read.things.stream()
                .filter(thing -> !(named && ALL.contains(thing)) && !(kinds && thing.equals("any files")))
                .distinct()
                .toList();
        boolean paths = things.stream().anyMatch(Translation::isFile);
        // "Never commit `dist/`" says nothing of other commits.
        if (limit && paths && !read.acts.isEmpty() && read.acts.stream().allMatch(GIT::contains)) {
            return Optional.empty();
        }
        if (read.acts.isEmpty()) {
            boolean command = things.stream()
                    .allMatch(thing -> Word.oneOf(thing, "the dev server", "migrations")
                            || Things.isOption(thing.replace("`", ""))
                            || Programs.known(thing.replace("`", "").split(" ", 2)[0]));
            return limit ? Optional.of((command ? "run " : "modify ") + String.join(", ", things)) : Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (String act : read.acts) {
            boolean git = GIT.contains(act);
            List<String> own = things.stream()
                    .filter(thing -> git == Programs.isBranch(thing.replace("`", "")) || !git)
                    .toList();
            if (own.isEmpty() && act.equals("install")) {
                own = List.of("packages");
            }
            // To add a package, or to bring one in, is to install it.
            String deed = Word.oneOf(act, "create", "use") && own.equals(List.of("packages")) ? "install" : act;
            parts.add(own.isEmpty() ? deed : deed + (git ? " to " : " ") + String.join(", ", own));
        }
        return Optional.of(String.join(limit ? " or " : " and ", parts));
    }

    private static boolean isFile(String thing) {
        return PathWords.names(thing.replace("`", ""), true);
    }
}
