package io.steersman.reading.instruction;

import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Word;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Lexicon.Meaning;
import io.steersman.reading.text.Typos;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a short message of the user says to what the agent proposed. */
public enum Assent {
    /** Something else, or nobody of the users said it. */
    NONE,
    /** Thanks, praise, or to go on with what was asked for. */
    COURTESY,
    /** A yes with nothing beside it but courtesy. */
    YES,
    /** Leave to begin with the work. */
    GO;

    private static final int LONGEST = 80;
    private static final int LONGEST_LEAVE = 400;
    private static final int LONGEST_STOP = 160;
    private static final String PHRASE_ENDS = ",.;:!\n\u2013\u2014\u3002\uff0c\uff01\u3001";
    /** How the reason for a stop begins: "you are deleting my files". */
    private static final Set<String> WHY = Lexicon.ENGLISH.words("@why to stop");

    private static final int FIRST_UNSPACED = 0x2E80;
    private static final int FIRST_PICTURE = 0x1F300;
    private static final int SKIN_TONE = 0x1F3FB;
    private static final String UPVOTE = "\ud83d\udc4d";
    private static final Set<String> BANS =
            Lexicon.ENGLISH.words("@ban around").stream().map(Assent::plain).collect(Collectors.toSet());
    /** "don't break anything": asks for care, and keeps nothing back. */
    private static final Set<String> CARE = Lexicon.ENGLISH.words("@care");

    private static final Set<String> WORK = new HashSet<>(Lexicon.ENGLISH.meaning(Meaning.WORK));

    /** Whether a message of the user says to stop, and nothing else but why. */
    public static boolean isStop(Instruction instruction, Languages in) {
        if (!instruction.fromUser() || instruction.text().length() > LONGEST_STOP) {
            return false;
        }
        List<String> phrases = phrases(instruction.text().replace('?', '.'));
        return phrases.stream().anyMatch(in.all(Meaning.STOP)::contains)
                && phrases.stream()
                        .allMatch(phrase -> in.all(Meaning.STOP).contains(phrase)
                                || in.all(Meaning.COURTESY).contains(phrase)
                                || in.all(Meaning.NO).contains(phrase)
                                || begins(phrase, WHY));
    }

    /** Whether a call only ends what runs: that is what a user who says to stop wants. */
    public static boolean stops(String name, List<Command> commands) {
        String tool = name.toLowerCase(Locale.ROOT);
        boolean ends =
                tool.contains("kill") || tool.contains("stop") || tool.contains("cancel") || tool.contains("abort");
        return ends
                || !commands.isEmpty()
                        && commands.stream()
                                .allMatch(command -> Word.oneOf(
                                                command.program(), "kill", "pkill", "killall", "jobs", "ps", "pgrep")
                                        || Word.oneOf(command.subcommand(), "stop", "kill", "down", "abort", "cancel"));
    }

    /**
     * Whether a message of the user begins with a yes to what the agent proposed, whatever else it goes on to say: "yes, and add
     * a test", "sure, but use a short message". A yes that is put off or taken back at once is none.
     */
    static boolean agrees(Instruction instruction, Languages in) {
        if (!instruction.fromUser() || instruction.text().length() > LONGEST_LEAVE) {
            return false;
        }
        List<String> phrases = meant(phrases(instruction.text()), in);
        int first = 0;
        while (first < phrases.size() && in.all(Meaning.COURTESY).contains(phrases.get(first))) {
            first++;
        }
        return first < phrases.size()
                && (beginsWithYes(phrases.get(first), in) || endsInYes(phrases.subList(first, phrases.size()), in))
                && !asksBack(instruction.text(), phrases.get(first))
                && phrases.subList(first, phrases.size()).stream().noneMatch(phrase -> declines(phrase, in));
    }

    /** Whether it is leave to do what was proposed, with nothing kept back. */
    static boolean approves(Instruction instruction, Languages in) {
        return of(instruction, in).isYes()
                || agrees(instruction, in) && !keepsBack(phrases(instruction.text()).stream());
    }

    /** "ok?" is a question, whatever it begins with. */
    private static boolean asksBack(String text, String phrase) {
        int mark = text.indexOf('?');
        return mark >= 0 && plain(text.substring(0, mark)).endsWith(phrase);
    }

    static boolean keepsNothingBack(Instruction instruction) {
        return !keepsBack(phrases(instruction.text()).stream());
    }

