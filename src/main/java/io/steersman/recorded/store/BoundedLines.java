package io.steersman.recorded.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Documents, one a line, up to a number of bytes. */
final class BoundedLines {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int most;
    private int left;

    BoundedLines(int most) {
        this.most = most;
    }

    /** Adds a document, unless it would be too much; none comes after one that was left out. */
    void add(JsonNode document) throws IOException {
        byte[] line = left > 0 ? new byte[0] : Json.MAPPER.writeValueAsBytes(document);
        if (left > 0 || (long) out.size() + line.length >= most) {
            left++;
            return;
        }
        out.write(line);
        out.write('\n');
    }

    /** Whether more would be left out. */
    boolean full() {
        return left > 0;
    }

    byte[] content() {
        return out.toByteArray();
    }

    List<Problem> problems() {
        String message =
                "The sessions are more than %d bytes: the newest were read, the others left out. Maybe export single ones with the client.";
        return left == 0 ? List.of() : List.of(new Problem(0, "", message.formatted(most)));
    }
}
