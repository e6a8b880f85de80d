package io.steersman.rulebook.lint;

import com.google.re2j.Pattern;
import io.steersman.finding.Severity;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.Nearest;
import io.steersman.rulebook.compile.CompilerFaults;
import io.steersman.rulebook.compile.ReferenceGate;
import io.steersman.rulebook.drl.DrlFile;
import io.steersman.rulebook.drl.Expressions;
import io.steersman.rulebook.drl.FactTypes;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Holds a parsed file against the conventions of rules, so that all rules read alike and none can do harm. */
public final class RuleLint {

    private static final List<String> REQUIRED = List.of("title", "severity", "status", "since", "why");
    private static final List<String> OF_DETECTION = List.of("falsePositives", "misses");
    private static final Set<String> KNOWN =
            Set.of("title", "severity", "status", "since", "why", "falsePositives", "misses", "replacedBy");
    private static final List<String> OF_STEP =
            List.of("Action", "Instruction", "AgentMessage", "Compaction", "TrajectoryEnd", "Verdict");
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::display).toList();
    private static final Set<String> STATUS = Set.of("draft", "testing", "stable", "deprecated");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern CAPITAL = Pattern.compile("([a-z])([A-Z])");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern FOLDER = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern ONE_INSERT = Pattern.compile("(?s)\\s*insert\\s*\\(.*\\)\\s*;\\s*");
    private static final Map<String, String> BANNED = Map.of(
            "salience", "rules must not depend on an order",
            "no-loop", "rules never change facts, so they cannot loop",
            "lock-on-active", "rules never change facts",
            "agenda-group", "rules must not depend on an order",
            "activation-group", "every rule is judged by itself",
            "ruleflow-group", "rules must not depend on an order",
            "auto-focus", "rules must not depend on an order",
            "timer", "a session knows no clock",
            "duration", "a session knows no clock",
            "dialect", "there is one dialect");

    private final DrlFile file;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private RuleLint(DrlFile file) {
        this.file = file;
    }

    /** Everything in the file that breaks a convention. */
    public static List<Diagnostic> check(DrlFile file) {
        RuleLint lint = new RuleLint(file);
        lint.checkPlace();
        lint.checkImports();
        lint.checkDeclarations();
        Set<String> names = new HashSet<>();
        for (RuleDescr rule : file.rules()) {
            if (rule instanceof QueryDescr) {
                lint.say(rule, "'query' is not allowed: rules report by inserting findings. Maybe make it a rule.");
                continue;
            }
            if (!names.add(rule.getName())) {
                lint.say(
                        rule,
                        "The rule '%s' occurs twice in this file. Maybe give one of them another name."
                                .formatted(rule.getName()));
            }
            lint.checkRule(rule);
        }
        lint.diagnostics.addAll(RuleFlaws.check(file));
        return lint.diagnostics;
    }

    private void checkPlace() {
        boolean twoDeep = file.category().indexOf('/') < 0
                && FOLDER.matcher(file.category()).matches();
        if (!twoDeep || !FOLDER.matcher(file.subcategory()).matches()) {
            diagnostics.add(new Diagnostic(
                    file.path(),
                    1,
                    1,
                    "Rules stand at <category>/<subcategory>.drl, both in snake_case. Maybe move the file."));
        } else if (!file.expectedPackage().equals(file.tree().getName())) {
            diagnostics.add(new Diagnostic(
                    file.path(),
                    Math.max(1, file.tree().getLine()),
                    1,
                    "The package (%s) must be that of the file's place. Maybe write: package %s;"
                            .formatted(file.tree().getName(), file.expectedPackage())));
        }
        if (file.rules().isEmpty()) {
            diagnostics.add(new Diagnostic(file.path(), 1, 1, "The file has no rule. Maybe delete it."));
        }
    }

    private void checkImports() {
        List<ImportDescr> imports = new ArrayList<>(file.tree().getImports());
        imports.addAll(file.tree().getFunctionImports());
        for (ImportDescr imported : imports) {
            String target = imported.getTarget();
            if (target.endsWith("*")) {
                say(imported, "The import of %s is not allowed. Maybe import the types one by one.".formatted(target));
            } else if (!ReferenceGate.isImport(target)) {
                say(
                        imported,
                        "The import of %s is not allowed. Maybe ask a fact of io.steersman instead: rules use those and plain values only."
                                .formatted(target));
            } else if (file.tree().getImports().contains(imported)
                    && FactTypes.load(target).isEmpty()
                    && FactTypes.load(inner(target)).isEmpty()) {
                String name = target.substring(target.lastIndexOf('.') + 1);
                say(imported, "There is no %s.%s".formatted(target, FactTypes.adviceOnType(name)));
            }
        }
    }

    private void checkDeclarations() {
        refuse(file.tree().getGlobals(), "global", "rules report by inserting findings. Maybe leave it out");
        refuse(
                file.tree().getFunctions(),
                "function",
                "rules call nothing of their own. Maybe ask the facts, or write the condition into the pattern");
        refuse(
                file.tree().getTypeDeclarations(),
                "declare",
                "facts are records of io.steersman. Maybe use one of those, or leave it out");
        refuse(
                file.tree().getAccumulateImports(),
                "import accumulate",
                "its class would be made as it is compiled. Maybe ask History to count");
    }

    private void refuse(Iterable<? extends BaseDescr> found, String what, String why) {
        for (BaseDescr descr : found) {
            say(descr, "'%s' is not allowed in rules: %s.".formatted(what, why));
        }
    }

    private void checkRule(RuleDescr rule) {
        if (!NAME.matcher(rule.getName()).matches()) {
            say(
                    rule,
                    "The rule name (%s) must be in kebab-case. Maybe write: %s"
                            .formatted(rule.getName(), kebab(rule.getName())));
        }
        if (rule.getParentName() != null) {
            say(rule, "'extends' is not allowed: the base rule would fire as well. Maybe repeat its conditions here.");
        }
        rule.getAttributes().forEach((attribute, descr) -> {
            String why = BANNED.getOrDefault(attribute, "a rule has conditions and nothing else");
            say(descr, "'%s' is not allowed: %s. Maybe leave it out.".formatted(attribute, why));
        });
        checkAnnotations(rule);
        if (!file.category().equals(RuleMetadata.INTERVENTION)) {
            checkOrder(rule);
        }
        String consequence = String.valueOf(rule.getConsequence());
        if (!ONE_INSERT.matcher(consequence).matches() || statements(rule) != 1) {
            refuseConsequence(
                    rule,
                    "The consequence of '%s' must be exactly one insert( ... ). Maybe move the work into a condition.");
        } else if (Expressions.makesArray(consequence)) {
            refuseConsequence(
                    rule,
                    "The consequence of '%s' makes an array, which may be of any size. Maybe give the values one by one.");
        }
    }

    private void refuseConsequence(RuleDescr rule, String why) {
        int line = rule.getConsequenceLine() > 0 ? rule.getConsequenceLine() : Math.max(1, rule.getLine());
        diagnostics.add(new Diagnostic(file.path(), line, 1, why.formatted(rule.getName())));
    }

    /** The past is asked once the step is there: before it, the question would be put once and for all. */
    private void checkOrder(RuleDescr rule) {
        for (Object condition : rule.getLhs().getDescrs()) {
            String type = condition instanceof PatternDescr pattern ? pattern.getObjectType() : "";
            String simple = type.substring(type.lastIndexOf('.') + 1);
            boolean misspelt =
                    !type.isEmpty() && FactTypes.meant(file.tree(), type).isEmpty();
            if (OF_STEP.contains(simple) || misspelt) {
                return;
            }
            if (condition instanceof PatternDescr pattern && simple.equals("History")) {
                say(pattern, "History is asked about a fact of the step. Maybe put History( ... ) after it.");
                return;
            }
        }
        say(
                rule,
                "The rule '%s' matches no fact of the step. Maybe begin with one of %s."
                        .formatted(rule.getName(), String.join(", ", OF_STEP)));
    }

    private void checkAnnotations(RuleDescr rule) {
        checkRequired(rule);
        checkNames(rule);
        checkSeverity(rule);
        checkStatus(rule);
    }

    private void checkRequired(RuleDescr rule) {
        List<String> required = new ArrayList<>(REQUIRED);
        if (!file.category().equals(RuleMetadata.INTERVENTION)) {
            required.addAll(OF_DETECTION);
        }
        for (String name : required) {
            if (annotation(rule, name).isBlank()) {
                say(
                        rule,
                        "The rule '%s' has no @%s(\"...\"). Maybe add it below the name of the rule."
                                .formatted(rule.getName(), name));
            }
        }
    }

    private void checkNames(RuleDescr rule) {
        for (String name : rule.getAnnotationNames()) {
            if (!KNOWN.contains(name)) {
                sayAt(
                        rule,
                        name,
                        "The annotation @%s is unknown. Maybe use one of: @%s.%s"
                                .formatted(
                                        name, String.join(", @", new TreeSet<>(KNOWN)), Nearest.advice(name, KNOWN)));
            } else if (!String.valueOf(rule.getAnnotation(name).getSingleValue())
                    .startsWith("\"")) {
                sayAt(rule, name, "The value of @%s stands in quotes. Maybe write: @%s(\"...\")".formatted(name, name));
            }
        }
    }

    private void checkSeverity(RuleDescr rule) {
        String severity = annotation(rule, "severity");
        if (!severity.isBlank() && Severity.named(severity).isEmpty()) {
            sayAt(
                    rule,
                    "severity",
                    "The severity (%s) is none. Maybe one of: info, low, medium, high, critical.%s"
                            .formatted(severity, Nearest.advice(severity, SEVERITIES)));
        }
    }

    private void checkStatus(RuleDescr rule) {
        String status = annotation(rule, "status");
        if (!status.isBlank() && !STATUS.contains(status)) {
            sayAt(
                    rule,
                    "status",
                    "The status (%s) is none. Maybe one of: draft, testing, stable, deprecated.%s"
                            .formatted(status, Nearest.advice(status, STATUS)));
        }
        if (status.equals("deprecated") && annotation(rule, "replacedBy").isBlank()) {
            say(
                    rule,
                    "The rule '%s' is deprecated, but has no @replacedBy(\"...\"). Maybe name the rule that takes its place."
                            .formatted(rule.getName()));
        }
    }

    /** Says it where the annotation stands; the parser does not tell its place. */
    private void sayAt(RuleDescr rule, String name, String message) {
        int at = file.text().indexOf("@" + name, Math.max(0, rule.getStartCharacter()));
        if (at < 0) {
            say(rule, message);
        } else {
            diagnostics.add(CompilerFaults.at(file, at, message));
        }
    }

    /** A type within the type that seems to be its package. */
    private static String inner(String type) {
        int dot = type.lastIndexOf('.');
        return dot < 0 ? type : type.substring(0, dot) + "$" + type.substring(dot + 1);
    }

    /** A name as it might have been meant. */
    private static String kebab(String name) {
        return OTHERS.matcher(CAPITAL.matcher(name.strip()).replaceAll("$1-$2"))
                .replaceAll("-")
                .toLowerCase(Locale.ROOT);
    }

    /** Counts statements by their semicolons, those in quotes left out. */
    private static int statements(RuleDescr rule) {
        int count = 0;
        boolean quoted = false;
        String consequence = String.valueOf(rule.getConsequence());
        for (int i = 0; i < consequence.length(); i++) {
            char c = consequence.charAt(i);
            if (c == '"' && (i == 0 || consequence.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                count++;
            }
        }
        return count;
    }

    /** The value of an annotation without its quotes, empty when there is none. */
    public static String annotation(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        String value = annotation == null ? "" : String.valueOf(annotation.getSingleValue());
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private void say(BaseDescr descr, String message) {
        diagnostics.add(
                new Diagnostic(file.path(), Math.max(1, descr.getLine()), Math.max(0, descr.getColumn()) + 1, message));
    }
}
