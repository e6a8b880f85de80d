package io.steersman.reading.instruction;

import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Constraint.Time;
import io.steersman.reading.language.Cores;
import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Lifted;
import io.steersman.reading.language.Moments;
import io.steersman.reading.language.PlainWords;
import io.steersman.reading.language.Prompt;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Turns;
import io.steersman.reading.language.Word;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.text.ForeignText;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the limits that instructions set, and keeps those that stand.
 *
 * <p>Precision comes first: what is quoted, pasted, asked, conditional, told of the past, or said of software rather than
 * to the agent is no constraint, and what is narrowed in a way that no call can be held against is left out.
 */
public final class Constraints {

    private static final int MOST = 64;
    private static final Set<String> PROPERTIES = Lexicon.of("mention").words("@properties");

    private Constraints() {}

    /** The constraints that an instruction sets, or gives leave from; none for text of the harness or our own. */
    public static List<Constraint> read(Instruction instruction, Languages languages) {
        if (instruction.fromUser() && ForeignText.hasReminder(instruction.text())) {
            return besideReminders(instruction, languages);
        }
        Optional<Constraint> mode = ClientMode.of(instruction);
        if (instruction.source() == Source.HARNESS || instruction.source() == Source.STEERSMAN) {
            return mode.map(List::of).orElse(List.of());
        }
        Prompt prompt = Prompt.of(instruction.text(), languages);
        List<Constraint> found = new ArrayList<>();
        List<Word> before = List.of();
        int last = 0;
        for (Sentence sentence : prompt.sentences()) {
            List<Word> words = Word.of(sentence.text());
            last = unlessExcepted(words, last, found);
            List<Thing> free = instruction.fromUser() ? Lifted.in(sentence.said(), words, languages) : List.<Thing>of();
            if (found.size() < MOST && !free.isEmpty()) {
                new Found(sentence, instruction, found)
                        .emit(Polarity.ALLOW, Act.WRITE, free, new Exceptions(true, false, List.of(), false));
            } else if (found.size() < MOST) {
                limits(sentence, words, before, instruction, found, languages);
            }
            before = instruction.fromUser() ? words : before;
            boolean led =
                    sentence.lead().startsWith("do not") || sentence.lead().startsWith("ask");
            if (found.size() < MOST && instruction.fromUser() && !led) {
                Publishing.read(sentence, instruction, found);
            }
        }
        Remainder.read(prompt.sentences(), instruction, found);
        found.removeIf(Constraints::isOfOtherRuns);
        found.removeIf(Constraints::isPreference);
        agreed(instruction, languages, found);
        mode.ifPresent(limit -> {
            found.removeIf(constraint -> constraint.isMode() || constraint.confinesWrites());
            found.add(limit);
        });
        return List.copyOf(withoutPrescribed(found, prompt.fenced()));
    }

    /** The limits of a sentence; one on what a thing is like, in another language, is none on writing it. */
    private static void limits(
            Sentence sentence,
            List<Word> words,
            List<Word> before,
            Instruction instruction,
            List<Constraint> found,
            Languages languages) {
        int size = found.size();
        read(sentence, words, before, instruction, found);
        if (languages.isForeign(sentence.said()) && isOfProperty(sentence.said())) {
            found.subList(size, found.size()).removeIf(Constraint::limitsWrites);
        }
    }

    /** "Exception: the throwaway file in fixtures": what was forbidden before is not, in a case that no call tells. */
    private static int unlessExcepted(List<Word> words, int last, List<Constraint> found) {
        boolean excepts = words.size() > 2
                && Word.oneOf(words.get(0).lower(), "exception", "exceptions")
                && words.get(1).is(":");
        if (excepts) {
            found.subList(last, found.size()).removeIf(c -> c.polarity() == Polarity.FORBID && !c.isMode());
        }
        return found.size();
    }

    /** A yes to what was proposed, and the choice of one of several. */
    private static void agreed(Instruction instruction, Languages languages, List<Constraint> found) {
        Assent assent = Assent.of(instruction, languages);
        boolean chooses = instruction.fromUser() && Choice.isOne(instruction.text());
        if (Assent.approves(instruction, languages) || chooses && Assent.keepsNothingBack(instruction)) {
            found.add(leave(instruction, Act.WRITE, Things.EVERYTHING));
        } else if (chooses || Assent.agrees(instruction, languages)) {
            found.add(leave(instruction, Act.RUN, Things.EVERYTHING));
        }
        if (assent == Assent.GO) {
            found.add(leave(instruction, Act.WRITE, Things.CODE));
        }
    }

    /** What a client has put into the user's message is the harness speaking. */
    private static List<Constraint> besideReminders(Instruction instruction, Languages languages) {
        List<Constraint> found = new ArrayList<>(
                read(new Instruction(instruction.meta(), ForeignText.own(instruction.text()), Source.USER), languages));
        ClientMode.of(new Instruction(instruction.meta(), ForeignText.reminders(instruction.text()), Source.HARNESS))
                .ifPresent(found::add);
        return List.copyOf(found);
    }

