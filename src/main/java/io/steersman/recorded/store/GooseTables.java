package io.steersman.recorded.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** The tables of goose: sessions, and messages whose content is JSON. */
final class GooseTables implements StoredSessions {

    private static final String SESSIONS = "SELECT session_id FROM messages GROUP BY session_id ORDER BY max(id) DESC";
    private static final String MESSAGES =
            "SELECT role, content_json, created_timestamp FROM messages WHERE session_id = ? ORDER BY id";

    @Override
    public Set<String> columns() {
        return Set.of("messages.session_id", "messages.role", "messages.content_json");
    }

    @Override
    public void write(Connection connection, BoundedLines out) throws SQLException, IOException {
        try (PreparedStatement sessions = connection.prepareStatement(SESSIONS);
                PreparedStatement messages = connection.prepareStatement(MESSAGES);
                ResultSet rows = sessions.executeQuery()) {
            while (rows.next() && !out.full()) {
                ObjectNode document = Json.emptyObject().put("id", rows.getString(1));
                ArrayNode conversation = document.putArray("conversation");
                messages.setString(1, rows.getString(1));
                try (ResultSet inner = messages.executeQuery()) {
                    while (inner.next()) {
                        ObjectNode message = conversation.addObject().put("role", inner.getString(1));
                        message.put("created", inner.getLong(3));
                        message.set("content", Json.MAPPER.readTree(inner.getString(2)));
                    }
                }
                out.add(document);
            }
        }
    }
}
