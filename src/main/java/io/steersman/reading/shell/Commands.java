package io.steersman.reading.shell;

import io.steersman.reading.shell.Command.Joint;
import io.steersman.reading.shell.Command.Redirection;
import java.util.ArrayList;
import java.util.List;

/** Copies of commands with one thing changed. */
public final class Commands {

    private Commands() {}

    static Command joined(Command c, Joint joint) {
        return new Command(
                c.program(), c.arguments(), c.redirections(), c.input(), c.directory(), joint, c.text(), c.use());
    }

    static Command redirected(Command c, List<Redirection> more) {
        if (more.isEmpty()) {
            return c;
        }
        List<Redirection> all = new ArrayList<>(c.redirections());
        for (Redirection redirection : more) {
            if (!redirection.operator().contains("<<")) {
                all.add(redirection);
            }
        }
        return new Command(c.program(), c.arguments(), all, c.input(), c.directory(), c.joint(), c.text(), c.use());
    }

    /** A script within the bound of what is read. */
    public static String cut(String script) {
        return script.length() > Shell.LONGEST ? script.substring(0, Shell.LONGEST) : script;
    }
}
