package io.steersman.cli.rules;

import io.steersman.finding.RuleId;
import io.steersman.rulebook.drl.RuleFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The pieces of a new rule, with the places marked that its author fills in. */
final class RuleTemplate {

    private final RuleId rule;

    RuleTemplate(RuleId rule) {
        this.rule = rule;
    }

    /** The rule file with this rule at its end; formatted, unless it was not so before. */
    String drl(String before) {
        String text = joined(before, before.isBlank() ? text("header") : "", text("rule"));
        boolean formatted = RuleFormat.of("", before).text().equals(before);
        return before.isBlank() || formatted ? RuleFormat.of("", text).text() : text;
    }

    /** The file of cases with those of this rule at its end. */
    String cases(String before) {
        return joined(before, before.isBlank() ? text("subject") : "", text("cases"));
    }

    /** What the policy says of the rule, as an entry of {@code rules:}, indented by two. */
    String policy() {
        return text("policy");
    }

    private static String joined(String before, String header, String piece) {
        String first = before.isBlank() || before.endsWith("\n") ? before : before + "\n";
        return first + header + piece;
    }

    private String text(String piece) {
        String name = "/steersman/templates/" + piece + ".txt";
        try (InputStream in = RuleTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program was built without %s.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{category}", rule.category())
                    .replace("{subcategory}", rule.subcategory())
                    .replace("{name}", rule.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
