package io.steersman.reading.change;

import io.steersman.reading.change.CodeTokens.Kind;
import io.steersman.reading.change.CodeTokens.Token;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Commands;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that program text given on a command line writes: {@code python - <<EOF}, {@code node -e}, {@code ruby -e}.
 *
 * <p>Only paths that stand in the text, or in a variable that is set to them there, are found. A file that is read,
 * changed by {@code replace('a', 'b')} and written again is edited: what goes and comes is that of the replacements.
 */
final class CodeWrites {

    private static final Lexicon LISTS = Lexicon.of("code-writes");

    private static final Set<String> REMOVERS = LISTS.words("removers");
    private static final Set<String> MOVERS = Set.of(
            "os.rename",
            "os.replace",
            "shutil.move",
            "fs.renameSync",
            "fs.rename",
            "renameSync",
            "File.rename",
            "FileUtils.mv",
            "rename");
    private static final Set<String> COPIERS = Set.of(
            "shutil.copy",
            "shutil.copy2",
            "shutil.copyfile",
            "shutil.copytree",
            "fs.copyFileSync",
            "fs.cpSync",
            "copyFileSync",
            "FileUtils.cp",
            "FileUtils.cp_r");
    private static final Set<String> WRITERS = LISTS.words("writers");
    private static final Set<String> MAKERS = LISTS.words("makers");
    private static final Set<String> APPENDERS = Set.of("appendFileSync", "fs.appendFileSync", "fs.appendFile");

    private static final int MOST_TOKENS = 512;

    private final CodeValues values;
    private final List<Token> tokens;
    private final Map<String, Write> found = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();
    private final List<String> folders = new ArrayList<>(0);
    private final List<String> removed = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private String written = "";

    private CodeWrites(List<Token> tokens) {
        this.tokens = tokens;
        this.values = new CodeValues(tokens);
    }

    static void writes(Command command, String code, WriteList writes) {
        if (code.isEmpty() || !mayWrite(code)) {
            return;
        }
        CodeWrites scan = new CodeWrites(CodeTokens.of(Commands.cut(code)));
        scan.scan();
        for (Write write : scan.found.values()) {
            Write told = scan.told(write);
            writes.add(command.directory(), told.path(), told.change(), told.removed(), told.added());
        }
    }

    /** The folders that program text makes. */
    static List<String> folders(String code) {
        boolean may = code.contains("mkdir")
                || code.contains("makedirs")
                || code.contains("copytree")
                || code.contains("cpSync");
        if (!may) {
            return List.of();
        }
        CodeWrites scan = new CodeWrites(CodeTokens.of(Commands.cut(code)));
        scan.scan();
        return scan.folders;
    }

    private static boolean mayWrite(String code) {
        return code.contains("write")
                || code.contains("open")
                || code.contains("remove")
                || code.contains("unlink")
                || code.contains("shutil")
                || code.contains("rename")
                || code.contains("replace")
                || code.contains("rm")
                || code.contains("File")
                || code.contains("file_put");
    }

    private void scan() {
        for (int at = 0; at < tokens.size(); at++) {
            values.read(at);
            Token token = tokens.get(at);
            boolean call = token.kind() == Kind.NAME && values.is(at + 1, '(');
            if (call) {
                call(token.text(), at);
            }
        }
    }

    private void call(String written, int at) {
        int first = at + 2;
        String method = written.substring(written.lastIndexOf('.') + 1);
        boolean node = method.endsWith("Sync");
        String name = node ? "fs." + method : written.startsWith(".") && WRITERS.contains(method) ? method : written;
        if (MAKERS.contains(name)) {
            folders.addAll(
                    values.values(name.startsWith("shutil") || name.endsWith("cpSync") ? argument(first, 1) : first));
        }
        if (REMOVERS.contains(name)) {
            add(values.values(first), Change.DELETE, "");
        } else if (MOVERS.contains(name)) {
            add(values.values(first), Change.MOVE, "");
            add(values.values(argument(first, 1)), Change.MOVE, "");
        } else if (COPIERS.contains(name)) {
            add(values.values(argument(first, 1)), Change.CREATE, "");
        } else if (WRITERS.contains(name)) {
            add(values.values(first), Change.CREATE, values.value(argument(first, 1)));
        } else if (APPENDERS.contains(name)) {
            add(values.values(first), Change.APPEND, values.value(argument(first, 1)));
        } else {
            method(name, method, at, first);
        }
    }

