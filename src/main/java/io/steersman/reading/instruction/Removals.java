package io.steersman.reading.instruction;

import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.destruction.Destruction.Kind;
import io.steersman.reading.destruction.Destructions;
import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Prompt;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Turns;
import io.steersman.reading.language.Word;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what is asked to be destroyed: "drop the staging database", "clean up the untracked files", a command that is spelled
 * out. A sentence that rules something out, or wants to be asked first, asks for nothing.
 */
final class Removals {

    /** Most that are read of one instruction. */
    static final int MOST = 16;

    private static final Lexicon WORDS = Lexicon.of("removals");
    private static final Set<String> VERBS = WORDS.words("@verbs");
    private static final Set<String> PASSIVE = WORDS.words("@passive");
    private static final Set<String> MADE_PASSIVE = WORDS.words("@made passive by");
    private static final Set<String> NO_LEAVE = WORDS.words("@no leave");
    private static final Set<String> ASKS_FIRST = WORDS.words("@asks first");
    private static final Set<String> NO_SAYING = WORDS.words("@no before a turn");
    private static final Set<String> ENDS = WORDS.words("@ends");
    private static final Set<String> PASSED = WORDS.words("@passed over");
    private static final Set<String> PRONOUNS = WORDS.words("@pronouns");
    private static final Set<String> EVERYTHING = WORDS.words("@everything");
    private static final Set<String> PLACES = WORDS.words("@places");
    private static final Set<String> BEGINS = WORDS.words("@begins of other languages");
    private static final Set<String> UNSPACED = WORDS.words("@of other languages without blanks");
    private static final Set<String> NO_ELSEWHERE = WORDS.words("@no of other languages");
    private static final Set<String> NO_UNSPACED = WORDS.words("@no without blanks");
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<Set<String>> SAYS = KINDS.stream()
            .map(kind -> WORDS.words("@says " + kind.name().toLowerCase(Locale.ROOT)))
            .toList();
    private static final Set<String> PERMITS = WORDS.words("@permits");
    private static final Set<String> UNASKED = WORDS.words("@permits without asking");
    private static final Set<String> CONDITIONS = WORDS.words("@permits on a condition");
    private static final Set<String> THROWS = WORDS.words("@throws away");
    private static final Set<String> WISHED_PASSIVE = WORDS.words("@made passive by what is wished");
    private static final Set<String> WISHES = WORDS.words("@wishes");
    private static final Set<String> STATES = WORDS.words("@states");
    private static final Set<String> RUNS = WORDS.words("@runs");
    private static final Set<String> PARTICLES = WORDS.words("@with a particle");
    private static final Set<String> OUT_OF = Set.of("from", "in", "inside", "within");
    private static final int FAR = 12;
    private static final int PARTICLE_FAR = 7;
    private static final int MOST_WORDS = 24;
    private static final int LONGEST = 300;

    private final List<Removal> found = new ArrayList<>(0);
    private final Languages languages;
    private List<Word> before = List.of();

    private Removals(Languages languages) {
        this.languages = languages;
    }

    /**
     * What an instruction asks to be destroyed.
     *
     * @param spelledOnly whether only commands that are spelled out count: nobody speaks there of the task
     */
    static List<Removal> of(Prompt prompt, boolean spelledOnly, Languages languages) {
        Removals removals = new Removals(languages);
        for (Sentence sentence : prompt.sentences()) {
            removals.sentence(sentence, spelledOnly);
        }
        for (String line : prompt.fenced()) {
            removals.spelled(line);
        }
        List<Removal> all = removals.found;
        return all.size() <= MOST ? all : all.subList(0, MOST);
    }

