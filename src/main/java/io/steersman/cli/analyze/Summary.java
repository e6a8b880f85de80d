package io.steersman.cli.analyze;

import io.steersman.intake.Selection.PassedOver;
import io.steersman.report.Tally;
import io.steersman.trajectory.Problem;
import java.util.List;

/**
 * What is told when all files are done.
 *
 * @param files what was seen in each, in their order
 * @param tally what was found
 * @param seconds from the moment the rules were loaded
 * @param passedOver what lies in the folders and was not read
 * @param problems what could not be read
 */
public record Summary(
        List<SeenFile> files, Tally tally, double seconds, List<PassedOver> passedOver, List<Noted> problems) {

    public Summary {
        files = List.copyOf(files);
        passedOver = List.copyOf(passedOver);
        problems = List.copyOf(problems);
    }

    /**
     * A problem and where it was met.
     *
     * @param source file or stream, empty when the problem names the path itself
     */
    public record Noted(String source, Problem problem) {

        /** {@code file:line: message}. */
        public String display() {
            String line = problem.line() > 0 ? ":" + problem.line() : "";
            String pointer = problem.pointer().isEmpty() ? "" : " " + problem.pointer() + ":";
            String place = source.isEmpty() ? "" : source + line + ":" + pointer + " ";
            return place + problem.message();
        }
    }

    /** How many files were read. */
    long read() {
        return files.stream().filter(SeenFile::read).count();
    }

    /** How many files could not be read, or were refused. */
    long notRead() {
        return files.size() - read();
    }

    /** Tool calls that were judged in a second. */
    double actionsPerSecond() {
        return seconds == 0 ? 0 : tally.actions() / seconds;
    }
}
