package io.steersman.session;

import io.steersman.policy.PolicyReader;
import io.steersman.rulebook.RuleLoader;
import io.steersman.rulebook.Rulebook;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SessionTest {
    @Test
    void loads() throws Exception {
        Map<String, String> texts = new TreeMap<>();
        try (var files = Files.walk(Path.of("rules"))) {
            for (Path p : files.filter(f -> f.toString().endsWith(".drl")).toList())
                texts.put(Path.of("rules").relativize(p).toString(), Files.readString(p));
        }
        long t = System.nanoTime();
        var loaded = RuleLoader.load(texts);
        System.out.println("load ms " + (System.nanoTime() - t) / 1000000);
        loaded.diagnostics().forEach(d -> System.out.println(d.display()));
        Rulebook book = loaded.rulebook().orElseThrow();
        var reading = PolicyReader.read(
                "default.yaml", Files.readString(Path.of("policies/default.yaml")), "h", book.detectionRules());
        reading.diagnostics().forEach(d -> System.out.println(d.display()));
        try (Session s = new Session(book, reading.policy())) {
            int i = 0;
            for (int k = 0; k < 7; k++) {
                System.out.println(s.accept(
                        ToolCall.of("c" + k, "Bash", "command", "npm test").with(Meta.NONE.withIndex(i++))));
                System.out.println(s.accept(ToolResult.of("c" + k, "2 failed", ToolResult.Status.ERROR)
                        .with(Meta.NONE.withIndex(i++))));
            }
        }
    }
}
