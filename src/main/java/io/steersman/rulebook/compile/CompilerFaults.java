package io.steersman.rulebook.compile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.drl.DrlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.kie.api.builder.Message;

/**
 * Finds the place and the words for what the engine's compiler refuses.
 *
 * <p>The compiler stops at the first fault of a build and points into generated code. So each rule of a broken set is
 * compiled by itself, and the word that the compiler complains about is looked up in the rule's own text.
 */
public final class CompilerFaults {

    private static final Pattern WRAPPING = Pattern.compile(
            "^(?:Rule Compilation error|Unable to create Field Extractor for|Exception when parsing:?)\\s*");
    private static final Pattern COMPANION = Pattern.compile("(?s)^Java source of .*");
    private static final List<Pattern> CULPRITS = List.of(
            Pattern.compile("Method ([\\w$]+) on class"),
            Pattern.compile("Unable to find class:? ([\\w.$]+)"),
            Pattern.compile("Unknown (?:field|class|type|method) '?([\\w.$]+)'?"),
            Pattern.compile("Unable to (?:find|resolve) (?:class|type|ObjectType) '?\"?([\\w.$]+)"),
            Pattern.compile("([\\w$]+) cannot be resolved"),
            Pattern.compile("The method ([\\w$]+)\\("),
            Pattern.compile("Unable to Analyse Expression (\\S+)"),
            Pattern.compile("Cannot find symbol ([\\w$]+)"),
            Pattern.compile("symbol ([\\w$]+)"),
            Pattern.compile("[`'\"]([^`'\"]+)[`'\"]"),
            Pattern.compile("(\\$\\w+)"));

    private CompilerFaults() {}

    /** Compiles each rule of files by itself and says what is refused. */
    public static List<Diagnostic> find(List<DrlFile> files) {
        List<Diagnostic> found = new ArrayList<>();
        for (DrlFile file : files) {
            for (RuleDescr rule : file.rules()) {
                found.addAll(check(file, rule));
            }
        }
        return found;
    }

    /**
     * Says what a compiler refused.
     *
     * @param files the files that were compiled together
     * @param errors what the compiler said of them
     */
    public static List<Diagnostic> explain(List<DrlFile> files, List<Message> errors) {
        List<Diagnostic> found = find(files);
        return found.isEmpty() ? errors.stream().map(CompilerFaults::unplaced).toList() : found;
    }

    /**
     * Says what a compiler could not cope with.
     *
     * @param crash what it threw
     */
    public static List<Diagnostic> explain(List<DrlFile> files, RuntimeException crash) {
        List<Diagnostic> found = find(files);
        String sentence = "The compiler gave up: " + crash.getMessage();
        return found.isEmpty()
                ? files.stream()
                        .map(file -> new Diagnostic(file.path(), 1, 1, sentence))
                        .toList()
                : found;
    }

    private static List<Diagnostic> check(DrlFile file, RuleDescr rule) {
        String alone = file.header() + "\n" + file.text(rule) + "\n";
        try {
            DrlCompiler.Compilation compiled = DrlCompiler.compile(Map.of(file.path(), alone));
            if (compiled.errors().isEmpty()) {
                return HarmfulRules.explain(
                        List.of(file), ReferenceGate.refused(compiled.classes().code()));
            }
            return compiled.errors().stream()
                    .filter(error -> !COMPANION.matcher(error.getText()).matches())
                    .map(error -> place(file, rule, error.getText()))
                    .distinct()
                    .limit(5)
                    .toList();
        } catch (RuntimeException e) {
            return List.of(place(file, rule, "The compiler gave up: " + e.getMessage()));
        }
    }

    private static Diagnostic place(DrlFile file, RuleDescr rule, String text) {
        String sentence = new CompilerWords(file, rule).of(text).orElseGet(() -> sentence(text));
        for (Pattern pattern : CULPRITS) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                int at = find(file, rule, matcher.group(1));
                if (at >= 0) {
                    return at(file, at, sentence);
                }
            }
        }
        return quoted(file, rule, text, sentence);
    }

    /** The constraint whose text the message quotes, else the rule. */
    private static Diagnostic quoted(DrlFile file, RuleDescr rule, String text, String sentence) {
        return constraints(rule.getLhs())
                .filter(constraint -> text.contains(String.valueOf(constraint)))
                .findFirst()
                .map(constraint -> new Diagnostic(
                        file.path(), constraint.getLine(), Math.max(0, constraint.getColumn()) + 1, sentence))
                .orElseGet(
                        () -> new Diagnostic(file.path(), rule.getLine(), Math.max(0, rule.getColumn()) + 1, sentence));
    }

    private static Stream<BaseDescr> constraints(BaseDescr descr) {
        if (descr instanceof org.drools.drl.ast.descr.PatternDescr pattern) {
            return pattern.getDescrs().stream().map(BaseDescr.class::cast);
        }
        if (descr instanceof org.drools.drl.ast.descr.ConditionalElementDescr element) {
            return element.getDescrs().stream().map(BaseDescr.class::cast).flatMap(CompilerFaults::constraints);
        }
        return Stream.of(descr);
    }

    private static int find(DrlFile file, RuleDescr rule, String word) {
        String name = word.substring(word.lastIndexOf('.') + 1);
        for (String candidate : List.of(word, name)) {
            int at = find(file.text(), candidate, rule.getStartCharacter());
            if (at >= 0 && at + candidate.length() <= rule.getEndCharacter() + 1) {
                return at;
            }
        }
        return file.header().contains(word) ? file.header().indexOf(word) : -1;
    }

    /** Where a name stands in a text, from an index on, and is no part of another; -1 when it does nowhere. */
    public static int find(String text, String name, int from) {
        int at = name.isBlank() ? -1 : text.indexOf(name, from);
        while (at >= 0 && (isName(text, at - 1) || isName(text, at + name.length()))) {
            at = text.indexOf(name, at + 1);
        }
        return at;
    }

    private static boolean isName(String text, int at) {
        return at >= 0 && at < text.length() && Character.isJavaIdentifierPart(text.charAt(at));
    }

    /** Puts a sentence at a place in a file. */
    public static Diagnostic at(DrlFile file, int offset, String sentence) {
        String before = file.text().substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Diagnostic(file.path(), line, offset - before.lastIndexOf('\n'), sentence);
    }

    private static Diagnostic unplaced(Message message) {
        String path = String.valueOf(message.getPath());
        int rules = path.indexOf("rules/");
        path = rules < 0 ? path : path.substring(rules + "rules/".length());
        return new Diagnostic(path, Math.max(0, message.getLine()), 0, sentence(message.getText()));
    }

    /** The first line of the compiler's words, without its wrapping. */
    private static String sentence(String text) {
        String line = text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("unknown fault");
        return WRAPPING.matcher(line).replaceFirst("");
    }
}
