package io.steersman.fleet;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker and a database for trying out and measuring: says where they are, and stays until it is killed. */
public final class FleetLab {

    private FleetLab() {}

    /** Begins; takes a folder for the files. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Broker broker = new Broker(Files.createTempDirectory(folder, "broker"));
        EmbeddedPostgres database = EmbeddedPostgres.builder().start();
        Files.writeString(
                folder.resolve("lab"),
                "CLUSTER=kafka:%s%nSTORE=jdbc:postgresql://127.0.0.1:%d/postgres%n"
                        .formatted(broker.address(), database.getPort()));
        Thread.currentThread().join();
    }
}
