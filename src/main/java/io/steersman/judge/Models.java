package io.steersman.judge;

import io.steersman.policy.JudgePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The models that policies name, each made once. Keys are read from the environment or a file, and told to nobody but the model. */
public final class Models implements Function<JudgePolicy.Model, Model> {

    /** For all tries of one question together. */
    static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final String FILE = "_FILE";

    private final Map<JudgePolicy.Model, Model> made = new ConcurrentHashMap<>();
    private final Web web = new Web();
    private final Function<String, Optional<String>> environment;
    private final Duration deadline;

    /** Models that are asked over the network. */
    public Models() {
        this(name -> Optional.ofNullable(System.getenv(name)), DEADLINE);
    }

    /**
     * @param environment values by name
     * @param deadline for all tries of one question together
     */
    Models(Function<String, Optional<String>> environment, Duration deadline) {
        this.environment = environment;
        this.deadline = deadline;
    }

    @Override
    public Model apply(JudgePolicy.Model chosen) {
        return made.computeIfAbsent(chosen, this::make);
    }

    private Model make(JudgePolicy.Model chosen) {
        boolean anthropic = chosen.provider().equals("anthropic");
        String own = anthropic ? Anthropic.ADDRESS : OpenAi.ADDRESS;
        String address = bare(chosen.address().isEmpty() ? own : chosen.address());
        String key = key(chosen.key());
        Model model = anthropic
                ? new Anthropic(web, address, chosen.name(), key)
                : new OpenAi(web, address, chosen.name(), key);
        return new Patient(model, deadline, System::nanoTime);
    }

    /** Without the slashes at its end. */
    private static String bare(String address) {
        int end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
    }

    private String key(String name) {
        return environment
                .apply(name)
                .or(() -> environment.apply(name + FILE).map(Models::read))
                .map(String::strip)
                .orElse("");
    }

    /** A file that cannot be read is no key: the model says what it thinks of that. */
    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return "";
        }
    }
}
