package io.steersman.rulebook.drl;

import com.google.re2j.Pattern;
import io.steersman.layout.DrlFormat;
import io.steersman.layout.DrlToken;
import io.steersman.layout.DrlTokens;
import io.steersman.policy.Diagnostic;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Formats rule files, and never changes what they mean: both texts are parsed, and what was read is compared. */
public final class RuleFormat {

    /** Where in memory a part of the parser's tree is, as Java shows it. */
    private static final Pattern OBJECT = Pattern.compile("@[0-9a-f]+");

    private RuleFormat() {}

    /**
     * What came of one file.
     *
     * @param text laid out; as it was when there are diagnostics
     * @param diagnostics why it was left as it is: syntax errors; empty when it was formatted
     */
    public record Formatted(String text, List<Diagnostic> diagnostics) {
        public Formatted {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Lays one file out in the only way there is; formatting what came of it changes nothing.
     *
     * @param path named in diagnostics
     * @param text DRL; the text is left as it is when it cannot be parsed
     */
    public static Formatted of(String path, String text) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<DrlFile> before = DrlReader.parse(Map.of(path, text), diagnostics);
        if (before.isEmpty()) {
            return new Formatted(text, diagnostics);
        }
        String formatted = DrlFormat.of(text);
        List<DrlFile> after = DrlReader.parse(Map.of(path, formatted), new ArrayList<>());
        boolean same = !after.isEmpty()
                && meaning(before.get(0)).equals(meaning(after.get(0)))
                && words(text).equals(words(formatted));
        return same ? new Formatted(formatted, List.of()) : new Formatted(text, List.of(refusal(path)));
    }

    private static Diagnostic refusal(String path) {
        return new Diagnostic(
                path,
                0,
                0,
                "The file would come to mean something else when it is formatted, and is left as it is. "
                        + "Maybe write one condition and one annotation a line.");
    }

    private record Meaning(String name, List<String> imports, List<RuleMeaning> rules, List<Integer> others) {}

    private record RuleMeaning(String name, List<String> head, String tree, List<String> code) {}

    private static Meaning meaning(DrlFile file) {
        PackageDescr tree = file.tree();
        return new Meaning(
                tree.getName(),
                tree.getImports().stream().map(one -> one.getTarget()).sorted().toList(),
                tree.getRules().stream().map(rule -> meaning(file, rule)).toList(),
                List.of(
                        tree.getFunctions().size(),
                        tree.getGlobals().size(),
                        tree.getTypeDeclarations().size(),
                        tree.getAttributes().size()));
    }

    private static RuleMeaning meaning(DrlFile file, RuleDescr rule) {
        List<String> head = new ArrayList<>();
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            head.add("@" + annotation.getName() + annotation.getValueMap());
        }
        rule.getAttributes().forEach((name, value) -> head.add(name + "=" + value.getValue()));
        head.sort(null);
        return new RuleMeaning(
                rule.getName(),
                head,
                OBJECT.matcher(String.valueOf(rule.getLhs())).replaceAll(""),
                code(file.text(rule)));
    }

    /** Conditions and consequence word for word. */
    private static List<String> code(String rule) {
        return DrlTokens.of(rule).stream()
                .filter(token -> !token.isComment())
                .dropWhile(token -> !token.is("when") && !token.is("then"))
                .map(DrlToken::text)
                .toList();
    }

    /** All that is written, comments included, whatever its order; a missing semicolon is no word. */
    private static List<String> words(String text) {
        return DrlTokens.of(text).stream()
                .filter(token -> !token.is(";"))
                .map(token -> Pieces.spaced(token.text()))
                .sorted()
                .toList();
    }
}
