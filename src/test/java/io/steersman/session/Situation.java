package io.steersman.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.Shipped;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.TrajectoryEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A short run, as a table writes it: what the user asks, and the calls before, with their results, divided by ⏎.
 *
 * <p>{@code read PATH}, {@code write PATH}, {@code edit PATH}, {@code failed write PATH => ERROR}, {@code tool NAME {JSON} =>
 * OUTPUT}, {@code COMMAND => OUTPUT}, {@code [EXIT CODE] COMMAND => OUTPUT}, {@code say TEXT}, {@code think TEXT}, {@code user
 * TEXT}, {@code harness TEXT}, {@code replace PATH :: OLD :: NEW}, {@code declined CALL}; {@code \n} is a line end.
 */
final class Situation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXIT = Pattern.compile("^\\[(\\d+)] (.*)$", Pattern.DOTALL);
    private static final String FAILED = "failed ";
    private static final Set<String> TOOLS = Set.of("write", "edit", "read", "tool");

    private final List<Step> steps = new ArrayList<>();

    /** The rows of a table below {@code /session}, its head and its notes left out. */
    static Stream<Arguments> rows(String table) {
        try (InputStream in = Objects.requireNonNull(Situation.class.getResourceAsStream("/session/" + table))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(1)
                            .filter(line -> !line.isBlank() && !line.startsWith("# "))
                            .map(line -> Arguments.of((Object[]) line.split("\t", -1)))
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the user asks and what was done before; {@code -} for nothing. */
    static Situation of(String asked, String before) {
        return new Situation().told(Source.USER, asked).after(before);
    }

    /** What a standing file says, what the user asks and what was done before; {@code -} for nothing. */
    static Situation of(String file, String asked, String before) {
        return new Situation().told(Source.FILE, file).told(Source.USER, asked).after(before);
    }

    private Situation after(String before) {
        if (!before.equals("-")) {
            Stream.of(before.split(" ⏎ ", -1)).forEach(this::did);
        }
        return this;
    }

    private void did(String what) {
        if (isSaid(what)) {
            return;
        }
        Matcher exit = EXIT.matcher(what);
        String action = exit.matches() ? exit.group(2) : what;
        int arrow = action.indexOf(" => ");
        String call = arrow < 0 ? action : action.substring(0, arrow);
        String output = arrow < 0 ? "ok" : lines(action.substring(arrow + 4));
        boolean failed =
                call.startsWith(FAILED) || exit.matches() && !exit.group(1).equals("0");
        String id = "c" + steps.size();
        add(call(id, call.startsWith(FAILED) ? call.substring(FAILED.length()) : call, arrow >= 0));
        ToolResult result = ToolResult.of(id, output, failed ? Status.ERROR : Status.OK);
        add(exit.matches() ? result.withExitCode(Integer.parseInt(exit.group(1))) : result);
    }

    /** Whether somebody says, thinks or declines something here; it is taken in. */
    private boolean isSaid(String what) {
        String[] words = what.split(" ", 2);
        switch (words[0]) {
            case "say" -> says(words[1]);
            case "think" -> add(new AgentMessage(Meta.NONE, "", lines(words[1])));
            case "user" -> told(Source.USER, words[1]);
            case "replace" -> {
                String[] parts = words[1].split(" :: ", -1);
                replaces(parts[0], parts[1], parts[2]);
            }
            case "harness" -> told(Source.HARNESS, words[1]);
            case "declined" -> {
                String id = "c" + steps.size();
                add(call(id, words[1], true));
                add(ToolResult.of(id, "The user declined this.", Status.ERROR).withRefusal(Refusal.USER));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static ToolCall call(String id, String call, boolean run) {
        String[] words = call.split(" ", 2);
        String path = words.length > 1 ? words[1] : "";
        ObjectNode input = Json.emptyObject().put("file_path", path);
        return switch (words[0]) {
            case "write" -> new ToolCall(Meta.NONE, id, "Write", input.put("content", "a"));
            case "edit" ->
                new ToolCall(Meta.NONE, id, "Edit", input.put("old_string", "a").put("new_string", "b"));
            case "read" -> new ToolCall(Meta.NONE, id, "Read", input);
            case "tool" -> {
                String[] named = path.split(" ", 2);
                yield new ToolCall(Meta.NONE, id, named[0], json(named[1]));
            }
            default -> {
                if (!run) {
                    throw new IllegalArgumentException(call);
                }
                yield ran(id, call);
            }
        };
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ToolCall ran(String id, String command) {
        return new ToolCall(Meta.NONE, id, "Bash", Json.emptyObject().put("command", lines(command)));
    }

    private static String lines(String cell) {
        return cell.replace("\\n", "\n").replace("\\t", "\t");
    }

    /** The same, and the agent says something. */
    Situation says(String text) {
        add(new AgentMessage(Meta.NONE, lines(text), ""));
        return this;
    }

    /** The same, and a call as tables write it is about to be made; what names no tool is a command. */
    Situation calls(String call) {
        boolean tool = TOOLS.contains(call.substring(0, Math.max(0, call.indexOf(' '))));
        add(tool ? call("last", call, false) : ran("last", call));
        return this;
    }

    /** The same, and a call is about to be made, or the run ends; {@code -} for neither. */
    Situation ends(String last) {
        if (last.equals("end")) {
            add(new TrajectoryEnd(Meta.NONE, "completed"));
            return this;
        }
        return last.equals("-") ? this : calls(last);
    }

    /** The same, and a text in a file is replaced. */
    Situation replaces(String path, String goes, String comes) {
        ObjectNode input = Json.emptyObject().put("file_path", path);
        input.put("old_string", lines(goes)).put("new_string", lines(comes));
        add(new ToolCall(Meta.NONE, "edit" + steps.size(), "Edit", input));
        add(ToolResult.of("edit" + (steps.size() - 1), "The file has been updated.", Status.OK));
        return this;
    }

    /** The same, and somebody sets a limit. */
    Situation told(Source source, String text) {
        add(new Instruction(Meta.NONE, lines(text), source));
        return this;
    }

    /** The same, and a call as tables write it, with its result. */
    Situation does(String call) {
        did(call);
        return this;
    }

    private void add(Step step) {
        steps.add(step.with(step.meta().withIndex(steps.size())));
    }

    /** Names of the rules that see something in the last step. */
    Set<String> seenAtTheEnd() {
        Set<String> seen = new TreeSet<>();
        atTheEnd().sighted().forEach(finding -> seen.add(finding.rule().name()));
        return seen;
    }

    /** Names of the rules of which the agent is told with the last step. */
    Set<String> toldAtTheEnd() {
        Set<String> told = new TreeSet<>();
        atTheEnd()
                .intervention()
                .ifPresent(intervention -> told.add(intervention.rule().name()));
        return told;
    }

    /** Names of the rules of which the agent is told anywhere. */
    Set<String> told() {
        Session session =
                new Session(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        Set<String> told = new TreeSet<>();
        steps.forEach(step -> session.accept(step)
                .intervention()
                .ifPresent(intervention -> told.add(intervention.rule().name())));
        return told;
    }

    private Noticed atTheEnd() {
        Session session =
                new Session(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        Noticed last = Noticed.NOTHING;
        for (Step step : steps) {
            last = session.accept(step);
        }
        return last;
    }
}
