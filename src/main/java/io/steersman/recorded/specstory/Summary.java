package io.steersman.recorded.specstory;

import java.util.ArrayList;
import java.util.List;

/**
 * The line above a call.
 *
 * @param tool the tool that it names, or empty
 * @param code what it shows as code, or empty
 * @param path the file that it names, or empty
 * @param command the command that it names, or empty
 * @param about the rest of its words, without how much was found
 */
public record Summary(String tool, String code, String path, String command, String about) {

    private static final String NAMED = "Tool use:";
    private static final List<String> FILES =
            List.of("Read file: ", "Edit file: ", "Create file: ", "Delete file: ", "Write file: ");
    private static final String COMMAND = "Run command: ";
    private static final List<String> FOUND = List.of("match", "matches", "result", "results", "file", "files");

    static Summary of(String line) {
        String rest = line.strip();
        String tool = "";
        if (rest.startsWith(NAMED)) {
            rest = rest.substring(NAMED.length()).strip();
            int end = rest.startsWith("**") ? rest.indexOf("**", 2) : -1;
            tool = end < 0 ? "" : rest.substring(2, end);
            rest = end < 0 ? rest : rest.substring(end + 2).strip();
        }
        String code = "";
        int close = rest.length() > 1 && rest.charAt(0) == '`' ? rest.lastIndexOf('`') : 0;
        if (close > 0) {
            code = rest.substring(1, close);
            rest = rest.substring(close + 1).strip();
        }
        String path = "";
        String command = "";
        List<String> about = new ArrayList<>();
        for (String part : rest.split("•", -1)) {
            String text = part.strip();
            String file = file(text);
            if (text.startsWith(COMMAND)) {
                command = text.substring(COMMAND.length());
            } else if (!file.isEmpty()) {
                path = file.equals("undefined") ? "" : file;
            } else if (!text.isEmpty() && !isCount(text)) {
                about.add(text);
            }
        }
        return new Summary(tool, code, path, command, String.join(" • ", about));
    }

    /** The file that a text names in front, or empty. */
    static String file(String text) {
        return FILES.stream()
                .filter(text::startsWith)
                .map(start -> text.substring(start.length()).strip())
                .findFirst()
                .orElse("");
    }

    private static boolean isCount(String text) {
        String bare = text.replace("*", "").strip();
        int space = bare.indexOf(' ');
        return space > 0
                && bare.chars().limit(space).allMatch(Character::isDigit)
                && FOUND.contains(bare.substring(space + 1).strip());
    }
}
