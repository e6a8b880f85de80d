package io.steersman.reading.instruction;

import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Constraint.Time;
import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Moments;
import io.steersman.reading.language.Things;
import io.steersman.reading.path.Paths;
import io.steersman.trajectory.Instruction.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which constraints stand as one instruction follows another: leave takes back what was forbidden, the user outranks a
 * standing file, which outranks the system prompt, and among equals the later one holds.
 *
 * <p>Leave for an occasion only lifts a limit that is there to be asked about, or that a file or a prompt sets for every run:
 * once it was used and the user asks for something else, the limit is back.
 */
public final class Standing {

    private static final int LONGEST_WORD = 14;

    private Standing() {}

    /**
     * The constraints that stand once an instruction has come.
     *
     * @param standing what stood before, in order
     * @param instructed what the instruction sets and asks for; never sets itself against itself
     * @param question what the agent said last: a plain yes is leave for what it speaks of, and for anything when it is empty
     */
    public static List<Constraint> after(
            List<Constraint> standing, Instructed instructed, String question, Languages languages) {
        List<Constraint> known = instructed.renews() ? back(standing) : standing;
        List<Constraint> before = instructed.opens() ? elsewhere(known) : known;
        return instructed.constraints().isEmpty()
                ? before
                : merge(before, instructed.constraints(), question, languages);
    }

    /** The user asks for something else: leave that was used is over. */
    private static List<Constraint> back(List<Constraint> standing) {
        if (standing.stream().noneMatch(c -> c.polarity() == Polarity.SPENT || isSpentLeave(c))) {
            return standing;
        }
        return standing.stream()
                .filter(constraint -> !isSpentLeave(constraint))
                .map(constraint ->
                        constraint.polarity() == Polarity.SPENT ? constraint.as(Polarity.FORBID) : constraint)
                .toList();
    }

