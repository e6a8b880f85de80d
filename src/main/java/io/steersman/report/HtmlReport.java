package io.steersman.report;

import io.steersman.intervention.Outcome.Kind;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.report.Page.Section;
import io.steersman.report.Page.Table;
import io.steersman.report.Recovery.Cases;
import io.steersman.report.Recovery.Pair;
import io.steersman.report.Recovery.Spread;
import io.steersman.report.run.Effect;
import io.steersman.report.run.Rate;
import io.steersman.report.run.Share;
import io.steersman.report.run.Vitals;
import io.steersman.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The reports as a page for a browser. */
public final class HtmlReport {

    private static final String INDENT = "\u2003";

    private final List<Section> sections = new ArrayList<>();

    private HtmlReport() {}

    /**
     * The page.
     *
     * @param source says what was looked at, in a sentence
     */
    public static String of(String source, Ledger ledger) {
        return of(source, ledger, Optional.empty());
    }

    /**
     * The page, with what became of a judge's answers.
     *
     * @param source says what was looked at, in a sentence
     * @param judge nothing where nobody knows
     */
    public static String of(String source, Ledger ledger, Optional<JudgeReport> judge) {
        HtmlReport page = new HtmlReport();
        String wanted = ledger.wanted().display();
        page.section(
                "",
                List.of(
                        source + (wanted.isEmpty() ? "" : " Asked for: %s.".formatted(wanted)),
                        "Every rate stands with its counts and the interval in which the true rate lies with 95 %"
                                + " confidence (Wilson)."));
        ledger.parts().forEach(page::trajectories);
        page.recovery(ledger.recovery());
        page.prevalence(ledger.prevalence());
        page.rules(ledger.rules());
        judge.filter(any -> any.questions() > 0).ifPresent(page::judge);
        return new Page("What the agents did, and what guidance brought", page.sections).html();
    }

    private void section(String title, List<String> words, Table... tables) {
        sections.add(new Section(title, words, List.of(tables)));
    }

    /** Runs of a grouping; one that says nothing of them is left out. */
    private void trajectories(String grouping, SortedMap<String, Ledger.Part> parts) {
        if (parts.size() == 1 && parts.containsKey("unknown")) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        parts.forEach((name, part) -> {
            Rate rate = new Rate(part.affected(), part.trajectories());
            rows.add(List.of(
                    name,
                    counts(rate),
                    percent(rate),
                    interval(rate),
                    String.valueOf(part.told()),
                    part.spent().words()));
        });
        section(
                "Trajectories by " + grouping,
                List.of(),
                new Table(
                        List.of("", "with a fault", "share", "interval", "interventions told", "spent on faults"),
                        rows));
    }

