package io.steersman.cli.keys;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.access.ApiKey;
import io.steersman.access.KeyFile;
import io.steersman.access.KeyText;
import io.steersman.access.Limits;
import io.steersman.access.Scope;
import io.steersman.cli.setup.ConnectedClients;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import io.steersman.trajectory.TrajectoryId;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code keys create}: a new key, shown once. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Make a key.",
        description = {
            "Prints the key, which is shown this once and kept nowhere: the file holds its SHA-256. Agents and the other",
            "verbs take it from the environment: STEERSMAN_KEY.",
            "",
            "  ingest        report steps, be given guidance",
            "  relay         the same for sessions that a client's hooks feed, in their stead",
            "  read          read trajectories, findings and reports, give feedback",
            "  rules:write   change rules and policies, of all tenants: that is running code",
            "  admin         read the audit trail; of the tenant 'local' the metrics of the service as well",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  steersman keys create --name laptop",
            "  steersman keys create --tenant acme --scope ingest --expires 90d",
            "  steersman keys create --scope read,rules:write,admin --name operator"
        })
public final class KeysCreateCommand implements Callable<Integer> {

    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,5})([hdw])");
    private static final int LONGEST_NAME = 80;

    private final Terminal terminal;

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            description = "Whose data it opens (default: local, as of a service without keys).")
    private String tenant = TrajectoryId.LOCAL;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = ",",
            description = "What for: ingest, relay, read, rules:write, admin (default: ingest,read).")
    private List<String> scopes = List.of();

    @Option(names = "--expires", paramLabel = "TIME", description = "How long it lasts: 12h, 90d, 8w (default: ever).")
    private Optional<String> expires = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it in lists.")
    private String name = "";

    @Option(
            names = "--per-second",
            paramLabel = "N",
            description = "Requests a second at most (default: as the service is set).")
    private int perSecond;

    @Option(
            names = "--most-bytes",
            paramLabel = "N",
            description = "Longest body in bytes (default: as the service is set).")
    private long mostBytes;

    @Mixin
    private final KeyOptions options = new KeyOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public KeysCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String text = KeyText.fresh(new SecureRandom());
        ApiKey key = key(text);
        PrintWriter err = spec.commandLine().getErr();
        try {
            KeyFile file = options.file(terminal);
            if (file.keys(file.text()).isEmpty()) {
                err.println("This is the first key: once it is there, the service refuses all that comes without one.");
                List<String> connected = ConnectedClients.of(terminal);
                err.println(
                        connected.isEmpty()
                                ? "No client is connected here yet. Those that are find theirs in STEERSMAN_KEY: set it where they start, and with it set"
                                : "Refused are %s, which are connected here, until they find theirs in STEERSMAN_KEY: set it where they start, and with it set"
                                        .formatted(String.join(", ", connected)));
                err.println(
                        "run 'steersman install CLIENT' again for each; 'steersman doctor' says which are connected and refused.");
            }
            String hash = file.change(keys -> {
                List<ApiKey> all = new ArrayList<>(keys);
                all.add(key);
                return all;
            });
            options.note(terminal, tenant, "key.created", key.id(), hash, Scope.display(key.scopes()));
        } catch (KeyFile.Broken e) {
            throw new Refused(List.of(String.valueOf(e.getMessage())));
        }
        spec.commandLine().getOut().println(text);
        err.println("The key %s opens the tenant '%s' for: %s. It lasts %s."
                .formatted(
                        key.id(),
                        tenant,
                        Scope.display(key.scopes()),
                        key.expires().map(end -> "until " + end).orElse("until it is revoked")));
        err.println("It is shown this once. From now on the service needs a key with every request.");
        return ExitCode.OK;
    }

    private ApiKey key(String text) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw wrong("--name must have at most %d characters and no control characters.".formatted(LONGEST_NAME));
        }
        try {
            ApiKey key = new ApiKey(
                    KeyText.id(text).orElseThrow(),
                    name,
                    tenant,
                    Scope.of(scopes.isEmpty() ? List.of("ingest", "read") : scopes),
                    now,
                    expires.map(span -> now.plus(span(span))),
                    Optional.empty(),
                    new Limits(perSecond, mostBytes),
                    KeyText.hash(text));
            key.caller();
            return key;
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Duration span(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw wrong("--expires (%s) must be a number of hours, days or weeks. Maybe write 90d.".formatted(text));
        }
        long count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
