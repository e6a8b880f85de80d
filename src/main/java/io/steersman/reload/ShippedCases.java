package io.steersman.reload;

import io.steersman.policy.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The cases of the shipped rules, which passed when the program was built and are not run again while nobody changes them. */
public final class ShippedCases {

    private static final String FILE = "steersman/compiled/passed";

    private ShippedCases() {}

    /** Hashes of the files whose cases passed, as {@link PassedCases} makes them; none when the program was built without. */
    static List<String> passed() {
        try (InputStream passed = ShippedCases.class.getResourceAsStream("/" + FILE)) {
            return passed == null
                    ? List.of()
                    : new String(passed.readAllBytes(), StandardCharsets.US_ASCII)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks the shipped rules with their cases when the program is built.
     *
     * @param arguments the folder of the rules, that of the policies, and the root of the classes
     * @throws IllegalStateException when something is wrong with them
     */
    public static void main(String[] arguments) throws IOException {
        Sources sources = Sources.read(Path.of(arguments[0]), Path.of(arguments[1]));
        Path file = Path.of(arguments[2]).resolve(FILE);
        Files.deleteIfExists(file);
        Checked checked = Checker.check(sources);
        if (checked.result().isEmpty()) {
            throw new IllegalStateException(checked.diagnostics().stream()
                    .map(Diagnostic::display)
                    .collect(Collectors.joining("\n", "Something is wrong with the rules:\n", "")));
        }
        Files.write(file, PassedCases.all(), StandardCharsets.US_ASCII);
    }
}
