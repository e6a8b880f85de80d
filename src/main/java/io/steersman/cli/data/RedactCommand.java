package io.steersman.cli.data;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.redaction.Redaction;
import io.steersman.redaction.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code redact}: what the service would take out of a text before it keeps it. */
@Command(
        name = "redact",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Take secrets out of a file, as the service does with steps.",
        description = {
            "Prints the text with a token in the place of each secret. With --check it prints file:line:column, the kind",
            "and the token of each instead, and exits with 1 when there are any.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  steersman redact --check session.jsonl",
            "  steersman redact --patterns ours.tsv build.log > build.clean.log"
        })
public final class RedactCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Text, read as UTF-8.")
    private Path file = Path.of("");

    @Option(names = "--check", description = "Say where the secrets are.")
    private boolean check;

    @Option(
            names = "--patterns",
            paramLabel = "TABLE",
            description = "More kinds of secrets, one a line: name, keywords, regular expression, with tabs between.")
    private Path patterns = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String text = read(file);
        Redaction redaction = redaction();
        PrintWriter out = spec.commandLine().getOut();
        if (!check) {
            out.print(redaction.apply(text));
            return ExitCode.OK;
        }
        List<Secret> secrets = redaction.find(text);
        int line = 1;
        int lineStart = 0;
        int at = 0;
        for (Secret secret : secrets) {
            for (; at < secret.start(); at++) {
                if (text.charAt(at) == '\n') {
                    line++;
                    lineStart = at + 1;
                }
            }
            out.println("%s:%d:%d: %s %s"
                    .formatted(file, line, secret.start() - lineStart + 1, secret.kind(), secret.token()));
        }
        return secrets.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private Redaction redaction() {
        try {
            return patterns.toString().isEmpty() ? Redaction.standard() : Redaction.with(read(patterns));
        } catch (IllegalArgumentException e) {
            throw new Refused(List.of("%s: %s".formatted(patterns, e.getMessage())));
        }
    }

    private static String read(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refused(List.of("The file '%s' cannot be read. Maybe the path is wrong.".formatted(path)));
        }
    }
}
