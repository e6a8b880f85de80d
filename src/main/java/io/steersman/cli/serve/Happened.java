package io.steersman.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.cli.terminal.Paint;
import io.steersman.trajectory.Pieces;
import java.io.PrintWriter;

/** Prints findings and interventions as they happen. What agents do stands in them, so nothing reaches the terminal raw. */
final class Happened {

    private final PrintWriter out;
    private final Paint paint;

    Happened(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    /** Prints a finding as the API writes it. */
    void finding(JsonNode finding) {
        say("  step %3d  finding  %s"
                .formatted(
                        finding.path("last").asInt(),
                        Pieces.printable(finding.path("title").asText())));
        boolean told = finding.path("mode").asText().equals("enforce");
        say(paint.dim("                     %s, evidence %s%s"
                .formatted(
                        finding.path("rule").asText(),
                        finding.path("evidence"),
                        told ? "" : "; " + finding.path("mode").asText() + ": nobody is told")));
    }

    /** Prints an intervention as the API writes it. */
    void intervention(JsonNode intervention, String level) {
        say("  step %3d  %s"
                .formatted(intervention.path("step").asInt(), paint.bold(Pieces.printable(level) + " to the agent:")));
        intervention.path("text").asText().lines().forEach(line -> say("             | " + Pieces.printable(line)));
    }

    /** Prints a line of ours. */
    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Prints a line that stands out. */
    void head(String line) {
        say(paint.bold(Pieces.printable(line)));
    }

    /** Prints a line that does not. */
    void aside(String line) {
        say(paint.dim(Pieces.printable(line)));
    }
}
