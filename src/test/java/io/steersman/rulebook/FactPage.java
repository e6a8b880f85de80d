package io.steersman.rulebook;

import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import io.steersman.rulebook.compile.ReferenceGate;
import io.steersman.rulebook.drl.FactNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The reference of what rules may ask, written from the sources: the types that rules name, and all that is
 * reached from those by what is public.
 */
final class FactPage {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Map<String, String> SECTIONS = sections();
    private static final String HEAD = """
            # Facts

            What rules may ask, written from the sources; do not edit. Which of these are put before a rule, and when, is told by
            [writing rules](writing-rules.md). None of them needs an import. What is asked without
            arguments needs its brackets: `open()`.
            """;

    private final TreeMap<String, TypeDeclaration<?>> types = new TreeMap<>();

    private FactPage() {}

    /** The page as Markdown, in the order of the packages' sections and the types' names. */
    static String written() {
        StaticJavaParser.getParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
        FactPage page = new FactPage();
        page.collect();
        return page.write();
    }

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("io.steersman.fact", "Actions and the past");
        sections.put("io.steersman.reading", "What was said, asked and done");
        sections.put("io.steersman.trajectory", "Steps");
        sections.put("io.steersman.policy", "Limits");
        sections.put("io.steersman.finding", "Findings");
        sections.put("io.steersman.intervention", "Interventions");
        return sections;
    }

    private void collect() {
        Deque<String> open = new ArrayDeque<>();
        FactNames.all().values().stream()
                .map(Class::getCanonicalName)
                .filter(name -> name.startsWith("io.steersman."))
                .forEach(open::add);
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!types.containsKey(name) && ReferenceGate.isImport(name)) {
                parse(name).ifPresent(unit -> take(name, unit, open));
            }
        }
    }

    private void take(String name, CompilationUnit unit, Deque<String> open) {
        TypeDeclaration<?> type = unit.getType(0);
        if (!type.isPublic()) {
            return;
        }
        types.put(name, type);
        FactTable.asked(type)
                .flatMap(member -> member.findAll(ClassOrInterfaceType.class).stream())
                .map(ClassOrInterfaceType::getNameWithScope)
                .map(word -> word.replaceFirst("\\..*", ""))
                .distinct()
                .forEach(word -> open.add(full(unit, name, word)));
        FactTable.above(type).forEach(word -> open.add(full(unit, name, word)));
    }

    private static String full(CompilationUnit unit, String owner, String word) {
        return unit.getImports().stream()
                .map(ImportDeclaration::getNameAsString)
                .filter(target -> target.contains("." + word + ".") || target.endsWith("." + word))
                .map(target -> target.replaceFirst("(\\.[A-Z]\\w*)\\..*", "$1"))
                .findFirst()
                .orElse(owner.substring(0, owner.lastIndexOf('.') + 1) + word);
    }

    private static Optional<CompilationUnit> parse(String name) {
        Path file = SOURCES.resolve(name.replace('.', '/') + ".java");
        try {
            return Files.exists(file) ? Optional.of(StaticJavaParser.parse(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write() {
        StringBuilder page = new StringBuilder(HEAD);
        SECTIONS.forEach((place, title) -> {
            page.append("\n## ").append(title).append('\n');
            types.forEach((name, type) -> {
                if (name.startsWith(place + ".")) {
                    page.append(FactTable.of(type.getNameAsString(), type));
                    inner(type)
                            .forEach(nested -> page.append(
                                    FactTable.of(type.getNameAsString() + "." + nested.getNameAsString(), nested)));
                }
            });
        });
        return page.toString();
    }

    private static Stream<TypeDeclaration<?>> inner(TypeDeclaration<?> type) {
        return type.getMembers().stream()
                .filter(BodyDeclaration::isTypeDeclaration)
                .<TypeDeclaration<?>>map(BodyDeclaration::asTypeDeclaration)
                .filter(nested -> nested.isPublic()
                        || type.isClassOrInterfaceDeclaration()
                                && type.asClassOrInterfaceDeclaration().isInterface())
                .sorted(Comparator.comparing(NodeWithSimpleName::getNameAsString));
    }
}
