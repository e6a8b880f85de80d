package io.steersman.reading.result;

import io.steersman.reading.text.Form;
import io.steersman.reading.text.Lexicon;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Why a call failed, as far as the form of its error tells. */
public enum FailureKind {
    /** It did not fail. */
    NONE,
    /** There is no such tool. */
    UNKNOWN_TOOL,
    /** The client could not read it as a call: its arguments are no JSON, or its form is broken. */
    MALFORMED_CALL,
    /** Something else must be done before it, such as reading a file before it is edited. */
    UNMET_PRECONDITION,
    /** The new text is the old one. */
    EDIT_CHANGES_NOTHING,
    /** The text to be replaced is in the file more than once. */
    EDIT_TARGET_NOT_UNIQUE,
    /** The text to be replaced is not in the file. */
    EDIT_TARGET_NOT_FOUND,
    /** What it asks for, or gives, is more than the tool takes. */
    TOO_LARGE,
    /** The path is not there. */
    PATH_NOT_FOUND,
    /** The command is not installed. */
    MISSING_COMMAND,
    /** The rights are missing. */
    PERMISSION_DENIED,
    /** It took too long. */
    TIMEOUT,
    /** Its arguments do not fit. */
    INVALID_ARGUMENTS,
    /** Anything else. */
    OTHER;

    private static final Lexicon LISTS = Lexicon.of("failure-kind");
    private static final Map<FailureKind, Form> FORMS = forms();

    private static Map<FailureKind, Form> forms() {
        Map<FailureKind, Form> forms = new EnumMap<>(FailureKind.class);
        for (FailureKind failure : values()) {
            String name = failure.name().toLowerCase(Locale.ROOT);
            String[] words = LISTS.words("words " + name).toArray(String[]::new);
            LISTS.words("form " + name).forEach(form -> forms.put(failure, Form.of(form, words)));
        }
        return forms;
    }

    /** Tells the kind of a failure from its first meaningful line. */
    public static FailureKind of(String errorLine) {
        String line = errorLine.toLowerCase(Locale.ROOT);
        for (Map.Entry<FailureKind, Form> failure : FORMS.entrySet()) {
            if (failure.getValue().in(line)) {
                return failure.getKey();
            }
        }
        return OTHER;
    }

    /** What its lines look like; nothing where no form tells it. */
    Optional<Form> form() {
        return Optional.ofNullable(FORMS.get(this));
    }
}
