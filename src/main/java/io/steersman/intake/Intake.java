package io.steersman.intake;

import io.steersman.client.claudecode.ClaudeSession;
import io.steersman.client.claudecode.ClaudeStream;
import io.steersman.client.cline.ClineHistory;
import io.steersman.client.cline.ClineScreen;
import io.steersman.client.codex.CodexExec;
import io.steersman.client.codex.CodexRollout;
import io.steersman.client.copilot.CopilotChat;
import io.steersman.client.copilot.CopilotEvents;
import io.steersman.client.cursor.CursorStream;
import io.steersman.client.cursor.CursorText;
import io.steersman.client.cursor.CursorTranscript;
import io.steersman.client.gemini.GeminiContents;
import io.steersman.client.gemini.GeminiSession;
import io.steersman.client.gemini.GeminiStream;
import io.steersman.client.opencode.OpencodeExport;
import io.steersman.client.opencode.OpencodeStorage;
import io.steersman.client.openhands.OpenHandsEvents;
import io.steersman.client.openhands.OpenHandsFolder;
import io.steersman.client.openhands.OpenHandsRuns;
import io.steersman.client.qwen.QwenSession;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.acp.AcpUpdates;
import io.steersman.recorded.aider.AiderHistory;
import io.steersman.recorded.amp.AmpThread;
import io.steersman.recorded.anthropic.AnthropicMessages;
import io.steersman.recorded.antigravity.AntigravitySteps;
import io.steersman.recorded.antigravity.AntigravityTranscript;
import io.steersman.recorded.asciinema.AsciinemaCast;
import io.steersman.recorded.atif.Atif;
import io.steersman.recorded.droid.DroidSession;
import io.steersman.recorded.droid.DroidStream;
import io.steersman.recorded.goose.GooseSession;
import io.steersman.recorded.grok.GrokSession;
import io.steersman.recorded.kimi.KimiCodeWire;
import io.steersman.recorded.kimi.KimiContext;
import io.steersman.recorded.kimi.KimiWire;
import io.steersman.recorded.openai.OpenAiChat;
import io.steersman.recorded.openai.OpenAiResponses;
import io.steersman.recorded.otel.OtlpFile;
import io.steersman.recorded.otel.SpanList;
import io.steersman.recorded.pi.PiSession;
import io.steersman.recorded.specstory.SpecStory;
import io.steersman.recorded.store.SessionStore;
import io.steersman.recorded.sweagent.MiniSweAgent;
import io.steersman.recorded.sweagent.SweAgent;
import io.steersman.recorded.traces.LangSmithRuns;
import io.steersman.recorded.traces.LangfuseTraces;
import io.steersman.recorded.vercel.VercelMessages;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads trajectories from files and streams, whatever the format; it is told from the content. */
public final class Intake {

    /** Largest file that is read, in bytes. */
    public static final long LARGEST_FILE = 512L * 1024 * 1024;

    private static final int BYTE_ORDER_MARK = 3;
    private static final int LONGEST_HEAD = 64 * 1024;
    /** How much is read of a database; more than that of old sessions is left out. */
    private static final int LARGEST_STORE = 128 * 1024 * 1024;

    private static final int BINARY_SAMPLE = 1000;

    private static final List<Format> FORMATS = List.of(
            new NativeFile(),
            new ClaudeStream(),
            new ClaudeSession(),
            new CodexRollout(),
            new CopilotEvents(),
            new PiSession(),
            new GeminiSession(),
            new OpenHandsEvents(),
            new OpenHandsRuns(),
            new Atif(),
            new MiniSweAgent(),
            new SweAgent(),
            new SpanList(),
            new OtlpFile(),
            new CursorStream(),
            new DroidStream(),
            new GeminiStream(),
            new CodexExec(),
            new KimiWire(),
            new KimiCodeWire(),
            new KimiContext(),
            new AcpUpdates(),
            new QwenSession(),
            new DroidSession(),
            new GrokSession(),
            new GooseSession(),
            new AmpThread(),
            new ClineHistory(),
            new ClineScreen(),
            new OpencodeExport(),
            new CopilotChat(),
            new LangSmithRuns(),
            new LangfuseTraces(),
            new AntigravitySteps(),
            new AntigravityTranscript(),
            new VercelMessages(),
            new CursorTranscript(),
            new GeminiContents(),
            new SpecStory(),
            new CursorText(),
            new AiderHistory(),
            new AsciinemaCast(),
            new AnthropicMessages(),
            new OpenAiResponses(),
            new OpenAiChat());

