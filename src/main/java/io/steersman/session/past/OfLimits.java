package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.History;
import io.steersman.reading.language.Constraint;
import java.util.List;

/** What stands of the limits that a person or a file set. */
interface OfLimits extends History {

    /** The limits that stand. */
    Duties duties();

    /** How many actions were finished so far. */
    int actions();

    @Override
    default List<Constraint> constraints() {
        return duties().standing();
    }

    @Override
    default List<Constraint> forbiddenWrites() {
        return duties().ofWrites();
    }

    @Override
    default List<Constraint> confiningWrites() {
        return duties().confining();
    }

    @Override
    default List<Constraint> forbiddenCommands() {
        return duties().ofCommands();
    }

    @Override
    default List<Constraint> forbiddenTools() {
        return duties().ofTools();
    }

    @Override
    default List<Constraint> forbiddenReads() {
        return duties().ofReads();
    }

    /** What the user ruled out by pointing to it. */
    Barred barring();

    @Override
    default List<Action> barred(Action open) {
        return barring().like(open);
    }

    @Override
    default String barredBy(Action open) {
        return barring().quote(open);
    }

    @Override
    default List<Constraint> limits() {
        return duties().limits();
    }

    @Override
    default List<Constraint> forgotten() {
        return duties().forgotten();
    }

    @Override
    default int sinceLimits() {
        return duties().limits().isEmpty() ? -1 : actions() - duties().saidAt();
    }

    @Override
    default List<Constraint> unmet() {
        return lastChange() < 0 ? List.of() : duties().unmet();
    }
}
