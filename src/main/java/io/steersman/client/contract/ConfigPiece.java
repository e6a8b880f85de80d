package io.steersman.client.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/** One file that connects a client to the service. */
public sealed interface ConfigPiece {

    /** Where it is. */
    Path file();

    /**
     * A part of a file of the client's own.
     *
     * @param addition what the file is to hold beside what is there: objects are merged, lists under {@code hooks} get elements
     */
    record Part(Path file, ObjectNode addition) implements ConfigPiece {}

    /**
     * A table in a TOML file of the client's own.
     *
     * @param name of the table
     * @param lines that stand in it
     */
    record Table(Path file, String name, String lines) implements ConfigPiece {}

    /**
     * A file that is ours alone.
     *
     * @param executable whether it is a script
     */
    record Whole(Path file, String content, boolean executable) implements ConfigPiece {}
}