    private void method(String name, String method, int at, int first) {
        switch (method) {
            case "open", "openSync", "fdopen", "new" -> open(name, at, first);
            case "write_text", "write_bytes" -> add(receiver(name, at), Change.CREATE, values.value(first));
            case "read_text", "read_bytes", "readlines" -> read.addAll(receiver(name, at));
            case "readFileSync", "readFile", "file_get_contents" -> read.addAll(values.values(first));
            case "read" -> read.addAll(name.equals("File.read") ? values.values(first) : receiver(name, at));
            case "mkdir" -> folders.addAll(receiver(name, at));
            case "unlink", "rmdir" -> add(receiver(name, at), Change.DELETE, "");
            case "rename", "replace", "sub", "gsub", "subn" -> replace(name, method, at, first);
            case "write" -> written = written.isEmpty() ? values.value(first) : written;
            default -> {}
        }
    }

    /** What a method is called on: {@code Path('x')} or a variable. */
    private List<String> receiver(String name, int at) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? values.before(at) : values.variable(name.substring(0, dot));
    }

    private void open(String name, int at, int first) {
        if (name.equals("Image.open") || name.equals("new")) {
            return;
        }
        boolean function = name.equals("open")
                || name.equals("io.open")
                || name.equals("codecs.open")
                || name.equals("builtins.open")
                || name.startsWith("File.")
                || name.contains("openSync");
        List<String> paths = function ? values.values(first) : receiver(name, at);
        String mode = mode(function ? argument(first, 1) : first, first);
        if (mode.indexOf('a') >= 0) {
            add(paths, Change.APPEND, "");
        } else if (mode.indexOf('w') >= 0 || mode.indexOf('x') >= 0) {
            add(paths, Change.CREATE, "");
        } else if (mode.indexOf('+') >= 0) {
            read.addAll(paths);
            add(paths, Change.EDIT, "");
        } else {
            read.addAll(paths);
        }
    }

    /** The mode in which a file is opened: the argument at a token, or the one named {@code mode}. */
    private String mode(int at, int first) {
        if (isMode(at)) {
            return tokens.get(at).text();
        }
        for (int i = first; i < Math.min(first + 24, tokens.size()) && !values.is(i, '\n'); i++) {
            if (values.isName(i, "mode") && isMode(i + 2)) {
                return tokens.get(i + 2).text();
            }
            if (values.is(i, ':') || values.is(i, ';')) {
                break;
            }
        }
        return "";
    }

    private boolean isMode(int at) {
        if (at >= tokens.size() || tokens.get(at).kind() != Kind.TEXT) {
            return false;
        }
        String text = tokens.get(at).text();
        return !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> "rwaxbt+U".indexOf(c) >= 0);
    }

    private void replace(String name, String method, int at, int first) {
        if (method.equals("rename") || method.equals("replace") && argument(first, 1) >= tokens.size()) {
            List<String> from = receiver(name, at);
            if (!from.isEmpty()) {
                add(from, Change.MOVE, "");
                add(values.values(first), Change.MOVE, "");
            }
            return;
        }
        String before = values.value(first);
        String after = values.value(argument(first, 1));
        if (!before.isEmpty()) {
            removed.add(before);
            added.add(after);
        }
    }

    /** Where an argument begins, counted from 0; beyond the end when there is none. */
    private int argument(int first, int number) {
        int open = 0;
        int left = number;
        int end = Math.min(tokens.size(), first + MOST_TOKENS);
        for (int at = first; at < end; at++) {
            Token token = tokens.get(at);
            if (token.is('(') || token.is('[') || token.is('{')) {
                open++;
            } else if ((token.is(')') || token.is(']') || token.is('}')) && --open < 0) {
                break;
            } else if (open == 0 && token.is(',') && --left == 0) {
                return at + 1;
            }
        }
        return tokens.size();
    }

    private void add(List<String> paths, Change change, String text) {
        for (String path : paths) {
            boolean plain = !path.isBlank() && path.length() < 1024 && path.indexOf('\n') < 0;
            if (plain) {
                found.merge(path, new Write(path, change, "", text), (old, next) -> next);
            }
        }
    }

    /** The write with the texts that the whole program tells of it. */
    private Write told(Write write) {
        if (write.change() == Change.CREATE && read.contains(write.path()) || write.change() == Change.EDIT) {
            return new Write(write.path(), Change.EDIT, String.join("\n", removed), String.join("\n", added));
        }
        boolean only = found.size() == 1 && write.added().isEmpty() && write.change() != Change.DELETE;
        return only ? new Write(write.path(), write.change(), "", written) : write;
    }
}
