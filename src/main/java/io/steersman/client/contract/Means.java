package io.steersman.client.contract;

/** What the reply to a hook event can do with the agent. */
public enum Means {
    /** Put a text before the model. */
    CONTEXT,
    /** Let a person decide about the call. */
    ASK,
    /** Keep the call from running. */
    DENY,
    /** Keep the agent from stopping. */
    CONTINUE,
    /** End the run. */
    END
}
