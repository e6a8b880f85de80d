package io.steersman.cli.setup;

import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Replaced;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.reload.TextDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes files that connect a client, each at once or not at all, and keeps what was there before. */
final class ConfigWriter {

    private static final String OURS = "Steersman";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
    private static final String BACKUP = ".before-steersman-";

    private final PrintWriter out;
    private final boolean dry;

    /**
     * @param dry whether the differences are only shown
     */
    ConfigWriter(PrintWriter out, boolean dry) {
        this.out = out;
        this.dry = dry;
    }

    /** Puts our part into files; returns whether anything changed. */
    boolean install(List<ConfigPiece> pieces) {
        boolean changed = false;
        for (ConfigPiece piece : pieces) {
            String before = read(piece.file());
            boolean executable = piece instanceof ConfigPiece.Whole whole && whole.executable();
            changed |= change(piece.file(), before, entered(piece, before), executable);
        }
        return changed;
    }

    /**
     * Whether a file is as it is after {@link #install}.
     *
     * @throws Refused when it can be made so by hand only
     */
    static boolean isEntered(ConfigPiece piece) {
        String text = read(piece.file());
        return entered(piece, text).equals(text);
    }

    private static String entered(ConfigPiece piece, String before) {
        String name = piece.file().toString();
        if (piece instanceof ConfigPiece.Part part) {
            return ConfigFile.with(name, before, part.addition());
        }
        if (piece instanceof ConfigPiece.Table table) {
            return TomlTable.with(name, before, table.name(), table.lines());
        }
        refuseOthers(piece.file(), before);
        return ((ConfigPiece.Whole) piece).content();
    }

    /** Takes our part out of files; returns whether anything changed. */
    boolean uninstall(List<ConfigPiece> pieces) {
        boolean changed = false;
        for (ConfigPiece piece : pieces) {
            String before = read(piece.file());
            if (piece instanceof ConfigPiece.Part part) {
                changed |= change(piece.file(), before, left(part, before), false);
            } else if (piece instanceof ConfigPiece.Table table) {
                changed |= change(piece.file(), before, TomlTable.without(before, table.name()), false);
            } else if (isOurs(before)) {
                changed |= change(piece.file(), before, "", false);
            }
        }
        return changed;
    }

    /** The file without our part: the copy from before, with its spaces and lines, unless somebody changed it since. */
    private static String left(ConfigPiece.Part part, String before) {
        String name = part.file().toString();
        String after = ConfigFile.without(name, before, part.addition());
        if (after.isEmpty() || after.equals(before)) {
            return after;
        }
        return copies(part.file()).stream()
                .filter(text -> !ConfigFile.holdsOurs(text))
                .filter(text -> {
                    String entered = ConfigFile.with(name, text, part.addition());
                    return ConfigFile.isSame(ConfigFile.without(name, entered, part.addition()), after);
                })
                .findFirst()
                .orElse(after);
    }

    /** What was there before each change, the latest first. */
    private static List<String> copies(Path named) {
        try {
            Path file = named.toRealPath();
            String beginning = file.getFileName() + BACKUP;
            try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
                return files.filter(copy -> copy.getFileName().toString().startsWith(beginning))
                        .sorted(Comparator.reverseOrder())
                        .map(ConfigWriter::read)
                        .toList();
            }
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The text of a file, empty when there is none. */
    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new Refused(List.of("%s cannot be read: %s. Nothing was changed.".formatted(file, e)));
        }
    }

    private static boolean isOurs(String text) {
        return text.contains(OURS) || ConfigFile.holdsOurs(text);
    }

    private static void refuseOthers(Path file, String before) {
        if (!before.isBlank() && !isOurs(before)) {
            throw new Refused(List.of(
                    "%s is there already and not ours; nothing was changed. Maybe call ours from it.".formatted(file)));
        }
    }

    private boolean change(Path file, String before, String after, boolean executable) {
        if (before.equals(after)) {
            out.println(before.isEmpty() ? "%s: not there".formatted(file) : "%s: as it is to be".formatted(file));
            return false;
        }
        out.println(file);
        TextDiff.of(before, after).forEach(line -> out.println("  " + line));
        if (!dry) {
            try {
                write(file, before, after, executable);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return true;
    }

    private void write(Path named, String before, String after, boolean executable) throws IOException {
        Path file = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
        Files.createDirectories(file.resolveSibling(""));
        if (!before.isBlank()) {
            String time = TIME.format(Instant.now());
            Path backup = file.resolveSibling(file.getFileName() + BACKUP + time);
            for (int n = 2; Files.exists(backup); n++) {
                backup = file.resolveSibling(file.getFileName() + BACKUP + time + "-" + n);
            }
            Files.copy(file, backup, StandardCopyOption.COPY_ATTRIBUTES);
            out.println("  Before: " + backup);
        }
        if (after.isEmpty()) {
            Files.delete(file);
            return;
        }
        if (executable) {
            Replaced.write(file, after, PosixFilePermissions.fromString("rwxr-xr-x"));
        } else {
            Replaced.write(file, after);
        }
    }
}