    /** By its form, then by the cores of its clauses: of each what is understood first, and the most of it. */
    private static void read(
            Sentence sentence, List<Word> words, List<Word> before, Instruction instruction, List<Constraint> found) {
        int size = found.size();
        new SentenceReader(sentence, instruction, found).read();
        boolean understood = found.subList(size, found.size()).stream().anyMatch(c -> c.polarity() != Polarity.ALLOW);
        if (understood && Cores.isOne(words)) {
            return;
        }
        for (List<List<Word>> core : Cores.of(words, before)) {
            for (List<Word> plain : core) {
                List<Constraint> limits = new ArrayList<>();
                new SentenceReader(PlainWords.of(plain), sentence, instruction, limits).read();
                boolean mode = found.subList(size, found.size()).stream().anyMatch(Constraints::isStandstill);
                limits.removeIf(limit -> limit.polarity() == Polarity.ALLOW
                        || limit.polarity() == Polarity.REQUIRE
                        || mode && limit.act() == Act.WRITE && !limit.confinesWrites());
                if (!limits.isEmpty()) {
                    if (limits.stream().anyMatch(Constraint::confinesWrites)) {
                        found.subList(size, found.size()).removeIf(Constraints::isStandstill);
                    }
                    limits.stream()
                            .filter(limit -> found.stream().noneMatch(known -> Found.same(known, limit)))
                            .forEach(found::add);
                    break;
                }
            }
        }
    }

    /** "Do not change the meaning of the tests" leaves them to be written: how they are to stay, not that. */
    private static boolean isOfProperty(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return lower.codePoints().noneMatch(c -> ",;\uff0c\u3001\uff1b".indexOf(c) >= 0)
                && Turns.anyIn(lower, PROPERTIES);
    }

    private static boolean isStandstill(Constraint constraint) {
        return constraint.isMode() && constraint.polarity() == Polarity.FORBID;
    }

    /** A yes: leave for what was proposed, and to change files again when it keeps nothing back. */
    private static Constraint leave(Instruction instruction, Act act, String pattern) {
        boolean isForGood = Moments.isForGood(instruction.text().toLowerCase(Locale.ROOT));
        return new Constraint(
                Polarity.ALLOW,
                act,
                pattern.equals(Things.CODE) ? Subject.FILE_KIND : Subject.PATH,
                pattern,
                List.of(),
                false,
                pattern.equals(Things.CODE) || isForGood ? Time.STANDING : Time.ONCE,
                instruction.text().strip(),
                instruction.index(),
                instruction.source());
    }

    /** A command that the instruction itself spells out in a code fence is none of those it forbids. */
    private static List<Constraint> withoutPrescribed(List<Constraint> found, List<String> fenced) {
        boolean forbidsCommands = found.stream().anyMatch(Constraints::forbidsCommand);
        if (!forbidsCommands || fenced.isEmpty()) {
            return found;
        }
        List<Command> commands = Shell.commands(String.join("\n", fenced));
        return found.stream()
                .map(c -> forbidsCommand(c) ? withPrescribed(c, commands) : c)
                .toList();
    }

    /** A standing file is there for work: what it says of changing nothing tells of a tool, a step or another agent. */
    private static boolean isOfOtherRuns(Constraint constraint) {
        boolean nothing = constraint.isMode() && constraint.polarity() == Polarity.FORBID && !constraint.askable();
        return nothing
                && switch (constraint.source()) {
                    case FILE -> true;
                    case SYSTEM -> constraint.quote().contains("without");
                    default -> false;
                };
    }

    /** What a system prompt says to avoid is how its author would have it done, for all runs. */
    private static boolean isPreference(Constraint constraint) {
        return constraint.source() == Source.SYSTEM
                && constraint.polarity() == Polarity.FORBID
                && constraint.quote().toLowerCase(Locale.ROOT).contains("avoid");
    }

    private static boolean forbidsCommand(Constraint constraint) {
        return constraint.polarity() == Polarity.FORBID && constraint.subject() == Subject.COMMAND;
    }

    private static Constraint withPrescribed(Constraint constraint, List<Command> commands) {
        List<String> exceptions = new ArrayList<>(constraint.exceptions());
        for (Command command : commands) {
            if (ConstraintMatch.runs(constraint.pattern(), command)) {
                int words = Math.min(2, command.arguments().size());
                String prescribed = command.program() + " "
                        + String.join(" ", command.arguments().subList(0, words));
                if (!exceptions.contains(prescribed)) {
                    exceptions.add(prescribed.strip());
                }
            }
        }
        return constraint.excepting(exceptions);
    }
}
