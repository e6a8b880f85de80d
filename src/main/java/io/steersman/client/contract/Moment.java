package io.steersman.client.contract;

/** Where in an agent's work a hook event stands, whatever its client calls it. */
public enum Moment {
    /** A session begins, or goes on after it was closed, compacted or cleared. */
    SESSION_START,
    /** The user has spoken. */
    PROMPT,
    /** The agent is about to call a tool. */
    BEFORE_CALL,
    /** A tool has answered, well or badly. */
    AFTER_CALL,
    /** All tools of one response of the model have answered. */
    AFTER_CALLS,
    /** The agent said something and goes on. */
    MESSAGE,
    /** The agent is about to stop. */
    STOP,
    /** The context was condensed, or is about to be. */
    COMPACTION,
    /** Anything else: nothing comes of it. */
    OTHER
}
