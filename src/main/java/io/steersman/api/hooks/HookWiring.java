package io.steersman.api.hooks;

import io.steersman.redaction.CleanSteps;
import io.steersman.service.Meters;
import io.steersman.service.Settings;
import io.steersman.supervision.Custody;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What hooks take from the settings, and who answers them. */
public final class HookWiring {

    @Produces
    @Singleton
    HookWay way(Custody custody, CleanSteps cleaning, Meters meters, Settings settings) {
        return new HookTurns(custody, cleaning, meters, new PersonLine(settings.tellPerson()));
    }
}
