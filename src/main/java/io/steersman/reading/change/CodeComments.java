package io.steersman.reading.change;

import io.steersman.reading.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells an edit of comments from an edit of code, by the form of lines and without a parser. */
final class CodeComments {

    private static final Set<String> HASHED = Set.of(
            "py", "pyi", "rb", "sh", "bash", "zsh", "yml", "yaml", "toml", "ex", "exs", "r", "pl", "jl", "tf", "nix",
            "cmake");
    private static final Set<String> DASHED = Set.of("sql", "lua", "hs", "elm", "adb");
    private static final Set<String> SLASHED = Set.of(
            "js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts", "java", "kt", "kts", "scala", "groovy", "go", "rs",
            "php", "cs", "fs", "swift", "m", "c", "h", "cc", "cpp", "hpp", "cxx", "dart", "proto", "css", "scss",
            "less", "zig", "sol");

    /** Comments that tools read: they are code to a check. */
    private static final String[] READ = {
        "noqa", "type:", "pylint", "eslint", "ts-ignore", "ts-expect", "ts-nocheck", "-ignore", "nolint", "go:",
                "+build", "pragma",
        "noinspection", "rubocop", "istanbul", "c8 ", "fmt:", "mypy", "pyright", "biome", "coding:", "swiftlint",
                "nosec", "phpstan",
        "psalm", ">>>", "flake8", "isort", "clang-", "-environment", "generated", "sourcemappingurl", "shellcheck",
                "language="
    };

    private CodeComments() {}

    /** Whether an edit leaves the code as it was and changes comments and blanks alone, none of which a tool reads. */
    static boolean alone(Write write) {
        String marker = marker(write.path());
        if (marker.isEmpty() || write.removed().isEmpty() && write.added().isEmpty()) {
            return false;
        }
        if (!code(write.removed(), marker).equals(code(write.added(), marker))) {
            return false;
        }
        String both = (write.removed() + write.added()).toLowerCase(Locale.ROOT);
        for (String read : READ) {
            if (both.contains(read)) {
                return false;
            }
        }
        return true;
    }

    private static String marker(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return HASHED.contains(ending) ? "#" : DASHED.contains(ending) ? "--" : SLASHED.contains(ending) ? "//" : "";
    }

    private static List<String> code(String text, String marker) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < text.length(); at = Lines.next(text, at)) {
            String line = withoutComment(text.substring(at, Lines.end(text, at)), marker);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String withoutComment(String written, String marker) {
        String line = written.strip();
        boolean block = marker.equals("//") && (line.startsWith("/*") || line.startsWith("*"));
        if (line.startsWith(marker) || block) {
            return "";
        }
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote && line.charAt(i - 1) != '\\' ? 0 : quote;
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (line.startsWith(marker, i) && i > 0 && line.charAt(i - 1) == ' ') {
                return line.substring(0, i).strip();
            }
        }
        return line;
    }
}
