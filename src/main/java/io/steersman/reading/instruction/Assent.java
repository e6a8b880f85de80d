package io.steersman.reading.instruction;

import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Word;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Lexicon.Meaning;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Pieces;
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
    private static final Set<String> YESES = Languages.all(Meaning.YES);
    private static final Set<String> GOES = Languages.all(Meaning.GO);
    private static final Set<String> COURTESIES = Languages.all(Meaning.COURTESY);
    private static final Set<String> AGAIN = Languages.all(Meaning.AGAIN);
    private static final Set<String> STOPS = Languages.all(Meaning.STOP);
    /** How the reason for a stop begins: "you are deleting my files". */
    private static final Set<String> WHY = Lexicon.ENGLISH.words("@why to stop");

    private static final Set<String> NOES = Languages.all(Meaning.NO);
    private static final Set<String> DECLINES = Languages.all(Meaning.DECLINES);
    private static final int FIRST_UNSPACED = 0x2E80;
    private static final int FIRST_PICTURE = 0x1F300;
    private static final int SKIN_TONE = 0x1F3FB;
    private static final Set<String> BANS =
            Lexicon.ENGLISH.words("@ban around").stream().map(Assent::plain).collect(Collectors.toSet());
    /** "don't break anything": asks for care, and keeps nothing back. */
    private static final Set<String> CARE = Lexicon.ENGLISH.words("@care");

    private static final Set<String> WORK = new HashSet<>(Lexicon.ENGLISH.meaning(Meaning.WORK));

    /** Whether a message of the user says to stop, and nothing else but why. */
    public static boolean isStop(Instruction instruction) {
        if (!instruction.fromUser() || instruction.text().length() > LONGEST_STOP) {
            return false;
        }
        List<String> phrases = phrases(instruction.text().replace('?', '.'));
        return phrases.stream().anyMatch(STOPS::contains)
                && phrases.stream()
                        .allMatch(phrase -> STOPS.contains(phrase)
                                || COURTESIES.contains(phrase)
                                || NOES.contains(phrase)
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
    static boolean agrees(Instruction instruction) {
        if (!instruction.fromUser() || instruction.text().length() > LONGEST_LEAVE) {
            return false;
        }
        List<String> phrases = phrases(instruction.text());
        int first = 0;
        while (first < phrases.size() && COURTESIES.contains(phrases.get(first))) {
            first++;
        }
        return first < phrases.size()
                && beginsWithYes(phrases.get(first))
                && !asksBack(instruction.text(), phrases.get(first))
                && phrases.subList(first, phrases.size()).stream().noneMatch(Assent::declines);
    }

    /** Whether it is leave to do what was proposed, with nothing kept back. */
    static boolean approves(Instruction instruction) {
        return of(instruction).isYes() || agrees(instruction) && !keepsBack(phrases(instruction.text()).stream());
    }

    /** "ok?" is a question, whatever it begins with. */
    private static boolean asksBack(String text, String phrase) {
        int mark = text.indexOf('?');
        return mark >= 0 && plain(text.substring(0, mark)).endsWith(phrase);
    }

    private static boolean keepsBack(Stream<String> phrases) {
        return phrases.filter(phrase -> !begins(phrase, CARE))
                .flatMap(phrase -> Pieces.words(phrase).stream())
                .anyMatch(BANS::contains);
    }

    private static boolean beginsWithYes(String phrase) {
        return begins(phrase, YESES) || begins(phrase, GOES);
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

    /** "not yet", "but not now", "leave it": nothing is to be done, or not now. */
    private static boolean declines(String phrase) {
        String said = phrase.startsWith("but ") ? phrase.substring("but ".length()) : phrase;
        return STOPS.contains(said) || begins(said, DECLINES);
    }

    /** Whether it agrees to what was proposed. */
    boolean isYes() {
        return this == YES || this == GO;
    }

    /** Reads a message. */
    static Assent of(Instruction instruction) {
        String text = instruction.text();
        if (!instruction.fromUser() || text.length() > LONGEST_LEAVE || text.indexOf('?') >= 0) {
            return NONE;
        }
        List<String> phrases = phrases(text);
        Assent whole = text.length() > LONGEST ? NONE : whole(phrases);
        return whole == NONE && beginsWithLeave(phrases) ? GO : whole;
    }

    /** "Approved, but use the second one": leave, and how; whatever keeps something back is no leave. */
    private static boolean beginsWithLeave(List<String> phrases) {
        int first = 0;
        while (first < phrases.size()
                && (YESES.contains(phrases.get(first)) || COURTESIES.contains(phrases.get(first)))
                && !goes(phrases.get(first))) {
            first++;
        }
        return first < phrases.size()
                && goes(phrases.get(first))
                && !AGAIN.contains(phrases.get(first))
                && !keepsBack(phrases.subList(first + 1, phrases.size()).stream());
    }

    private static Assent whole(List<String> phrases) {
        Assent most = NONE;
        for (String phrase : phrases) {
            Assent one = one(phrase);
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

    private static Assent one(String phrase) {
        if (goes(phrase)) {
            return GO;
        }
        if (YESES.contains(phrase)) {
            return YES;
        }
        return COURTESIES.contains(phrase) || AGAIN.contains(phrase) ? COURTESY : NONE;
    }

    /** "go ahead", and "go ahead with the implementation". */
    private static boolean goes(String phrase) {
        if (GOES.contains(phrase)) {
            return true;
        }
        int space = phrase.indexOf(' ');
        while (space > 0) {
            String head = phrase.substring(0, space);
            boolean begins = GOES.contains(head) || YESES.contains(head);
            if (begins && work(phrase.substring(space + 1)) && (GOES.contains(head) || endsInWork(phrase))) {
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
                .codePoints()
                .filter(c -> Character.isLetter(c) || c == ' ' || c >= FIRST_PICTURE && !isSkinTone(c))
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }
}
