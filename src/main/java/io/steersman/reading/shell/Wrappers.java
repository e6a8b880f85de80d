package io.steersman.reading.shell;

import io.steersman.reading.path.Paths;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes off what stands before the program that really runs: {@code sudo}, {@code timeout 60}, {@code npx} ... */
public final class Wrappers {

    /**
     * How a wrapper is written.
     *
     * @param verbs words of which one follows, empty when none does: {@code run} of {@code uv run}
     * @param valued options whose value is the next word
     * @param operands words of its own before the command: the duration of {@code timeout}
     */
    private record Wrapper(Set<String> verbs, Set<String> valued, int operands) {}

    private static final int MOST = 8;
    private static final Set<String> NONE = Set.of();
    private static final Wrapper BARE = new Wrapper(NONE, NONE, 0);
    private static final Wrapper CONTAINER = new Wrapper(
            Set.of("exec"), Set.of("-u", "--user", "-w", "--workdir", "-e", "--env", "--env-file", "--index"), 1);
    private static final Wrapper NODE =
            new Wrapper(Set.of("exec", "dlx", "x"), Set.of("-p", "--package", "--prefix", "-C", "--dir"), 0);
    private static final Wrapper ENVIRONMENT = new Wrapper(Set.of("run"), Set.of("-p", "-n", "-e", "--name"), 0);
    private static final Map<String, Wrapper> WRAPPERS = Map.ofEntries(
            Map.entry("sudo", valued("-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "-U", "-D", "-R", "--user")),
            Map.entry("doas", valued("-u", "-C")),
            Map.entry("env", valued("-u", "--unset", "-C", "--chdir", "-S")),
            Map.entry("timeout", new Wrapper(NONE, Set.of("-s", "-k", "--signal", "--kill-after"), 1)),
            Map.entry("gtimeout", new Wrapper(NONE, Set.of("-s", "-k", "--signal", "--kill-after"), 1)),
            Map.entry("nice", valued("-n", "--adjustment")),
            Map.entry("ionice", valued("-c", "-n")),
            Map.entry("nohup", BARE),
            Map.entry("setsid", BARE),
            Map.entry("unbuffer", BARE),
            Map.entry("caffeinate", valued("-t")),
            Map.entry("time", valued("-f", "-o", "--format", "--output")),
            Map.entry("stdbuf", valued("-i", "-o", "-e")),
            Map.entry("xargs", valued("-I", "-n", "-P", "-d", "-L", "-s", "-E", "-a", "--max-args", "--max-procs")),
            Map.entry("command", BARE),
            Map.entry("builtin", BARE),
            Map.entry("exec", valued("-a")),
            Map.entry("flock", new Wrapper(NONE, Set.of("-w", "--timeout", "-E"), 1)),
            Map.entry("xvfb-run", valued("-s", "-n", "-e", "-f")),
            Map.entry("docker", CONTAINER),
            Map.entry("podman", CONTAINER),
            Map.entry("docker-compose", CONTAINER),
            Map.entry("kubectl", new Wrapper(Set.of("exec"), Set.of("-n", "--namespace", "-c", "--container"), 1)),
            Map.entry(
                    "uv",
                    new Wrapper(
                            Set.of("run"),
                            Set.of(
                                    "--with",
                                    "-p",
                                    "--python",
                                    "--extra",
                                    "--group",
                                    "--project",
                                    "--directory",
                                    "--package",
                                    "--env-file",
                                    "--with-requirements",
                                    "--with-editable",
                                    "--only-group",
                                    "--no-group",
                                    "--index-url"),
                            0)),
            Map.entry("uvx", valued("--from", "--with", "-p", "--python")),
            Map.entry("pipx", new Wrapper(Set.of("run"), Set.of("--spec", "--python"), 0)),
            Map.entry("poetry", new Wrapper(Set.of("run"), Set.of("-C", "--directory", "-P", "--project"), 0)),
            Map.entry("pipenv", ENVIRONMENT),
            Map.entry("pdm", ENVIRONMENT),
            Map.entry("hatch", new Wrapper(Set.of("run"), Set.of("-e", "--env"), 0)),
            Map.entry("rye", ENVIRONMENT),
            Map.entry("conda", ENVIRONMENT),
            Map.entry("mamba", ENVIRONMENT),
            Map.entry("micromamba", ENVIRONMENT),
            Map.entry("npx", valued("-p", "--package")),
            Map.entry("bunx", valued("-p", "--package")),
            Map.entry("pnpm", NODE),
            Map.entry("npm", NODE),
            Map.entry("yarn", NODE),
            Map.entry("bundle", new Wrapper(Set.of("exec"), Set.of("--gemfile"), 0)),
            Map.entry("mise", new Wrapper(Set.of("exec", "x"), Set.of("-C"), 0)),
            Map.entry("direnv", new Wrapper(Set.of("exec"), NONE, 1)),
            Map.entry("fvm", new Wrapper(Set.of("exec"), NONE, 0)));

    private Wrappers() {}

    private static Wrapper valued(String... options) {
        return new Wrapper(NONE, Set.of(options), 0);
    }

    /**
     * Unwraps a command.
     *
     * @param words its words, assignments not among them, at least one
     * @param input its here-document or here-string
     * @param directory where it runs
     */
    public static Unwrapped unwrap(List<String> words, String input, String directory) {
        int at = 0;
        String folder = directory;
        String program = baseName(words.get(0));
        for (int taken = 0; taken < MOST; taken++) {
            Wrapper wrapper = WRAPPERS.get(program);
            int next = wrapper == null ? -1 : next(wrapper, program, words, at + 1);
            if (next < 0 || next >= words.size()) {
                break;
            }
            folder = folder(words.subList(at, next), folder);
            at = next;
            program = baseName(words.get(at));
        }
        List<String> arguments = words.subList(at + 1, words.size());
        return Interpreters.read(program, arguments, input, folder);
    }

    /** Where the wrapped command begins, -1 when the program is not used as a wrapper here. */
    private static int next(Wrapper wrapper, String program, List<String> words, int from) {
        int at = from;
        if (program.equals("command")
                && at < words.size()
                && words.get(at).toLowerCase().startsWith("-v")) {
            return -1;
        }
        int operands = wrapper.operands();
        boolean verb = wrapper.verbs().isEmpty();
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("--")) {
                operands = verb ? Math.min(operands, 0) : operands;
                at++;
            } else if (word.length() > 1 && word.startsWith("-")) {
                at += wrapper.valued().contains(word) ? 2 : 1;
            } else if (!verb) {
                verb = wrapper.verbs().contains(word);
                if (!verb && !word.equals("compose")) {
                    return -1;
                }
                at++;
            } else if (operands > 0) {
                operands--;
                at++;
            } else if (Assignments.equals(word) > 0 && (program.equals("env") || program.equals("sudo"))) {
                at++;
            } else {
                return at;
            }
        }
        return -1;
    }

    /** The directory that a wrapper's options set. */
    private static String folder(List<String> wrapper, String directory) {
        for (int i = 1; i + 1 < wrapper.size(); i++) {
            switch (wrapper.get(i)) {
                case "-C", "--chdir", "-w", "--workdir", "--directory", "-D" -> {
                    return Paths.join(directory, wrapper.get(i + 1));
                }
                default -> {}
            }
        }
        return directory;
    }

    /**
     * The name of a program without its folder and without {@code .exe}. A script of a project that is called {@code test}
     * keeps its folder, for it is not the shell's {@code test}.
     */
    public static String baseName(String program) {
        if (program.endsWith("/test") && !program.endsWith("/bin/test")) {
            return program;
        }
        String name = program.substring(program.lastIndexOf('/') + 1);
        return name.endsWith(".exe") ? name.substring(name.lastIndexOf('\\') + 1, name.length() - 4) : name;
    }
}
