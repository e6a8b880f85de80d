package io.steersman.rulebook.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.finding.Verdict;
import io.steersman.policy.Nearest;
import io.steersman.policy.Yaml;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Compaction;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the short form in which cases give steps: {@code call Bash: npm test}, {@code result: ok}, {@code error: 2 failed}.
 *
 * <p>Results answer the open calls in the order in which these were made.
 */
final class CaseSteps {

    private static final Set<String> SHELLS =
            Set.of("bash", "shell", "exec", "exec_command", "terminal", "execute_bash");
    private static final Set<String> READERS = Set.of("read", "read_file", "view", "open");
    private static final Set<String> SEARCHERS = Set.of("grep", "glob", "search");
    private static final List<String> KINDS = List.of(
            "user",
            "system",
            "file",
            "harness",
            "say",
            "think",
            "call",
            "result",
            "unknown",
            "error",
            "exit",
            "refused",
            "judged",
            "repeat",
            "as",
            "together",
            "compaction",
            "end");
    private static final int MOST_REPEATS = 1000;

    private final Yaml yaml;
    private final List<Step> steps = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private String agent = "";
    private String turn = "";
    private int calls;

    CaseSteps(Yaml yaml) {
        this.yaml = yaml;
    }

    /** The steps in order, indexed from 0; what is not understood is said to be wrong. */
    List<Step> read(Node given) {
        yaml.sequence(given).forEach(this::item);
        return List.copyOf(steps);
    }

    /** What a judge says between the steps, after they were read. */
    List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    private void item(Node node) {
        if (node instanceof MappingNode) {
            Map<String, Node> entries = yaml.mapping(node);
            if (entries.size() != 1) {
                yaml.say(node, "A step has exactly one key, such as 'result: ok'.");
            }
            entries.forEach((key, value) -> step(node, key.strip(), value));
        } else {
            word(node, yaml.scalar(node).strip());
        }
    }

    private void word(Node node, String word) {
        switch (word) {
            case "compaction" -> add(new Compaction(Meta.NONE));
            case "end" -> add(new TrajectoryEnd(Meta.NONE, ""));
            case "result" -> answer(node, "", Status.OK);
            default -> {
                Optional<Node> inner = word.contains(":") ? yaml.parse(word) : Optional.empty();
                if (inner.isPresent() && inner.get() instanceof MappingNode) {
                    // In a list of one line a step is quoted: [ 'call Bash: ls', 'result: ok' ].
                    item(inner.get());
                } else if (word.startsWith("call ")) {
                    call(word.substring("call ".length()).strip(), Json.emptyObject());
                } else {
                    yaml.say(
                            node,
                            "The step '%s' is not understood. Maybe write it as 'say: %s'.%s"
                                    .formatted(word, word, Nearest.advice(word, KINDS)));
                }
            }
        }
    }

    private void step(Node node, String key, Node value) {
        String[] words = key.split(" ", 2);
        String rest = words.length > 1 ? words[1].strip() : "";
        switch (words[0]) {
            case "user" -> instruct(value, Instruction.Source.USER);
            case "system" -> instruct(value, Instruction.Source.SYSTEM);
            case "file" -> instruct(value, Instruction.Source.FILE);
            case "harness" -> instruct(value, Instruction.Source.HARNESS);
            case "say" -> add(AgentMessage.of(yaml.scalar(value)));
            case "think" -> add(new AgentMessage(Meta.NONE, "", yaml.scalar(value)));
            case "call" -> call(rest, input(rest, value));
            case "result" -> answer(node, yaml.scalar(value), Status.OK);
            case "unknown" -> answer(node, yaml.scalar(value), Status.UNKNOWN);
            case "error" -> answer(node, yaml.scalar(value), Status.ERROR);
            case "exit" -> exit(node, rest, yaml.scalar(value));
            case "refused" -> refuse(node, value);
            case "judged" -> verdicts.add(CaseVerdict.read(yaml, value, steps.size() - 1));
            case "end" -> add(new TrajectoryEnd(Meta.NONE, yaml.scalar(value)));
            case "repeat" -> repeat(node, rest, value);
            case "as" -> as(rest, value);
            case "together" -> together(value);
            default ->
                yaml.say(
                        node,
                        "The step '%s' is unknown. Maybe use one of: user, system, file, say, think, call TOOL, result, error, exit N, refused, judged, repeat N, as NAME, together, compaction, end.%s"
                                .formatted(key, Nearest.advice(words[0], KINDS)));
        }
    }

    private void instruct(Node value, Instruction.Source source) {
        add(new Instruction(Meta.NONE, yaml.scalar(value), source));
    }

    private void call(String tool, JsonNode input) {
        String id = "c" + ++calls;
        open.addLast(id);
        add(new ToolCall(Meta.NONE, id, tool, input));
    }

    private void answer(Node node, String output, Status status) {
        respond(node, ToolResult.of("", output, status));
    }

    private void exit(Node node, String code, String output) {
        int status = number(node, code);
        respond(
                node,
                ToolResult.of("", output, status == 0 ? Status.OK : Status.UNKNOWN)
                        .withExitCode(status));
    }

    private void refuse(Node node, Node value) {
        respond(node, ToolResult.of("", yaml.scalar(value), Status.ERROR).withRefusal(Refusal.USER));
    }

    private void respond(Node node, ToolResult result) {
        if (open.isEmpty()) {
            yaml.say(node, "There is no open call that this could answer. Maybe add 'call TOOL: ...' before it.");
            return;
        }
        String call = open.removeFirst();
        ToolResult answered = new ToolResult(
                result.meta(),
                call,
                result.output(),
                result.status(),
                result.exitCode(),
                result.durationMs(),
                result.refusal());
        add(answered);
    }

    private void repeat(Node node, String times, Node value) {
        int count = number(node, times);
        for (int i = 0; i < Math.min(count, MOST_REPEATS); i++) {
            yaml.sequence(value).forEach(this::item);
        }
    }

    private void as(String name, Node value) {
        String before = agent;
        agent = name;
        yaml.sequence(value).forEach(this::item);
        agent = before;
    }

    private void together(Node value) {
        turn = "t" + steps.size();
        yaml.sequence(value).forEach(this::item);
        turn = "";
    }

    private void add(Step step) {
        steps.add(step.with(Meta.NONE.withIndex(steps.size()).withAgent(agent).withTurn(turn)));
    }

    private int number(Node node, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            yaml.say(node, "A whole number is missing, as in 'exit 1:' or 'repeat 3:'.");
            return 0;
        }
    }

    private JsonNode input(String tool, Node value) {
        if (!(value instanceof ScalarNode)) {
            return json(value);
        }
        String name = tool.toLowerCase(Locale.ROOT);
        String argument = SHELLS.contains(name)
                ? "command"
                : READERS.contains(name) ? "file_path" : SEARCHERS.contains(name) ? "pattern" : "input";
        return Json.emptyObject().put(argument, yaml.scalar(value));
    }

    private JsonNode json(Node node) {
        if (node instanceof MappingNode) {
            ObjectNode object = Json.emptyObject();
            yaml.mapping(node).forEach((key, value) -> object.set(key, json(value)));
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            var array = JsonNodeFactory.instance.arrayNode();
            sequence.getValue().forEach(value -> array.add(json(value)));
            return array;
        }
        String text = yaml.scalar(node);
        return node.getTag().equals(Tag.INT)
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : node.getTag().equals(Tag.BOOL)
                        ? JsonNodeFactory.instance.booleanNode(text.equals("true"))
                        : JsonNodeFactory.instance.textNode(text);
    }
}
