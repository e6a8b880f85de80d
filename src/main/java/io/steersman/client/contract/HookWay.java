package io.steersman.client.contract;

/** How a client's hooks reach the service. */
public enum HookWay {
    /** As suits the client best: HTTP, a script or a plugin. */
    USUAL,
    /** A script, also where the client could call HTTP itself. */
    COMMAND,
    /** A tool of the service's MCP server. */
    MCP
}
