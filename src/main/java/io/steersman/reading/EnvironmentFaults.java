package io.steersman.reading;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Failures that lie outside the agent: its provider, the network, the sandbox, the harness.
 *
 * <p>Asked of failed calls alone. Conservative: what the agent's own server on this machine answers is its work.
 */
final class EnvironmentFaults {

    private static final int BRIEF = 600;
    private static final int KILLED = 137;

    private static final Pattern PROVIDER = Pattern.compile("API Error: [45]\\d\\d|overloaded_error|Overloaded\\b"
            + "|rate_limit_error|[Rr]ate limit(ed)?( reached| exceeded|:|$)|429 Too Many Requests|Too Many Requests"
            + "|(HTTP|status( code)?|HTTP Error|error:)[ :/]+(1\\.1 |2 )?(429|502|503|504|529)\\b"
            + "|502 Bad Gateway|503 Service (Temporarily )?Unavailable|504 Gateway Time-?out|quota exceeded");

    private static final Pattern NETWORK =
            Pattern.compile("Could not resolve (host|proxy)|Temporary failure in name resolution"
                    + "|Temporary failure resolving|Name or service not known|getaddrinfo (ENOTFOUND|EAI_AGAIN|failed)|EAI_AGAIN"
                    + "|No route to host|Network is unreachable|Connection (refused|reset( by peer)?|timed out)|ECONNREFUSED"
                    + "|ECONNRESET|ETIMEDOUT|Could not connect to proxy|TLS handshake timeout|i/o timeout"
                    + "|Unable to verify if domain \\S+ is safe to fetch|NewConnectionError");

    private static final Pattern MACHINE = Pattern.compile("No space left on device|ENOSPC|Disk quota exceeded"
            + "|[Oo]ut of memory|Cannot allocate memory|Cannot connect to the Docker daemon|[Cc]ontainer \\S+ is not running"
            + "|No such container|[Ss]andbox (is )?(not running|unavailable|terminated|not found|error|has been)"
            + "|[Rr]untime (is )?(not ready|unavailable|disconnected)|Please wait for the runtime"
            + "|^spawn \\S*(/node_modules/|/vendor/)\\S+ (EACCES|ENOENT|ENOMEM)|^spawn E(AGAIN|NOMEM)");

    private static final Pattern LOCAL =
            Pattern.compile("localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[?::1\\]?[:/]|host\\.docker\\.internal");

    private EnvironmentFaults() {}

    /**
     * What of the environment failed, if it was the environment.
     *
     * @param errorLine the line that tells the error
     */
    static Outage of(Call call, String output, String errorLine, OptionalInt exitCode) {
        if (exitCode.isPresent()
                && exitCode.getAsInt() == KILLED
                && output.strip().endsWith("Killed")) {
            return Outage.MACHINE;
        }
        Outage outage = of(output.length() <= BRIEF ? output : errorLine);
        boolean own = (outage == Outage.NETWORK || outage == Outage.SERVICE)
                && isLocal(call, output.length() <= BRIEF ? output : errorLine);
        return own ? Outage.NONE : outage;
    }

    /** What of the environment failed, by what was said of it alone. */
    static Outage of(String said) {
        if (MACHINE.matcher(said.strip()).find()) {
            return Outage.MACHINE;
        }
        if (NETWORK.matcher(said).find()) {
            return Outage.NETWORK;
        }
        return PROVIDER.matcher(said).find() ? Outage.SERVICE : Outage.NONE;
    }

    private static boolean isLocal(Call call, String said) {
        if (LOCAL.matcher(said).find()) {
            return true;
        }
        for (Command command : call.commands()) {
            if (LOCAL.matcher(command.text()).find()) {
                return true;
            }
        }
        return false;
    }
}