    /** Another task may be done elsewhere than the last one, unless the user said that it holds for good. */
    private static List<Constraint> elsewhere(List<Constraint> standing) {
        return standing.stream()
                .filter(limit -> limit.polarity() != Polarity.ONLY
                        || limit.source() != Source.USER
                        || Moments.isForGood(limit.quote().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static boolean isSpentLeave(Constraint constraint) {
        return constraint.polarity() == Polarity.ALLOW && constraint.time() == Time.ONCE;
    }

    private static List<Constraint> merge(
            List<Constraint> standing, List<Constraint> fresh, String question, Languages languages) {
        List<Constraint> merged = new ArrayList<>();
        for (Constraint old : standing) {
            Constraint kept = old;
            boolean gone = false;
            for (Constraint now : fresh) {
                boolean again = same(old, now) && rank(now) >= rank(old);
                boolean leave = takesBack(now, old, question, languages);
                boolean part = leave && isPart(now, old);
                gone |= again || leave && !part && !isLeft(old, now);
                kept = leave && !part && isLeft(old, now) ? kept.as(Polarity.LIFTED) : kept;
                kept = part ? wider(kept, now) : kept;
                kept = old.polarity() == Polarity.ONLY && widens(now, old) ? wider(kept, now) : kept;
            }
            if (!gone) {
                merged.add(kept);
            }
        }
        for (Constraint now : fresh) {
            boolean overruled =
                    standing.stream().anyMatch(old -> rank(old) > rank(now) && takesBack(old, now, "", languages));
            boolean known = merged.stream().anyMatch(old -> Found.same(old, now));
            if (!overruled && !known) {
                merged.add(isAskedFor(now, fresh, languages) ? now.as(Polarity.LIFTED) : now);
            }
        }
        return List.copyOf(merged);
    }

    /** "Never commit unless I ask you to. Fix it and then commit it": who names the exception makes use of it. */
    private static boolean isAskedFor(Constraint limit, List<Constraint> fresh, Languages languages) {
        boolean askable = limit.polarity() == Polarity.FORBID && limit.askable() && limit.source() == Source.USER;
        return askable
                && fresh.stream()
                        .filter(other -> other.polarity() == Polarity.FORBID
                                && other.quote().equals(limit.quote()))
                        .anyMatch(other -> fresh.stream()
                                .anyMatch(leave -> leave.polarity() == Polarity.ALLOW
                                        && !leave.isMode()
                                        && !leave.pattern().equals(Things.UNNAMED)
                                        && !leave.quote().contains(other.quote())
                                        && (other.act() != Act.DELETE || leave.act() == Act.DELETE)
                                        && frees(leave, other, "", languages)));
    }

    /** Whether leave speaks of one file among those that a limit is about: the others are left alone as before. */
    private static boolean isPart(Constraint leave, Constraint old) {
        boolean file = leave.subject() == Subject.PATH && !leave.pattern().equals(Things.EVERYTHING);
        boolean inside = file
                && old.polarity() == Polarity.FORBID
                && old.subject() == Subject.PATH
                && !old.isMode()
                && old.pattern().endsWith("/")
                && leave.pattern().length() > old.pattern().length()
                && leave.pattern().startsWith(old.pattern());
        return inside
                || file
                        && old.polarity() == Polarity.FORBID
                        && old.subject() == Subject.FILE_KIND
                        && !old.isMode()
                        && leave.time() == Time.ONCE
                        && leave.pattern().indexOf('*') < 0
                        && !leave.pattern().endsWith("/");
    }

    /** Whether leave lifts the limit for the occasion; otherwise it ends it. */
    private static boolean isLeft(Constraint old, Constraint leave) {
        boolean forbids = old.polarity() == Polarity.FORBID || old.isLifted();
        boolean yes = leave.pattern().equals(Things.EVERYTHING);
        boolean returns = yes || old.askable() || old.source() != Source.USER;
        return forbids && returns && leave.time() != Time.STANDING && old.time() != Time.NOW && !old.isMode();
    }

    /** The same limit said again, whatever had become of it. */
    private static boolean same(Constraint old, Constraint now) {
        return Found.same(old.isLifted() ? old.as(Polarity.FORBID) : old, now);
    }

    private static boolean takesBack(Constraint now, Constraint old, String question, Languages languages) {
        if (rank(now) < rank(old)) {
            return false;
        }
        return switch (old.polarity()) {
            case FORBID, LIFTED, SPENT -> now.polarity() == Polarity.ALLOW && frees(now, old, question, languages);
            case ALLOW -> now.polarity() == Polarity.FORBID && overlaps(now, old);
            case ONLY -> now.polarity() == Polarity.ONLY;
            case REQUIRE -> now.polarity() == Polarity.FORBID && overlaps(now, old);
        };
    }

    private static boolean frees(Constraint leave, Constraint forbidden, String said, Languages languages) {
        String question = Choice.answered(said, leave.quote());
        if (forbidden.isMode()) {
            return endsMode(leave, forbidden, question, languages);
        }
        if (leave.pattern().equals(Things.EVERYTHING)) {
            return isAgreedTo(forbidden, question, leave, languages);
        }
        boolean wider = leave.subject() == Subject.COMMAND
                && forbidden.subject() == Subject.COMMAND
                && !leave.pattern().equals(forbidden.pattern())
                && leads(leave.pattern(), forbidden.pattern());
        return !leave.isMode() && !wider && overlaps(leave, forbidden);
    }

    /** A yes is leave for what was proposed; where nobody knows what was, it is leave for what may be asked about. */
    private static boolean isAgreedTo(Constraint forbidden, String question, Constraint leave, Languages languages) {
        if (forbidden.askable()) {
            return question.isEmpty() || awaited(forbidden, leave) || Mention.of(forbidden, question, languages);
        }
        return Mention.isProposed(forbidden, question, languages);
    }

    /** "Wait for my go before you commit", and then "go": the word that was to be waited for. */
    private static boolean awaited(Constraint forbidden, Constraint leave) {
        String word = leave.quote()
                .toLowerCase(Locale.ROOT)
                .replace("!", "")
                .replace(".", "")
                .strip();
        boolean single = !word.isEmpty() && word.length() < LONGEST_WORD && word.indexOf(' ') < 0;
        return single && (forbidden.quote().toLowerCase(Locale.ROOT) + " ").contains("my " + word + " ");
    }

    /** A yes to a proposal ends what a user set; a mode of the client ends when the agent is told to go ahead, not by praise or a request. */
    private static boolean endsMode(Constraint leave, Constraint mode, String question, Languages languages) {
        boolean plainYes = leave.pattern().equals(Things.EVERYTHING);
        return switch (mode.source()) {
            case USER ->
                plainYes
                        ? writes(leave.act()) && (question.isEmpty() || Mention.proposesAnything(question, languages))
                        : leave.subject() != Subject.COMMAND && leave.act() != Act.READ;
            case HARNESS -> leave.isMode() && !plainYes && leave.time() == Time.STANDING;
            default -> leave.subject() != Subject.COMMAND && leave.act() != Act.READ && !plainYes;
        };
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
                            && (isOptionOf(a.pattern(), b.pattern())
                                    || isOptionOf(b.pattern(), a.pattern())
                                    || leads(a.pattern(), b.pattern())
                                    || leads(b.pattern(), a.pattern())
                                    || Operations.covers(a.pattern(), b.pattern())
                                    || Operations.covers(b.pattern(), a.pattern())
                                    || installs(a.pattern()) && isAnyInstall(b.pattern())
                                    || installs(b.pattern()) && isAnyInstall(a.pattern()));
        }
        Constraint kind = a.subject() == Subject.FILE_KIND ? a : b;
        Constraint path = kind == a ? b : a;
        return kind.subject() == Subject.FILE_KIND
                && path.subject() == Subject.PATH
                && ConstraintMatch.isOfKind(kind.pattern(), path.pattern());
    }

    /** An option by itself, and a command that names it. */
    private static boolean isOptionOf(String option, String command) {
        return option.startsWith("-") && command.endsWith(" " + option);
    }

    private static boolean isAnyInstall(String pattern) {
        return pattern.equals(Things.ANY_INSTALL) || pattern.equals(Things.ANY_DEPENDENCY);
    }

    private static boolean installs(String pattern) {
        return isAnyInstall(pattern) || pattern.contains(" install") || pattern.contains(" add");
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
                && !now.pattern().equals(Things.CODE)
                && rank(now) >= rank(only)
                && !only.exceptions().contains(now.pattern());
    }

    private static Constraint wider(Constraint only, Constraint leave) {
        if (only.exceptions().contains(leave.pattern())) {
            return only;
        }
        List<String> exceptions = new ArrayList<>(only.exceptions());
        exceptions.add(leave.pattern());
        return only.excepting(exceptions);
    }

    private static int rank(Constraint constraint) {
        return switch (constraint.source()) {
            case USER -> 3;
            case FILE -> 2;
            default -> 1;
        };
    }
}