    private void sentence(Sentence sentence, boolean spelledOnly) {
        List<Word> words = Word.of(sentence.text());
        boolean led = Word.of(sentence.lead()).stream().anyMatch(word -> NO_LEAVE.contains(word.lower()));
        for (int i = 0; i < words.size() && !led && found.size() < MOST; i++) {
            Word word = words.get(i);
            boolean asks = word.code() || !spelledOnly && isOfDeeds(word);
            if (!asks || word.kind() == Word.Kind.QUOTE || isRuledOut(words, i)) {
                continue;
            }
            if (word.code()) {
                spelled(word.text());
            } else if (!spelledOnly) {
                word(words, i, sentence.text());
            }
        }
        if (!spelledOnly) {
            says(words, sentence.text().toLowerCase(Locale.ROOT));
        }
        if (!spelledOnly && asksInAnotherLanguage(sentence, words)) {
            found.add(Removal.ofEverything());
        }
        if (spelledOnly && !led && found.size() < MOST) {
            permitted(sentence.said());
        }
        before = words;
    }

    /** Whether {@link #word} has anything to look at: most words are passed over here. */
    private static boolean isOfDeeds(Word word) {
        String lower = word.lower();
        return VERBS.contains(lower)
                || PASSIVE.contains(lower)
                || EVERYTHING.contains(lower)
                || STATES.contains(lower)
                || Destructions.knows(word.text());
    }

    private void word(List<Word> words, int i, String sentence) {
        Word word = words.get(i);
        if (Destructions.knows(word.text()) && i + 1 < words.size()) {
            spelled(sentence.substring(Math.max(0, sentence.indexOf(word.text()))));
        }
        if (VERBS.contains(word.lower()) && !isNamed(words, i) && hasParticle(words, i)) {
            object(words, i);
        } else if (PASSIVE.contains(word.lower()) && i > 0 && isWished(words, i)) {
            subject(words, i);
        } else if (STATES.contains(word.lower())) {
            Kind kind = Removal.isNoun(Kind.PERMISSIONS, word.lower()) ? Kind.PERMISSIONS : Kind.PROCESSES;
            found.add(Removal.of(kind, word.lower()));
        } else if (EVERYTHING.contains(word.lower())
                && i > 0
                && words.get(i - 1).is("from")) {
            found.add(Removal.ofEverything());
        }
    }

    /** "take it down": the verb alone destroys nothing. */
    private static boolean hasParticle(List<Word> words, int verb) {
        String said = words.get(verb).lower() + " ";
        return PARTICLES.stream().noneMatch(turn -> turn.startsWith(said))
                || words.subList(verb + 1, Math.min(words.size(), verb + PARTICLE_FAR)).stream()
                        .anyMatch(word -> PARTICLES.contains(said + word.lower()));
    }

    /** "should be removed", "make sure that it is gone", "I want them gone"; not "the rows are deleted twice". */
    private static boolean isWished(List<Word> words, int i) {
        String before = words.get(i - 1).lower();
        boolean wishes =
                words.subList(Math.max(0, i - FAR), i).stream().anyMatch(word -> WISHES.contains(word.lower()));
        return MADE_PASSIVE.contains(before)
                || wishes && (WISHED_PASSIVE.contains(before) || words.get(i).is("gone"));
    }

    /** Turns of speech that ask for a kind of deed without naming it: "go back to the last commit". */
    private void says(List<Word> words, String sentence) {
        for (Kind kind : KINDS) {
            boolean said = SAYS.get(kind.ordinal()).stream().anyMatch(turn -> isSaid(sentence, turn));
            if (said && !isRuledOut(words, words.size())) {
                found.add(Removal.of(kind, Removal.anyNoun(kind)));
            }
        }
    }

    /** "No force-pushing here" asks for none. */
    private static boolean isSaid(String sentence, String turn) {
        int at = sentence.indexOf(turn);
        return at >= 0
                && NO_SAYING.stream().noneMatch(no -> (" " + sentence.substring(0, at)).endsWith(" " + no + " "));
    }

    /** What is to be destroyed is not read there: that it is asked for is enough. */
    private boolean asksInAnotherLanguage(Sentence said, List<Word> english) {
        String sentence = said.said();
        List<String> words = (sentence.equals(said.text()) ? english : Word.of(sentence))
                .stream().map(Word::lower).toList();
        boolean foreign = languages.isForeign(sentence);
        boolean begins = words.stream()
                .anyMatch(word ->
                        BEGINS.contains(word) || foreign && BEGINS.stream().anyMatch(word::startsWith));
        boolean spaced = begins && words.stream().noneMatch(NO_ELSEWHERE::contains);
        return spaced
                || UNSPACED.stream().anyMatch(sentence::contains)
                        && NO_UNSPACED.stream().noneMatch(sentence::contains);
    }

