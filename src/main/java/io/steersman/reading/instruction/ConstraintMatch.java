package io.steersman.reading.instruction;

import io.steersman.reading.call.Call;
import io.steersman.reading.change.GitWrites;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Things;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.MachinePaths;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds calls against constraints. Pure; says what is so, and leaves the judgement to rules. */
public final class ConstraintMatch {

    /** How grave a literal violation looks by itself. */
    public enum Weight {
        /** No violation. */
        NONE,
        /** Literal but harmless: {@code git log -1}, {@code git commit --dry-run}. */
        LOW,
        MEDIUM,
        /** What the limit is there to prevent: reading the fix out of history, a forced push. */
        HIGH;

        /** Whether there is a violation at all. */
        public boolean found() {
            return this != NONE;
        }
    }

    private static final Set<String> HISTORY = Lexicon.of("clients").words("@git verbs that write history");

    private static final Lexicon PLANS = Lexicon.of("plans");
    private static final Set<String> PLANNED = PLANS.words("@files that are planned with");
    /** What the names of files that only show a form are made with. */
    private static final Set<String> SAMPLES = PLANS.words("@samples");

    private static final Set<String> PLANNING = PLANS.words("@plan alone");

    private static final Set<String> REMOVING = Lexicon.of("things").words("@removing packages");
    private static final Set<String> ADDING = Lexicon.of("things").words("@adding packages");

    private ConstraintMatch() {}

    /**
     * Whether a write is what the constraint forbids, or lies outside of all that it allows.
     *
     * <p>Files outside the repository (temporary folders, the home folder's caches) never break a constraint on a kind of
     * file, or on everything. A new file of a forbidden kind counts as {@code LOW} where the constraint speaks of changing: the
     * caller knows whether the file was there before, see {@link #mayBeNew}.
     */
    public static Weight forbidsWrite(Constraint constraint, Write write) {
        String path = Paths.normalise(write.path());
        if (write.change() == Change.RESTORE || !concerns(constraint.act(), write.change())) {
            return Weight.NONE;
        }
        if (isOfPlan(constraint, path)) {
            return Weight.NONE;
        }
        if (constraint.pattern().equals(Things.PROJECT)) {
            return MachinePaths.holds(path) ? Weight.MEDIUM : Weight.NONE;
        }
        boolean named = names(constraint, constraint.pattern(), write, path);
        boolean excepted = constraint.exceptions().stream().anyMatch(e -> names(constraint, e, write, path));
        if (constraint.polarity() == Polarity.ONLY) {
            return named || excepted || outside(path) || unknown(path) ? Weight.NONE : Weight.MEDIUM;
        }
        if (constraint.polarity() != Polarity.FORBID || !named || excepted) {
            return Weight.NONE;
        }
        boolean anew = constraint.act() == Act.WRITE && mayBeNew(write) && !constraint.isMode();
        return anew && !constraint.namesFile() ? Weight.LOW : Weight.MEDIUM;
    }

    /** Those of the constraints that forbid the write. */
    public static List<Constraint> thatForbid(List<Constraint> constraints, Write write) {
        return constraints.stream()
                .filter(constraint -> forbidsWrite(constraint, write).found())
                .toList();
    }

    /** How bad it is that a write does what the constraint forbids: a rule's severity by name. */
    public static String severity(Constraint constraint, Write write) {
        return severity(forbidsWrite(constraint, write));
    }

    /** How bad it is that a command does what the constraint forbids: a rule's severity by name. */
    public static String severity(Constraint constraint, Command command) {
        return severity(forbidsCommand(constraint, command));
    }

    private static String severity(Weight weight) {
        return switch (weight) {
            case NONE, LOW -> "low";
            case MEDIUM -> "medium";
            case HIGH -> "high";
        };
    }

    /** Whether the write may make a file that was not there: writing whole, with nothing known to go. */
    public static boolean mayBeNew(Write write) {
        return write.change() == Change.CREATE && write.removed().isEmpty();
    }

