package io.steersman.cli.terminal;

import io.steersman.intervention.Level;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a level. */
public final class LevelConverter implements ITypeConverter<Level> {

    @Override
    public Level convert(String name) {
        return Level.named(name.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TypeConversionException("'%s' is no level. Maybe one of: %s"
                        .formatted(
                                name,
                                Arrays.stream(Level.values())
                                        .map(Level::display)
                                        .collect(Collectors.joining(", ")))));
    }
}
