package io.steersman.reading;

import java.util.Locale;
import java.util.regex.Pattern;

/** Why a call failed, as far as the form of its error tells. */
public enum FailureKind {
    /** It did not fail. */
    NONE(""),
    /** There is no such tool. */
    UNKNOWN_TOOL(
            "no such tool|unknown tool|tool [`'\"]?[\\w.-]+[`'\"]? (?:not found|is not (?:available|defined|recogni[sz]ed|known)|does not exist)"
                    + "|unsupported (?:tool|call)|no tool (?:named|called)|unavailable tool|invalid tool name"
                    + "|function [`'\"]?[\\w.-]+[`'\"]? (?:not found|is not defined in the tool)"),
    /** The text to be replaced is not in the file, or is there more than once. */
    EDIT_TARGET_NOT_FOUND(
            "string to replace not found|old_str(?:ing)?\\b.{0,400}(?:not found|did not appear|could not be found|not unique|multiple)"
                    + "|no replacement was (?:performed|made)|could not find (?:the )?(?:string|text|old_string|oldtext|exact text|a match)"
                    + "|0 occurrences found|found \\d+ matches of the string to replace|search (?:block|text|pattern|string).{0,80}not found"
                    + "|failed to find (?:expected|context) lines|could not apply|hunk .{0,40}failed|invalid context"
                    + "|oldtext .{0,80}not found|no match(?:es)? found for (?:the )?(?:search|old)"),
    /** The path is not there. */
    PATH_NOT_FOUND(
            "no such file or directory|file (?:does not exist|not found)|enoent|path .{0,200}(?:does not exist|not found)"
                    + "|filenotfounderror|cannot (?:find|access) .{0,200}(?:no such|not exist)|does not exist"),
    /** The command is not installed. */
    MISSING_COMMAND("command not found|: not found$|is not recognized as an internal or external command"
            + "|executable file not found|no module named|cannot find module"),
    /** The rights are missing. */
    PERMISSION_DENIED(
            "permission denied|eacces|operation not permitted|read-only file system|eperm|access (?:is )?denied"),
    /** It took too long. */
    TIMEOUT("timed? ?out|timeout|deadline exceeded"),
    /** Its arguments do not fit. */
    INVALID_ARGUMENTS(
            "inputvalidationerror|invalid (?:arguments?|input|parameters?|params)|missing required (?:parameter|argument|property|field)"
                    + "|required (?:parameter|property|field).{0,60}(?:missing|undefined)|unexpected (?:parameter|keyword argument|property)"
                    + "|unrecogni[sz]ed (?:key|argument|option)|schema validation|is not valid json|failed to parse (?:arguments|input)"
                    + "|must have required property|params must"),
    /** Anything else. */
    OTHER("");

    private final Pattern form;

    FailureKind(String form) {
        this.form = Pattern.compile(form);
    }

    /** Tells the kind of a failure from its first meaningful line. */
    public static FailureKind of(String errorLine) {
        String line = errorLine.toLowerCase(Locale.ROOT);
        for (FailureKind failure : values()) {
            if (!failure.form.pattern().isEmpty() && failure.form.matcher(line).find()) {
                return failure;
            }
        }
        return OTHER;
    }
}
