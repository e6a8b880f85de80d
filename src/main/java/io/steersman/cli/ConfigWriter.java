package io.steersman.cli;

import io.steersman.reload.TextDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/** Writes files that connect a client, each at once or not at all, and keeps what was there before. */
final class ConfigWriter {

    private static final String OURS = "Steersman";

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
            if (piece instanceof ConfigPiece.Part part) {
                String after = ConfigFile.with(piece.file().toString(), before, part.addition());
                changed |= change(piece.file(), before, after, false);
            } else if (piece instanceof ConfigPiece.Table table) {
                String after = TomlTable.with(piece.file().toString(), before, table.name(), table.lines());
                changed |= change(piece.file(), before, after, false);
            } else if (piece instanceof ConfigPiece.Whole whole) {
                refuseOthers(piece.file(), before);
                changed |= change(piece.file(), before, whole.content(), whole.executable());
            }
        }
        return changed;
    }

    /** Takes our part out of files; returns whether anything changed. */
    boolean uninstall(List<ConfigPiece> pieces) {
        boolean changed = false;
        for (ConfigPiece piece : pieces) {
            String before = read(piece.file());
            if (piece instanceof ConfigPiece.Part part) {
                String after = ConfigFile.without(piece.file().toString(), before, part.addition());
                changed |= change(piece.file(), before, after, false);
            } else if (piece instanceof ConfigPiece.Table table) {
                changed |= change(piece.file(), before, TomlTable.without(before, table.name()), false);
            } else if (isOurs(before)) {
                changed |= change(piece.file(), before, "", false);
            }
        }
        return changed;
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
            String time = Instant.now().toString().replaceAll("[-:]|\\..*|Z", "");
            Path backup = file.resolveSibling(file.getFileName() + ".before-steersman-" + time);
            Files.copy(file, backup, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
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
