package io.steersman.reading.instruction;

import io.steersman.reading.call.Call;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Constraint.Time;
import io.steersman.reading.language.Prompt;
import io.steersman.reading.language.Things;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The modes of clients in which an agent may only look and plan. Their reminders come from the harness, and hold until the
 * client ends the mode, or the user says to go ahead: praise of the plan does not.
 */
public final class ClientMode {

    private static final Lexicon WORDS = Lexicon.of("clients");
    private static final List<String> ENTERS = List.copyOf(WORDS.words("@enters"));
    private static final List<String> LEAVES = List.copyOf(WORDS.words("@leaves"));
    private static final Set<String> EXITS = WORDS.words("@tools that leave");
    private static final List<String> PLANS = List.copyOf(WORDS.words("@plans"));
    private static final int LOOKED_AT = 4_000;

    private ClientMode() {}

    /** The limit that a reminder of the harness, or a system prompt, sets or takes back; empty for other texts. */
    static Optional<Constraint> of(Instruction instruction) {
        if (instruction.source() != Source.HARNESS && instruction.source() != Source.SYSTEM) {
            return Optional.empty();
        }
        String text = instruction.text();
        String lower = plain(text.substring(0, Math.min(text.length(), LOOKED_AT)));
        if (LEAVES.stream().anyMatch(lower::contains)) {
            return Optional.of(constraint(instruction, Polarity.ALLOW, "The mode is over."));
        }
        return ENTERS.stream()
                .filter(lower::contains)
                .findFirst()
                .map(words -> constraint(instruction, Polarity.FORBID, words));
    }

    /** Whether the call is the one by which the agent's client ends the mode, once it is granted. */
    public static boolean isLeftBy(Call call) {
        StringBuilder letters = new StringBuilder();
        call.tool().toLowerCase(Locale.ROOT).chars().filter(Character::isLetter).forEach(c -> letters.append((char) c));
        return EXITS.contains(letters.toString());
    }

    /** Whether a limit is a mode of the client. */
    public static boolean sets(Constraint constraint) {
        return constraint.source() == Source.HARNESS && constraint.isMode();
    }

    private static Constraint constraint(Instruction instruction, Polarity polarity, String words) {
        boolean leave = polarity == Polarity.ALLOW;
        return new Constraint(
                polarity,
                Act.WRITE,
                leave ? Subject.FILE_KIND : Subject.PATH,
                leave ? Things.CODE : Things.EVERYTHING,
                leave ? List.of() : PLANS,
                false,
                leave ? Time.STANDING : Time.NOW,
                leave ? words : quote(instruction.text(), words),
                instruction.index(),
                Source.HARNESS);
    }

    /** The line that holds the words, as it was written. */
    private static String quote(String text, String words) {
        String first = words.startsWith("# ") ? words.substring(2) : words;
        return text.lines()
                .filter(line -> plain(line).contains(first))
                .findFirst()
                .map(line -> new Prompt.Sentence(line.strip(), "", "").quote())
                .orElse(words);
    }

    private static String plain(String text) {
        List<String> words = new ArrayList<>();
        text.toLowerCase(Locale.ROOT)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(words::add);
        return String.join(" ", words);
    }
}