    private Intake() {}

    /** Reads one file. What is wrong with it comes as problems, never as an exception. */
    public static Reading read(Path file) {
        return read(file, Optional.empty());
    }

    /**
     * Reads one file.
     *
     * @param from the name of the format that it is in, when somebody knows it: then it is read as that, whatever gets lost
     */
    public static Reading read(Path file, Optional<String> from) {
        String name = file.toString();
        try {
            if (OpencodeStorage.isSession(file)) {
                return read(name, OpencodeStorage.export(file), from);
            }
            if (OpenHandsFolder.isConversation(file)) {
                return read(name, OpenHandsFolder.array(file), from);
            }
            if (SessionStore.isDatabase(file)) {
                return database(name, file, from);
            }
            long size = Files.size(file);
            if (size > LARGEST_FILE) {
                return failed(
                        name, "The file has %d bytes; the most is %d. Maybe split it.".formatted(size, LARGEST_FILE));
            }
            return read(name, Files.readAllBytes(file), from);
        } catch (NoSuchFileException e) {
            return failed(name, "The file does not exist. Maybe its path is misspelt.");
        } catch (IOException e) {
            return failed(name, "The file cannot be read: %s.".formatted(e));
        }
    }

    private static Reading database(String name, Path file, Optional<String> from) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Optional<byte[]> sessions = SessionStore.export(file, LARGEST_STORE, problems);
        if (sessions.isEmpty()) {
            return new Reading(name, "", Certainty.NONE, List.of(), Map.of(), problems);
        }
        if (sessions.get().length == 0) {
            return failed(name, "The database holds no messages of any session.");
        }
        Reading reading = read(name, sessions.get(), from);
        problems.addAll(reading.problems());
        return new Reading(
                name, reading.format(), reading.certainty(), reading.trajectories(), reading.unknown(), problems);
    }

    /**
     * Reads the content of a file or stream.
     *
     * @param name names the source to a reader, and the trajectory when it has no id of its own
     * @param content the whole content
     */
    public static Reading read(String name, byte[] content) {
        return read(name, content, Optional.empty());
    }

    /**
     * Reads the content of a file or stream.
     *
     * @param from the name of the format that it is in, when somebody knows it
     */
    public static Reading read(String name, byte[] content, Optional<String> from) {
        byte[] text = withoutByteOrderMark(content);
        Optional<String> refusal = refusal(text);
        if (refusal.isPresent()) {
            return failed(name, refusal.get());
        }
        List<Problem> problems = new ArrayList<>();
        Optional<Source> source = open(name, text, problems);
        if (source.isEmpty()) {
            return new Reading(name, "", Certainty.NONE, List.of(), Map.of(), problems);
        }
        Sample sample = source.get().sample();
        Recognition recognition = Recognition.of(sample, FORMATS);
        boolean joined = !sample.text().isEmpty() && recognition.guesses().size() > 1;
        if (from.isEmpty() && (joined || !recognition.sure())) {
            return refused(name, recognition, sample);
        }
        String format = from.orElseGet(() -> recognition.guesses().get(0).name());
        return read(source.get(), format(format, sample), from.isPresent());
    }

    /** What the content of a file or stream may be in; nothing when it holds no values. */
    public static Recognition recognise(String name, byte[] content) {
        byte[] text = withoutByteOrderMark(content);
        return refusal(text).isPresent()
                ? new Recognition(List.of())
                : open(name, text, new ArrayList<>())
                        .map(source -> Recognition.of(source.sample(), FORMATS))
                        .orElseGet(() -> new Recognition(List.of()));
    }

    private static Optional<Source> open(String name, byte[] text, List<Problem> problems) {
        return isText(text) ? Optional.of(Source.ofText(name, text)) : Source.open(name, text, problems);
    }

    /** Whether it is no JSON, or only its first line is an object and arrays follow, as in recordings of a terminal. */
    private static boolean isText(byte[] content) {
        int first = Source.firstCharacter(content);
        if (content[first] == '[') {
            return false;
        }
        if (content[first] != '{') {
            return true;
        }
        int line = first;
        while (line < content.length && content[line] != '\n') {
            line++;
        }
        boolean arrays = line + 1 < content.length && content[line + 1] == '[' && line - first < LONGEST_HEAD;
        String head = arrays ? new String(content, first, line - first, StandardCharsets.UTF_8) : "";
        return head.contains("\"version\"") && (head.contains("\"width\"") || head.contains("\"term\""));
    }

    private static Reading refused(String name, Recognition recognition, Sample sample) {
        boolean none = recognition.guesses().isEmpty();
        return new Reading(
                name,
                none ? "" : recognition.guesses().get(0).name(),
                none ? Certainty.NONE : recognition.guesses().get(0).certainty(),
                List.of(),
                Map.of(),
                List.of(new Problem(0, "", recognition.refusal(!sample.text().isEmpty()))));
    }

    /** The format of a name; of several forms of one format, the one that fits best. */
    private static Format format(String name, Sample sample) {
        return FORMATS.stream()
                .filter(format -> format.name().equals(name))
                .max(Comparator.comparingDouble(
                        format -> format.certainty(sample).share()))
                .orElseThrow(() -> new IllegalArgumentException("There is no format '%s'.".formatted(name)));
    }

    /** Finds the files to read below the given files and folders. */
    public static Selection files(Path... paths) {
        return FileWalk.of(List.of(paths));
    }

    /** The names of the formats that are read, in the order in which they are tried. */
    public static List<String> formats() {
        return FORMATS.stream().map(Format::name).distinct().toList();
    }

    private static Reading read(Source source, Format format, boolean forced) {
        Certainty certainty = format.certainty(source.sample());
        Notes notes = new Notes();
        List<Trajectory> trajectories = format.read(source, notes);
        List<Problem> problems = new ArrayList<>(notes.problems());
        boolean refused = !forced && Losses.tooMany(notes, trajectories);
        if (refused) {
            problems.add(new Problem(0, "", Losses.refusal(notes, format.name())));
        } else if (notes.acting() > 0) {
            problems.add(new Problem(0, "", Losses.told(notes) + ". Maybe some of them are calls or results."));
        }
        problems.sort(Comparator.comparingInt(Problem::line));
        if (trajectories.isEmpty() && problems.isEmpty()) {
            problems.add(
                    new Problem(0, "", "The file is in the format %s, but holds no step.".formatted(format.name())));
        }
        return new Reading(
                source.name(), format.name(), certainty, refused ? List.of() : trajectories, notes.unknown(), problems);
    }

    private static Optional<String> refusal(byte[] content) {
        int first = Source.firstCharacter(content);
        if (first == content.length) {
            return Optional.of("The file is empty.");
        }
        for (int i = 0; i < Math.min(content.length, BINARY_SAMPLE); i++) {
            if (content[i] == 0) {
                return Optional.of("The file is binary. Maybe it is compressed or no trajectory.");
            }
        }
        return Optional.empty();
    }

    private static byte[] withoutByteOrderMark(byte[] content) {
        boolean marked = content.length >= BYTE_ORDER_MARK
                && (content[0] & 0xff) == 0xef
                && (content[1] & 0xff) == 0xbb
                && (content[2] & 0xff) == 0xbf;
        return marked ? Arrays.copyOfRange(content, BYTE_ORDER_MARK, content.length) : content;
    }

    private static Reading failed(String name, String message) {
        return Reading.failed(name, message);
    }
}
