package io.steersman.cli.evaluate;

import io.steersman.calibration.Interview;
import io.steersman.calibration.Measurement;
import io.steersman.calibration.RecordedAnswers;
import io.steersman.cli.analyze.Summary;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.JournalOptions;
import io.steersman.cli.terminal.Refused;
import io.steersman.intake.Intake;
import io.steersman.intake.Reading;
import io.steersman.intake.Selection;
import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.judge.Bench;
import io.steersman.judge.Budget;
import io.steersman.judge.Models;
import io.steersman.reload.InForce;
import io.steersman.report.evaluation.Labels;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where a judge's answers come from: a journal, a file, or a model that is asked now. */
final class AnswerSources {

    private static final int PAGE = 200;
    private static final int STEPS = 500;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Recorded answers of a judge about the runs; what they answer is not asked.")
    private Optional<Path> answers = Optional.empty();

    @Option(
            names = "--ask",
            description =
                    "Ask the model that the policy names what nothing recorded answers. It is sent the steps, and may cost.")
    private boolean ask;

    @Option(names = "--record", paramLabel = "FILE", description = "Write down what was answered, for --answers.")
    private Optional<Path> record = Optional.empty();

    @Option(
            names = "--stored",
            description =
                    "Take the trajectories that a service keeps, with the judge's answers and what people said of them.")
    private boolean stored;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose stored ones. Default: local.")
    private String tenant = TrajectoryId.LOCAL;

    @Mixin
    private final JournalOptions journal = new JournalOptions();

    /** Whether trajectories are taken from a journal. */
    boolean stored() {
        return stored;
    }

    /** Whether anything says where answers come from. */
    boolean any() {
        return stored || ask || answers.isPresent() || record.isPresent();
    }

    /**
     * Holds the answers about files, or about what is stored, against labels and feedback.
     *
     * @param problems hears what could not be read
     * @throws Refused when nobody can answer as the options say
     */
    Measurement measure(
            InForce inForce,
            Optional<Labels> labels,
            List<Path> paths,
            Optional<Path> labelFile,
            Consumer<String> problems) {
        Measurement measurement = new Measurement(inForce.rulebook().detectionRules(), labels);
        if (stored) {
            journal.reading(open -> {
                addStored(open, inForce, labels.isPresent(), measurement);
                return ExitCode.OK;
            });
        } else {
            addFiles(files(paths, labelFile), inForce, measurement, problems);
        }
        return measurement;
    }

    private void addFiles(List<Path> files, InForce inForce, Measurement into, Consumer<String> problems) {
        Interview interview = new Interview(recorded(), bench(inForce), InstantSource.system());
        try (PrintWriter writer = new PrintWriter(
                record.isPresent()
                        ? Files.newBufferedWriter(record.get(), StandardCharsets.UTF_8)
                        : PrintWriter.nullWriter())) {
            files.parallelStream().forEach(file -> {
                Reading reading = Intake.read(file);
                for (Problem problem : reading.problems()) {
                    say(problems, new Summary.Noted(reading.source(), problem).display());
                }
                reading.trajectories().forEach(run -> add(run, interview, inForce, into, writer));
            });
        } catch (IOException e) {
            throw new Refused(List.of("The file %s cannot be written: %s.".formatted(record.orElseThrow(), e)));
        }
    }

    private static void add(
            Trajectory run, Interview interview, InForce inForce, Measurement into, PrintWriter writer) {
        List<VerdictEntry> entries = interview.about(run, inForce);
        into.add(run, entries, List.of(), inForce.policy().judge());
        synchronized (writer) {
            entries.stream().filter(entry -> entry.state() != State.UNASKED).forEach(entry -> writer.append(
                            RecordedAnswers.line(run, entry))
                    .append('\n'));
            writer.flush();
        }
    }

    private static void say(Consumer<String> problems, String text) {
        synchronized (problems) {
            problems.accept(text);
        }
    }

    private void addStored(Journal open, InForce inForce, boolean steps, Measurement into) {
        String after = "";
        List<TrajectoryEntry> page;
        do {
            page = open.list(tenant, after, PAGE);
            for (TrajectoryEntry entry : page) {
                String id = entry.id().id();
                Trajectory run = new Trajectory(id, id, "", steps ? steps(open, entry.id()) : List.of());
                into.add(
                        run,
                        open.verdicts(entry.id()),
                        open.feedback(entry.id()),
                        inForce.policy().judge());
                after = id;
            }
        } while (page.size() == PAGE);
    }

    private static List<Step> steps(Journal open, TrajectoryId id) {
        List<Step> steps = new ArrayList<>();
        List<Step> page;
        do {
            page = open.steps(id, steps.size(), STEPS);
            steps.addAll(page);
        } while (page.size() == STEPS);
        return steps;
    }

    private Optional<Bench> bench(InForce inForce) {
        if (!ask) {
            return Optional.empty();
        }
        if (!inForce.policy().judge().asks()) {
            throw new Refused(
                    List.of(
                            "No policy names a model that may be asked. Maybe write judge: { mode: shadow, model: NAME } into a policy."));
        }
        InstantSource clock = InstantSource.system();
        return Optional.of(new Bench(new Models(), new Budget(clock), clock));
    }

    private RecordedAnswers recorded() {
        if (answers.isEmpty()) {
            return RecordedAnswers.NONE;
        }
        Path file = answers.get();
        try {
            RecordedAnswers.Read read = RecordedAnswers.read(Files.readString(file));
            if (!read.problems().isEmpty()) {
                throw new Refused(read.problems().stream()
                        .map(problem -> new Summary.Noted(file.toString(), problem).display())
                        .toList());
            }
            return read.answers();
        } catch (IOException e) {
            throw new Refused(
                    List.of("The file %s cannot be read: %s. Maybe --answers is misspelt.".formatted(file, e)));
        }
    }

    private static List<Path> files(List<Path> paths, Optional<Path> labelFile) {
        Selection selection = Intake.files(paths.toArray(Path[]::new));
        if (!selection.problems().isEmpty()) {
            throw new Refused(
                    selection.problems().stream().map(Problem::display).toList());
        }
        return labelFile
                .map(labels -> LabelFile.others(selection.files(), labels))
                .orElse(selection.files());
    }
}
