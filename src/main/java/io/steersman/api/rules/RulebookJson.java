package io.steersman.api.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.steersman.reload.Activation;
import io.steersman.reload.Sources;
import io.steersman.reload.TextDiff;
import io.steersman.rulebook.RuleLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version of rules and policies.
 *
 * @param hash names all its files
 * @param rulebook hash of the rules, as findings and interventions name it
 * @param policy hash of the policies, as findings and interventions name it
 * @param active whether it is in force
 * @param activations when it came into force, the latest first
 * @param files all files by path; absent in lists
 */
@Schema(name = "RulebookVersion")
record RulebookJson(
        String hash,
        String rulebook,
        String policy,
        boolean active,
        List<Came> activations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> files) {

    /**
     * That it came into force.
     *
     * @param at when
     * @param how started, changed, activated, rolled-back, released, pulled, promoted or rescued
     * @param by who wanted it, as they call themselves
     * @param reason why, in their words
     */
    @Schema(name = "Activation")
    record Came(Instant at, String how, String by, String reason) {
        static Came of(Activation activation) {
            return new Came(
                    Instant.ofEpochMilli(activation.millis()),
                    activation.how().display(),
                    activation.who(),
                    activation.why());
        }
    }

    /**
     * All that is kept.
     *
     * @param active hash of the version in force
     * @param pinned whether it is another one than the files in the folders, because somebody wanted it so
     * @param tried whether a version is tried beside it, or was before: see getTrial
     * @param versions the one that came into force last first
     */
    @Schema(name = "RulebookVersions")
    record All(String active, boolean pinned, boolean tried, List<RulebookJson> versions) {}

    /**
     * How a version differs from another.
     *
     * @param from hash of the other one
     * @param to hash of the version
     * @param files what differs, by path: the lines with {@code -} and {@code +}, with some around them
     */
    @Schema(name = "RulebookDifference")
    record Difference(String from, String to, Map<String, List<String>> files) {
        static Difference of(Sources from, Sources to) {
            Map<String, String> before = from.files();
            Map<String, String> after = to.files();
            Set<String> paths = new TreeSet<>(before.keySet());
            paths.addAll(after.keySet());
            Map<String, List<String>> differing = new TreeMap<>();
            for (String path : paths) {
                String old = before.getOrDefault(path, "");
                String fresh = after.getOrDefault(path, "");
                if (!old.equals(fresh)) {
                    differing.put(path, TextDiff.of(old, fresh));
                }
            }
            return new Difference(from.hash(), to.hash(), differing);
        }
    }

    static RulebookJson of(Sources sources, String active, List<Activation> activations, boolean whole) {
        String hash = sources.hash();
        List<Came> came = new ArrayList<>();
        for (int i = activations.size() - 1; i >= 0; i--) {
            if (activations.get(i).version().equals(hash)) {
                came.add(Came.of(activations.get(i)));
            }
        }
        return new RulebookJson(
                hash,
                RuleLoader.hash(sources.drl()),
                sources.policiesHash(),
                hash.equals(active),
                came,
                whole ? sources.files() : Map.of());
    }
}
