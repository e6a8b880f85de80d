package io.steersman.cli.rules;

import io.steersman.cli.terminal.Refused;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.CaseGate.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes how cases came out as JUnit XML, as build servers read it: a suite for each case file, a test for each case.
 *
 * <p>The elements and attributes are those of the schema of Jenkins' JUnit plugin. Times are left out: equal runs give equal
 * files.
 */
final class JunitReport {

    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * Writes the report.
     *
     * @param file where to; what is there is replaced
     * @param unreadable what is wrong with case files themselves
     * @throws Refused when the file cannot be written
     */
    static void write(Path file, List<Outcome> outcomes, List<Diagnostic> unreadable) {
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml =
                    XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new JunitReport(xml).report(outcomes, unreadable);
            xml.close();
        } catch (IOException e) {
            throw new Refused(
                    List.of("The report cannot be written to %s: %s. Maybe its folder does not exist or is read-only."
                            .formatted(file, e)));
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private void report(List<Outcome> outcomes, List<Diagnostic> unreadable) throws XMLStreamException {
        Map<String, Suite> suites = new TreeMap<>();
        outcomes.forEach(outcome ->
                suites.computeIfAbsent(outcome.tested().file(), Suite::new).add(outcome));
        unreadable.forEach(
                fault -> suites.computeIfAbsent(fault.file(), Suite::new).add(fault));
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("testsuites");
        attribute("name", "rules");
        for (Suite suite : suites.values()) {
            write(suite);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private record Suite(String file, List<Outcome> outcomes, List<Diagnostic> faults) {
        Suite(String file) {
            this(file, new ArrayList<>(), new ArrayList<>());
        }

        void add(Outcome outcome) {
            outcomes.add(outcome);
        }

        void add(Diagnostic fault) {
            faults.add(fault);
        }

        String name() {
            return file.replace(".cases.yaml", "").replace('/', '.');
        }
    }

    private void write(Suite suite) throws XMLStreamException {
        long failed =
                suite.outcomes().stream().filter(outcome -> !outcome.passed()).count();
        xml.writeStartElement("testsuite");
        attribute("name", suite.name());
        attribute(
                "tests", String.valueOf(suite.outcomes().size() + suite.faults().size()));
        attribute("failures", String.valueOf(failed));
        attribute("errors", String.valueOf(suite.faults().size()));
        attribute("skipped", "0");
        for (Diagnostic fault : suite.faults()) {
            test(suite.name(), "line %d is readable".formatted(fault.line()));
            because("error", fault.message(), fault);
            xml.writeEndElement();
        }
        for (Outcome outcome : suite.outcomes()) {
            write(outcome);
        }
        xml.writeEndElement();
    }

    private void write(Outcome outcome) throws XMLStreamException {
        test(outcome.tested().ruleId(), outcome.tested().name());
        if (!outcome.passed()) {
            because("failure", outcome.failure(), outcome.diagnostic());
        }
        xml.writeEndElement();
    }

    private void test(String of, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", of);
        attribute("name", name);
    }

    private void because(String element, String message, Diagnostic place) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", message);
        xml.writeCharacters(allowed("rules/" + place.display()));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    /** The text with a mark for each character that XML 1.0 (section 2.2) has no way to write; the writer lets them through. */
    private static String allowed(String text) {
        return text.codePoints()
                .map(c -> isAllowed(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
