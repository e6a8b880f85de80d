package io.steersman.policy;

import java.util.Map;
import java.util.Optional;

/**
 * What one policy file says.
 *
 * @param file path below the policies folder
 * @param scope the runs it is for
 * @param settings by place: {@code budget}, {@code defaults.mode}, {@code categories.NAME.mode}, {@code rules.ID.mode}
 */
public record Layer(String file, Scope scope, Map<String, Setting> settings) {

    public Layer {
        settings = Map.copyOf(settings);
    }

    Optional<Setting> at(String place) {
        return Optional.ofNullable(settings.get(place));
    }
}
