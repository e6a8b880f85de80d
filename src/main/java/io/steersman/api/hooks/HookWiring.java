package io.steersman.api.hooks;

import io.steersman.service.Settings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What replies to hooks take from the settings. */
public final class HookWiring {

    @Produces
    @Singleton
    PersonLine personLine(Settings settings) {
        return new PersonLine(settings.tellPerson());
    }
}