    /**
     * What a standing file allows to be destroyed at any time, in whatever language: "you may drop `app_dev` any time". Just what is
     * named there, and nothing where it is tied to a condition.
     */
    private void permitted(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (!Turns.anyIn(lower, PERMITS)) {
            return;
        }
        for (String turn : UNASKED) {
            lower = lower.replace(turn, " ");
        }
        List<Word> words = Word.of(lower);
        boolean denied = words.stream()
                        .map(Word::lower)
                        .anyMatch(word ->
                                NO_LEAVE.contains(word) || NO_ELSEWHERE.contains(word) || CONDITIONS.contains(word))
                || NO_UNSPACED.stream().anyMatch(lower::contains);
        boolean destroys = words.stream().anyMatch(word -> destroys(word.lower()))
                || UNSPACED.stream().anyMatch(lower::contains)
                || Turns.anyIn(lower, THROWS);
        Set<String> named = new HashSet<>();
        words.stream()
                .filter(word -> word.code() || isName(word.lower()))
                .limit(MOST_WORDS)
                .forEach(word -> add(word, named));
        if (destroys && !denied && !named.isEmpty()) {
            found.add(new Removal(named, Set.of(), Set.of(), false, Set.of()));
        }
    }

    private static boolean destroys(String word) {
        return VERBS.contains(word)
                || VERBS.contains(word + "s")
                || PASSIVE.contains(word)
                || BEGINS.stream().anyMatch(word::startsWith);
    }

    /** "app_dev", "scratch/", "*.tmp": a name of its own, which no word of a language is. */
    private static boolean isName(String word) {
        return word.length() > 2 && (word.indexOf('_') > 0 || word.indexOf('/') >= 0 || word.indexOf('.') > 0);
    }

    /** "the drop", "a reset", "fix the job that drops it": what is spoken of, not what is asked for. */
    private static boolean isNamed(List<Word> words, int i) {
        boolean relative = i > 0
                && words.get(i - 1).is("that")
                && words.get(i).lower().endsWith("s")
                && words.subList(0, i).stream().anyMatch(word -> RUNS.contains(word.lower()));
        return i > 0
                && !relative
                && Word.oneOf(words.get(i - 1).lower(), "the", "a", "this", "that", "each", "on", "after");
    }

    /** Whether the sentence, up to there, rules out what follows, or wants to be asked before. */
    private static boolean isRuledOut(List<Word> words, int i) {
        for (int k = Math.max(0, i - FAR); k < Math.min(words.size(), i + FAR); k++) {
            String w = words.get(k).lower();
            if (NO_LEAVE.contains(w) && (k < i || isConsent(w)) && !isUnneeded(words, k) && !isDivided(words, k, i)) {
                return true;
            }
            if (w.equals("before") && k < i && words.stream().anyMatch(word -> ASKS_FIRST.contains(word.lower()))) {
                return true;
            }
        }
        return !words.isEmpty() && words.get(0).is("ask") && words.stream().anyMatch(word -> word.is("first"));
    }

    private static boolean isUnneeded(List<Word> words, int k) {
        return k + 1 < words.size() && words.get(k + 1).lower().startsWith("need");
    }

    private static boolean isDivided(List<Word> words, int from, int to) {
        return from < to && words.subList(from, to).stream().anyMatch(word -> word.is(";") || word.is("but"));
    }

    private static boolean isConsent(String word) {
        return Word.oneOf(word, "approval", "permission", "confirmation", "forbidden", "prohibited");
    }

