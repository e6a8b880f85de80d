package io.steersman.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.cli.terminal.Refused;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.CaseGate.Outcome;
import io.steersman.rulebook.cases.RuleCase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

final class JunitReportTest {

    private static final String ODD = "it should say '<a b=\"c\"> & ]]>' \u00e9 \ud83d\ude80";

    @TempDir
    private Path folder;

    @Test
    void whateverAFailureSaysIsReadBackAsItIs() throws Exception {
        // When
        Element suites = written(List.of(outcome("a/b", ODD, ODD)), List.of());
        // Then
        Element failure = only(suites, "failure");
        assertThat(failure.getAttribute("message")).isEqualTo(ODD);
        assertThat(failure.getTextContent())
                .startsWith("rules/a/b.cases.yaml:3:5: ")
                .contains(ODD);
        assertThat(only(suites, "testcase").getAttribute("name")).isEqualTo(ODD);
    }

    @Test
    void charactersThatXmlCannotHoldAreMarked() throws Exception {
        // When
        Element suites = written(List.of(outcome("a/b", "n", "\u001b[31mred\u0000\ud800\uffff")), List.of());
        // Then
        assertThat(only(suites, "failure").getAttribute("message")).isEqualTo("\ufffd[31mred\ufffd\ufffd\ufffd");
    }

    @Test
    void aCaseFileThatCannotBeReadIsAnErrorOfItsSuite() throws Exception {
        // When
        Element suites = written(
                List.of(outcome("a/b", "n", "")), List.of(new Diagnostic("c/d.cases.yaml", 7, 1, "No such step.")));
        // Then
        assertThat(only(suites, "error").getAttribute("message")).isEqualTo("No such step.");
        Element suite = (Element) suites.getElementsByTagName("testsuite").item(1);
        assertThat(suite.getAttribute("name")).isEqualTo("c.d");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
    }

    @Test
    void eachFileIsASuiteThatCountsItsCases() throws Exception {
        // When
        Element suites = written(
                List.of(outcome("a/b", "one", ""), outcome("a/b", "two", "wrong"), outcome("a/c", "three", "")),
                List.of());
        // Then
        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("a.b");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suites.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedByName() {
        // Given
        Path nowhere = folder.resolve("missing").resolve("rules.xml");
        // When // Then
        assertThatThrownBy(() -> JunitReport.write(nowhere, List.of(), List.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("Maybe");
    }

    private Element written(List<Outcome> outcomes, List<Diagnostic> unreadable) throws Exception {
        Path file = folder.resolve("rules.xml");
        JunitReport.write(file, outcomes, unreadable);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }

    private static Element only(Element suites, String name) {
        assertThat(suites.getElementsByTagName(name).getLength()).isEqualTo(1);
        return (Element) suites.getElementsByTagName(name).item(0);
    }

    private static Outcome outcome(String file, String name, String failure) {
        RuleCase tested = new RuleCase(
                file + ".cases.yaml",
                3,
                5,
                file.replace('/', '.'),
                name,
                "r",
                List.of(),
                List.of(),
                Optional.empty(),
                false);
        return new Outcome(tested, failure, "", false);
    }
}
