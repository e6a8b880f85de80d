package io.steersman.reading.result;

import com.google.re2j.Pattern;
import io.steersman.reading.call.Call;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Signs;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Failures that lie outside the agent: its provider, the network, the sandbox, the harness.
 *
 * <p>Asked of failed calls alone. Conservative: what the agent's own server on this machine answers is its work.
 */
final class EnvironmentFaults {

    private static final int BRIEF = 600;
    private static final int KILLED = 137;

    private static final Lexicon WORDS = Lexicon.of("environment-faults");
    /** What curl says with its exit status alone when it is told to be silent: no name, no way, no answer in time. */
    private static final Set<String> CURL = WORDS.words("@curl");

    private static final String REFUSING = "[ :/]+(1\\.1 |2 )?(429|502|503|504|529)\\b";

    private static final Signs PROVIDER = Signs.of(
                    "overloaded_error",
                    "rate_limit_error",
                    "Too Many Requests",
                    "502 Bad Gateway",
                    "503 Service Unavailable",
                    "503 Service Temporarily Unavailable",
                    "504 Gateway Timeout",
                    "504 Gateway Time-out",
                    "quota exceeded")
            .or("API Error: ", "API Error: [45]\\d\\d")
            .or("Overloaded", "Overloaded\\b")
            .or("ate limit", "[Rr]ate limit(ed)?( reached| exceeded|:|$)")
            .or("HTTP", "HTTP( Error)?" + REFUSING)
            .or("status", "status( code)?" + REFUSING)
            .or("error:", "error:" + REFUSING);

    private static final Signs NETWORK =
            forms(Signs.of(WORDS.words("@network").toArray(String[]::new)), WORDS.words("@network forms"));

    private static final Signs MACHINE = Signs.of(
                    "No space left on device",
                    "ENOSPC",
                    "Disk quota exceeded",
                    "Out of memory",
                    "out of memory",
                    "Cannot allocate memory",
                    "Cannot connect to the Docker daemon",
                    "No such container",
                    "Please wait for the runtime")
            .or("ontainer ", "[Cc]ontainer \\S+ is not running")
            .or("andbox ", "[Ss]andbox (is )?(not running|unavailable|terminated|not found|error|has been)")
            .or("untime ", "[Rr]untime (is )?(not ready|unavailable|disconnected)")
            .or("spawn ", "^spawn \\S*(/node_modules/|/vendor/)\\S+ (EACCES|ENOENT|ENOMEM)|^spawn E(AGAIN|NOMEM)");

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
        Outage outage = output.isBlank() && exitCode.isPresent() && curls(call, exitCode.getAsInt())
                ? Outage.NETWORK
                : of(output.length() <= BRIEF ? output : errorLine);
        boolean own = (outage == Outage.NETWORK || outage == Outage.SERVICE)
                && isLocal(call, output.length() <= BRIEF ? output : errorLine);
        return own ? Outage.NONE : outage;
    }

    /** A word that each text of a form holds, a colon, and the form. */
    private static Signs forms(Signs signs, Collection<String> lines) {
        Signs all = signs;
        for (String line : lines) {
            int colon = line.indexOf("::");
            all = all.or(line.substring(0, colon), line.substring(colon + 2));
        }
        return all;
    }

    private static boolean curls(Call call, int exitCode) {
        return CURL.contains(String.valueOf(exitCode))
                && call.commands().stream()
                        .anyMatch(command -> command.program().equals("curl"));
    }

    /** What of the environment failed, by what was said of it alone. */
    static Outage of(String said) {
        if (MACHINE.in(said.strip())) {
            return Outage.MACHINE;
        }
        if (NETWORK.in(said)) {
            return Outage.NETWORK;
        }
        return PROVIDER.in(said) ? Outage.SERVICE : Outage.NONE;
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
