package io.steersman.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.policy.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file for each fault that authors make: it is told at the right line, and what to do about it. */
final class BrokenRulesTest {

    private static final Path FOLDER = Path.of("src/test/resources/rulebook/broken");

    /** All files at once: compiling each for itself says the same. */
    private static final List<Diagnostic> OF_ALL = RuleLoader.load(texts()).diagnostics();

    /**
     * A fault.
     *
     * @param name of its file
     * @param line at which it is to be told, 1-based
     * @param says a part of what is to be said
     * @param weight whether it keeps the file from coming into force
     */
    record Fault(String name, int line, String says, Diagnostic.Weight weight) {
        String file() {
            return "broken/" + name + ".drl";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> faults() throws IOException {
        return Files.readAllLines(FOLDER.resolveSibling("broken.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(cells -> new Fault(
                        cells[0],
                        Integer.parseInt(cells[1]),
                        cells[2],
                        cells.length > 3 ? Diagnostic.Weight.WARNING : Diagnostic.Weight.ERROR));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsToldAtItsLineWithWhatToDo(Fault fault) {
        // When
        List<Diagnostic> told = OF_ALL.stream()
                .filter(diagnostic -> diagnostic.file().equals(fault.file()))
                .toList();
        // Then
        assertThat(told).anySatisfy(diagnostic -> {
            assertThat(diagnostic.line()).isEqualTo(fault.line());
            assertThat(diagnostic.column()).isPositive();
            assertThat(diagnostic.message()).contains(fault.says()).contains("Maybe");
            assertThat(diagnostic.weight()).isEqualTo(fault.weight());
        });
        assertThat(told)
                .extracting(Diagnostic::message)
                .noneMatch(message -> message.contains("_this") || message.contains("Lambda"));
    }

    @Test
    void mattersOfStyleAreToldAndTheRulesComeIntoForceAllTheSame() throws IOException {
        // Given
        Map<String, String> odd = new TreeMap<>();
        faults().filter(fault -> fault.weight() == Diagnostic.Weight.WARNING)
                .forEach(fault -> odd.put(fault.file(), texts().get(fault.file())));
        // When
        RuleLoader.Loaded loaded = RuleLoader.load(odd);
        // Then
        assertThat(loaded.rulebook()).isPresent();
        assertThat(loaded.diagnostics()).noneMatch(Diagnostic::isError);
        assertThat(loaded.diagnostics()).extracting(Diagnostic::file).containsAll(odd.keySet());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsNoMatterOfStyleRefusesItsFile(Fault fault) {
        // When
        boolean refused = OF_ALL.stream()
                .filter(diagnostic -> diagnostic.file().equals(fault.file()))
                .anyMatch(Diagnostic::isError);
        // Then
        assertThat(refused).isEqualTo(fault.weight() == Diagnostic.Weight.ERROR);
    }

    @Test
    void everyFileOfTheFolderIsOneOfTheFaults() throws IOException {
        // When
        List<String> named = faults().map(Fault::file).sorted().toList();
        // Then
        assertThat(named).containsExactlyElementsOf(texts().keySet()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void aFaultIsToldOfItsFileAlone() throws IOException {
        // Given
        Map<String, String> pair = new TreeMap<>();
        pair.put("broken/field_unknown.drl", texts().get("broken/field_unknown.drl"));
        String good = texts().get("broken/field_unknown.drl")
                .replace("programme", "program")
                .replace("field_unknown", "good");
        pair.put("broken/good.drl", good);
        // When
        List<Diagnostic> told = RuleLoader.load(pair).diagnostics();
        // Then
        assertThat(told).extracting(Diagnostic::file).containsOnly("broken/field_unknown.drl");
        assertThat(told).hasSize(1);
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".drl")).toList()) {
                texts.put("broken/" + file.getFileName(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
