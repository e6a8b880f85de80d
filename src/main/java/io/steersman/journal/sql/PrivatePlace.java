package io.steersman.journal.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What a journal keeps is its owner's to read: its folder and its files are made so. */
final class PrivatePlace {

    private PrivatePlace() {}

    /** Makes a folder that only its owner can enter, unless it is there. */
    static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, rights(folder, "rwx------"));
        }
    }

    /** Takes the rights of others to a file, if it is there. */
    static void file(Path file) throws IOException {
        if (Files.exists(file) && knowsRights(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static FileAttribute<?>[] rights(Path file, String rights) {
        return knowsRights(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsRights(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