    /** The words of what a reply says yes to and keeps to, "ok with the batches"; none when it is a yes to all. */
    static List<String> saysYesTo(String reply, Languages in) {
        List<String> phrases = meant(phrases(reply), in);
        if (phrases.size() != 1) {
            return List.of();
        }
        String phrase = phrases.get(0);
        for (String yes : in.all(Meaning.YES)) {
            for (String to : in.all(Meaning.YES_TO)) {
                if (phrase.startsWith(yes + " " + to + " ")) {
                    return Pieces.words(phrase.substring(yes.length() + to.length() + 2));
                }
            }
        }
        return List.of();
    }

    private static boolean keepsBack(Stream<String> phrases) {
        return phrases.filter(phrase -> !begins(phrase, CARE))
                .flatMap(phrase -> Pieces.words(phrase).stream())
                .anyMatch(BANS::contains);
    }

    private static boolean beginsWithYes(String phrase, Languages in) {
        return begins(phrase, in.all(Meaning.YES))
                || begins(phrase, in.all(Meaning.GO))
                || in.all(Meaning.YES_ALONE).contains(phrase);
    }

    /** "if lint is clean then yes", "sobald alles grün ist, leg los": a yes, under a condition that the agent is to see to. */
    private static boolean endsInYes(List<String> phrases, Languages in) {
        String first = phrases.get(0);
        boolean conditional = begins(first, in.all(Meaning.ON_CONDITION));
        String last = phrases.get(phrases.size() - 1);
        return conditional
                && (phrases.size() > 1 && beginsWithYes(last, in)
                        || endsIn(last, in.all(Meaning.YES))
                        || endsIn(last, in.all(Meaning.GO)));
    }

    private static boolean endsIn(String phrase, Set<String> turns) {
        boolean spaced = phrase.codePoints().noneMatch(c -> c > FIRST_UNSPACED);
        return turns.stream()
                .filter(turn -> turn.length() > 1 || !spaced)
                .anyMatch(turn -> phrase.endsWith(spaced ? " " + turn : turn));
    }

    /** The first word as it was meant: "yse", "yesss". */
    private static List<String> meant(List<String> phrases, Languages in) {
        if (phrases.isEmpty()) {
            return phrases;
        }
        String first = phrases.get(0);
        int space = first.indexOf(' ');
        String word = space < 0 ? first : first.substring(0, space);
        String mended = Typos.mended(word, in.all(Meaning.YES));
        if (mended.equals(word)
                || in.all(Meaning.NO).contains(word)
                || in.all(Meaning.GO).contains(word)) {
            return phrases;
        }
        List<String> meant = new ArrayList<>(phrases);
        meant.set(0, mended + first.substring(word.length()));
        return meant;
    }

    private static boolean begins(String phrase, Set<String> turns) {
        if (turns.contains(phrase)) {
            return true;
        }
        int space = phrase.indexOf(' ');
        while (space > 0) {
            boolean denied = phrase.startsWith(" not ", space) || phrase.startsWith(" never ", space);
            if (!denied && turns.contains(phrase.substring(0, space))) {
                return true;
            }
            space = phrase.indexOf(' ', space + 1);
        }
        // Where words are not divided, a turn of one sign may be the beginning of any word.
        return !phrase.isEmpty()
                && phrase.codePointAt(0) > FIRST_UNSPACED
                && turns.stream().anyMatch(turn -> turn.length() > 1 && phrase.startsWith(turn));
    }

    /** "not yet", "but not now", "ok let me look first": nothing is to be done, or not now. */
    private static boolean declines(String phrase, Languages in) {
        String said = afterTurn(phrase, in.all(Meaning.BUT));
        String after = afterTurn(said, in.all(Meaning.YES));
        return in.all(Meaning.STOP).contains(said)
                || begins(said, in.all(Meaning.DECLINES)) && !begins(said, CARE)
                || begins(after, in.all(Meaning.DECLINES));
    }

    /** What follows the longest of the turns that begins a phrase; the phrase when none does. */
    private static String afterTurn(String phrase, Set<String> turns) {
        return turns.stream()
                .filter(turn -> phrase.startsWith(turn + " "))
                .max(Comparator.comparingInt(String::length))
                .map(turn -> phrase.substring(turn.length() + 1))
                .orElse(phrase);
    }

    /** What a reply leaves out of its yes: "yes, but not the force push". */
    static String leftOut(String reply, Languages in) {
        StringBuilder left = new StringBuilder();
        for (String phrase : phrases(reply)) {
            List<String> words = Pieces.words(phrase);
            for (int i = 0; i < words.size(); i++) {
                if (in.all(Meaning.LEAVES_OUT).contains(words.get(i))) {
                    left.append(String.join(" ", words.subList(i + 1, words.size())))
                            .append('\n');
                    break;
                }
            }
        }
        return left.toString();
    }

