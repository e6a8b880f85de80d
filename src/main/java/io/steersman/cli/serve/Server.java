package io.steersman.cli.serve;

/** Starts the service; what follows the verb {@code serve} has been read into system properties by then. */
public interface Server {

    /** Runs the service until it is told to stop. */
    void run();

    /** Returns once it has stopped, or at once where it never began. */
    void awaitStop();
}
