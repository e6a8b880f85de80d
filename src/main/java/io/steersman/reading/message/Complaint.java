package io.steersman.reading.message;

import io.steersman.reading.language.Languages;
import io.steersman.reading.text.Lexicon.Meaning;
import io.steersman.trajectory.Instruction;
import java.util.Locale;

/** What the user complains of. */
public final class Complaint {

    private static final int LONGEST = 400;
    /** What may stand behind a no by itself. */
    private static final String DIVIDERS = ",.!?:;\n\u2026\u3001\u3002\uff0c\uff01\uff1a\uff1b";
    /** Latin, Greek and Cyrillic letters stand before it. */
    private static final char UNDIVIDED = 0x0530;

    private Complaint() {}

    /**
     * Whether a message of the user says that the agent goes round in circles: then what it repeats goes on, and nothing begins
     * anew. Long ones say more than that.
     */
    public static boolean ofRepetition(Instruction instruction, Languages languages) {
        if (!instruction.fromUser() || instruction.text().length() > LONGEST) {
            return false;
        }
        String plain = plain(instruction.text());
        return languages.all(Meaning.COMPLAINT).stream().anyMatch(turn -> stands(plain, turn));
    }

    /**
     * Whether a message of the user says that what the agent has answered, or done, is wrong or is missing something: in its
     * first words, as more is often quoted after them.
     */
    public static boolean ofWork(Instruction instruction, Languages languages) {
        if (!instruction.fromUser()) {
            return false;
        }
        String text = instruction.text().strip();
        String head = text.substring(0, Math.min(text.length(), LONGEST));
        String plain = plain(head);
        return languages.all(Meaning.CORRECTION).stream().anyMatch(turn -> stands(plain, turn))
                || languages.all(Meaning.CORRECTION_BEGINS).stream()
                        .anyMatch(turn -> begins(head.toLowerCase(Locale.ROOT), turn));
    }

    /** By itself: "no, ..." and not "no problem". */
    private static boolean begins(String text, String turn) {
        if (!text.startsWith(turn)) {
            return false;
        }
        int next = turn.length();
        return next == text.length() || DIVIDERS.indexOf(text.charAt(next)) >= 0;
    }

    /** As whole words, in the scripts that divide them. */
    private static boolean stands(String text, String turn) {
        boolean divided = turn.charAt(0) < UNDIVIDED;
        return text.contains(divided ? " " + turn + " " : turn);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(" ");
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> c != '\'' && c != '\u2019')
                .forEach(c -> {
                    if (Character.isLetterOrDigit(c)) {
                        plain.appendCodePoint(c);
                    } else if (plain.charAt(plain.length() - 1) != ' ') {
                        plain.append(' ');
                    }
                });
        return plain.append(' ').toString().replace("  ", " ");
    }
}