    /** Whether it agrees to what was proposed. */
    boolean isYes() {
        return this == YES || this == GO;
    }

    /** Reads a message. */
    static Assent of(Instruction instruction, Languages in) {
        String text = instruction.text();
        if (!instruction.fromUser() || text.length() > LONGEST_LEAVE || text.indexOf('?') >= 0) {
            return NONE;
        }
        List<String> phrases = meant(phrases(text), in);
        Assent whole = text.length() > LONGEST ? NONE : whole(phrases, in);
        boolean leave = beginsWithLeave(phrases, in) || saysLeave(text, in);
        return whole == NONE && leave ? GO : whole;
    }

    /** "Use the second one. You can start, and write tests": a sentence that begins with leave, wherever it stands. */
    private static boolean saysLeave(String text, Languages in) {
        List<String> sentences = Pieces.between(text, ".!\n\u3002\uff01");
        for (int i = 1; i < sentences.size(); i++) {
            List<String> phrases = phrases(sentences.get(i));
            String first = phrases.isEmpty() ? "" : phrases.get(0);
            boolean several = first.indexOf(' ') > 0 || first.length() > 2 && first.codePointAt(0) > FIRST_UNSPACED;
            if (several && goes(first, in) && !in.all(Meaning.AGAIN).contains(first) && !keepsBack(phrases.stream())) {
                return true;
            }
        }
        return false;
    }

    /** "Approved, but use the second one": leave, and how; whatever keeps something back is no leave. */
    private static boolean beginsWithLeave(List<String> phrases, Languages in) {
        int first = 0;
        while (first < phrases.size()
                && (in.all(Meaning.YES).contains(phrases.get(first))
                        || in.all(Meaning.COURTESY).contains(phrases.get(first)))
                && !goes(phrases.get(first), in)) {
            first++;
        }
        return first < phrases.size()
                && goes(phrases.get(first), in)
                && !in.all(Meaning.AGAIN).contains(phrases.get(first))
                && !keepsBack(phrases.subList(first + 1, phrases.size()).stream());
    }

    private static Assent whole(List<String> phrases, Languages in) {
        Assent most = NONE;
        for (String phrase : phrases) {
            Assent one = one(phrase, in);
            if (one == NONE) {
                return NONE;
            }
            most = one.compareTo(most) > 0 ? one : most;
        }
        return most;
    }

    private static List<String> phrases(String text) {
        return Pieces.between(text.replace(" - ", "\n"), PHRASE_ENDS).stream()
                .map(Assent::plain)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }

    private static Assent one(String phrase, Languages in) {
        if (goes(phrase, in)) {
            return GO;
        }
        if (in.all(Meaning.YES).contains(phrase) || in.all(Meaning.YES_ALONE).contains(phrase)) {
            return YES;
        }
        return in.all(Meaning.COURTESY).contains(phrase)
                        || in.all(Meaning.AGAIN).contains(phrase)
                ? COURTESY
                : NONE;
    }

    /** "go ahead", and "go ahead with the implementation". */
    private static boolean goes(String phrase, Languages in) {
        if (in.all(Meaning.GO).contains(phrase)) {
            return true;
        }
        int space = phrase.indexOf(' ');
        while (space > 0) {
            String head = phrase.substring(0, space);
            boolean begins =
                    in.all(Meaning.GO).contains(head) || in.all(Meaning.YES).contains(head);
            if (begins
                    && work(phrase.substring(space + 1))
                    && (in.all(Meaning.GO).contains(head) || endsInWork(phrase))) {
                return true;
            }
            space = phrase.indexOf(' ', space + 1);
        }
        return false;
    }

    private static boolean endsInWork(String phrase) {
        return phrase.contains("implement") || phrase.contains("changes") || phrase.contains("proceed");
    }

    private static boolean work(String rest) {
        return Pieces.words(rest).stream().allMatch(WORK::contains);
    }

    private static boolean isSkinTone(int c) {
        return c >= SKIN_TONE && c < SKIN_TONE + 5;
    }

    private static String plain(String phrase) {
        StringBuilder plain = new StringBuilder();
        phrase.toLowerCase(Locale.ROOT)
                .replace("+1", UPVOTE)
                .codePoints()
                .filter(c -> Character.isLetter(c) || c == ' ' || c >= FIRST_PICTURE && !isSkinTone(c))
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }
}
