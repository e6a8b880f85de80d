package io.steersman.cli.policies;

import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Version;
import io.steersman.reload.Checker;
import io.steersman.reload.InForce;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code vocabulary check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Check the files of the vocabulary and say everything that is wrong with them.",
        description = {
            "They lie in the folder 'vocabulary' of the policies. Prints file:line:column: sentence; exits with 3 when anything is "
                    + "wrong, also with the rules and policies beside them.",
            ""
        },
        footer = {"", "Examples:", "  steersman vocabulary check --policies my/policies"})
public final class VocabularyCheckCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return folders.report(Checker.load(folders.read()), spec.commandLine(), VocabularyCheckCommand::good, false);
    }

    private static String good(InForce inForce) {
        int words = inForce.policies().vocabulary().words().size();
        return words == 0
                ? "No word is added to what is shipped. Maybe begin with a file in policies/vocabulary."
                : "The vocabulary is good: %d word%s of your own.".formatted(words, words == 1 ? "" : "s");
    }
}
