package io.steersman;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing grows so large that nobody reads it. */
class SizesTest {

    private static final Path CODE = Path.of("src/main/java/io/steersman");
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 40;
    private static final int MOST_FILES = 40;
    private static final int MEDIAN_FILES = 12;
    private static final int FILES_OF_NINE_IN_TEN = 25;

    /** All that rules may ask of an action stands together on one page, which is read from it. */
    private static final Set<String> LONG_FILES = Set.of("fact/Action.java");

    @BeforeAll
    static void parseWhatTheBuildTakes() {
        StaticJavaParser.setConfiguration(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));
    }

    @Test
    void noFileIsTooLong() {
        assertThat(files())
                .filteredOn(file -> lines(file).size() > LONGEST_FILE)
                .extracting(SizesTest::name)
                .isSubsetOf(LONG_FILES);
    }

    @Test
    void noMethodIsTooLong() {
        assertThat(files()).flatExtracting(SizesTest::longMethods).isEmpty();
    }

    @Test
    void noPackageIsTooFull() {
        Map<Path, Long> packages =
                files().stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

        assertThat(packages)
                .allSatisfy((folder, files) ->
                        assertThat(files).as(folder.toString()).isLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void mostPackagesAreSeenAtAGlance() {
        List<Long> sizes =
                files().stream()
                        .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()))
                        .values()
                        .stream()
                        .sorted()
                        .toList();

        assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(MEDIAN_FILES);
        assertThat(sizes.get(sizes.size() * 9 / 10)).isLessThanOrEqualTo(FILES_OF_NINE_IN_TEN);
    }

    private static List<String> longMethods(Path file) {
        try {
            return StaticJavaParser.parse(file).findAll(CallableDeclaration.class).stream()
                    .filter(method -> lines(method) > LONGEST_METHOD)
                    .map(method -> name(file) + " " + method.getNameAsString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between its braces. */
    private static int lines(CallableDeclaration<?> method) {
        return method.getChildNodes().stream()
                .filter(BlockStmt.class::isInstance)
                .mapToInt(body -> body.getRange().orElseThrow().getLineCount() - 2)
                .findFirst()
                .orElse(0);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(CODE)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return CODE.relativize(file).toString().replace('\\', '/');
    }
}
