package io.steersman.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.intervention.Outcome.Kind;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.report.Recovery.Cases;
import io.steersman.report.Recovery.Pair;
import io.steersman.report.Recovery.Spread;
import io.steersman.report.run.Effect;
import io.steersman.report.run.Rate;
import io.steersman.report.run.Share;
import io.steersman.report.run.Vitals;
import io.steersman.rulebook.Evidence;
import io.steersman.trajectory.Cost;
import io.steersman.trajectory.Json;
import java.util.List;
import java.util.Map;

/** The reports as JSON, the same from the service and the command line. Every rate has its counts and its interval. */
public final class ReportJson {

    private static final double PRECISION = 10_000;

    private ReportJson() {}

    /** All reports in one. */
    public static ObjectNode of(Ledger ledger) {
        ObjectNode json = Json.emptyObject();
        if (!ledger.wanted().display().isEmpty()) {
            json.put("wanted", ledger.wanted().display());
        }
        json.set("prevalence", of(ledger.prevalence()));
        json.set("trajectories", parts(ledger));
        json.set("recovery", of(ledger.recovery()));
        json.set("rules", of(ledger.rules()));
        return json;
    }

    /** Trajectories by client, repository, model, day and, where it is known, the version in force. */
    public static ObjectNode parts(Ledger ledger) {
        ObjectNode json = Json.emptyObject();
        ledger.parts().forEach((grouping, names) -> {
            ObjectNode group = json.putObject(grouping);
            names.forEach((name, part) -> {
                ObjectNode one =
                        rate(new Rate(part.affected(), part.trajectories())).put("told", part.told());
                one.set("spent", spent(part.spent()));
                group.set(name, one);
            });
        });
        return json;
    }

    /** How common each fault is. */
    public static ObjectNode of(Prevalence prevalence) {
        int all = prevalence.trajectories();
        ObjectNode json = Json.emptyObject().put("trajectories", all);
        json.set("any", share(prevalence.any(), all));
        json.set("categories", shares(prevalence.categories(), all));
        json.set("subcategories", shares(prevalence.subcategories(), all));
        json.set("rules", shares(prevalence.rules(), all));
        return json;
    }

    /** What interventions brought. */
    public static ObjectNode of(Recovery recovery) {
        ObjectNode json = Json.emptyObject().put("trajectories", recovery.runs());
        json.set("cases", cases(recovery.told()));
        json.set("baseline", cases(recovery.untold()));
        recovery.difference().ifPresent(difference -> json.putObject("difference")
                .put("value", rounded(difference.value()))
                .put("low", rounded(difference.low()))
                .put("high", rounded(difference.high())));
        json.set("interventions", effect(recovery.interventions()));
        json.set("selfRecovery", effect(recovery.withheld()));
        ObjectNode corrections = json.putObject("corrections");
        recovery.corrections().forEach((voice, effect) -> corrections.set(voice, effect(effect)));
        ObjectNode by = json.putObject("by");
        recovery.groups().forEach((grouping, names) -> {
            ObjectNode group = by.putObject(grouping);
            names.forEach((name, pair) -> group.set(name, pair(pair)));
        });
        ObjectNode time = json.putObject("toRecovery");
        time.set("steps", spread(recovery.steps()));
        time.set("millis", spread(recovery.millis()));
        ObjectNode delivery = json.putObject("delivery").put("dropped", recovery.dropped());
        delivery.set("lagSteps", spread(recovery.lagSteps()));
        delivery.set("lagMillis", spread(recovery.lagMillis()));
        json.set("cost", cost(recovery.cost(), recovery.runs()));
        return json;
    }

