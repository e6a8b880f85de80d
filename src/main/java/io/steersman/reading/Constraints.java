package io.steersman.reading;

import io.steersman.reading.Constraint.Act;
import io.steersman.reading.Constraint.Polarity;
import io.steersman.reading.Constraint.Subject;
import io.steersman.reading.Prompt.Sentence;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the limits that instructions set, and keeps those that stand.
 *
 * <p>Precision comes first: what is quoted, pasted, asked, conditional, told of the past, or said of software rather than
 * to the agent is no constraint, and what is narrowed in a way that no call can be held against is left out.
 */
public final class Constraints {

    private static final int MOST = 64;
    private static final int LONGEST_YES = 60;
    private static final Set<String> YES = Set.of(
            "yes",
            "yep",
            "yeah",
            "ok",
            "okay",
            "sure",
            "go ahead",
            "do it",
            "do it all",
            "do all",
            "please do",
            "yes please",
            "proceed",
            "please proceed",
            "sounds good",
            "looks good",
            "continue",
            "y",
            "lgtm",
            "go for it",
            "yes go ahead",
            "ok go ahead",
            "yes do it",
            "ok do it",
            "yeah do it",
            "yeah do it all",
            "approved",
            "agreed",
            "fine",
            "fine by me",
            "fine with me",
            "thats fine",
            "that is fine",
            "thats ok",
            "that works",
            "works for me",
            "absolutely",
            "definitely",
            "of course",
            "correct");
    /** What may stand beside a yes, and is none by itself. */
    private static final Set<String> COURTESY = Set.of(
            "please",
            "thanks",
            "thank you",
            "thanks a lot",
            "thx",
            "great",
            "perfect",
            "good",
            "cool",
            "nice",
            "right");

    private static final Pattern PHRASE_END = Pattern.compile("[,.;:!\\n–—]+| - ");

    private Constraints() {}

    /** The constraints that an instruction sets, or gives leave from; none for text of the harness or our own. */
    public static List<Constraint> read(Instruction instruction) {
        if (instruction.source() == Source.HARNESS || instruction.source() == Source.STEERSMAN) {
            return List.of();
        }
        Prompt prompt = Prompt.of(instruction.text());
        List<Constraint> found = new ArrayList<>();
        for (Sentence sentence : prompt.sentences()) {
            if (found.size() < MOST) {
                new SentenceReader(sentence, instruction, found).read();
            }
        }
        if (agrees(instruction)) {
            found.add(leave(instruction));
        }
        return List.copyOf(withoutPrescribed(found, prompt.fenced()));
    }

    /**
     * The constraints that stand once an instruction has come: leave takes back what was forbidden, the user outranks a
     * standing file, which outranks the system prompt, and among equals the later one holds.
     *
     * @param standing what stood before, in order
     * @param fresh what {@link #read} found in one new instruction; never sets itself against itself
     */
    public static List<Constraint> merge(List<Constraint> standing, List<Constraint> fresh) {
        if (fresh.isEmpty()) {
            return standing;
        }
        List<Constraint> merged = new ArrayList<>();
        for (Constraint old : standing) {
            Constraint kept = old;
            boolean gone = false;
            for (Constraint now : fresh) {
                gone |= takesBack(now, old) || Found.same(old, now) && rank(now) >= rank(old);
                kept = old.polarity() == Polarity.ONLY && widens(now, old) ? wider(kept, now) : kept;
            }
            if (!gone) {
                merged.add(kept);
            }
        }
        for (Constraint now : fresh) {
            boolean overruled = standing.stream().anyMatch(old -> rank(old) > rank(now) && takesBack(old, now));
            boolean known = merged.stream().anyMatch(old -> Found.same(old, now));
            if (!overruled && !known) {
                merged.add(now);
            }
        }
        return List.copyOf(merged);
    }

