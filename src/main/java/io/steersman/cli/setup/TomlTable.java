package io.steersman.cli.setup;

import com.google.re2j.Pattern;
import io.steersman.cli.terminal.Refused;
import java.util.ArrayList;
import java.util.List;

/** The text of a TOML file with a table of ours in it, or without. Pure; what else stands there stays as it is, comments too. */
public final class TomlTable {

    private TomlTable() {}

    /**
     * The text with the table, at its place where it is there and else at the end.
     *
     * @param file its name, for messages
     * @param name of the table
     * @param lines that stand in it, each with its end
     * @throws Refused when the table is there in a way that cannot be told from others
     */
    public static String with(String file, String text, String name, String lines) {
        refuseInline(file, text, name, lines);
        String table = "[" + name + "]\n" + lines;
        List<String> all = new ArrayList<>(text.lines().toList());
        int start = start(all, name);
        if (start < 0) {
            String between = text.isBlank() ? "" : text.endsWith("\n") ? "\n" : "\n\n";
            return text + between + table;
        }
        int end = end(all, start);
        List<String> ours = table.lines().toList();
        if (all.subList(start, end).equals(ours)) {
            return text;
        }
        all.subList(start, end).clear();
        all.addAll(start, ours);
        return String.join("\n", all) + "\n";
    }

    /** The text without the table. */
    static String without(String text, String name) {
        List<String> all = new ArrayList<>(text.lines().toList());
        int start = start(all, name);
        if (start < 0) {
            return text;
        }
        int from = start > 0 && all.get(start - 1).isBlank() ? start - 1 : start;
        all.subList(from, end(all, start)).clear();
        return all.isEmpty() ? "" : String.join("\n", all) + "\n";
    }

    private static int start(List<String> lines, String name) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("[" + name + "]")) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the last line that says something before the next table. */
    private static int end(List<String> lines, int start) {
        int end = start + 1;
        for (int i = end; i < lines.size() && !lines.get(i).strip().startsWith("["); i++) {
            boolean said = !lines.get(i).isBlank() && !lines.get(i).strip().startsWith("#");
            end = said ? i + 1 : end;
        }
        return end;
    }

    /** A table may be written in one line too, or key by key; one more of it would break the file. */
    private static void refuseInline(String file, String text, String name, String lines) {
        String parent = name.substring(0, name.lastIndexOf('.'));
        String other = "(?m)^\\s*(" + Pattern.quote(parent) + "\\s*=|" + Pattern.quote(name) + "\\s*[.=])";
        if (Pattern.compile(other).matcher(text).find()) {
            throw new Refused(List.of(
                    "%s has %s in a line of its own, and is left as it is. Maybe add this by hand:"
                            .formatted(file, parent),
                    "[" + name + "]\n" + lines));
        }
    }
}
