package io.steersman.session;

import io.steersman.reading.Action;
import io.steersman.reading.Call;
import io.steersman.reading.Command;
import io.steersman.reading.Write;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.List;

/** Takes the long texts out of what a session keeps; keys and places stay. */
final class Light {

    private static final int LONGEST = 240;
    private static final int LONGEST_WORD = 60;
    private static final int MOST_WORDS = 8;
    private static final int MOST_TARGETS = 3;

    private Light() {}

    /** The step with its texts cut. */
    static Step step(Step step) {
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
    static Action action(Action action) {
        return new Action(call(action.call()), action.answer(), action.failure(), action.marks());
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
                call.commands().stream().map(Light::command).toList(),
                call.writes().stream().map(Light::write).toList(),
                call.polls(),
                call.checks(),
                call.summary());
    }

    private static Command command(Command command) {
        List<String> arguments = command.arguments().stream()
                .limit(MOST_WORDS)
                .map(word -> Shared.word(word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD)))
                .toList();
        return new Command(
                Shared.word(command.program()),
                arguments,
                command.redirections(),
                "",
                Shared.word(command.directory()),
                command.joint(),
                "");
    }

    private static Write write(Write write) {
        return new Write(write.path(), write.change(), cut(write.removed()), cut(write.added()));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
