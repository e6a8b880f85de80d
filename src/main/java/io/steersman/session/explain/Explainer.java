package io.steersman.session.explain;

import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.finding.Verdict;
import io.steersman.policy.Policy;
import io.steersman.rulebook.Rulebook;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.rulebook.trace.RuleTrace;
import io.steersman.session.Noticed;
import io.steersman.session.Session;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Replays a trajectory and tells why rules fired, or why one did not.
 *
 * <p>The rules are those in force, compiled already: each condition tells what it was asked of and what it answered.
 */
public final class Explainer {

    private final Rulebook rulebook;
    private final Function<Context, Policy> policies;
    private final Context context;
    private final List<Verdict> answers;

    /**
     * An explainer who goes by these rules.
     *
     * @param policies what applies to a run
     * @param context what is known of the run before its first step
     */
    public Explainer(Rulebook rulebook, Function<Context, Policy> policies, Context context) {
        this(rulebook, policies, context, List.of());
    }

    /**
     * An explainer of a run about which a judge has answered.
     *
     * @param answers each at the step after which it came; nobody is asked again
     */
    public Explainer(Rulebook rulebook, Function<Context, Policy> policies, Context context, List<Verdict> answers) {
        this.answers = List.copyOf(answers);
        this.rulebook = rulebook;
        this.policies = policies;
        this.context = context;
    }

    /**
     * Why rules fired: at one step, or each time that a fault was seen first.
     *
     * @param step index of the step; nothing for all
     */
    public List<Explanation> fired(List<Step> steps, OptionalInt step) {
        List<Explanation> all = new ArrayList<>();
        Session session = new Session(rulebook, policies, context).silent();
        for (Step next : steps) {
            List<Noticed> noticed = noticed(session, next);
            boolean wanted = step.isEmpty() || step.getAsInt() == next.index();
            if (wanted) {
                found(noticed, step.isPresent())
                        .map(Finding::rule)
                        .distinct()
                        .forEach(rule -> all.addAll(of(rule, steps, OptionalInt.of(next.index()))));
            }
            if (step.isPresent() && wanted) {
                break;
            }
        }
        return all;
    }

    /** A step, and what a judge said after it and before the next. */
    private List<Noticed> noticed(Session session, Step step) {
        List<Noticed> all = new ArrayList<>(List.of(session.accept(step)));
        answers.stream()
                .filter(answer -> answer.arrived() == step.index())
                .forEach(answer -> all.add(session.hear(answer)));
        return all;
    }

    private static Stream<Finding> found(List<Noticed> all, boolean again) {
        return all.stream()
                .flatMap(noticed -> Stream.concat(
                        (again ? noticed.sighted() : noticed.fresh()).stream(), noticed.shadowed().stream()));
    }

    /**
     * Why a rule fired, or did not.
     *
     * @param step index of the step; nothing for where it fired first, or else where it came closest
     * @return one explanation, or none when the trajectory has no such step
     */
    public Optional<Explanation> explain(RuleId rule, List<Step> steps, OptionalInt step) {
        return of(rule, steps, step).stream().findFirst();
    }

    private static boolean isLimit(RuleMetadata rule, RuleTrace.Evaluation answer) {
        return answer.pattern() < rule.patterns().size()
                && rule.patterns().get(answer.pattern()).type().equals("Limit");
    }

    private List<Explanation> of(RuleId rule, List<Step> steps, OptionalInt wanted) {
        RuleMetadata metadata = rulebook.metadata(rule).orElseThrow();
        List<RuleTrace.Evaluation> asked = new ArrayList<>();
        List<Explanation> all = new ArrayList<>();
        Session session = new Session(rulebook.traced(rule::equals, asked::add), policies, context).silent();
        for (Step step : steps) {
            boolean here = wanted.isEmpty() || wanted.getAsInt() == step.index();
            // Limits are asked once, when the working memory is opened.
            asked.removeIf(answer -> !isLimit(metadata, answer));
            List<Noticed> noticed = noticed(session, step);
            if (here) {
                List<Finding> findings = found(noticed, true)
                        .filter(finding -> finding.rule().equals(rule))
                        .toList();
                String mode = policies.apply(context.with(step)).mode(rule).display();
                all.add(new ExplainedStep(metadata, step, asked, findings).explain(mode));
            }
            if (here
                    && (wanted.isPresent()
                            || !all.get(all.size() - 1).findings().isEmpty())) {
                return List.of(all.get(all.size() - 1));
            }
        }
        return all.stream().max(Comparator.comparingLong(Explanation::met).thenComparingInt(Explanation::step)).stream()
                .toList();
    }
}
