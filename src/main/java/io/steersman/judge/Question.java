package io.steersman.judge;

import io.steersman.finding.Suspicion;
import io.steersman.policy.JudgePolicy;
import io.steersman.reading.instruction.Constraints;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Languages;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Compaction;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.TrajectoryEnd;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * What a judge is asked, in words: what the user said, what limits stand, why it is asked, and the latest steps in a compact form,
 * all within a fence that none of them can end.
 *
 * <p>Equal steps, suspicion and policy give the same text.
 *
 * @param prompt for the model
 * @param shown what the judge was shown: its answer is held against it
 */
public record Question(Model.Prompt prompt, Shown shown) {

    /** The version of the words around a question; answers to another version are answers to another question. */
    public static final String VERSION = "2";

    private static final String TEMPLATE = Classes.text("prompt.txt");
    private static final int LONGEST_GOAL = 2_000;
    private static final int LONGEST_INSTRUCTION = 600;
    private static final int LONGEST_LINE = 300;
    private static final int MOST_INSTRUCTIONS = 6;
    private static final int MOST_LIMITS = 12;
    private static final int NONCE = 16;

    /** Bytes that make a token at least, as counted to stay within the size of a question. */
    private static final int BYTES_A_TOKEN = 3;

    /**
     * Writes a question.
     *
     * @param told everything that the user, system prompts and standing files said so far, in order
     * @param latest the latest steps up to the one at which the rule asked, in order
     * @param languages in which the limits are told
     */
    public static Question of(
            Suspicion suspicion,
            List<Instruction> told,
            List<? extends Step> latest,
            JudgePolicy policy,
            Languages languages) {
        List<Instruction> said = told.stream().filter(Instruction::fromUser).toList();
        List<Instruction> kept =
                new ArrayList<>(said.subList(Math.max(0, said.size() - MOST_INSTRUCTIONS), said.size()));
        if (!said.isEmpty() && !kept.contains(said.get(0))) {
            kept.add(0, said.get(0));
        }
        List<? extends Step> window = latest.subList(Math.max(0, latest.size() - policy.steps()), latest.size());
        List<String> head = new ArrayList<>();
        kept.forEach(instruction -> head.add(line(
                instruction,
                "user",
                instruction.text(),
                instruction == kept.get(0) ? LONGEST_GOAL : LONGEST_INSTRUCTION)));
        head.add("");
        head.addAll(limits(told, languages));
        head.add("Why you are asked: " + clean(suspicion.title(), LONGEST_LINE) + " (step #" + suspicion.last() + ")");
        new TreeMap<>(suspicion.details())
                .forEach((name, value) -> head.add(clean(name, LONGEST_LINE) + ": " + clean(value, LONGEST_LINE)));
        head.add("");
        List<Step> shown = new ArrayList<>(kept);
        String record = record(head, window, policy.tokens(), shown);
        String identity = hash(VERSION + policy.model().name() + policy.model().address() + record);
        String nonce = identity.substring(0, NONCE);
        String system = TEMPLATE.replace("{classes}", Classes.described()).replace("{nonce}", nonce);
        String user = "<<<DATA " + nonce + "\n" + record + "\nDATA " + nonce + ">>>";
        return new Question(new Model.Prompt(system, user, identity), new Shown(shown));
    }

    /** The tokens that a text has at most, as far as its size tells: no token is shorter than a byte. */
    static int mostTokens(Model.Prompt prompt) {
        return prompt.system().getBytes(StandardCharsets.UTF_8).length
                + prompt.user().getBytes(StandardCharsets.UTF_8).length
                + Answers.OVERHEAD;
    }

    /** The latest steps first, until the question is as large as it may be. */
    private static String record(List<String> head, List<? extends Step> window, int tokens, List<Step> shown) {
        String beginning = String.join("\n", head);
        long room = (long) tokens * BYTES_A_TOKEN
                - beginning.getBytes(StandardCharsets.UTF_8).length
                - TEMPLATE.length()
                - Classes.described().length();
        List<String> lines = new ArrayList<>();
        for (int i = window.size() - 1; i >= 0; i--) {
            String line = line(window.get(i));
            room -= line.getBytes(StandardCharsets.UTF_8).length + 1;
            if (room < 0 && !lines.isEmpty()) {
                break;
            }
            lines.add(line);
            shown.add(window.get(i));
        }
        Collections.reverse(lines);
        return beginning + "\n" + String.join("\n", lines);
    }

    private static List<String> limits(List<Instruction> told, Languages languages) {
        List<String> quotes = told.stream()
                .flatMap(instruction -> Constraints.read(instruction, languages).stream())
                .filter(constraint -> constraint.polarity() != Constraint.Polarity.ALLOW)
                .map(constraint -> "- \"" + clean(constraint.quote(), LONGEST_LINE) + "\" (#" + constraint.step() + ")")
                .distinct()
                .toList();
        if (quotes.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("Limits and demands that were told:"));
        lines.addAll(quotes.subList(Math.max(0, quotes.size() - MOST_LIMITS), quotes.size()));
        lines.add("");
        return lines;
    }

    private static String line(Step step) {
        if (step instanceof Instruction instruction) {
            String who = instruction.fromUser() ? "user" : "notice";
            return line(step, who, instruction.text(), LONGEST_INSTRUCTION);
        }
        if (step instanceof AgentMessage message) {
            return message.text().isBlank()
                    ? line(step, "think", message.reasoning(), LONGEST_LINE)
                    : line(step, "say", message.text(), LONGEST_INSTRUCTION);
        }
        if (step instanceof ToolCall call) {
            return line(step, "call " + clean(call.tool(), 40), call.input().toString(), LONGEST_LINE);
        }
        if (step instanceof ToolResult result) {
            return line(
                    step,
                    "result " + result.status().name().toLowerCase(java.util.Locale.ROOT),
                    ends(result.output()),
                    LONGEST_LINE);
        }
        return step instanceof Compaction
                ? line(step, "compaction", "", 1)
                : line(step, "end", step instanceof TrajectoryEnd end ? end.reason() : "", LONGEST_LINE);
    }

    /** Of a long output the beginning and the end: summaries stand there. */
    private static String ends(String output) {
        int half = LONGEST_LINE / 2 - 3;
        return output.length() <= LONGEST_LINE
                ? output
                : output.substring(0, half) + " ... " + output.substring(output.length() - half);
    }

    private static String line(Step step, String kind, String text, int longest) {
        return "#" + step.index() + " " + kind + (text.isBlank() ? "" : " " + clean(text, longest));
    }

    /** One line in which nothing ends the fence or begins another step. */
    private static String clean(String text, int longest) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), longest) + 4);
        boolean blank = false;
        for (int i = 0; i < text.length() && out.length() < longest; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                blank = out.length() > 0;
                continue;
            }
            if (blank) {
                out.append(' ');
                blank = false;
            }
            out.append(c == '<' ? '\u2039' : c == '>' ? '\u203A' : c);
        }
        if (out.length() > 0 && Character.isHighSurrogate(out.charAt(out.length() - 1))) {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
