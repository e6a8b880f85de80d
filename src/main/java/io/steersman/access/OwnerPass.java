package io.steersman.access;

import io.steersman.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * Shows that a request comes from the owner of the data folder: a secret in a file that they alone can read, new with each start of the
 * service. Whoever reads that folder may make a key for anything, so this opens no more; it spares them to turn access on for
 * everybody.
 */
public final class OwnerPass {

    /** The name of the file in the data folder. */
    public static final String FILE = "owner.key";

    private final String hash;

    private OwnerPass(String hash) {
        this.hash = hash;
    }

    /** One that nothing shows. */
    public static OwnerPass none() {
        return new OwnerPass("");
    }

    /**
     * Makes one, and writes it into a folder, which is made where there is none yet.
     *
     * @throws IOException when it cannot be written
     */
    public static OwnerPass in(Path folder) throws IOException {
        PrivateFiles.folder(folder);
        String text = KeyText.fresh(new SecureRandom());
        Path file = folder.resolve(FILE);
        Files.deleteIfExists(file);
        PrivateFiles.create(file);
        Files.writeString(file, text);
        return new OwnerPass(KeyText.hash(text));
    }

    /** Whether a credential is the one in the file. */
    public boolean is(String credential) {
        return !hash.isEmpty() && !credential.isEmpty() && KeyText.has(hash, credential);
    }
}
