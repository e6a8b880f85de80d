package io.steersman.rulebook.drl;

import io.steersman.policy.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.io.ByteArrayResource;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Parses DRL text and says syntax errors where they are. */
public final class DrlReader {

    private DrlReader() {}

    /**
     * Parses files.
     *
     * @param texts DRL by path below the rules folder
     * @param diagnostics where syntax errors are put
     * @return the files that could be parsed, by path
     */
    public static List<DrlFile> parse(Map<String, String> texts, List<Diagnostic> diagnostics) {
        List<DrlFile> files = new ArrayList<>();
        new TreeMap<>(texts)
                .forEach((path, text) -> parse(path, text, diagnostics).ifPresent(files::add));
        return files;
    }

    private static Optional<DrlFile> parse(String path, String text, List<Diagnostic> diagnostics) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr tree = null;
        try {
            tree = parser.parse(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
        } catch (StackOverflowError e) {
            diagnostics.add(
                    new Diagnostic(path, 1, 1, "The file is nested too deeply. Maybe write it in another way."));
        } catch (DroolsParserException | java.io.IOException | RuntimeException e) {
            diagnostics.add(new Diagnostic(path, 0, 0, "The file cannot be parsed: " + e.getMessage()));
        }
        if (parser.hasErrors()) {
            List<String> errors = parser.getErrors().stream()
                    .map(error -> String.valueOf(error.getMessage()))
                    .toList();
            diagnostics.addAll(SyntaxFaults.explain(path, text, errors));
        }
        if (tree == null || !parser.getErrors().isEmpty()) {
            return Optional.empty();
        }
        FactImports.complete(tree, text);
        return Optional.of(new DrlFile(path, text, tree));
    }
}