    private static boolean takesBack(Constraint now, Constraint old) {
        if (rank(now) < rank(old)) {
            return false;
        }
        return switch (old.polarity()) {
            case FORBID -> now.polarity() == Polarity.ALLOW && frees(now, old);
            case ALLOW -> now.polarity() == Polarity.FORBID && overlaps(now, old);
            case ONLY -> now.polarity() == Polarity.ONLY;
            case REQUIRE -> now.polarity() == Polarity.FORBID && overlaps(now, old);
        };
    }

    private static boolean frees(Constraint leave, Constraint forbidden) {
        if (leave.pattern().equals(Things.EVERYTHING)) {
            return forbidden.askable() || forbidden.pattern().equals(Things.EVERYTHING);
        }
        boolean writes = forbidden.pattern().equals(Things.EVERYTHING)
                && leave.subject() != Subject.COMMAND
                && leave.act() != Act.READ;
        return writes || overlaps(leave, forbidden);
    }

    private static boolean overlaps(Constraint a, Constraint b) {
        boolean writing = writes(a.act()) && writes(b.act());
        if (!writing && a.act() != b.act()) {
            return false;
        }
        if (a.subject() == b.subject()) {
            return a.pattern().equalsIgnoreCase(b.pattern())
                    || a.subject() == Subject.PATH
                            && (Paths.matches(a.pattern(), b.pattern()) || Paths.matches(b.pattern(), a.pattern()))
                    || a.subject() == Subject.COMMAND
                            && (leads(a.pattern(), b.pattern()) || leads(b.pattern(), a.pattern()));
        }
        Constraint kind = a.subject() == Subject.FILE_KIND ? a : b;
        Constraint path = kind == a ? b : a;
        return kind.subject() == Subject.FILE_KIND
                && path.subject() == Subject.PATH
                && ConstraintMatch.isOfKind(kind.pattern(), path.pattern());
    }

    private static boolean leads(String first, String longer) {
        return longer.startsWith(first) && (longer.length() == first.length() || longer.charAt(first.length()) == ' ');
    }

    private static boolean writes(Act act) {
        return act == Act.WRITE || act == Act.CREATE || act == Act.DELETE;
    }

    private static boolean widens(Constraint now, Constraint only) {
        return now.polarity() == Polarity.ALLOW
                && writes(now.act())
                && rank(now) >= rank(only)
                && !only.exceptions().contains(now.pattern());
    }

    private static Constraint wider(Constraint only, Constraint leave) {
        List<String> exceptions = new ArrayList<>(only.exceptions());
        exceptions.add(leave.pattern());
        return new Constraint(
                only.polarity(),
                only.act(),
                only.subject(),
                only.pattern(),
                exceptions,
                only.askable(),
                only.quote(),
                only.step(),
                only.source());
    }

    private static int rank(Constraint constraint) {
        return switch (constraint.source()) {
            case USER -> 3;
            case FILE -> 2;
            default -> 1;
        };
    }

    /** A yes with nothing beside it but courtesy. */
    static boolean agrees(Instruction instruction) {
        String text = instruction.text();
        if (!instruction.fromUser() || text.length() > LONGEST_YES || text.indexOf('?') >= 0) {
            return false;
        }
        List<String> phrases = PHRASE_END
                .splitAsStream(text)
                .map(Constraints::plain)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
        return phrases.stream().anyMatch(YES::contains)
                && phrases.stream().allMatch(phrase -> YES.contains(phrase) || COURTESY.contains(phrase));
    }

    private static String plain(String phrase) {
        StringBuilder plain = new StringBuilder();
        phrase.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> Character.isLetter(c) || c == ' ')
                .forEach(c -> plain.append((char) c));
        return plain.toString().strip();
    }

    /** A plain yes: leave for what may be asked for, and to change files again. */
    private static Constraint leave(Instruction instruction) {
        return new Constraint(
                Polarity.ALLOW,
                Act.WRITE,
                Subject.PATH,
                Things.EVERYTHING,
                List.of(),
                false,
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
        return new Constraint(
                constraint.polarity(),
                constraint.act(),
                constraint.subject(),
                constraint.pattern(),
                exceptions,
                constraint.askable(),
                constraint.quote(),
                constraint.step(),
                constraint.source());
    }
}
