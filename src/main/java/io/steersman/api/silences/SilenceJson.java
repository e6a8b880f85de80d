package io.steersman.api.silences;

import io.steersman.silence.Silence;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A silence.
 *
 * @param id names it
 * @param lasting whether it lasts now
 * @param rule a rule by its id, or a category; empty for all
 * @param client runs of this client, empty for any
 * @param repository runs on this repository, empty for any
 * @param model runs of this model, empty for any
 * @param from when it began
 * @param until when it ends by itself, or was ended
 * @param by who wants it, as they call themselves
 * @param reason why, in their words
 */
@Schema(name = "Silence")
record SilenceJson(
        String id,
        boolean lasting,
        String rule,
        String client,
        String repository,
        String model,
        Instant from,
        Instant until,
        String by,
        String reason) {

    static SilenceJson of(Silence silence, Instant now) {
        return new SilenceJson(
                silence.id(),
                silence.lasts(now),
                silence.rule(),
                silence.client(),
                silence.repository(),
                silence.model(),
                silence.from(),
                silence.until(),
                silence.by(),
                silence.reason());
    }
}
