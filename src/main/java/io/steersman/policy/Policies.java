package io.steersman.policy;

import io.steersman.finding.RuleId;
import io.steersman.reading.call.Vocabulary;
import io.steersman.trajectory.Context;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All policy files of a folder: the default and those for some runs only. Immutable and thread-safe.
 *
 * <p>For one run the file with the more special scope goes before the others, of equally special ones the later name;
 * within a file what is said of a rule goes before what is said of its category, and that before the defaults.
 */
public final class Policies {

    private static final Comparator<Layer> MOST_SPECIAL_FIRST = Comparator.comparingInt(
                    (Layer layer) -> layer.scope().keys())
            .thenComparing(layer -> !layer.file().equals(PolicyReader.SHIPPED_FILE))
            .thenComparing(layer -> !layer.file().equals(PolicyReader.DEFAULT_FILE))
            .thenComparing(Layer::file)
            .reversed();

    private final String hash;
    private final List<Layer> layers;
    private final List<RuleId> rules;
    private final Map<String, Policy> resolved = new ConcurrentHashMap<>();
    private final Map<List<Layer>, Policies> variants = new ConcurrentHashMap<>();
    private final List<Layer> above;
    private final Vocabulary vocabulary;

    Policies(String hash, Collection<Layer> layers, Collection<RuleId> rules, Vocabulary vocabulary) {
        this(hash, List.of(), layers, rules, vocabulary);
    }

    private Policies(
            String hash, List<Layer> above, Collection<Layer> layers, Collection<RuleId> rules, Vocabulary vocabulary) {
        this.hash = hash;
        this.vocabulary = vocabulary;
        this.above = above;
        this.layers = layers.stream().sorted(MOST_SPECIAL_FIRST).toList();
        this.rules = rules.stream().sorted().toList();
    }

    /** SHA-256 of the files, as hex. */
    public String hash() {
        return hash;
    }

    /**
     * These with others laid over them, whatever their scope.
     *
     * @param overlays the first goes before all others
     */
    public Policies under(List<Layer> overlays) {
        return overlays.isEmpty()
                ? this
                : variants.computeIfAbsent(
                        List.copyOf(overlays),
                        key -> new Policies(hash + "+" + key.hashCode(), key, layers, rules, vocabulary));
    }

    /** These with a judge to whom rules may put questions in every run, whatever the files say; what it answers, no rule hears. */
    public Policies asking() {
        Map<String, Setting> said = new TreeMap<>(Map.of(JudgeReader.KEY + ".mode", Setting.builtIn(Mode.SHADOW)));
        if (standard().judge().model().name().isEmpty()) {
            said.put(JudgeReader.KEY + ".model", Setting.builtIn("nobody"));
        }
        return under(List.of(new Layer("", Scope.ALL, said)));
    }

    /** These for other rules than those they were read for. */
    public Policies knowing(Collection<RuleId> others) {
        return new Policies(hash, above, layers, others, vocabulary);
    }

    /** What commands, tools and files are called, in all runs. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The files, what goes before others first. */
    public List<Layer> layers() {
        return Stream.concat(above.stream(), layers.stream()).toList();
    }

    /** What applies to a run of which nothing is known. */
    public Policy standard() {
        return of(Context.NONE);
    }

    /** What applies to a run. */
    public Policy of(Context context) {
        return resolved.computeIfAbsent(name(context), key -> resolve(context).policy(hash, vocabulary, rules));
    }

    /** How a judge is asked in runs of a tenant: in those of each file, and in all others. */
    public Set<JudgePolicy> judges(String tenant) {
        Set<JudgePolicy> all = new LinkedHashSet<>();
        all.add(of(Context.of(tenant, "")).judge());
        layers().forEach(layer -> layer.scope().example(tenant).ifPresent(run -> all.add(of(run).judge())));
        return all;
    }

    /** Every value that applies to a run, by place, with the file and line that says it; in the order of the places. */
    public Map<String, Setting> explain(Context context) {
        return new TreeMap<>(resolve(context).explain(rules));
    }

    /** The files that apply to a run, the most special first. */
    public List<String> files(Context context) {
        return fitting(context).stream()
                .map(layer -> "%s (%s)".formatted(layer.file(), layer.scope().display()))
                .toList();
    }

    private Resolution resolve(Context context) {
        return new Resolution(fitting(context), context.attended());
    }

    private List<Layer> fitting(Context context) {
        return Stream.concat(above.stream(), layers.stream().filter(layer -> layer.scope()
                        .fits(context)))
                .toList();
    }

    /** Equal for runs to which the same applies: there are few of them, however many runs. */
    private String name(Context context) {
        return files(context) + context.attended().map(String::valueOf).orElse("");
    }
}