    /** Each rule below its category and subcategory; those that saw nothing are folded away. */
    private void prevalence(Prevalence prevalence) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> silent = new ArrayList<>();
        int all = prevalence.trajectories();
        rows.add(share("any", prevalence.any(), all));
        prevalence.categories().forEach((category, share) -> {
            rows.add(share(category, share, all));
            below(category, prevalence.subcategories()).forEach((subcategory, part) -> {
                if (part.findings() > 0) {
                    rows.add(share(INDENT + name(subcategory), part, all));
                }
                below(subcategory, prevalence.rules()).forEach((rule, one) -> (one.findings() > 0 ? rows : silent)
                        .add(share(one.findings() > 0 ? INDENT + INDENT + name(rule) : rule, one, all)));
            });
        });
        List<String> head = List.of("", "trajectories", "share", "interval", "findings");
        section(
                "Prevalence",
                List.of("Trajectories that show a fault at least once. One may show several, so shares do not add up."),
                new Table(head, rows),
                folded("rules that saw nothing", head, silent));
    }

    private static Table folded(String title, List<String> head, List<List<String>> rows) {
        return new Table("%d %s".formatted(rows.size(), title), head, rows);
    }

    private static Map<String, Share> below(String name, SortedMap<String, Share> all) {
        return all.subMap(name + ".", name + "/");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private void recovery(Recovery recovery) {
        String cases =
                "A case is one fault of one run, from the moment when guidance about it was first due. Recovered means: not"
                        + " seen again for the policy's horizon, and something changed. The baseline are cases in which what was due"
                        + " was withheld, judged by the same rules. Faults of the surroundings are left out; runs that ended before"
                        + " the horizon show neither and are counted apart, also those in which something had changed for the better before they ended.";
        String effect = recovery.difference()
                .map(HtmlReport::conclusion)
                .orElse("Nothing is claimed of an effect: that takes cases that were told and cases that were withheld."
                        + " An experiment with a control arm makes both.");
        String dropped = "Interventions dropped before sending: %d.".formatted(recovery.dropped());
        section("Recovery", List.of(cases, effect, dropped), sides(recovery));
        outcomes(recovery);
        recovery.groups().forEach(this::group);
        section(
                "Time",
                List.of(),
                new Table(
                        List.of("", "count", "median", "90 % at most"),
                        List.of(
                                spread("steps to recovery", recovery.steps()),
                                spread("milliseconds to recovery", recovery.millis()),
                                spread("steps from decision to delivery", recovery.lagSteps()),
                                spread("milliseconds from decision to delivery", recovery.lagMillis()))));
        cost(recovery.cost(), recovery.runs());
    }

    private static Table sides(Recovery recovery) {
        return new Table(
                List.of("", "told", "share", "interval", "withheld", "share", "interval"),
                List.of(
                        sides("recovered after the first time", Cases::single, recovery),
                        sides("recovered later", Cases::multi, recovery),
                        numbers("the run ended first", cases -> cases.first().of(Kind.ENDED), recovery),
                        numbers(INDENT + "of these after a change for the better", Cases::endedAfterChange, recovery),
                        numbers("went as far as halt", Cases::halted, recovery),
                        numbers("not decided yet", Cases::open, recovery),
                        numbers("all cases", Cases::count, recovery)));
    }

    private void outcomes(Recovery recovery) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(effect("interventions", recovery.interventions()));
        rows.add(effect("withheld", recovery.withheld()));
        recovery.corrections().forEach((voice, effect) -> rows.add(effect("words of the " + voice, effect)));
        section("Outcomes", List.of(), new Table(kinds(""), rows));
    }

    private void group(String grouping, Map<String, Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        pairs.forEach((name, pair) -> {
            Rate told = pair.told().recovery();
            Rate untold = pair.untold().recovery();
            rows.add(List.of(
                    name,
                    counts(told),
                    percent(told),
                    interval(told),
                    counts(untold),
                    percent(untold),
                    interval(untold)));
        });
        section(
                "By " + grouping,
                List.of(),
                new Table(List.of("", "told", "share", "interval", "withheld", "share", "interval"), rows));
    }

    private void cost(Vitals cost, int runs) {
        section(
                "Sessions",
                List.of(),
                new Table(
                        List.of("", "all", "per trajectory"),
                        List.of(
                                each("tool calls", cost.calls(), runs),
                                each("tool calls that failed", cost.failedCalls(), runs),
                                each("input tokens", cost.inputTokens(), runs),
                                each("output tokens", cost.outputTokens(), runs),
                                each("interventions by the user", cost.persons().all(), runs))));
    }

    private void rules(List<RuleHealth> rules) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> silent = new ArrayList<>();
        for (RuleHealth rule : rules) {
            boolean said = rule.findings()
                            + rule.harm()
                            + rule.help()
                            + rule.precision().all()
                    > 0;
            (said ? rows : silent)
                    .add(List.of(
                            rule.rule(),
                            rule.standing().mode().display(),
                            rule.standing().evidence().display(),
                            String.valueOf(rule.findings()),
                            String.valueOf(rule.runs()),
                            String.valueOf(rule.help()),
                            String.valueOf(rule.harm()),
                            counts(rule.precision())));
        }
        List<String> head = List.of("", "mode", "evidence", "findings", "trajectories", "help", "harm", "called right");
        section(
                "Rules, those that do most harm first",
                List.of("Harm: called wrong by a person, or ignored by the agent. Help: followed by recovery."),
                new Table(head, rows),
                folded("rules of which nothing is known yet", head, silent));
    }

    private void judge(JudgeReport judge) {
        String asked =
                "%d questions: %d answered, %d refused, %d failed, %d not asked; %d tokens, %s of them for each right answer."
                        .formatted(
                                judge.questions(),
                                judge.of(State.ANSWERED),
                                judge.of(State.REFUSED),
                                judge.of(State.FAILED),
                                judge.of(State.UNASKED),
                                judge.input() + judge.output(),
                                judge.right() == 0
                                        ? "nobody knows how many"
                                        : String.valueOf((judge.input() + judge.output()) / judge.right()));
        List<List<String>> rows = new ArrayList<>();
        for (JudgeHealth one : judge.classes()) {
            rows.add(List.of(
                    one.misbehaviour(),
                    one.told() ? "yes" : "no",
                    String.valueOf(one.named()),
                    counts(one.people()),
                    counts(one.rules()),
                    String.valueOf(one.doubted())));
        }
        section(
                "The judge",
                List.of(asked),
                new Table(
                        List.of("", "told", "answers", "called right", "rules point there too", "only tried out"),
                        rows));
    }

    private static List<String> share(String name, Share share, int all) {
        Rate rate = new Rate(share.trajectories(), all);
        return List.of(name, counts(rate), percent(rate), interval(rate), String.valueOf(share.findings()));
    }

    private static List<String> sides(String name, Function<Cases, Rate> rate, Recovery recovery) {
        Rate told = rate.apply(recovery.told());
        Rate untold = rate.apply(recovery.untold());
        return List.of(
                name, counts(told), percent(told), interval(told), counts(untold), percent(untold), interval(untold));
    }

    private static List<String> numbers(String name, ToIntFunction<Cases> number, Recovery recovery) {
        return List.of(
                name,
                String.valueOf(number.applyAsInt(recovery.told())),
                "",
                "",
                String.valueOf(number.applyAsInt(recovery.untold())),
                "",
                "");
    }

    private static String conclusion(Interval difference) {
        return String.format(
                Locale.ROOT,
                "Told and withheld differ by %+.1f points [%+.1f to %+.1f] (95 %%: Newcombe, or the delta method by"
                        + " run where that is wider; for one look).%s",
                difference.value() * 100,
                difference.low() * 100,
                difference.high() * 100,
                difference.holds(0) ? " That is no effect that can be told from chance." : "");
    }

    private static List<String> kinds(String first) {
        List<String> head = new ArrayList<>(List.of(first));
        for (Kind kind : Kind.values()) {
            head.add(kind.display());
        }
        return head;
    }

    private static List<String> effect(String name, Effect effect) {
        List<String> row = new ArrayList<>(List.of(name));
        for (Kind kind : Kind.values()) {
            row.add(String.valueOf(effect.of(kind)));
        }
        return row;
    }

    private static List<String> spread(String name, Spread spread) {
        boolean any = spread.count() > 0;
        return List.of(
                name,
                String.valueOf(spread.count()),
                any ? String.valueOf(spread.median()) : "",
                any ? String.valueOf(spread.high()) : "");
    }

    private static List<String> each(String name, long sum, int runs) {
        return List.of(
                name, String.valueOf(sum), runs == 0 ? "" : String.format(Locale.ROOT, "%.2f", (double) sum / runs));
    }

    private static String counts(Rate rate) {
        return rate.part() + " of " + rate.all();
    }

    private static String percent(Rate rate) {
        return rate.known() ? String.format(Locale.ROOT, "%.1f %%", rate.value() * 100) : "";
    }

    private static String interval(Rate rate) {
        return rate.known() ? String.format(Locale.ROOT, "%.1f to %.1f %%", rate.low() * 100, rate.high() * 100) : "";
    }
}
