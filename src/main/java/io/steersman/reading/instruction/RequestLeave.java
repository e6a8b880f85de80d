package io.steersman.reading.instruction;

import io.steersman.reading.instruction.Requests.Ask;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Constraint.Time;
import io.steersman.reading.language.Languages;
import io.steersman.reading.language.PathWords;
import io.steersman.reading.language.Prompt;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Word;
import io.steersman.reading.path.FileKinds;
import io.steersman.trajectory.Instruction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leave that lies in what the user asks for: who asks for a file, or for files of a kind, to be changed no longer wants them
 * left alone. Only what the user writes to the agent counts, not what is pasted; tests that fail are to be mended, which may
 * as well be done in the code.
 */
final class RequestLeave {

    private static final int LONGEST = 2_000;
    private static final Map<Ask, String> KINDS = Map.of(
            Ask.TESTS, "tests",
            Ask.DOCUMENTATION, "documentation",
            Ask.CONFIGURATION, "configuration",
            Ask.CONTINUOUS_INTEGRATION, "CI",
            Ask.DEPENDENCIES, "dependencies");

    private final Instruction instruction;
    private final List<Constraint> found = new ArrayList<>(0);

    private RequestLeave(Instruction instruction) {
        this.instruction = instruction;
    }

    /** The leave that an instruction gives by what it asks for; none for long texts, and none but the user's. */
    static List<Constraint> in(Instruction instruction, Requests requests, Languages languages) {
        if (!instruction.fromUser() || instruction.text().length() > LONGEST) {
            return List.of();
        }
        RequestLeave leave = new RequestLeave(instruction);
        if (Requests.isOpenCommand(instruction.text())) {
            KINDS.values()
                    .forEach(kind -> leave.add(
                            Subject.FILE_KIND, kind, instruction.text().strip()));
            return leave.found;
        }
        for (Sentence sentence : Prompt.of(instruction.text(), languages).sentences()) {
            if (sentence.lead().isEmpty() && !asksBack(sentence.text())) {
                leave.read(sentence);
            }
        }
        requests.removals().forEach(leave::remove);
        return leave.found;
    }

    /** What the user asks to be destroyed may be deleted; where nothing is named, whatever no limit names. */
    private void remove(Removal removal) {
        List<String> paths = removal.named().stream()
                .filter(name -> PathWords.names(name, false))
                .sorted()
                .toList();
        for (String path : paths.isEmpty() ? List.of(Things.UNNAMED) : paths) {
            add(Act.DELETE, Subject.PATH, path, instruction.text().strip());
        }
    }

    /** "Why did you edit the tests?" asks for nothing; "can you fix that?" does. */
    private static boolean asksBack(String sentence) {
        List<Word> words = Word.of(sentence);
        return !words.isEmpty()
                && words.get(words.size() - 1).is("?")
                && words.stream()
                        .noneMatch(word -> Word.oneOf(word.lower(), "can", "could", "would", "will", "please"));
    }

    private void read(Sentence sentence) {
        Map<Ask, String> asked = new EnumMap<>(Ask.class);
        Set<String> named = new HashSet<>();
        new RequestReader(sentence, asked, named).read();
        if (!asked.containsKey(Ask.CODE_CHANGE)) {
            return;
        }
        named.stream()
                .filter(path -> !FileKinds.isTest(path) || asked.containsKey(Ask.TESTS))
                .sorted()
                .forEach(path -> add(Subject.PATH, path, sentence.quote()));
        if (named.isEmpty()) {
            KINDS.forEach((ask, kind) -> {
                if (asked.containsKey(ask)) {
                    add(Subject.FILE_KIND, kind, sentence.quote());
                }
            });
            if (asked.containsKey(Ask.DEPENDENCIES)) {
                add(Act.RUN, Subject.COMMAND, Things.ANY_DEPENDENCY, sentence.quote());
            }
        }
    }

    private void add(Subject subject, String pattern, String quote) {
        add(Act.WRITE, subject, pattern, quote);
    }

    private void add(Act act, Subject subject, String pattern, String quote) {
        found.add(new Constraint(
                Polarity.ALLOW,
                act,
                subject,
                pattern,
                List.of(),
                false,
                Time.ONCE,
                quote,
                instruction.index(),
                instruction.source()));
    }
}
