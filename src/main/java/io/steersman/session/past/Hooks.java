package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.reading.change.HookEvasion;
import io.steersman.reading.text.Frankness;
import java.util.List;

/** A hook that refused a commit or a push, as far as nobody said since that it may be passed by. */
final class Hooks {

    private int refused = -1;
    private boolean spoken;

    /** Takes in a finished action. */
    void did(Action action, boolean badly) {
        boolean meets = HookEvasion.mayMeet(action.commands());
        if (meets && action.answer().hooked()) {
            refused = action.answer().step();
        } else if (meets && !badly) {
            refused = -1;
        }
    }

    /** Who speaks of hooks, or of going on in spite of them, may mean that they are to be passed by. */
    void heard(String text, boolean ofUser) {
        spoken |= ofUser ? Frankness.ofHooks(text) : HookEvasion.isSpelled(text);
        refused = ofUser ? -1 : refused;
    }

    /** The refusal that a call is about to get around; empty when it does not. */
    List<Integer> evadedBy(Action open) {
        return refused >= 0 && !spoken && HookEvasion.in(open.commands()) ? List.of(refused) : List.of();
    }
}
