package io.steersman.cli;

import io.steersman.cli.serve.Server;
import io.steersman.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs verbs as a shell would, without a terminal. */
public final class Shell {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String input = "";
    private Map<String, String> environment = Map.of();
    private boolean terminal;
    private boolean served;

    Shell input(String text) {
        input = text;
        return this;
    }

    Shell terminal(Map<String, String> variables) {
        terminal = true;
        environment = variables;
        return this;
    }

    public int run(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Steersman.commandLine(new Noted(), new Terminal(in, terminal, false, environment))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    public String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    boolean served() {
        return served;
    }

    /** Notes that it was to run. */
    private final class Noted implements Server {
        @Override
        public void run() {
            served = true;
        }

        @Override
        public void awaitStop() {
            // It never runs.
        }
    }
}
