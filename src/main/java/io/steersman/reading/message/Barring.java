package io.steersman.reading.message;

import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Prompt;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A deed that the user rules out for good by pointing to it: "do not run it again", "never do that again". What is meant is
 * what the agent did last, or a command that the user names beside.
 *
 * @param quote the sentence
 * @param runs whether it speaks of running something, so that the last command is meant
 * @param named the commands that the message spells out
 * @param text the message in lower case
 */
public record Barring(String quote, boolean runs, List<String> named, String text) {

    private static final Lexicon WORDS = Lexicon.of("barring");
    private static final Set<String> DENIES = WORDS.words("denies");
    private static final Set<String> RUNS = WORDS.words("runs");
    private static final Set<String> DOES = WORDS.words("does");
    private static final Set<String> POINTS = WORDS.words("points back");
    private static final Set<String> VAGUE = WORDS.words("vague");
    private static final List<String> ONCE_MORE = List.copyOf(WORDS.words("once more"));
    private static final String ENDS = ".!?\n";
    private static final int LONGEST = 800;
    private static final int FAR = 6;
    private static final int STEM = 4;

    public Barring {
        named = List.copyOf(named);
    }

    /** The deed that a message of the user rules out so, if it does. */
    public static Optional<Barring> in(Instruction instruction, Languages languages) {
        String text = instruction.text();
        if (!instruction.fromUser() || text.length() > LONGEST || !text.contains("again")) {
            return Optional.empty();
        }
        List<String> named = new ArrayList<>(1);
        for (Sentence sentence : Prompt.of(text, languages).sentences()) {
            List<Word> words = Word.of(sentence.text());
            words.stream().filter(Word::code).map(Word::text).forEach(named::add);
            int verb = verb(words);
            if (verb > 0) {
                boolean runs = RUNS.contains(words.get(verb).lower());
                return Optional.of(new Barring(
                        sentence.quote(), runs, named.size() == 1 ? named : List.of(), text.toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    /** Where the verb stands of "do not run it again"; 0 where nothing of the kind is said. */
    private static int verb(List<Word> words) {
        for (int i = 1; i + 2 < words.size(); i++) {
            String verb = words.get(i).lower();
            boolean told = RUNS.contains(verb) || DOES.contains(verb);
            if (told && denied(words, i) && POINTS.contains(words.get(i + 1).lower())) {
                for (int k = i + 2;
                        k < words.size() && k < i + FAR && !words.get(k).mark();
                        k++) {
                    if (words.get(k).is("again")) {
                        return i;
                    }
                }
            }
        }
        return 0;
    }

    private static boolean denied(List<Word> words, int verb) {
        int before = verb - 1;
        while (before > 0 && words.get(before).is("ever")) {
            before--;
        }
        return DENIES.contains(words.get(before).lower());
    }

    /** Whether the same message asks for it after all, in what follows: "never do that again. Now commit it on a branch". */
    public boolean takesUp(String name) {
        String rest = text.substring(text.indexOf("again") + "again".length());
        int end = 0;
        while (end < rest.length() && ENDS.indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return ONCE_MORE.stream().anyMatch(rest::contains) || shares(rest.substring(end), name);
    }

    /** Whether the message speaks of something with this name: "why did you prune docker" of {@code docker system prune}. */
    public boolean speaksOf(String name) {
        return shares(text, name);
    }

    /** Whether a later message of the user takes it up again in whatever way, so that it may be wanted now. */
    public static boolean isTakenUp(Instruction later, String name) {
        String lower = later.text().toLowerCase(Locale.ROOT);
        return ONCE_MORE.stream().anyMatch(lower::contains) || shares(lower, name);
    }

    private static boolean shares(String text, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String file = lower.substring(lower.lastIndexOf('/') + 1);
        if (file.indexOf('.') > 0 && text.contains(file)) {
            return true;
        }
        List<String> spoken = words(text);
        return words(lower).stream()
                .anyMatch(word -> spoken.stream().anyMatch(said -> word.contains(said.substring(0, STEM))));
    }

    private static List<String> words(String text) {
        return Pieces.between(text, c -> !Character.isLetter(c)).stream()
                .filter(word -> word.length() >= STEM && !VAGUE.contains(word))
                .toList();
    }
}