    /** Whether a command is what the constraint forbids. */
    public static Weight forbidsCommand(Constraint constraint, Command command) {
        boolean forbids = constraint.polarity() == Polarity.FORBID && constraint.subject() == Subject.COMMAND;
        if (!forbids
                || !runs(constraint.pattern(), command) && !runsThere(constraint.pattern(), command)
                || constraint.exceptions().stream().anyMatch(e -> runs(e, command))
                || isSetApart(constraint, command)
                || takesAway(constraint, command)) {
            return Weight.NONE;
        }
        return CommandPattern.weight(command);
    }

    /** "Only with --force-with-lease, never --force": options that mean much the same, told apart by the limit itself. */
    private static boolean isSetApart(Constraint constraint, Command command) {
        List<String> arguments = command.arguments();
        List<String> options = Pieces.words(constraint.pattern()).stream()
                .filter(word -> word.startsWith("--"))
                .toList();
        return !options.isEmpty()
                && arguments.stream().noneMatch(options::contains)
                && arguments.stream()
                        .map(argument -> Pieces.between(argument, "=").get(0))
                        .anyMatch(option ->
                                option.startsWith("--") && constraint.quote().contains(option));
    }

    /** "No new dependencies": one less is none more. */
    private static boolean takesAway(Constraint constraint, Command command) {
        return constraint.pattern().equals(Things.ANY_DEPENDENCY)
                && REMOVING.contains(command.subcommand())
                && Pieces.words(constraint.quote().toLowerCase(Locale.ROOT)).stream()
                        .anyMatch(ADDING::contains);
    }

    /** {@code ssh web1 'systemctl restart nginx'}: what is done on another machine is done. */
    private static boolean runsThere(String pattern, Command command) {
        return command.program().equals("ssh")
                && command.arguments().stream()
                        .filter(argument -> argument.indexOf(' ') > 0)
                        .flatMap(argument -> Shell.commands(argument).stream())
                        .anyMatch(there -> runs(pattern, there));
    }

    /** Whether the call uses a tool that the constraint forbids. */
    public static Weight forbidsTool(Constraint constraint, Call call) {
        boolean forbids = constraint.polarity() == Polarity.FORBID && constraint.subject() == Subject.TOOL;
        return forbids && isTool(constraint.pattern(), call.tool()) ? Weight.MEDIUM : Weight.NONE;
    }

    /** {@code web search} is {@code WebSearch}, {@code google_web_search} and {@code mcp__x__web_search}. */
    private static boolean isTool(String pattern, String tool) {
        String named = letters(pattern);
        String used = letters(tool);
        boolean several = pattern.indexOf(' ') > 0 || pattern.indexOf('_') > 0;
        return used.equals(named)
                || several && used.endsWith(named)
                || letters(tool.substring(tool.lastIndexOf("__") + 1)).equals(named);
    }

    /** Whether a write lies outside of all that several constraints of the kind "only ..." allow. */
    public static boolean liesOutside(Collection<Constraint> confining, Write write) {
        boolean confined = false;
        for (Constraint constraint : confining) {
            if (constraint.confinesWrites()) {
                confined = true;
                if (!forbidsWrite(constraint, write).found()) {
                    return false;
                }
            }
        }
        return confined;
    }

    /** Whether the call shows what stands in a path that must not be read. */
    public static Weight forbidsRead(Constraint constraint, Call call) {
        boolean reads = constraint.limitsReads()
                && ReadPaths.of(call).stream()
                        .anyMatch(path -> (Paths.matches(constraint.pattern(), path) || isVariation(constraint, path))
                                && constraint.exceptions().stream().noneMatch(e -> Paths.matches(e, path)));
        return reads ? Weight.MEDIUM : Weight.NONE;
    }

    /** "`.env` files" are all of that name, whatever environment they are for; examples hold nothing. */
    private static boolean isVariation(Constraint constraint, String path) {
        String quote = constraint.quote().toLowerCase(Locale.ROOT).replace("`", "");
        String name = Paths.name(path);
        boolean all = constraint.pattern().equals(".env") && quote.contains(".env files");
        return all && name.startsWith(".env.") && SAMPLES.stream().noneMatch(name::contains);
    }

    /** "Plan only" said of infrastructure that is written down: what is planned must be written, and is not to be applied. */
    private static boolean isOfPlan(Constraint constraint, String path) {
        String quote = constraint.quote().toLowerCase(Locale.ROOT);
        return PLANNED.stream().anyMatch(path::endsWith)
                && !isModeOfClient(constraint)
                && PLANNING.stream().anyMatch(quote::contains);
    }

