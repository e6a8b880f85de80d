package io.steersman.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.intake.HookClient;
import io.steersman.intake.HookEvent;
import io.steersman.intervention.Level;
import java.util.Set;

/** Shapes the replies to the hooks of one client. Implementations have no state. */
interface ReplyShape {

    /** What the reply to an event can do. */
    Set<Means> means(HookEvent event);

    /**
     * The reply that carries a text.
     *
     * @param event one whose {@link #means} are not empty
     * @param level how strongly it acts: one that the means allow
     */
    ObjectNode reply(HookEvent event, Level level, String text);

    /** Whether the client shows the person at it what a reply has in {@code systemMessage}. */
    default boolean showsPerson() {
        return false;
    }

    /** The shape that a client takes. */
    static ReplyShape of(HookClient client) {
        return switch (client) {
            case CLAUDE_CODE -> ClaudeCodeReply.ofClaudeCode();
            case CODEX -> ClaudeCodeReply.ofCodex();
            case GEMINI_CLI -> new GeminiReply();
            case QWEN_CODE -> ClaudeCodeReply.ofQwenCode();
            case COPILOT_CLI -> new CopilotReply();
            case CLINE -> new ClineReply();
            case OPENCODE -> new OpencodeReply();
            case CURSOR -> new CursorReply();
            case OPENHANDS -> new OpenHandsReply();
        };
    }
}
