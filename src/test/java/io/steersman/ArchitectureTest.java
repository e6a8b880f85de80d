package io.steersman;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The structure of the code, as a page. */
class ArchitectureTest {

    private static final String ROOT = "io.steersman.";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.steersman");

    /** Each package and the ones it may use, as the page for contributors has them; what is not listed there does not exist. */
    private static final Map<String, Set<String>> MAY_USE = PackageMap.read(packagesOfCode());

    private static final Pattern SPLIT = Pattern.compile("\\.split\\((\"(?:[^\"\\\\]|\\\\.)*\"|\\w+)");
    /** Characters that mean themselves; the tables of the program are split at their divider. */
    private static final Pattern SPLIT_AT_CHARACTERS =
            Pattern.compile("\"(?:[^\"\\\\*+?{}\\[\\].|()^$]|\\\\[nt]|\\\\\\\\[.|*])+\"|DIVIDER");

    /** Classes that the container must be able to derive from. */
    private static final Set<String> PROXIED = Set.of();

    static Stream<String> packages() {
        return packagesOfCode().stream();
    }

    @Test
    void everyPackageIsOnThePage() {
        assertThat(MAY_USE.keySet()).isEqualTo(packagesOfCode());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyWhatItMay(String name) {
        Set<String> others = new TreeSet<>(MAY_USE.keySet());
        others.removeAll(MAY_USE.get(name));
        others.remove(name);

        noClasses()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.stream().map(other -> ROOT + other).toArray(String[]::new))
                .check(CODE);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.steersman.(*)..").should().beFreeOfCycles().check(CODE);
        slices().matching("io.steersman.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void theEngineStaysInRulebookSessionAndSteering() {
        only("org.kie", Set.of("rulebook", "session", "steering"));
        only("org.drools", Set.of("rulebook", "session", "steering"));
    }

    @Test
    void httpStaysInApi() {
        only("jakarta.ws.rs", Set.of("api"));
    }

    @Test
    void databasesStayInTheirAdapter() {
        only("java.sql", Set.of("journal.sql", "recorded.store"));
        only("org.sqlite", Set.of("journal.sql", "recorded.store"));
        only("org.postgresql", Set.of("journal.sql"));
    }

    @Test
    void theLogOfAFleetStaysInItsPackage() {
        only("org.apache.kafka", Set.of("fleet"));
        only("com.sun.net.httpserver", Set.of("fleet"));
    }

    @Test
    void theJournalKnowsNoAdapterOfIts() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "journal")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "journal.sql..")
                .check(CODE);
    }

    @Test
    void tokensStayInAccess() {
        only("org.jose4j", Set.of("access"));
    }

    @Test
    void theCommandLineStaysInCli() {
        only("picocli", Set.of("cli"));
    }

    /** What it forgets to catch would end the work for ever, unseen. */
    @Test
    void theServiceHasOneThingThatWorksBesideRequests() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "api..", ROOT + "service..")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "service.Background")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "service.Background$Piece")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ScheduledExecutorService")
                .check(CODE);
    }

    /** One that goes back over what it has read takes for ever on a text that was made for it; RE2 does not. */
    @Test
    void noExpressionGoesBackOverAText() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex")
                .orShould()
                .callMethod(String.class, "matches", String.class)
                .orShould()
                .callMethod(String.class, "replaceAll", String.class, String.class)
                .orShould()
                .callMethod(String.class, "replaceFirst", String.class, String.class)
                .check(CODE);
    }

    @Test
    void textsAreSplitAtCharactersAndNotAtExpressions() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .flatExtracting(ArchitectureTest::splits)
                    .isNotEmpty()
                    .allMatch(SPLIT_AT_CHARACTERS.asMatchPredicate());
        }
    }

    @Test
    void nobodyDerivesFromAClassThatDoesNotSaySo() {
        assertThat(CODE)
                .filteredOn(ArchitectureTest::isOursToClose)
                .filteredOn(type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.FINAL))
                .filteredOn(type -> !type.reflect().isSealed())
                .extracting(JavaClass::getName)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.inject.Inject", "org.eclipse.microprofile.config.inject.ConfigProperty"})
    void fieldsAreNotInjected(String annotation) {
        noFields().should().beAnnotatedWith(annotation).allowEmptyShould(true).check(CODE);
    }

    @Test
    void packagesAreNamedAfterWhatTheyKnow() {
        assertThat(CODE).extracting(JavaClass::getPackageName).noneMatch(name -> Arrays.stream(name.split("\\."))
                .anyMatch(Set.of("util", "utils", "common", "impl", "helper", "helpers", "manager", "base")::contains));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void everyPackageSaysWhatItKnowsAndHasNoNulls(String name) throws ClassNotFoundException {
        Class<?> info = Class.forName(ROOT + name + ".package-info");

        assertThat(info.isAnnotationPresent(NullMarked.class)).isTrue();
    }

    private static List<String> splits(Path file) {
        try {
            return SPLIT.matcher(Files.readString(file))
                    .results()
                    .map(split -> split.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void only(String library, Set<String> allowed) {
        List<String> packages = allowed.stream().map(name -> ROOT + name + "..").toList();
        noClasses()
                .that()
                .resideOutsideOfPackages(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(CODE);
    }

    private static Set<String> packagesOfCode() {
        return CODE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOursToClose(JavaClass type) {
        return !type.isAnonymousClass()
                && !type.isEnum()
                && !type.getSimpleName().contains("_")
                && !PROXIED.contains(type.getName());
    }
}
