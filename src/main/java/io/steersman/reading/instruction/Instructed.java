package io.steersman.reading.instruction;

import io.steersman.reading.instruction.Requests.Ask;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Languages;
import io.steersman.reading.text.ForeignText;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What one instruction sets and asks for.
 *
 * @param constraints the limits that it sets, in the order in which it names them
 * @param requests what it asks for
 * @param renews whether the user asks for something else, so that leave for what was done before is over
 * @param repeats leave that it gives to do the same again
 * @param orders whether the user says something that is neither a question nor a limit: what was kept back for a question is not any more
 * @param opens whether the user sets a new task, so that where the last one was to be done is over
 * @param prescribed the commands that it spells out, as far as they write something
 */
public record Instructed(
        List<Constraint> constraints,
        Requests requests,
        boolean renews,
        boolean orders,
        boolean opens,
        RepeatLeave repeats,
        List<String> prescribed) {

    private static final Instructed NOTHING =
            new Instructed(List.of(), Requests.NONE, false, false, false, RepeatLeave.NONE, List.of());
    /** Shorter ones are read as soon as they are looked up. */
    private static final int LONG = 100;

    private static final int MOST = 1_000;

    /** System prompts and standing files come with each trajectory of a client: they are read once. */
    private static final Map<String, Instructed> READ = Collections.synchronizedMap(Bounded.byUse(MOST));

    public Instructed {
        constraints = List.copyOf(constraints);
        prescribed = List.copyOf(prescribed);
    }

    /** Reads an instruction; nothing in our own text, and only the modes of clients in text of the harness. */
    public static Instructed read(Instruction instruction, Languages languages) {
        if (instruction.source() == Source.STEERSMAN) {
            return NOTHING;
        }
        if (instruction.text().length() < LONG) {
            return readAnew(instruction, languages);
        }
        String key = languages.id() + key(instruction);
        Instructed known = READ.get(key);
        if (known == null) {
            known = readAnew(instruction, languages);
            READ.put(key, known);
        }
        return known.at(instruction.index());
    }

    private static Instructed readAnew(Instruction given, Languages languages) {
        Instruction instruction = given.fromUser()
                ? new Instruction(given.meta(), ForeignText.typed(given.text()), given.source())
                : given;
        List<Constraint> constraints = Constraints.read(instruction, languages);
        if (instruction.source() == Source.HARNESS) {
            return new Instructed(constraints, Requests.NONE, false, false, false, RepeatLeave.NONE, List.of());
        }
        boolean renews = instruction.fromUser() && Assent.of(instruction, languages) == Assent.NONE;
        Requests requests = Requests.read(instruction, constraints, languages);
        return new Instructed(
                withLeave(
                        besideWritings(constraints, requests, instruction.text()),
                        RequestLeave.in(instruction, requests, languages)),
                requests,
                renews,
                renews && NewTask.tellsIn(instruction.text(), constraints, languages),
                renews && requests.asksFor(Ask.CODE_CHANGE) && NewTask.opensIn(instruction.text(), languages),
                RepeatLeave.read(instruction, languages),
                Prescription.in(instruction, languages));
    }

    /** What one instruction asks for does not lift what it forbids itself: leave concerns what was said before. */
    private static List<Constraint> withLeave(List<Constraint> constraints, List<Constraint> leave) {
        if (leave.isEmpty()) {
            return constraints;
        }
        List<Constraint> all = new ArrayList<>(constraints);
        all.addAll(leave);
        return all;
    }

    /** A report or a test that is asked for may be written where nothing else may be changed. */
    private static List<Constraint> besideWritings(List<Constraint> constraints, Requests requests, String text) {
        List<String> wanted = new ArrayList<>(2);
        if (requests.asksFor(Ask.DOCUMENT) || Requests.wantsDocument(text)) {
            wanted.add("documentation");
        }
        if (requests.asksFor(Ask.FAILING_TEST)) {
            wanted.add("tests");
        }
        return wanted.isEmpty()
                ? constraints
                : constraints.stream()
                        .map(limit ->
                                limit.isMode() && limit.polarity() == Polarity.FORBID ? limit.excepting(wanted) : limit)
                        .toList();
    }

    /** The same as a reply to a question of the agent: nothing that was asked for before is over. */
    public Instructed asReply() {
        return new Instructed(constraints, requests, false, orders, false, repeats, prescribed);
    }

    private Instructed at(int step) {
        return new Instructed(
                constraints.stream().map(constraint -> constraint.at(step)).toList(),
                requests,
                renews,
                orders,
                opens,
                repeats,
                prescribed);
    }

    /** A text is not kept, only its digest: nobody can make one prompt be taken for another. */
    private static String key(Instruction instruction) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(instruction.text().getBytes(StandardCharsets.UTF_8));
            return instruction.source() + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java has no SHA-256, which it must have.", e);
        }
    }
}
