package io.steersman.reading.instruction;

import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Prompt;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Pieces;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an instruction asks for, so that what nobody asked for can be told.
 *
 * <p>The opposite bias of {@link Constraints}: a request excuses, so it is read generously, from pasted text as well.
 *
 * @param quotes what is asked for, each with the sentence that asks for it
 * @param named the files and folders that it names, at most 16
 * @param removals what it asks to be destroyed, at most 16
 */
public record Requests(Map<Ask, String> quotes, Set<String> named, List<Removal> removals) {

    private static final Lexicon LISTS = Lexicon.of("requests");

    /** Something that can be asked for. */
    public enum Ask {
        /** Any change to source code. */
        CODE_CHANGE,
        /** Writing or changing tests. */
        TESTS,
        /** A test that fails, to show a fault. */
        FAILING_TEST,
        /** Tests that fail are to be mended: in the code or in the test, but not by checking less. */
        TEST_FAILURE,
        /** A check is to find less: a rule ignored, a threshold lowered. */
        WEAKER_CHECKS,
        DOCUMENTATION,
        CONFIGURATION,
        CONTINUOUS_INTEGRATION,
        DEPENDENCIES,
        /** A document to be created: a report, a plan, a memo. */
        DOCUMENT,
        COMMIT,
        PUSH,
        TAG,
        PULL_REQUEST,
        DELETE,
        RUN_TESTS,
        /** Work in many places: a rename, something done everywhere. */
        BROAD_CHANGE,
        /** Nothing to be changed: a question, a review, "read only". */
        NO_CHANGE,
        /** A plain yes to what was proposed. */
        APPROVAL;

        /** Whether it is over when the user asks for something else. */
        public boolean ofTheMoment() {
            return this == NO_CHANGE || this == APPROVAL || this == FAILING_TEST;
        }
    }

    /** Nothing is asked for. */
    public static final Requests NONE = new Requests(Map.of(), Set.of(), List.of());

    private static final Set<String> WRITING = LISTS.words("writing");
    private static final Set<String> DELETING = LISTS.words("deleting");
    private static final Set<String> DOCUMENTS = LISTS.words("documents");
    private static final Set<String> OF_CLIENTS = Lexicon.of("clients").words("@commands of clients");
    private static final int LOOKED_AT = 4_000;
    private static final Set<String> LOOKING = LISTS.words("looking");

    public Requests {
        quotes = quotes.isEmpty() ? Map.of() : Map.copyOf(quotes);
        named = Set.copyOf(named);
        removals = List.copyOf(removals);
    }

    /**
     * What an instruction asks for.
     *
     * @param constraints what {@link Constraints#read} found in it
     */
    static Requests read(Instruction instruction, List<Constraint> constraints, Languages languages) {
        Map<Ask, String> found = new EnumMap<>(Ask.class);
        Set<String> named = new HashSet<>();
        Prompt prompt = Prompt.withPasted(instruction.text(), languages);
        for (Sentence sentence : prompt.sentences()) {
            if (sentence.lead().isEmpty()) {
                new RequestReader(sentence, found, named).read();
                if (languages.isForeign(sentence.said()) && SkipTurns.in(sentence.said(), languages)) {
                    found.putIfAbsent(Ask.TESTS, sentence.quote());
                }
            }
        }
        for (String line : prompt.fenced()) {
            fenced(line, found);
        }
        if (instruction.fromUser()) {
            commands(constraints, found);
        }
        if (instruction.fromUser() && isOpenCommand(instruction.text())) {
            excuseAll(instruction.text().strip(), found);
        }
        if (Assent.approves(instruction, languages)) {
            found.put(Ask.APPROVAL, instruction.text().strip());
        }
        nothing(instruction, constraints, found);
        return new Requests(found, named, removals(instruction, prompt, languages));
    }

    private static List<Removal> removals(Instruction instruction, Prompt prompt, Languages languages) {
        if (instruction.fromUser() && isOpenCommand(instruction.text())) {
            return List.of(Removal.ofEverything());
        }
        return Removals.of(prompt, !instruction.fromUser(), languages);
    }

    /** Whether it is asked for. */
    public boolean asksFor(Ask ask) {
        return quotes.containsKey(ask);
    }

