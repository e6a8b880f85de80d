package io.steersman.rulebook.compile;

import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jboss.logmanager.Logger;

/**
 * Keeps the engine from writing its log.
 *
 * <p>Where nothing configures logging, the engine writes every fact into a trace that nobody reads: judging then takes
 * many times as long. What its compiler has to say is said by the rule loader.
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
