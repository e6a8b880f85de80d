package io.steersman.session.files;

import io.steersman.fact.Action;
import io.steersman.reading.call.Call;
import io.steersman.reading.change.Write;
import io.steersman.reading.shell.Command;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes the long texts out of what a session keeps; keys and places stay. */
public final class Light {

    private static final int LONGEST = 240;
    private static final int LONGEST_WORD = 60;
    private static final int MOST_WORDS = 8;
    private static final int MOST_TARGETS = 3;

    private Light() {}

    /** The step with its texts cut. */
    public static Step step(Step step) {
        Meta meta = step.meta();
        if (step instanceof ToolResult result) {
            return ToolResult.of(result.call(), "", result.status()).with(meta);
        }
        if (step instanceof ToolCall call) {
            return new ToolCall(meta, call.id(), call.tool(), Json.emptyObject());
        }
        if (step instanceof AgentMessage message) {
            return new AgentMessage(meta, cut(message.text()), cut(message.reasoning()));
        }
        if (step instanceof Instruction instruction) {
            return new Instruction(meta, cut(instruction.text()), instruction.source());
        }
        return step;
    }

    /** The action with the texts of its commands and writes cut. */
    public static Action action(Action action) {
        return new Action(call(action.call()), action.answer(), action.failure(), action.marks(), List.of());
    }

    private static Call call(Call call) {
        return new Call(
                call.step(),
                "",
                call.agent(),
                call.turn(),
                Shared.word(call.tool()),
                call.kind(),
                call.key(),
                call.likeness(),
                call.targets().size() <= MOST_TARGETS
                        ? call.targets()
                        : call.targets().subList(0, MOST_TARGETS),
                each(call.commands(), Light::command),
                each(call.writes(), Light::write),
                List.of(),
                call.polls(),
                call.checks(),
                call.summary());
    }

    private static <T> List<T> each(List<T> all, UnaryOperator<T> light) {
        if (all.isEmpty()) {
            return all;
        }
        List<T> lighter = new ArrayList<>(all.size());
        for (T one : all) {
            lighter.add(light.apply(one));
        }
        return List.copyOf(lighter);
    }

    private static Command command(Command command) {
        return new Command(
                Shared.word(command.program()),
                words(command.arguments()),
                command.redirections(),
                "",
                Shared.word(command.directory()),
                command.joint(),
                "",
                command.use());
    }

    private static List<String> words(List<String> arguments) {
        String[] words = new String[Math.min(arguments.size(), MOST_WORDS)];
        for (int i = 0; i < words.length; i++) {
            String word = arguments.get(i);
            words[i] = Shared.word(word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD));
        }
        return List.of(words);
    }

    /** The write with its texts cut. */
    static Write write(Write write) {
        return new Write(write.path(), write.change(), cut(write.removed()), cut(write.added()), write.use());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
