package io.steersman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.steersman.fact.History;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.Checked;
import io.steersman.reload.Checker;
import io.steersman.reload.Sources;
import io.steersman.trajectory.NativeFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds the documents against the project: what a reader copies out of them works. */
class DocsTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern STEPS = Pattern.compile("<<'STEPS'\n(.*)\nSTEPS", Pattern.DOTALL);
    private static final String PLACE = "house_rules/version_control";

    /**
     * A fenced block.
     *
     * @param file where it stands
     * @param language named after the fence
     * @param text without the fences
     */
    record Block(Path file, String language, String text) {
        @Override
        public String toString() {
            return file + ": " + text.lines().findFirst().orElse("");
        }
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("src/main/docs"))) {
            List<Path> all =
                    new ArrayList<>(pages.filter(Files::isRegularFile).sorted().toList());
            all.add(README);
            all.add(Path.of("CONTRIBUTING.md"));
            return all.stream();
        }
    }

    static Stream<Block> blocks() throws IOException {
        return documents().flatMap(file -> read(file).stream());
    }

    static Stream<Block> blocksOf(String language) throws IOException {
        return blocks().filter(block -> block.language().equals(language));
    }

    static Stream<Block> yaml() throws IOException {
        return blocksOf("yaml");
    }

    static Stream<Block> json() throws IOException {
        return blocksOf("json");
    }

    static Stream<Block> steps() throws IOException {
        return blocksOf("ndjson");
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void everyYamlBlockParses(Block block) {
        // Given
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        // When / Then
        assertThatCode(() -> yaml.load(block.text())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("json")
    void everyJsonBlockParses(Block block) {
        // Given
        ObjectMapper mapper = new ObjectMapper();
        // When / Then
        assertThatCode(() -> mapper.readTree(block.text())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyStepInTheDocumentsIsInTheNativeFormat(Block block) {
        // Given
        byte[] content = block.text().getBytes(StandardCharsets.UTF_8);
        // When
        NativeFormat.Parsed parsed = NativeFormat.parse(content);
        // Then
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.steps()).isNotEmpty();
    }

    @Test
    void theStepsThatTheReadmePostsAreInTheNativeFormat() throws IOException {
        // Given
        Matcher posted = STEPS.matcher(Files.readString(README));
        assertThat(posted.find()).isTrue();
        // When
        NativeFormat.Parsed parsed = NativeFormat.parse(posted.group(1).getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.steps()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) throws IOException {
        // Given
        Matcher links = LINK.matcher(Files.readString(document));
        Path folder = document.toAbsolutePath().getParent();
        List<String> broken = new ArrayList<>();
        // When
        while (links.find()) {
            String target = links.group(1).replaceFirst("#.*", "");
            if (!target.contains("://") && !target.isEmpty() && !Files.exists(folder.resolve(target))) {
                broken.add(target);
            }
        }
        // Then
        assertThat(broken).isEmpty();
    }

    @Test
    void theWholeCheckRunsTheTestCommandOfTheReadme() throws IOException {
        // Given
        String test = shell("## Test");
        // When
        String script = Files.readString(Path.of(".ci/run"));
        // Then
        assertThat(script).contains("\n" + test);
        assertThat(Path.of(".ci/run")).isExecutable();
    }

    @Test
    void theMainCommandBuildsAsTheSetUpDoesAndThenRunsTheJarOfTheBuild() throws IOException {
        // Given
        String main = shell("## Run");
        // When
        String setUp = read(README).stream()
                .filter(block -> block.language().equals("sh") && block.text().startsWith("./mvnw"))
                .findFirst()
                .orElseThrow()
                .text();
        // Then
        assertThat(main).isEqualTo(setUp + " && target/steersman demo");
    }

    @Test
    void theRuleOfTheReadmeWorksAsItStandsThere() throws IOException {
        // Given
        Sources shipped = Sources.read(Path.of("rules"), Path.of("policies"));
        // When
        Checked checked = Checker.check(with(shipped, example("yaml", "subject:")));
        // Then
        assertThat(checked.diagnostics()).extracting(Diagnostic::display).isEmpty();
        assertThat(checked.result().orElseThrow().rulebook().detectionRules())
                .extracting(Object::toString)
                .contains("house_rules.version_control.forced-push");
    }

    @Test
    void theCasesOfTheReadmeTellARuleThatDoesNotWork() throws IOException {
        // Given
        Sources shipped = Sources.read(Path.of("rules"), Path.of("policies"));
        String otherwise = example("yaml", "subject:").replace("at: 1", "at: 0");
        // When
        Checked checked = Checker.check(with(shipped, otherwise));
        // Then
        assertThat(checked.diagnostics()).extracting(Diagnostic::file).containsOnly("rules/" + PLACE + ".cases.yaml");
    }

    /** Rule, cases and policy entry of each recipe, laid over the shipped files as a reader would put them there. */
    @Test
    void theRecipesWorkAsTheyStandThere() throws IOException {
        // Given
        Map<String, String> files = new TreeMap<>();
        StringBuilder policy = new StringBuilder(Shipped.sources().policies().get("default.yaml"));
        String place = "";
        for (Block block : read(Path.of("src/main/docs/recipes.md"))) {
            String text = block.text() + "\n";
            if (block.language().equals("drl")) {
                place = text.substring(text.indexOf("package rules.") + "package rules.".length());
                place = "rules/" + place.substring(0, place.indexOf(';')).replace('.', '/');
                files.put(place + ".drl", text);
            } else if (text.startsWith("subject:")) {
                files.put(place + ".cases.yaml", text);
            } else if (block.language().equals("yaml")) {
                policy.append(text);
            }
        }
        files.put("policies/default.yaml", policy.toString());
        // Nobody has read what a recipe finds.
        files.put("rules/evidence.tsv", "");
        // When
        Checked checked = Checker.check(Shipped.sources().with(files));
        // Then
        assertThat(checked.diagnostics()).extracting(Diagnostic::display).isEmpty();
        assertThat(checked.result().orElseThrow().rulebook().detectionRules())
                .extracting(Object::toString)
                .contains(
                        "house_rules.migrations.migration-touched",
                        "house_rules.package_manager.other-package-manager",
                        "house_rules.deploys.failing-deploys",
                        "house_rules.deletions.file-deleted");
    }

    @Test
    void whatRulesMayAskOfThePastIsDocumented() throws IOException {
        // Given
        String page = Files.readString(Path.of("src/main/docs/writing-rules.md"));
        // When
        List<String> questions = Stream.of(History.class.getDeclaredMethods())
                .map(method -> "`" + method.getName() + "(")
                .toList();
        // Then
        assertThat(questions).allSatisfy(question -> assertThat(page).contains(question));
        assertThat(page).contains("the last %d actions of each agent".formatted(History.WINDOW));
    }

    private static Sources with(Sources shipped, String caseText) throws IOException {
        Map<String, String> drl = new HashMap<>(shipped.drl());
        Map<String, String> cases = new HashMap<>(shipped.cases());
        Map<String, String> policies = new HashMap<>(shipped.policies());
        drl.put(PLACE + ".drl", example("drl", "/*"));
        cases.put(PLACE + ".cases.yaml", caseText);
        policies.merge("default.yaml", example("yaml", "  house_rules"), (policy, entry) -> policy + entry);
        return new Sources(drl, cases, policies);
    }

    private static String example(String language, String start) throws IOException {
        List<Block> found = read(README).stream()
                .filter(block ->
                        block.language().equals(language) && block.text().startsWith(start))
                .toList();
        assertThat(found)
                .as("the block of the README that begins with " + start)
                .hasSize(1);
        return found.get(0).text() + "\n";
    }

    private static String shell(String heading) throws IOException {
        String text = Files.readString(README);
        int start = text.indexOf("```sh\n", text.indexOf("\n" + heading + "\n")) + "```sh\n".length();
        return text.substring(start, text.indexOf("\n```", start));
    }

    private static List<Block> read(Path file) {
        List<Block> blocks = new ArrayList<>();
        List<String> block = new ArrayList<>();
        String language = "";
        boolean inside = false;
        for (String line : lines(file)) {
            if (line.startsWith("```")) {
                if (inside) {
                    blocks.add(new Block(file, language, String.join("\n", block)));
                }
                inside = !inside;
                language = line.substring("```".length()).strip();
                block.clear();
            } else if (inside) {
                block.add(line);
            }
        }
        assertThat(inside).as("a block of %s is not closed", file).isFalse();
        return blocks;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
