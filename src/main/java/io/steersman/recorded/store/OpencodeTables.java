package io.steersman.recorded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** The tables of opencode, and of clients that came of it: sessions, their messages, and the parts of these. */
final class OpencodeTables implements StoredSessions {

    private static final String SESSIONS = "SELECT id FROM session ORDER BY time_created DESC, id DESC";
    private static final String MESSAGES =
            "SELECT id, data FROM message WHERE session_id = ? ORDER BY time_created, id";
    private static final String PARTS = "SELECT id, data FROM part WHERE message_id = ? ORDER BY id";

    @Override
    public Set<String> columns() {
        return Set.of("session.id", "message.session_id", "message.data", "part.message_id", "part.data");
    }

    @Override
    public void write(Connection connection, BoundedLines out) throws SQLException, IOException {
        try (PreparedStatement sessions = connection.prepareStatement(SESSIONS);
                PreparedStatement messages = connection.prepareStatement(MESSAGES);
                PreparedStatement parts = connection.prepareStatement(PARTS);
                ResultSet rows = sessions.executeQuery()) {
            while (rows.next() && !out.full()) {
                String id = rows.getString(1);
                ObjectNode document = Json.emptyObject();
                document.putObject("info").put("id", id);
                messages(messages, parts, id, document.putArray("messages"));
                if (!document.path("messages").isEmpty()) {
                    out.add(document);
                }
            }
        }
    }

    private static void messages(PreparedStatement messages, PreparedStatement parts, String session, ArrayNode list)
            throws SQLException, IOException {
        messages.setString(1, session);
        try (ResultSet rows = messages.executeQuery()) {
            while (rows.next()) {
                ObjectNode message = list.addObject();
                message.set("info", data(rows));
                ArrayNode pieces = message.putArray("parts");
                parts.setString(1, rows.getString(1));
                try (ResultSet inner = parts.executeQuery()) {
                    while (inner.next()) {
                        pieces.add(data(inner));
                    }
                }
            }
        }
    }

    /** The id stands in a column of its own. */
    private static JsonNode data(ResultSet row) throws SQLException, IOException {
        JsonNode data = Json.MAPPER.readTree(row.getString(2));
        if (data instanceof ObjectNode object && !object.has("id")) {
            object.put("id", row.getString(1));
        }
        return data;
    }
}
