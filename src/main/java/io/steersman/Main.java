package io.steersman;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.steersman.cli.Steersman;
import io.steersman.cli.serve.Server;

/** Starts the verb named on the command line. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        System.exit(Steersman.run(new Service(), args));
    }

    /** A class of its own, so that the other verbs load nothing of the server. */
    private static final class Service implements Server {
        @Override
        public void run() {
            Quarkus.run();
        }

        @Override
        public void awaitStop() {
            Application begun = Application.currentApplication();
            if (begun != null) {
                begun.awaitShutdown();
            }
        }
    }
}
