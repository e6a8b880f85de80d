package io.steersman.reading.result;

import com.google.re2j.Pattern;
import io.steersman.trajectory.Instruction;

/** What a harness tells its agent about the reply or the model call before it, as far as its words show. */
public enum HarnessNotice {
    /** Something else, or nobody of the harness said it. */
    NONE,
    /** No call could be read out of the agent's reply. */
    MALFORMED_REPLY,
    /** The model's provider, the network or the sandbox failed. */
    OUTAGE;

    private static final int LONGEST = 4000;
    private static final int BRIEF = 600;

    /** Sentences of harnesses as they stand in their sources; all begin what is said. */
    private static final Pattern MALFORMED = Pattern.compile("^(?:\\[?(?:ERROR|Error)[\\]:]*\\s*)?(?:"
            + "Format error\\b|Your (?:output|response|reply) was not formatted correctly"
            + "|Please always provide EXACTLY ONE|Please provide exactly one (?:action|command|tool)"
            + "|You did not use a tool in your previous response"
            + "|(?:No|Missing) (?:valid )?(?:tool|function) ?calls? (?:was |were )?(?:found|detected|made)"
            + "|(?:Your|The) (?:last |previous )?(?:response|reply|message|output) (?:did not|does not|must) "
            + "(?:include|contain|use|have) (?:a |any |exactly one )?(?:valid )?(?:tool|function|action|command))");

    /** Tells what an instruction of the harness is about; text too long to be a notice is none. */
    public static HarnessNotice of(Instruction instruction) {
        String text = instruction.text();
        if (instruction.source() != Instruction.Source.HARNESS || text.length() > LONGEST) {
            return NONE;
        }
        if (MALFORMED.matcher(text.stripLeading()).lookingAt()) {
            return MALFORMED_REPLY;
        }
        return text.length() <= BRIEF && EnvironmentFaults.of(text) != Outage.NONE ? OUTAGE : NONE;
    }
}
