package io.steersman.api.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.access.Scope;
import io.steersman.api.access.Body;
import io.steersman.api.access.Needs;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.reload.Checked;
import io.steersman.reload.Releases;
import io.steersman.reload.Sources;
import io.steersman.service.RuleFolders;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Checks files of rules and policies as a reload would, and changes nothing. */
@Path("/v1/rules/check")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
@Needs({Scope.RULES_WRITE, Scope.ADMIN})
public final class RulesCheckApi {

    private static final int LARGEST_FILE = 1024 * 1024;

    private final RuleFolders folders;
    private final Releases releases;

    RulesCheckApi(RuleFolders folders, Releases releases) {
        this.folders = folders;
        this.releases = releases;
    }

    /**
     * What came of a check.
     *
     * @param good whether the files may come into force
     * @param version hash that names them together with those of the folders
     * @param rules how many rules there would be, 0 when something is wrong
     * @param diagnostics everything that is wrong; warnings alone when the files are good
     */
    @Schema(name = "CheckResult")
    record Result(boolean good, String version, int rules, List<RulesJson.Place> diagnostics) {}

    /** Checks files. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Files")))
    @Operation(
            operationId = "checkRules",
            summary = "Check files of rules, cases and policies",
            description =
                    "{\"files\": {\"rules/house_rules/pushes.drl\": \"...\", \"policies/default.yaml\": \"...\"}}: each file"
                            + " by its path takes the place of the one in the folders, null leaves one out. All are linted, compiled"
                            + " and their cases run, as at a reload; nothing is written and nothing comes into force."
                            + " A check that takes too long or too much memory is given up, and told so.")
    @APIResponse(responseCode = "200", description = "Good, or everything that is wrong")
    @APIResponse(responseCode = "400", description = "The body is not of this form")
    public Result check(InputStream body) {
        Sources sources = overlaid(folders.sources(), files(body));
        Checked checked = releases.check(sources);
        return new Result(
                checked.result().isPresent(),
                sources.hash(),
                checked.result().map(good -> good.rulebook().rules().size()).orElse(0),
                checked.diagnostics().stream().map(RulesJson.Place::of).toList());
    }

    private static Sources overlaid(Sources folders, Map<String, String> files) {
        try {
            return folders.with(files);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> files(InputStream body) {
        Map<String, String> files = new LinkedHashMap<>();
        JsonNode given = parse(body).path("files");
        if (!given.isObject()) {
            throw invalid("The field 'files' is missing. Maybe send: {\"files\": {\"rules/a/b.drl\": \"...\"}}");
        }
        given.properties().forEach(file -> {
            JsonNode text = file.getValue();
            if (!text.isTextual() && !text.isNull()) {
                throw invalid("The file '%s' must be a text, or null to leave it out.".formatted(file.getKey()));
            }
            if (text.asText().length() > LARGEST_FILE) {
                throw invalid("The file '%s' has %d characters and may have %d. Maybe split it."
                        .formatted(file.getKey(), text.asText().length(), LARGEST_FILE));
            }
            files.put(file.getKey(), text.isNull() ? "" : text.asText());
        });
        return files;
    }

    private static JsonNode parse(InputStream body) {
        try {
            return Json.MAPPER.readTree(Body.read(body));
        } catch (JsonProcessingException e) {
            throw invalid(NativeFormat.explain(e));
        } catch (IOException e) {
            throw invalid("The body is not valid UTF-8.");
        }
    }

    private static Failure invalid(String detail) {
        return new Failure(ProblemKind.INVALID_REQUEST, detail);
    }
}
