package io.steersman.reading.instruction;

import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Constraint.Time;
import io.steersman.reading.language.Moments;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Word;
import io.steersman.reading.path.FileKinds;
import io.steersman.trajectory.Instruction;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects the constraints of a sentence. */
public final class Found {

    private final Sentence sentence;
    private final Instruction instruction;
    private final List<Constraint> out;
    private boolean before;

    Found(Sentence sentence, Instruction instruction, List<Constraint> out) {
        this.sentence = sentence;
        this.instruction = instruction;
        this.out = out;
    }

    /** What is found from now on may be asked for first, or, once more, is as the sentence itself says. */
    void asking(boolean first) {
        before = first;
    }

    /** Whether a heading or a label stands before the sentence, so that commas part what is under it. */
    boolean isListed() {
        return !sentence.lead().isEmpty();
    }

    /** Whether the user speaks, so that what was said before may be meant. */
    boolean isOfUser() {
        return instruction.fromUser();
    }

    private Time time(Polarity polarity) {
        String text = sentence.text().toLowerCase(Locale.ROOT);
        if (polarity == Polarity.ALLOW) {
            return Moments.isForGood(text) ? Time.STANDING : Time.ONCE;
        }
        return Moments.isForNow(text) ? Time.NOW : Time.STANDING;
    }

    /** Adds a constraint for each thing, unless what follows them takes it back. */
    void emit(Polarity polarity, Act act, List<Thing> things, Exceptions tail) {
        if (!tail.holds()) {
            return;
        }
        List<String> excepted = tail.things().stream().map(Thing::pattern).toList();
        for (Thing thing : things) {
            boolean everything = thing.isAll();
            if (tail.outside() && !everything) {
                continue;
            }
            if (polarity == Polarity.FORBID && everything && !excepted.isEmpty()) {
                if (act == Act.WRITE) {
                    emitOnly(tail.things(), tail.askable());
                }
                continue;
            }
            if (!fits(act, thing) || polarity == Polarity.REQUIRE && !required(act, thing)) {
                continue;
            }
            if (thing.pattern().equals("dependencies") && act != Act.DELETE && polarity != Polarity.REQUIRE) {
                emit(polarity, Act.RUN, List.of(new Thing(Subject.COMMAND, Things.ANY_DEPENDENCY, thing.end())), tail);
            }
            if (locks(act, thing) && polarity == Polarity.FORBID && !byHand()) {
                emit(polarity, Act.RUN, List.of(new Thing(Subject.COMMAND, Things.ANY_UPGRADE, thing.end())), tail);
            }
            Act real = thing.subject() == Subject.COMMAND ? Act.RUN : act;
            add(new Constraint(
                    polarity,
                    real,
                    thing.subject(),
                    thing.pattern(),
                    excepted,
                    tail.askable() || before,
                    time(polarity),
                    sentence.quote(),
                    instruction.index(),
                    instruction.source()));
        }
    }

    /** Whether what is written there is a lock file, which package managers write. */
    private static boolean locks(Act act, Thing thing) {
        return act == Act.WRITE
                && (thing.pattern().equals("lock files")
                        || thing.subject() == Subject.PATH && FileKinds.isLockFile(thing.pattern()));
    }

    /** Who is not to edit by hand may let tools do it. */
    private boolean byHand() {
        return Word.of(sentence.text()).stream()
                .anyMatch(word -> Word.oneOf(word.lower(), "hand", "manually", "directly", "yourself"));
    }

    void emitOnly(List<Thing> things, boolean askable) {
        Thing first = things.get(0);
        List<String> rest = things.stream().skip(1).map(Thing::pattern).toList();
        add(new Constraint(
                Polarity.ONLY,
                Act.WRITE,
                first.subject(),
                first.pattern(),
                rest,
                askable || before,
                time(Polarity.ONLY),
                sentence.quote(),
                instruction.index(),
                instruction.source()));
    }

    private void add(Constraint constraint) {
        boolean known = out.stream().anyMatch(c -> same(c, constraint));
        if (!known) {
            out.add(constraint);
        }
    }

    static boolean same(@Nullable Constraint a, Constraint b) {
        return a != null
                && a.polarity() == b.polarity()
                && a.act() == b.act()
                && a.subject() == b.subject()
                && a.pattern().equals(b.pattern());
    }

    private static boolean fits(Act act, Thing thing) {
        return switch (act) {
            case WRITE, CREATE, DELETE -> thing.subject() == Subject.PATH || thing.subject() == Subject.FILE_KIND;
            case READ -> thing.subject() == Subject.PATH && !thing.isAll();
            case RUN -> thing.subject() == Subject.COMMAND;
            case USE -> thing.subject() == Subject.COMMAND || thing.subject() == Subject.TOOL;
        };
    }

    private static boolean required(Act act, Thing thing) {
        return act == Act.RUN && !Operations.known(thing.pattern())
                || thing.subject() == Subject.PATH && !thing.isAll()
                || thing.pattern().equals("documentation");
    }
}
