package io.steersman.recorded.asciinema;

import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;

/** Finds steps in what a terminal printed. */
final class ScreenSteps {

    private static final List<String> PROMPTS = List.of("$ ", "% ", "❯ ", "➜ ");
    private static final int LONGEST_PROMPT = 60;
    private static final String CALL = "⏺ ";
    private static final String RAN = "• Ran ";
    private static final String RESULT = "⎿";
    private static final String RESULT_OF_CODEX = "└";

    private final Transcript transcript;
    private final StringBuilder output = new StringBuilder();
    private boolean open;
    private int line;

    ScreenSteps(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(String printed) {
        for (String row : (Iterable<String>) plain(printed).lines()::iterator) {
            line++;
            row(row.strip());
        }
        close();
    }

    private void row(String row) {
        String command = command(row);
        int bracket = row.indexOf('(');
        if (row.startsWith(CALL) && bracket > 0 && row.endsWith(")")) {
            call(row.substring(CALL.length(), bracket), row.substring(bracket + 1, row.length() - 1));
        } else if (row.startsWith(RAN)) {
            call("shell", row.substring(RAN.length()));
        } else if (row.startsWith(CALL)) {
            close();
            transcript.say(meta(), row.substring(CALL.length()), "");
        } else if (!command.isEmpty()) {
            call("shell", command);
        } else if (open) {
            boolean mark = row.startsWith(RESULT) || row.startsWith(RESULT_OF_CODEX);
            output.append(mark ? row.substring(1).strip() : row).append('\n');
        }
    }

    private Meta meta() {
        return Meta.NONE.withPosition(Position.line(line));
    }

    /** What stands behind a prompt, empty when there is none. */
    private static String command(String row) {
        for (String prompt : PROMPTS) {
            int at = row.indexOf(prompt);
            boolean early = at == 0
                    || at > 0 && at < LONGEST_PROMPT && row.substring(0, at).indexOf(' ') < 0;
            if (early) {
                return row.substring(at + prompt.length()).strip();
            }
        }
        return "";
    }

    private void call(String tool, String command) {
        close();
        transcript.call(meta(), "", tool, Json.emptyObject().put("command", command));
        open = true;
    }

    private void close() {
        if (open) {
            transcript.answer(
                    ToolResult.of("", output.toString().strip(), Status.UNKNOWN).with(meta()));
            output.setLength(0);
            open = false;
        }
    }

    /** Text without the terminal's own signs; a backspace takes one back, a carriage return begins the row again. */
    private static String plain(String printed) {
        StringBuilder text = new StringBuilder();
        int row = 0;
        for (int i = 0; i < printed.length(); i++) {
            char c = printed.charAt(i);
            if (c == '\u001b') {
                i = sequenceEnd(printed, i);
            } else if (c == '\b' && text.length() > row) {
                text.setLength(text.length() - 1);
            } else if (c == '\r'
                    && i + 1 < printed.length()
                    && printed.charAt(i + 1) != '\n'
                    && printed.charAt(i + 1) != '\r') {
                text.setLength(row);
            } else if (c == '\n') {
                text.append(c);
                row = text.length();
            } else if (c >= ' ' || c == '\t') {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static int sequenceEnd(String text, int escape) {
        int at = escape + 1;
        char kind = at < text.length() ? text.charAt(at) : ' ';
        if (kind == ']') {
            while (at < text.length() && text.charAt(at) != '\u0007' && !text.startsWith("\u001b\\", at)) {
                at++;
            }
            return at < text.length() && text.charAt(at) == '\u001b' ? at + 1 : at;
        }
        if (kind == '[') {
            at++;
            while (at < text.length() && (text.charAt(at) < '@' || text.charAt(at) > '~')) {
                at++;
            }
        }
        return at;
    }
}
