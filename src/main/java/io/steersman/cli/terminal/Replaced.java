package io.steersman.cli.terminal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Replaces files in one move, so that whoever reads one meanwhile finds it whole, as it was or as it is. */
public final class Replaced {

    private Replaced() {}

    /** Writes a file that keeps its permissions; what a link leads to is written, and the link stays. */
    public static void write(Path named, String text) throws IOException {
        Path file = place(named);
        boolean kept = Files.exists(file) && knowsPermissions();
        write(file, text, kept ? Files.getPosixFilePermissions(file) : PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** Writes a file with these permissions. */
    public static void write(Path named, String text, Set<PosixFilePermission> permissions) throws IOException {
        Path file = place(named);
        Path fresh = Files.createTempFile(file.resolveSibling(""), ".steersman", ".tmp");
        Files.writeString(fresh, text);
        if (knowsPermissions()) {
            Files.setPosixFilePermissions(fresh, permissions);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path place(Path named) throws IOException {
        return Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
    }

    private static boolean knowsPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