    /** Whether a limit is that of a mode of the client in which the agent may only look and plan. */
    public static boolean isModeOfClient(Constraint constraint) {
        return ClientMode.sets(constraint);
    }

    /** Whether a command writes history, here or where others see it. */
    public static boolean writesHistory(Command command) {
        boolean git = command.program().equals("git") && HISTORY.contains(GitWrites.verb(command));
        boolean dry = Operands.has(command.arguments(), "--dry-run", "--abort", "--quit")
                || git
                        && GitWrites.verb(command).equals("push")
                        && command.arguments().contains("-n");
        return !dry && (git || !Publication.of(List.of(command)).isEmpty());
    }

    /** Whether a command fulfils what a constraint demands. */
    public static boolean fulfils(Constraint constraint, Command command) {
        return constraint.polarity() == Polarity.REQUIRE
                && constraint.subject() == Subject.COMMAND
                && runs(constraint.pattern(), command);
    }

    /** Whether the path is a file of the kind, by the names that constraints give to kinds. */
    public static boolean isOfKind(String kind, String path) {
        return switch (kind) {
            case Things.CODE -> !FileKinds.isDocumentation(path);
            case "tests" -> FileKinds.isTest(path);
            case "configuration" -> FileKinds.isConfiguration(path) || FileKinds.isSettings(path);
            case "lock files" -> FileKinds.isLockFile(path);
            case "CI" -> FileKinds.isContinuousIntegration(path);
            case "documentation" -> FileKinds.isDocumentation(path);
            case "dependencies" -> FileKinds.isDependencyManifest(path);
            case "migrations" ->
                Paths.matches("migrations/**", path)
                        || Paths.matches("migrate/**", path)
                        || Paths.matches("db/migration/**", path);
            case "generated files" ->
                path.contains(".generated.")
                        || path.contains("_pb2")
                        || path.endsWith(".pb.go")
                        || Paths.matches("generated/**", path)
                        || Paths.matches("__generated__/**", path);
            default -> false;
        };
    }

    /** Whether a command is one that a pattern of words names: its program, its subcommand, then the other words in any place. */
    public static boolean runs(String pattern, Command command) {
        return CommandPattern.runs(pattern, command);
    }

    private static boolean concerns(Act act, Change change) {
        return switch (act) {
            case WRITE -> true;
            case CREATE -> change == Change.CREATE || change == Change.MOVE;
            case DELETE -> change == Change.DELETE;
            default -> false;
        };
    }

    private static boolean names(Constraint constraint, String pattern, Write write, String path) {
        if (pattern.equals(Things.EVERYTHING)) {
            return !outside(path);
        }
        if (pattern.equals(Things.PROJECT)) {
            return !MachinePaths.holds(path);
        }
        boolean kind = constraint.subject() == Subject.FILE_KIND && isOfKind(pattern, path);
        if (kind || write.use().isKind(pattern)) {
            return !outside(path);
        }
        boolean glob = pattern.indexOf('*') >= 0;
        return !(FileKinds.isTemporary(path) && (glob || !pattern.startsWith("/"))) && Paths.matches(pattern, path)
                || isOfKind(pattern, path);
    }

    private static boolean outside(String path) {
        return FileKinds.isTemporary(path)
                || path.startsWith("~/.")
                || isHomeOfTools(path)
                || path.startsWith("/dev/")
                || path.startsWith("/proc/");
    }

    /** A hidden folder of somebody's home, where clients keep plans and notes. */
    private static boolean isHomeOfTools(String path) {
        if (path.startsWith("/root/.")) {
            return true;
        }
        boolean home = path.startsWith("/home/") || path.startsWith("/Users/");
        int user = home ? path.indexOf('/', path.indexOf('/', 1) + 1) : -1;
        return user > 0 && path.startsWith("/.", user);
    }

    /** A path that the command does not spell out. */
    private static boolean unknown(String path) {
        return path.isEmpty() || path.indexOf('$') >= 0 || path.equals(".") || path.indexOf('*') >= 0;
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                letters.append(name.charAt(i));
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
