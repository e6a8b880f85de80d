package io.steersman.reading.message;

import io.steersman.reading.language.Languages;
import io.steersman.reading.text.Lexicon.Meaning;
import io.steersman.trajectory.Instruction;
import java.util.List;
import java.util.Locale;

/** Whether the user complains that the agent goes round in circles: then what it repeats goes on, and nothing begins anew. */
public final class Complaint {

    private static final int LONGEST = 400;
    /** Latin, Greek and Cyrillic letters stand before it. */
    private static final char UNDIVIDED = 0x0530;

    private static final List<String> TURNS =
            Languages.all(Meaning.COMPLAINT).stream().sorted().toList();

    private Complaint() {}

    /** Whether a message of the user says so; long ones say more than that. */
    public static boolean ofRepetition(Instruction instruction) {
        if (!instruction.fromUser() || instruction.text().length() > LONGEST) {
            return false;
        }
        String plain = plain(instruction.text());
        return TURNS.stream().anyMatch(turn -> stands(plain, turn));
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
