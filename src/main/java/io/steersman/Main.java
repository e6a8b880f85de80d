package io.steersman;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the verb named on the command line. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        Quarkus.run(args);
    }
}
