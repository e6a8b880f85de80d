package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.reading.call.ShellKind;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.change.GitWrites;
import io.steersman.reading.check.Checks;
import io.steersman.reading.instruction.ConstraintMatch;
import io.steersman.reading.instruction.Publication;
import io.steersman.reading.language.Things;
import io.steersman.reading.message.DeedClaim.Deed;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a finished action shows of deeds, and what it may hide: who says "committed" is held against it. */
final class Doing {

    private static final Lexicon WORDS = Lexicon.of("claims");
    private static final Set<String> PLAIN = WORDS.words("@plain");
    private static final Set<String> FILLS = WORDS.words("@fills");
    private static final Set<String> COMMITS = WORDS.words("@commits");

    private Doing() {}

    /** What the commands of an action are to do, in one place or another. */
    static Set<Deed> deeds(Action action) {
        Set<Deed> deeds = EnumSet.noneOf(Deed.class);
        for (Command command : action.commands()) {
            if (command.program().equals("git") && COMMITS.contains(GitWrites.verb(command))) {
                deeds.add(Deed.COMMIT);
            }
        }
        for (Publication publication : Publication.of(action.commands())) {
            switch (publication.deed()) {
                case PUSH, FORCED_PUSH -> deeds.add(Deed.PUSH);
                case PULL_REQUEST -> deeds.addAll(EnumSet.of(Deed.PULL_REQUEST, Deed.PUSH));
                case TAG -> deeds.add(Deed.TAG);
                case RELEASE -> deeds.addAll(EnumSet.of(Deed.RELEASE, Deed.TAG));
                case COMMIT, BRANCH_DELETION -> {}
            }
        }
        for (Command command : action.commands()) {
            deeds.addAll(operations(command));
        }
        return deeds;
    }

    private static Set<Deed> operations(Command command) {
        Set<Deed> deeds = EnumSet.noneOf(Deed.class);
        if (ConstraintMatch.runs(Things.ANY_DEPLOY, command)) {
            deeds.add(Deed.DEPLOY);
        }
        if (ConstraintMatch.runs(Things.ANY_MIGRATION, command)) {
            deeds.add(Deed.MIGRATION);
        }
        if (ConstraintMatch.runs(Things.ANY_RELEASE, command)) {
            deeds.add(Deed.RELEASE);
        }
        return deeds;
    }

    /** Whether it is a deploy, a migration or a release: when it fails, it has done nothing else. */
    private static boolean isOperation(Command command) {
        return !operations(command).isEmpty();
    }

    /** Whether it may have committed, pushed or opened anything that its words do not show: a script, another agent. */
    static boolean mayHideDeeds(Action action) {
        return hides(action, false);
    }

    /** Whether it may have written files that its words do not show. */
    static boolean mayHideFiles(Action action) {
        return hides(action, true);
    }

    private static boolean hides(Action action, boolean files) {
        return switch (action.kind()) {
            case OTHER -> true;
            case MESSAGE -> action.delegates();
            case EDIT -> files && action.writes().isEmpty();
            case EXECUTE ->
                action.commands().isEmpty()
                        || action.commands().stream()
                                .anyMatch(command -> !isPlain(command, files)
                                        && !(action.answer().failed() && isOperation(command)));
            case READ, SEARCH, POLL, NAVIGATE, PLAN -> false;
        };
    }

    private static boolean isPlain(Command command, boolean files) {
        String program = command.program();
        String verb = program.equals("git") ? GitWrites.verb(command) : command.subcommand();
        String call = program + " " + verb;
        boolean known = PLAIN.contains(program) || PLAIN.contains(call);
        boolean fills = files && (FILLS.contains(program) || FILLS.contains(call));
        return known ? !fills : !Checks.kinds(command).isEmpty() || ShellKind.of(List.of(command)) != ToolKind.EXECUTE;
    }
}
