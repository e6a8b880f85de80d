package io.steersman.policy;

/**
 * One value of a policy file and where it stands.
 *
 * @param value a number, a mode, a list of levels, a truth value or a text
 * @param file path below the policies folder
 * @param line 1-based
 * @param column 1-based
 */
public record Setting(Object value, String file, int line, int column) {

    /** A value that no file says. */
    static Setting builtIn(Object value) {
        return new Setting(value, "", 0, 0);
    }
}
