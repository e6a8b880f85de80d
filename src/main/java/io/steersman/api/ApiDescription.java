package io.steersman.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.steersman.finding.Origin;
import io.steersman.finding.Severity;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry;
import io.steersman.policy.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says in the description of the API what follows for all of it: which words a field may hold, and that errors are problems. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final List<String> LEVELS = words(Level.values(), Level::display);
    private static final List<String> SEVERITIES = words(Severity.values(), Severity::display);
    private static final List<String> MODES = words(Mode.values(), Mode::display);

    /** The words that a field of a schema may hold. */
    private static final Map<String, Map<String, List<String>>> WORDS = Map.of(
            "Finding",
                    Map.of(
                            "origin", words(Origin.values(), Origin::display),
                            "severity", SEVERITIES,
                            "mode", MODES),
            "Intervention", Map.of("level", LEVELS),
            "InterventionState",
                    Map.of(
                            "level", LEVELS,
                            "carried", LEVELS,
                            "delivery",
                                    words(InterventionEntry.Delivery.values(), InterventionEntry.Delivery::display)),
            "Outcome",
                    Map.of(
                            "outcome", words(Outcome.Kind.values(), Outcome.Kind::display),
                            "voice", words(Outcome.Voice.values(), Outcome.Voice::display)));

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        WORDS.forEach((schema, fields) -> fields.forEach((field, words) -> Optional.ofNullable(schemas.get(schema))
                .map(found -> found.getProperties().get(field))
                .ifPresent(property -> property.setEnumeration(List.copyOf(words)))));
        api.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(ApiDescription::withProblems));
    }

    private static void withProblems(Operation operation) {
        APIResponse problem = OASFactory.createAPIResponse()
                .description("What is wrong, and what to do")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
        operation.getResponses().addAPIResponse("default", problem);
    }

    private static <T> List<String> words(T[] values, Function<T, String> display) {
        return Arrays.stream(values).map(display).toList();
    }
}
