package io.steersman.api.hooks;

import io.steersman.fleet.HookDesk;
import io.steersman.redaction.CleanSteps;
import io.steersman.service.FleetMember;
import io.steersman.service.Meters;
import io.steersman.service.Settings;
import io.steersman.supervision.Custody;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What hooks take from the settings, and who answers them. */
public final class HookWiring {

    @Produces
    @Singleton
    HookWay way(Instance<Custody> alone, FleetMember member, CleanSteps cleaning, Meters meters, Settings settings) {
        return settings.cluster().isPresent()
                ? new FleetHooks(member.supervision())
                : turns(alone.get(), cleaning, meters, settings);
    }

    @Produces
    @Singleton
    HookDesk.Opening desks(CleanSteps cleaning, Meters meters, Settings settings) {
        return custody -> FleetHooks.desk(turns(custody, cleaning, meters, settings));
    }

    private static HookTurns turns(Custody custody, CleanSteps cleaning, Meters meters, Settings settings) {
        return new HookTurns(custody, cleaning, meters, new PersonLine(settings.tellPerson()));
    }
}
