package io.steersman.reload;

import java.util.Locale;
import java.util.Objects;

/**
 * That a version came into force.
 *
 * @param version hash of all its files
 * @param how what brought it
 * @param who who wanted it, as they call themselves; empty for the files in the folders
 * @param why in their words
 * @param millis when, milliseconds since 1970
 * @param place the folder of rules that the service watched then
 * @param files hash of the files that lay there then
 */
public record Activation(String version, How how, String who, String why, long millis, String place, String files) {

    public Activation {
        who = Objects.requireNonNullElse(who, "");
        why = Objects.requireNonNullElse(why, "");
    }

    /** What brings a version into force. */
    public enum How {
        /** The service began with the files in its folders. */
        STARTED,
        /** The files in the folders changed. */
        CHANGED,
        /** Somebody activated it. */
        ACTIVATED,
        /** Somebody went back to it. */
        ROLLED_BACK,
        /** Somebody gave the files in the folders their say again. */
        RELEASED,
        /** It was pulled from where versions are published. */
        PULLED,
        /** It was tried on a share of the trajectories, and promoted. */
        PROMOTED,
        /** What lies in the folders is broken: the last good one. */
        RESCUED;

        /** The name as written in JSON. */
        public String display() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it stands until the files in the folders change, whatever they are now. */
        public boolean pins() {
            return this == ACTIVATED || this == ROLLED_BACK || this == PULLED || this == PROMOTED;
        }
    }
}