    /** The rules, the most harmful first. */
    public static ArrayNode of(List<RuleHealth> rules) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (RuleHealth rule : rules) {
            ObjectNode one = json.addObject()
                    .put("rule", rule.rule())
                    .put("mode", rule.standing().mode().display())
                    .put("findings", rule.findings())
                    .put("trajectories", rule.runs())
                    .put("shadowed", rule.shadowed())
                    .put("help", rule.help())
                    .put("harm", rule.harm())
                    .put("right", rule.right())
                    .put("wrong", rule.wrong());
            Evidence evidence = rule.standing().evidence();
            one.putObject("evidence")
                    .put("read", evidence.read())
                    .put("right", evidence.right())
                    .put("debatable", evidence.debatable())
                    .put("wrong", evidence.wrong());
            one.set("precision", rate(rule.precision()));
            one.set("interventions", effect(rule.effect()));
        }
        return json;
    }

    /** What a judge was asked, what came of it, and what it took. */
    public static ObjectNode of(JudgeReport judge) {
        ObjectNode json = Json.emptyObject();
        ObjectNode questions = json.putObject("questions").put("all", judge.questions());
        for (State state : State.values()) {
            questions.put(state.display(), judge.of(state));
        }
        ObjectNode cost = json.putObject("cost")
                .put("inputTokens", judge.input())
                .put("outputTokens", judge.output())
                .put("cents", rounded(judge.cents()));
        if (judge.right() > 0) {
            cost.put("tokensPerRight", (judge.input() + judge.output()) / judge.right())
                    .put("centsPerRight", rounded(judge.cents() / judge.right()));
        }
        ArrayNode classes = json.putArray("classes");
        for (JudgeHealth one : judge.classes()) {
            ObjectNode row = classes.addObject()
                    .put("class", one.misbehaviour())
                    .put("told", one.told())
                    .put("named", one.named())
                    .put("right", one.right())
                    .put("wrong", one.wrong())
                    .put("doubted", one.doubted());
            row.set("people", rate(one.people()));
            row.set("rules", rate(one.rules()));
        }
        return json;
    }

    private static ObjectNode shares(Map<String, Share> shares, int all) {
        ObjectNode json = Json.emptyObject();
        shares.forEach((name, share) -> json.set(name, share(share, all)));
        return json;
    }

    private static ObjectNode share(Share share, int all) {
        ObjectNode json = rate(new Rate(share.trajectories(), all)).put("findings", share.findings());
        json.set("spent", spent(share.spent()));
        return json;
    }

    private static ObjectNode spent(Cost cost) {
        return Json.emptyObject()
                .put("calls", cost.calls())
                .put("seconds", cost.seconds())
                .put("tokens", cost.tokens());
    }

    private static ObjectNode cases(Cases cases) {
        ObjectNode json = Json.emptyObject().put("count", cases.count());
        json.set("single", rate(cases.single()));
        json.set("multi", rate(cases.multi()));
        return json.put("ended", cases.first().of(Kind.ENDED))
                .put("endedAfterChange", cases.endedAfterChange())
                .put("halted", cases.halted())
                .put("open", cases.open());
    }

    private static ObjectNode pair(Pair pair) {
        ObjectNode json = Json.emptyObject();
        json.set("interventions", effect(pair.told()));
        json.set("selfRecovery", effect(pair.untold()));
        return json;
    }

    private static ObjectNode effect(Effect effect) {
        ObjectNode json = Json.emptyObject();
        ObjectNode outcomes = json.putObject("outcomes");
        effect.counts().forEach((kind, count) -> outcomes.put(kind.display(), count));
        json.set("recovery", rate(effect.recovery()));
        return json;
    }

    private static ObjectNode rate(Rate rate) {
        return Json.emptyObject()
                .put("count", rate.part())
                .put("of", rate.all())
                .put("rate", rounded(rate.value()))
                .put("low", rounded(rate.low()))
                .put("high", rounded(rate.high()));
    }

    private static ObjectNode spread(Spread spread) {
        return Json.emptyObject()
                .put("count", spread.count())
                .put("median", spread.median())
                .put("p90", spread.high());
    }

    private static ObjectNode cost(Vitals cost, int runs) {
        ObjectNode json = Json.emptyObject()
                .put("steps", cost.steps())
                .put("calls", cost.calls())
                .put("inputTokens", cost.inputTokens())
                .put("outputTokens", cost.outputTokens())
                .put("interruptions", cost.persons().interruptions())
                .put("denials", cost.persons().denials())
                .put("corrections", cost.persons().corrections());
        json.set("failedCalls", rate(new Rate(Math.min(cost.failedCalls(), cost.calls()), cost.calls())));
        ObjectNode each = json.putObject("perTrajectory");
        each.put("failedCalls", mean(cost.failedCalls(), runs));
        each.put("inputTokens", mean(cost.inputTokens(), runs));
        each.put("outputTokens", mean(cost.outputTokens(), runs));
        each.put("interruptions", mean(cost.persons().interruptions(), runs));
        each.put("interventionsByPersons", mean(cost.persons().all(), runs));
        return json;
    }

    private static double mean(long sum, int count) {
        return count == 0 ? 0 : rounded((double) sum / count);
    }

    private static double rounded(double value) {
        return Math.round(value * PRECISION) / PRECISION;
    }
}
