package io.steersman.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Keeps the log of the rule engine off the streams.
 *
 * <p>Without the server nothing configures logging, and the engine then writes every fact into a trace that nobody reads:
 * judging takes many times as long. What its compiler has to say is said by the rule loader.
 */
final class EngineLog {

    /** Kept, because a logger that nobody holds forgets its level. */
    private static final List<Logger> SILENT =
            Stream.of("org.drools", "org.kie").map(Logger::getLogger).toList();

    private EngineLog() {}

    /** Silences the engine. */
    static void off() {
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
