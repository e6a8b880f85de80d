package io.steersman.cli.policies;

import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Version;
import io.steersman.reading.call.Glossary;
import io.steersman.reading.call.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code vocabulary explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Say what a command, a tool, a file or a turn of speech is taken for, and who says so.",
        description = {
            "Prints for each name what it means as a command, as a tool, as a file and in a language, with the file and line that says "
                    + "so; 'shipped' where none of yours does. Of several meanings the first counts.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  steersman vocabulary explain 'wf status'",
            "  steersman vocabulary explain api/user.pb.go mcp__ours__look \"va bene\""
        })
public final class VocabularyExplainCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Parameters(
            arity = "1..*",
            paramLabel = "WORD",
            description = "A command with its words in quotes, a tool, a path, what somebody says.")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Vocabulary vocabulary = folders.load().policies().vocabulary();
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            List<Glossary.Entry> entries = Glossary.of(name, vocabulary);
            entries.forEach(entry -> rows.add(
                    List.of(name, entry.subject().name().toLowerCase(Locale.ROOT), entry.meaning(), entry.origin())));
            if (entries.isEmpty()) {
                rows.add(List.of(name, "-", "means nothing by itself", ""));
            }
        }
        Columns.align(rows).forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
    }
}
