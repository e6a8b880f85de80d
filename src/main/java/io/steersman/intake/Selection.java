package io.steersman.intake;

import io.steersman.trajectory.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * The files found below some files and folders, and what was left out.
 *
 * @param files the files to read, in a stable order
 * @param passedOver what lies there too and is not read, with the reason
 * @param problems paths that are not there or cannot be listed
 */
public record Selection(List<Path> files, List<PassedOver> passedOver, List<Problem> problems) {
    public Selection {
        files = List.copyOf(files);
        passedOver = List.copyOf(passedOver);
        problems = List.copyOf(problems);
    }

    /**
     * A file or folder that is not read.
     *
     * @param reason a few words for a reader, such as {@code hidden}
     */
    public record PassedOver(Path path, String reason) {}
}
