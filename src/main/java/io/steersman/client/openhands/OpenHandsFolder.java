package io.steersman.client.openhands;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder in which OpenHands keeps a conversation, a file for each event; their names have the order in front. */
public final class OpenHandsFolder {

    private static final String FIRST = "event-0";

    private OpenHandsFolder() {}

    /** Whether a folder holds the events of one conversation. */
    public static boolean isConversation(Path folder) throws IOException {
        return Files.isDirectory(folder)
                && folder.endsWith("events")
                && !events(folder).isEmpty();
    }

    /** The events as one array. */
    public static byte[] array(Path folder) throws IOException {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        char before = '[';
        for (Path event : events(folder)) {
            array.write(before);
            array.write(Files.readAllBytes(event));
            before = ',';
        }
        array.write(']');
        return array.toByteArray();
    }

    private static List<Path> events(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> String.valueOf(file.getFileName()).startsWith(FIRST))
                    .sorted()
                    .toList();
        }
    }
}
