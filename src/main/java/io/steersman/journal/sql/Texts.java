package io.steersman.journal.sql;

/** Texts as columns take them. */
final class Texts {

    private Texts() {}

    /** PostgreSQL takes no zero character in a text. */
    static String column(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
