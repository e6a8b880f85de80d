package io.steersman.cli.terminal;

import io.steersman.intake.Intake;
import io.steersman.intake.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Something to analyse. */
public sealed interface Input {

    /** How it was named. */
    String name();

    /** Its trajectories. What is wrong with it comes as problems, never as an exception. */
    Reading read();

    /**
     * A file.
     *
     * @param from the name of the format that it is in, when somebody says so
     */
    record File(Path path, Optional<String> from) implements Input {

        /** A file whose content tells its format. */
        public File(Path path) {
            this(path, Optional.empty());
        }

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public Reading read() {
            return Intake.read(path, from);
        }
    }

    /**
     * Standard input.
     *
     * @param from the name of the format that it is in, when somebody says so
     */
    record Stream(InputStream in, Optional<String> from) implements Input {
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
                        : Intake.read(name(), content, from);
            } catch (IOException e) {
                return failed("Standard input cannot be read: %s.".formatted(e));
            }
        }

        private Reading failed(String message) {
            return Reading.failed(name(), message);
        }
    }
}
