package io.steersman.fact;

/** What is known of an action at a glance, against all that was before it: cheap to ask, so that rules ask it first. */
public enum Mark {
    /** The agent made the same call before, as far back as is remembered. */
    REPEATED,
    /** The action before it was the same but for its spelling, with the same result or the same failure. */
    ALIKE,
    /** The action before it asked the same tool something else and was answered with the same. */
    SAME_ANSWER,
    /** The user asked for the same call to be made again, and it has not been made more often than that. */
    ASKED_AGAIN,
    /** All that it was to change of files stays as it is: each text that goes comes again. */
    IDLE,
    /** The user declined the same call since the user last spoke. */
    DECLINED,
    /** It does in another way what the user or a policy denied since the user last spoke. */
    DENIED_OTHERWISE,
    /** The user said to stop, and nothing since. */
    AFTER_STOP,
    /** The context was condensed, and limits of the user have not been said again. */
    LIMITS_FORGOTTEN,
    /** The instructions forbid some command. */
    COMMANDS_LIMITED,
    /** The instructions forbid some tool. */
    TOOLS_LIMITED,
    /** The instructions forbid reading something. */
    READS_LIMITED,
    /** It does what the user, pointing to it, ruled out for good. */
    BARRED
}
