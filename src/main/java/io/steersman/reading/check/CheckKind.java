package io.steersman.reading.check;

/** What a check looks at. */
public enum CheckKind {
    /** Its name does not tell: it may be all of them. */
    ANY,
    BUILD,
    LINT,
    TYPES,
    TESTS,
    /** What a build server found, as far as it was asked. */
    BUILD_SERVER
}