    private void object(List<Word> words, int verb) {
        Set<String> named = new HashSet<>();
        Set<String> within = new HashSet<>();
        boolean on = true;
        boolean out = false;
        boolean all = false;
        boolean paths = false;
        for (int i = verb + 1; i < words.size() && i <= verb + FAR && named.size() < MOST_WORDS; i++) {
            Word word = words.get(i);
            String w = word.lower();
            if (word.mark() && !word.is(",")) {
                break;
            }
            boolean path = word.code() || w.indexOf('/') >= 0 || w.indexOf('.') > 0 && w.length() > 2;
            on &= !ENDS.contains(w) || named.isEmpty() && Word.oneOf(w, "that", "to");
            out |= OUT_OF.contains(w) && !named.isEmpty() && named.stream().noneMatch(Removals::isOfFiles);
            if (path || on && !PASSED.contains(w) || PLACES.contains(w)) {
                add(word, path && out ? within : named);
            }
            all |= on && EVERYTHING.contains(w) && named.size() <= 1;
            paths |= path;
        }
        boolean pronoun = named.isEmpty() || PRONOUNS.containsAll(named);
        if (pronoun) {
            around(words, named);
        }
        if (words.get(verb).is("revert")) {
            named.removeIf(word -> word.startsWith("commit"));
        }
        boolean everything = all && !paths || pronoun && PRONOUNS.containsAll(named);
        found.add(new Removal(named, within, kinds(words.get(verb).lower()), everything, Set.of()));
    }

    private static boolean isOfFiles(String word) {
        return PRONOUNS.contains(word) || Removal.isNoun(Kind.FILES, word) || Removal.isNoun(Kind.WORK, word);
    }

    /** What the words after a verb may stand for. */
    private static Set<Kind> kinds(String verb) {
        if (WORDS.words("@named alone").contains(verb)) {
            return Set.of();
        }
        return Stream.of(Kind.DISK, Kind.PROCESSES, Kind.WORK)
                .filter(kind -> WORDS.words("@only " + kind.name().toLowerCase(Locale.ROOT))
                        .contains(verb))
                .findFirst()
                .map(Set::of)
                .orElse(Removal.ALL);
    }

    /** "clean that up": what was spoken of before is meant; where the user spoke of nothing, what the agent did. */
    private void around(List<Word> words, Set<String> named) {
        for (List<Word> sentence : List.of(before, words)) {
            for (Word word : sentence) {
                String w = word.lower();
                boolean says =
                        word.kind() == Word.Kind.WORD && !PASSED.contains(w) && !ENDS.contains(w) && !VERBS.contains(w);
                if (named.size() < MOST_WORDS && (word.code() || says && w.length() > 3 || isAnyNoun(w))) {
                    add(word, named);
                }
            }
        }
    }

    private static boolean isAnyNoun(String word) {
        for (Kind kind : Kind.values()) {
            if (Removal.isNoun(kind, word)) {
                return true;
            }
        }
        return false;
    }

    private void subject(List<Word> words, int verb) {
        Set<String> named = new HashSet<>();
        for (int i = Math.max(0, verb - FAR); i < verb; i++) {
            if (!words.get(i).mark() && !PASSED.contains(words.get(i).lower()) && named.size() < MOST_WORDS) {
                add(words.get(i), named);
            }
        }
        found.add(new Removal(named, Set.of(), Removal.ALL, false, Set.of()));
    }

    private static void add(Word word, Set<String> named) {
        for (String part : Pieces.words(word.lower())) {
            String plain = part.endsWith("/") ? part.substring(0, part.length() - 1) : part;
            if (!plain.isEmpty()) {
                named.add(plain.startsWith("./") ? plain.substring(2) : plain);
            }
        }
    }

    private void spelled(String code) {
        String script = code.substring(0, Math.min(code.length(), LONGEST));
        Set<String> deeds = new HashSet<>();
        Set<String> named = new HashSet<>();
        for (Destruction deed : Destructions.of(Shell.commands(script))) {
            deeds.add(deed.deed());
            if (deed.kind() == Kind.FILES) {
                deed.targets().forEach(target -> named.add(target.toLowerCase(Locale.ROOT)));
            }
        }
        if (!deeds.isEmpty() && found.size() < MOST) {
            found.add(new Removal(named, Set.of(), Removal.ALL, false, deeds));
        }
    }
}
