package io.steersman.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rules with something written into them that a rule must not say, and some with what only looks so. */
public final class HostileRules {

    private static final Path FOLDER = Path.of("src/test/resources/rulebook");
    private static final String RULE = """
            package rules.tests.attack;

            import static io.steersman.rulebook.drl.Report.finding;

            import io.steersman.policy.Limit;
            import io.steersman.fact.Action;
            import io.steersman.reading.shell.Command;
            import io.steersman.reading.result.FailureKind;
            import io.steersman.reading.call.ToolKind;
            import io.steersman.reading.change.Write;
            import io.steersman.fact.History;
            import io.steersman.fact.Since;
            import java.util.List;
            HEADER

            rule "one"
                @title("t")
                @severity("low")
                @status("testing")
                @since("0.1")
                @why("w")
                @falsePositives("f")
                @misses("m")
                ATTRIBUTE
            when
                $action : Action( finished() )
                CONDITION
            then
                CONSEQUENCE
            end
            """;

    private HostileRules() {}

    /** Attempts, each a place in a rule and what is written there. */
    public static List<String> attacks() throws IOException {
        return lines("attacks.txt");
    }

    static List<String> accepted() throws IOException {
        return lines("accepted.txt");
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** The rule of an attempt. */
    public static String of(String attempt) {
        int bar = attempt.indexOf('|');
        return of(attempt.substring(0, bar).strip(), attempt.substring(bar + 1).strip());
    }

    static String of(String place, String text) {
        return RULE.replace("HEADER", place.equals("header") ? text : "")
                .replace("ATTRIBUTE", place.equals("attribute") ? text : "")
                .replace("CONDITION", place.equals("condition") ? text : "")
                .replace(
                        "CONSEQUENCE",
                        place.equals("consequence") ? text : "insert( finding(drools.getRule(), \"x\", $action) );");
    }
}
