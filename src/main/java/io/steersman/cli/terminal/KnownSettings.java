package io.steersman.cli.terminal;

import io.steersman.policy.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

/** The settings that somebody reads: one that is misspelt would be passed over in silence. */
public final class KnownSettings {

    private static final String PREFIX = "steersman.";
    private static final String ALL_BELOW = "*";

    private KnownSettings() {}

    /**
     * A warning for each setting of ours that nobody reads, with the one that is nearest.
     *
     * @param variables names of environment variables
     * @param properties names of system properties
     */
    public static List<String> warnings(Collection<String> variables, Collection<String> properties) {
        List<String> settings = names();
        List<String> warnings = new ArrayList<>(warnings(properties, settings, PREFIX));
        List<String> inCapitals = settings.stream().map(KnownSettings::variable).toList();
        warnings.addAll(warnings(variables, inCapitals, variable(PREFIX)));
        return warnings;
    }

    private static List<String> warnings(Collection<String> given, List<String> known, String prefix) {
        return new TreeSet<>(given)
                .stream()
                        .filter(name -> name.startsWith(prefix))
                        .filter(name -> known.stream().noneMatch(one -> isMeant(name, one)))
                        .map(name -> "Warning: there is no setting '%s', so it does nothing.%s"
                                .formatted(name, Nearest.advice(name, known)))
                        .toList();
    }

    private static boolean isMeant(String name, String known) {
        return known.endsWith(ALL_BELOW)
                ? name.startsWith(known.substring(0, known.length() - ALL_BELOW.length()))
                : name.equals(known);
    }

    private static String variable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** All of them, each with what stands before it. */
    static List<String> names() {
        try (InputStream in =
                Objects.requireNonNull(KnownSettings.class.getResourceAsStream("/steersman/settings.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(PREFIX::concat)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
