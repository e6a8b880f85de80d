package io.steersman.cli;

import io.steersman.intake.Intake;
import io.steersman.intake.Reading;
import io.steersman.trajectory.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Something to analyse. */
sealed interface Input {

    /** How it was named. */
    String name();

    /** Its trajectories. What is wrong with it comes as problems, never as an exception. */
    Reading read();

    /** A file. */
    record File(Path path) implements Input {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public Reading read() {
            return Intake.read(path);
        }
    }

    /** Standard input. */
    record Stream(InputStream in) implements Input {
        @Override
        public String name() {
            return "stdin";
        }

        @Override
        public Reading read() {
            try {
                byte[] content = in.readNBytes((int) Intake.LARGEST_FILE + 1);
                return content.length > Intake.LARGEST_FILE
                        ? failed(
                                "Standard input has more than %d bytes. Maybe split it.".formatted(Intake.LARGEST_FILE))
                        : Intake.read(name(), content);
            } catch (IOException e) {
                return failed("Standard input cannot be read: %s.".formatted(e));
            }
        }

        private Reading failed(String message) {
            return new Reading(name(), "", List.of(), List.of(new Problem(0, "", message)));
        }
    }
}
