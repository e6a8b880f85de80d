package io.steersman.cli.analyze;

import io.steersman.intervention.Level;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.Occurrence;
import io.steersman.trajectory.Pieces;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Trajectories as JUnit XML, as build servers read it: a test for each, which fails when a fault of the agent's reached a level. */
final class JunitOutput implements Output {

    private final PrintWriter out;
    private final Level least;
    private final List<Analysis> all = new ArrayList<>();

    /**
     * @param least the level at which a test fails
     */
    JunitOutput(PrintWriter out, Level least) {
        this.out = out;
        this.least = least;
    }

    @Override
    public void take(Analysis analysis) {
        all.add(analysis);
    }

    /** What it holds was told with the other recording. */
    @Override
    public void again(Analysis analysis, String before) {}

    @Override
    public void end(Summary summary) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "steersman analyze");
            xml.writeAttribute("tests", String.valueOf(all.size()));
            xml.writeAttribute(
                    "failures",
                    String.valueOf(
                            all.stream().filter(one -> one.reached(least)).count()));
            for (Analysis one : all) {
                write(xml, one);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            out.println();
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private void write(XMLStreamWriter xml, Analysis one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", one.source());
        xml.writeAttribute("name", Pieces.printable(one.id()));
        List<Occurrence> reached = one.ownFaults().stream()
                .filter(found -> found.level().compareTo(least) >= 0)
                .toList();
        if (!reached.isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", reached.get(0).finding().rule().toString());
            xml.writeAttribute("message", reached.get(0).finding().title());
            xml.writeCharacters(reached.stream().map(JunitOutput::line).collect(Collectors.joining("\n")));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String line(Occurrence found) {
        return Pieces.printable("%s (%s) at step %d: %s %s"
                .formatted(
                        found.finding().rule(),
                        found.level().display(),
                        found.finding().first(),
                        found.finding().title(),
                        found.quote()));
    }
}
