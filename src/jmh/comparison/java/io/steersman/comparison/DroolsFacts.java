package io.steersman.comparison;

import io.steersman.rulebook.BareRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Drools as it is mostly used: a session each run, in which the steps of the window are facts, and joins and counts over them. */
public final class DroolsFacts implements Contender {

    /** The step that is judged. */
    public record Now(Event event, List<Pattern> shown) {}

    /** A file that was read or edited. */
    public record Touched(String file) {}

    /** An edit since the last tests that passed. */
    public record Unverified(int seq) {}

    private static final String RULES = """
            package rules.comparison;
            import io.steersman.comparison.Event;
            import io.steersman.comparison.Pattern;
            import io.steersman.comparison.DroolsFacts.*;
            rule "repeated call"
            when
                Now( $shown : shown(), $call : event().call() )
                accumulate( Event( call() == $call ); $n : count(); $n >= 3 )
            then $shown.add(Pattern.REPEATED_CALL); end
            rule "failing streak"
            when
                Now( $shown : shown(), $seq : event().seq(), event().failed() )
                accumulate( Event( failed(), seq() > $seq - 4 ); $n : count(); $n >= 4 )
            then $shown.add(Pattern.FAILING_STREAK); end
            rule "same error"
            when
                Now( $shown : shown(), $error : event().error(), event().failed() )
                accumulate( Event( failed(), error() == $error ); $n : count(); $n >= 3 )
            then $shown.add(Pattern.SAME_ERROR); end
            rule "alternation"
            when
                Now( $shown : shown(), $seq : event().seq(), $call : event().call() )
                Event( seq() == $seq - 1, call() != $call, $other : call() )
                Event( seq() == $seq - 2, call() == $call )
                Event( seq() == $seq - 3, call() == $other )
            then $shown.add(Pattern.ALTERNATION); end
            rule "unread edit"
            when
                Now( $shown : shown(), event().edits(), $file : event().file() )
                not Touched( file() == $file )
            then $shown.add(Pattern.UNREAD_EDIT); end
            rule "unverified edits"
            when
                Now( $shown : shown(), event().edits() )
                accumulate( Unverified(); $n : count(); $n >= 8 )
            then $shown.add(Pattern.UNVERIFIED_EDITS); end
            """;

    private final KieBase base;

    DroolsFacts() {
        base = BareRules.base(RULES);
    }

    @Override
    public Run open(String run) {
        return new Facts(base.newKieSession());
    }

    /** The window, kept up by the host. */
    private static final class Facts implements Run {
        private final KieSession session;
        private final Deque<FactHandle> window = new ArrayDeque<>();
        private final List<FactHandle> unverified = new ArrayList<>();
        private final Set<String> touched = new HashSet<>();

        Facts(KieSession session) {
            this.session = session;
        }

        @Override
        public int judge(Event event) {
            List<Pattern> shown = new ArrayList<>();
            if (window.size() == Pattern.WINDOW) {
                session.delete(window.removeFirst());
            }
            window.addLast(session.insert(event));
            if (event.edits()) {
                unverified.add(session.insert(new Unverified(event.seq())));
            } else if (event.passes()) {
                unverified.forEach(session::delete);
                unverified.clear();
            }
            FactHandle now = session.insert(new Now(event, shown));
            session.fireAllRules();
            session.delete(now);
            if (event.isTouches() && touched.add(event.file())) {
                session.insert(new Touched(event.file()));
            }
            int bits = 0;
            for (Pattern pattern : shown) {
                bits |= pattern.bit();
            }
            return bits;
        }

        @Override
        public void close() {
            session.dispose();
        }
    }
}
