package io.steersman.reading;

import io.steersman.reading.Lexicon.Meaning;
import io.steersman.trajectory.Instruction;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a short message of the user says to what the agent proposed. */
enum Assent {
    /** Something else, or nobody of the users said it. */
    NONE,
    /** Thanks, praise, or to go on with what was asked for. */
    COURTESY,
    /** A yes with nothing beside it but courtesy. */
    YES,
    /** Leave to begin with the work. */
    GO;

    private static final int LONGEST = 80;
    private static final Pattern PHRASE_END = Pattern.compile("[,.;:!\\n\u2013\u2014\u3002\uff0c\uff01\u3001]+| - ");
    private static final Set<String> YESES = Languages.all(Meaning.YES);
    private static final Set<String> GOES = Languages.all(Meaning.GO);
    private static final Set<String> COURTESIES = Languages.all(Meaning.COURTESY);
    private static final Set<String> AGAIN = Languages.all(Meaning.AGAIN);
    private static final Set<String> WORK = new HashSet<>(Lexicon.ENGLISH.meaning(Meaning.WORK));

    /** Whether it agrees to what was proposed. */
    boolean isYes() {
        return this == YES || this == GO;
    }

    /** Reads a message. */
    static Assent of(Instruction instruction) {
        String text = instruction.text();
        if (!instruction.fromUser() || text.length() > LONGEST || text.indexOf('?') >= 0) {
            return NONE;
        }
        List<String> phrases = PHRASE_END
                .splitAsStream(text)
                .map(Assent::plain)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
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
        return List.of(rest.split(" +", -1)).stream().allMatch(WORK::contains);
    }

    private static String plain(String phrase) {
        StringBuilder plain = new StringBuilder();
        phrase.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetter(c) || c == ' ')
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }
}
