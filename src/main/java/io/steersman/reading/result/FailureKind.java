package io.steersman.reading.result;

import io.steersman.reading.text.Form;
import java.util.Locale;

/** Why a call failed, as far as the form of its error tells. */
public enum FailureKind {
    /** It did not fail. */
    NONE(""),
    /** There is no such tool. */
    UNKNOWN_TOOL(
            "no such tool|unknown tool|tool [`'\"]?[\\w.-]+[`'\"]? (?:not found|is not (?:available|defined|recogni[sz]ed|known)|does not exist)"
                    + "|unsupported (?:tool|call)|no tool (?:named|called)|unavailable tool|invalid tool name"
                    + "|function [`'\"]?[\\w.-]+[`'\"]? (?:not found|is not defined in the tool)",
            "tool",
            "unsupported call",
            "function"),
    /** The client could not read it as a call: its arguments are no JSON, or its form is broken. */
    MALFORMED_CALL(
            "malformed (?:function|tool)[ _]?call|(?:tool|function)[ _]?call.{0,80}(?:malformed|is not valid|invalid json|could not be parsed)"
                    + "|(?:failed|unable) to (?:parse|decode) (?:the )?(?:tool|function|arguments?|input|parameters)"
                    + "|(?:could not|error) pars(?:e|ing) (?:the )?(?:tool|function|arguments?|input|parameters|response)"
                    + "|(?:arguments?|input|parameters)\\b.{0,60}(?:not (?:a )?valid json|invalid json|must be (?:valid )?json|malformed)"
                    + "|invalid json (?:in|for|input|arguments?)|output was not formatted correctly",
            "malformed",
            "is not valid",
            "valid json",
            "be parsed",
            "to parse",
            "to decode",
            "could not pars",
            "error pars",
            "must be json",
            "formatted correctly"),
    /** Something else must be done before it, such as reading a file before it is edited. */
    UNMET_PRECONDITION(
            "has not been read|read it (?:first|again)|must (?:first )?(?:be )?read\\b.{0,60}(?:before|first)|read the file (?:first|before)"
                    + "|must use (?:the |your )?\\S{1,40} tool .{0,60}before|modified since (?:it was |you )?(?:last )?read|since you last read"
                    + "|no (?:file|page|browser|session|tab) (?:is )?(?:currently )?open|(?:must|please) .{1,60} first$"
                    + "|(?:must|needs? to|please) (?:first )?(?:call|open|start|create|initiali[sz]e|read|view) .{1,80} (?:before|first)\\b",
            "has not been read",
            "read it ",
            "before",
            "first",
            "modified since",
            "since you last read",
            " open"),
    /** The new text is the old one. */
    EDIT_CHANGES_NOTHING(
            "(?:new|old)_?str(?:ing)?\\b.{0,20}\\band [`'\"]?(?:new|old)_?str(?:ing)?\\b.{0,20}\\b(?:must (?:be different|differ)|are (?:exactly )?(?:the same|identical|equal))"
                    + "|no changes to (?:make|apply)\\b",
            "must be different",
            "must differ",
            "the same",
            "identical",
            "equal",
            "no changes to "),
    /** The text to be replaced is in the file more than once. */
    EDIT_TARGET_NOT_UNIQUE(
            "found (?:[2-9]|\\d{2,}) (?:matches|occurrences|instances)\\b|(?:[2-9]|\\d{2,}) (?:matches|occurrences) (?:were )?found"
                    + "|expected (?:exactly )?(?:1|one) (?:occurrence|match|replacement)s?\\b.{0,40}(?:found|got|but) .{0,20}\\b(?:[2-9]|\\d{2,})\\b"
                    + "|(?:old_?str(?:ing)?|old_?text|search (?:block|text|string)|string to replace|(?:exact )?text|snippet)\\b.{0,400}"
                    + "(?:\\b(?:is|was|be) not unique|multiple (?:times|occurrences|matches|locations|places)|must be unique"
                    + "|(?:appears|occurs|found|matches) (?:more than once|(?:[2-9]|\\d{2,}) (?:times|places|locations)))"
                    + "|multiple (?:occurrences|matches) (?:of|for) (?:the )?[`'\"]?(?:old|search|string|text)"
                    + "|found multiple (?:matches|occurrences)|(?:occurrences|matches) .{0,40}(?:ensure|make sure|must be|please).{0,20} unique",
            "matches",
            "occurrences",
            "instances",
            "expected",
            "unique",
            "multiple",
            "more than once",
            " times",
            " places",
            " locations"),
    /** The text to be replaced is not in the file. */
    EDIT_TARGET_NOT_FOUND(
            "string to replace not found|old_str(?:ing)?\\b.{0,400}(?:not found|did not appear|could not be found)"
                    + "|no replacement was (?:performed|made)|could not find (?:the )?(?:string|text|old_string|oldtext|exact text|a match)"
                    + "|0 occurrences found|search (?:block|text|pattern|string).{0,80}not found"
                    + "|failed to find (?:expected|context) lines|could not apply|(?:patch|diff|hunk|edit).{0,80}(?:does|did) not apply|hunk .{0,40}failed|invalid context"
                    + "|oldtext .{0,80}not found|no match(?:es)? found for (?:the )?(?:search|old)",
            "not found",
            "did not appear",
            "not be found",
            "no replacement",
            "could not ",
            "occurrences found",
            "failed to find",
            "not apply",
            "hunk",
            "invalid context",
            "no match"),
    /** What it asks for, or gives, is more than the tool takes. */
    TOO_LARGE(
            "exceeds (?:the )?maximum allowed|(?:file|content|input|image|pdf) (?:is )?too (?:large|long|big)\\b"
                    + "|exceeds (?:the )?(?:size|token|character|file) limit",
            "exceeds ",
            "too large",
            "too long",
            "too big"),
    /** The path is not there. */
    PATH_NOT_FOUND(
            "no such file or directory|file (?:does not exist|not found)|enoent|path .{0,200}(?:does not exist|not found)"
                    + "|filenotfounderror|cannot (?:find|access) .{0,200}(?:no such|not exist)|does not exist",
            "no such",
            "not exist",
            "not found",
            "enoent",
            "filenotfounderror"),
    /** The command is not installed. */
    MISSING_COMMAND(
            "command not found|: not found$|is not recognized as an internal or external command"
                    + "|executable file not found|no module named|cannot find module",
            "not found",
            "is not recognized as",
            "no module named",
            "cannot find module"),
    /** The rights are missing. */
    PERMISSION_DENIED(
            "permission denied|eacces|operation not permitted|read-only file system|eperm|access (?:is )?denied",
            "denied",
            "eacces",
            "not permitted",
            "read-only file system",
            "eperm"),
    /** It took too long. */
    TIMEOUT("timed? ?out|timeout|deadline exceeded|^exit code 124$", "time", "deadline exceeded", "exit code 124"),
    /** Its arguments do not fit. */
    INVALID_ARGUMENTS(
            "inputvalidationerror|invalid (?:arguments?|input|parameters?|params)|missing required (?:parameter|argument|property|field)"
                    + "|required (?:parameter|property|field).{0,60}(?:missing|undefined)|unexpected (?:parameter|keyword argument|property)"
                    + "|unrecogni[sz]ed (?:key|argument|option)|schema validation|is not valid json|failed to parse (?:arguments|input)"
                    + "|must have required property|params must",
            "inputvalidationerror",
            "invalid ",
            "required ",
            "unexpected ",
            "unrecogni",
            "schema validation",
            "is not valid json",
            "failed to parse",
            "params must"),
    /** Anything else. */
    OTHER("");

    private final Form form;

    /**
     * A kind that is told by its form.
     *
     * @param words of which one stands in each line of that form
     */
    FailureKind(String form, String... words) {
        this.form = Form.of(form, words);
    }

    /** Tells the kind of a failure from its first meaningful line. */
    public static FailureKind of(String errorLine) {
        String line = errorLine.toLowerCase(Locale.ROOT);
        for (FailureKind failure : values()) {
            if (failure.form.in(line)) {
                return failure;
            }
        }
        return OTHER;
    }

    /** What its lines look like. */
    Form form() {
        return form;
    }
}