    /** What is asked for, by names in lower case with hyphens: {@code code-change}, {@code tests}. */
    public Set<String> names() {
        return quotes.keySet().stream()
                .map(ask -> ask.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The sentence that asks for it, empty when none does. */
    public String quote(Ask ask) {
        return quotes.getOrDefault(ask, "");
    }

    /** What a command of the user asks for stands in a file that nobody shows: it may be anything. */
    private static void excuseAll(String command, Map<Ask, String> found) {
        for (Ask ask : Ask.values()) {
            if (!ask.ofTheMoment()) {
                found.putIfAbsent(ask, command);
            }
        }
    }

    /** Whether the user calls a command that may ask for anything: not one that a client has for itself. */
    static boolean isOpenCommand(String text) {
        return isSlashCommand(text) && !OF_CLIENTS.contains(Pieces.first(text.strip()));
    }

    private static boolean isSlashCommand(String text) {
        String line = text.strip();
        int end = 1;
        while (end < line.length()
                && (Character.isLetterOrDigit(line.charAt(end)) || "-_:".indexOf(line.charAt(end)) >= 0)) {
            end++;
        }
        return end > 1 && line.charAt(0) == '/' && (end == line.length() || Character.isWhitespace(line.charAt(end)));
    }

    /** Leave that the user gave to publish is a request to do so; one for a pull request covers what it takes. */
    private static void commands(List<Constraint> constraints, Map<Ask, String> found) {
        List<Constraint> leave = constraints.stream()
                .filter(constraint -> constraint.polarity() == Constraint.Polarity.ALLOW)
                .toList();
        boolean all = leave.stream().anyMatch(constraint -> constraint.pattern().equals(Things.ANY_PULL_REQUEST));
        for (Constraint constraint : leave) {
            switch (constraint.pattern()) {
                case Things.ANY_PULL_REQUEST -> found.putIfAbsent(Ask.PULL_REQUEST, constraint.quote());
                case "git commit" -> {
                    if (!all) {
                        found.putIfAbsent(Ask.COMMIT, constraint.quote());
                    }
                }
                case "git push" -> {
                    if (!all) {
                        found.putIfAbsent(Ask.PUSH, constraint.quote());
                    }
                }
                default -> {}
            }
        }
    }

    private static void fenced(String line, Map<Ask, String> found) {
        if (line.contains("git commit")) {
            found.putIfAbsent(Ask.COMMIT, line);
        }
        if (line.contains("git push")) {
            found.putIfAbsent(Ask.PUSH, line);
        }
    }

    private static void nothing(Instruction instruction, List<Constraint> constraints, Map<Ask, String> found) {
        for (Constraint constraint : constraints) {
            if (constraint.isMode() && constraint.polarity() == Constraint.Polarity.FORBID) {
                found.put(Ask.NO_CHANGE, constraint.quote());
                found.remove(Ask.CODE_CHANGE);
            }
        }
        boolean asked =
                found.isEmpty() && instruction.fromUser() && instruction.text().length() < 4000;
        if (asked && looks(instruction.text())) {
            found.put(Ask.NO_CHANGE, new Sentence(instruction.text().strip(), "", "").quote());
        }
    }

    private static boolean looks(String text) {
        List<Word> words = Word.of(text.strip());
        return !words.isEmpty()
                && (LOOKING.contains(words.get(0).lower())
                        || words.get(words.size() - 1).is("?"));
    }

    /** Whether a text speaks of a document to be written, wherever in it. */
    static boolean wantsDocument(String text) {
        boolean written = false;
        for (Word word : Word.of(text.substring(0, Math.min(text.length(), LOOKED_AT)))) {
            written |= Word.oneOf(
                    word.lower(), "write", "save", "put", "create", "produce", "document", "store", "output", "draft");
            if (written && (DOCUMENTS.contains(word.lower()) || word.lower().endsWith(".md"))) {
                return true;
            }
        }
        return false;
    }

    static boolean writing(String word) {
        return WRITING.contains(word);
    }

    static boolean deleting(String word) {
        return DELETING.contains(word);
    }

    static boolean document(String word) {
        return DOCUMENTS.contains(word);
    }
}
