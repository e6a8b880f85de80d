package io.steersman.rulebook;

import io.steersman.policy.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.io.ByteArrayResource;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Parses DRL text and says syntax errors where they are. */
final class DrlReader {

    private static final Pattern PLACE = Pattern.compile("(?:\\[ERR \\d+] )?Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);

    private DrlReader() {}

    /**
     * Parses files.
     *
     * @param texts DRL by path below the rules folder
     * @param diagnostics where syntax errors are put
     * @return the files that could be parsed, by path
     */
    static List<DrlFile> parse(Map<String, String> texts, List<Diagnostic> diagnostics) {
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
        } catch (DroolsParserException | java.io.IOException | RuntimeException e) {
            diagnostics.add(new Diagnostic(path, 0, 0, "The file cannot be parsed: " + e.getMessage()));
        }
        for (DroolsError error : parser.getErrors()) {
            diagnostics.add(say(path, error));
        }
        return tree != null && parser.getErrors().isEmpty()
                ? Optional.of(new DrlFile(path, text, tree))
                : Optional.empty();
    }

    /** The parser adds where in itself it stumbled. */
    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }

    private static Diagnostic say(String path, DroolsError error) {
        Matcher place = PLACE.matcher(String.valueOf(error.getMessage()));
        if (place.matches()) {
            int column = Integer.parseInt(place.group(2)) + 1;
            return new Diagnostic(
                    path, Integer.parseInt(place.group(1)), column, "Syntax error: " + firstLine(place.group(3)));
        }
        int line = error.getLines().length == 0 ? 0 : error.getLines()[0];
        return new Diagnostic(path, line, 0, "Syntax error: " + error.getMessage());
    }
}
