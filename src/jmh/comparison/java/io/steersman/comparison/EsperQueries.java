package io.steersman.comparison;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.EventBean;
import com.espertech.esper.common.client.EventSender;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployException;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;
import java.util.Locale;

/** Esper: a query each pattern, in a context that is partitioned by run. */
final class EsperQueries implements Contender {

    private static final String QUERIES = """
            create context ByRun partition by run from Event, run from Closed terminated by Closed;
            @name('REPEATED_CALL') context ByRun
              select call, seq from Event#length(10) group by call having count(*) >= 3;
            @name('FAILING_STREAK') context ByRun
              select seq from Event#length(4) having sum(failures) >= 4;
            @name('SAME_ERROR') context ByRun
              select error, seq, failed as shown from Event#length(10)
              group by error having sum(failures) >= 3;
            @name('ALTERNATION') context ByRun
              select call = prev(2, call) and prev(1, call) = prev(3, call) and call != prev(1, call) as shown
              from Event#length(4);
            @name('UNREAD_EDIT') context ByRun
              select seq from Event(edits) as now
              where not exists (select * from Event(touches)#firstunique(file) as before
                where before.file = now.file and before.seq < now.seq);
            @name('UNVERIFIED_EDITS') context ByRun
              select seq from Event(edits or passes)#expr(not newest_event.passes)
              having count(*) >= 8;
            """;

    /** Says that a run is over. */
    public record Closed(String run) {
        public String getRun() {
            return run;
        }
    }

    private final EPRuntime runtime;
    private final EventSender events;
    private int shown;

    EsperQueries() throws EPCompileException, EPDeployException {
        Configuration configuration = new Configuration();
        configuration.getCommon().addEventType(Event.class);
        configuration.getCommon().addEventType(Closed.class);
        configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
        runtime = EPRuntimeProvider.getRuntime("comparison", configuration);
        EPCompiled compiled = EPCompilerProvider.getCompiler().compile(QUERIES, new CompilerArguments(configuration));
        for (EPStatement statement : runtime.getDeploymentService().deploy(compiled).getStatements()) {
            listen(statement);
        }
        events = runtime.getEventService().getEventSender("Event");
    }

    private void listen(EPStatement statement) {
        for (Pattern pattern : Pattern.values()) {
            if (pattern.name().equals(statement.getName().toUpperCase(Locale.ROOT))) {
                statement.addListener((EventBean[] fresh, EventBean[] old, EPStatement from, EPRuntime in) ->
                        shown |= shows(fresh) ? pattern.bit() : 0);
            }
        }
    }

    private static boolean shows(EventBean[] fresh) {
        return fresh != null
                && (!fresh[0].getEventType().isProperty("shown") || Boolean.TRUE.equals(fresh[0].get("shown")));
    }

    @Override
    public Run open(String run) {
        return new Run() {
            @Override
            public int judge(Event event) {
                shown = 0;
                events.sendEvent(event);
                return shown;
            }

            @Override
            public void close() {
                runtime.getEventService().sendEventBean(new Closed(run), "Closed");
            }
        };
    }
}
