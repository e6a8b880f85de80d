package io.steersman.api.rules;

import io.steersman.access.Scope;
import io.steersman.api.access.Body;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.api.access.Wish;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.reload.Active;
import io.steersman.reload.Bundle;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import io.steersman.reload.SigningKeys;
import io.steersman.reload.Sources;
import io.steersman.reload.Versions;
import io.steersman.service.RulesAudit;
import io.steersman.service.Settings;
import io.steersman.supervision.Trial;
import io.steersman.supervision.Trials;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The versions of rules and policies: what was in force, and which one is to be. */
@Path("/v1/rulebooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rulebooks")
@Needs(Scope.READ)
public final class RulebooksApi {

    private final Callers callers;
    private final RulesAudit audit;
    private final Releases releases;
    private final Settings settings;
    private final Active active;
    private final Versions versions;
    private final Trials trials;

    RulebooksApi(Callers callers, RulesAudit audit, Releases releases, Trials trials, Settings settings) {
        this.trials = trials;
        this.callers = callers;
        this.audit = audit;
        this.settings = settings;
        this.releases = releases;
        this.active = releases.active();
        this.versions = releases.versions();
    }

    /** All that are kept. */
    @GET
    @Operation(
            operationId = "listRulebooks",
            summary = "Versions of rules and policies, who put them in force, when and why")
    public RulebookJson.All all() {
        String now = active.inForce().hash();
        List<RulebookJson> all = versions.hashes().stream()
                .flatMap(hash -> versions.find(hash).stream())
                .map(sources -> RulebookJson.of(sources, now, versions.activations(), false))
                .toList();
        return new RulebookJson.All(now, releases.isPinned(), isTried(), all);
    }

    /** What another tenant tries is nobody else's business. */
    private boolean isTried() {
        return Stream.concat(
                        trials.current().map(Trial::terms).stream(),
                        trials.last().map(ended -> ended.state().terms()).stream())
                .anyMatch(terms -> terms.isOpenTo(callers.tenant()));
    }

    /** Checks a candidate and keeps it. */
    @POST
    @Needs(Scope.RULES_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Files")))
    @Operation(
            operationId = "keepRulebook",
            summary = "Check a candidate and keep it",
            description =
                    "{\"files\": {\"rules/house/push.drl\": \"...\", \"policies/default.yaml\": \"...\"}}: laid over the"
                            + " files of the active version, an empty text takes a file away. It is linted, compiled and its cases are"
                            + " run; then it can be backtested, tried and activated by its hash.")
    @APIResponse(responseCode = "200", description = "It is good, and kept")
    @APIResponse(responseCode = "422", description = "It is broken; every fault is named with its place")
    public RulebookJson keep(InputStream body) {
        Map<String, String> files = new TreeMap<>();
        Wish.read(body)
                .json()
                .path("files")
                .properties()
                .forEach(file -> files.put(file.getKey(), file.getValue().asText("")));
        try {
            InForce kept = releases.keep(active.inForce().sources().with(files));
            audit.noted(callers.now(), "rules.kept", kept.hash(), "");
            return of(kept);
        } catch (IllegalArgumentException e) {
            throw new Failure(ProblemKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** Checks a signed bundle and keeps it. */
    @POST
    @Path("bundle")
    @Needs(Scope.RULES_WRITE)
    @Consumes({"application/gzip", "application/x-gzip", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "keepBundle",
            summary = "Check a signed bundle and keep it",
            description = "The .tar.gz that 'rules bundle' makes. It is taken when one of the keys in"
                    + " steersman.published.trusted has signed exactly its files, and these are good.")
    @APIResponse(responseCode = "200", description = "It is good, and kept")
    @APIResponse(responseCode = "422", description = "Nobody who is trusted has signed it, or it is broken")
    public RulebookJson keepBundle(InputStream body) {
        List<PublicKey> trusted = settings.published()
                .trusted()
                .map(file -> SigningKeys.trusted(java.nio.file.Path.of(file)))
                .orElse(List.of());
        InForce kept = releases.keep(Bundle.read(Body.read(body), trusted));
        audit.noted(callers.now(), "rules.kept", kept.hash(), "signed bundle");
        return of(kept);
    }

    /** A version as a signed bundle. */
    @GET
    @Path("{hash}/bundle")
    @Produces("application/gzip")
    @Operation(
            operationId = "getBundle",
            summary = "A version as a signed bundle, signed with the key of steersman.published.key")
    @APIResponse(
            responseCode = "200",
            description = "The bundle",
            content =
                    @Content(
                            mediaType = "application/gzip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such version, or no key to sign with")
    public byte[] bundle(@PathParam("hash") String hash) {
        Sources sources = find(hash);
        String key = settings.published()
                .key()
                .orElseThrow(() -> new Failure(
                        ProblemKind.NOT_FOUND,
                        "The service has no key to sign with. Maybe set steersman.published.key."));
        try {
            return Bundle.write(sources, SigningKeys.secret(java.nio.file.Path.of(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** One of them with its files. */
    @GET
    @Path("{hash}")
    @Operation(
            operationId = "getRulebook",
            summary = "A version with all its files",
            description = "By its hash, or the first 8 characters of it.")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", description = "There is no such version")
    public RulebookJson one(@PathParam("hash") String hash) {
        return RulebookJson.of(find(hash), active.inForce().hash(), versions.activations(), true);
    }

    /** How it differs from another. */
    @GET
    @Path("{hash}/diff")
    @Operation(operationId = "compareRulebooks", summary = "How a version differs from another one, file by file")
    @APIResponse(responseCode = "200", description = "What differs")
    @APIResponse(responseCode = "404", description = "There is no such version")
    public RulebookJson.Difference difference(
            @PathParam("hash") String hash, @QueryParam("from") @DefaultValue("") String from) {
        Sources before = from.isEmpty() ? active.inForce().sources() : find(from);
        return RulebookJson.Difference.of(before, find(hash));
    }

    /** Puts it in force. */
    @POST
    @Path("{hash}/activate")
    @Needs(Scope.RULES_WRITE)
    @Consumes(MediaType.WILDCARD)
    @RequestBody(
            required = false,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Wish")))
    @Operation(
            operationId = "activateRulebook",
            summary = "Put a version in force",
            description =
                    "{\"reason\": \"...\", \"by\": \"ada\"}, both may be missing. It stands until it is released, or the"
                            + " files in the folders change to something good. Live trajectories move with their next step.")
    @APIResponse(responseCode = "200", description = "What is in force now")
    @APIResponse(responseCode = "404", description = "There is no such version")
    @APIResponse(responseCode = "422", description = "This program cannot use it")
    public RulebookJson activate(@PathParam("hash") String hash, InputStream body) {
        Wish wish = Wish.read(body);
        return said(wish, releases.activate(find(hash).hash(), who(wish), wish.why()));
    }

    /** Goes back. */
    @POST
    @Path("rollback")
    @Needs(Scope.RULES_WRITE)
    @Consumes(MediaType.WILDCARD)
    @RequestBody(
            required = false,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Wish")))
    @Operation(
            operationId = "rollBackRulebook",
            summary = "Go back to the version before",
            description =
                    "{\"reason\": \"...\", \"by\": \"ada\"}, both may be missing. Going back twice goes back two.")
    @APIResponse(responseCode = "200", description = "What is in force now")
    @APIResponse(responseCode = "422", description = "There is none, or this program cannot use it")
    public RulebookJson rollBack(InputStream body) {
        Wish wish = Wish.read(body);
        return said(wish, releases.rollBack(who(wish), wish.why()));
    }

    /** Gives the files their say again. */
    @POST
    @Path("release")
    @Needs(Scope.RULES_WRITE)
    @Consumes(MediaType.WILDCARD)
    @RequestBody(
            required = false,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Wish")))
    @Operation(operationId = "releaseRulebook", summary = "Put the files in the folders in force again")
    @APIResponse(responseCode = "200", description = "What is in force now")
    @APIResponse(responseCode = "422", description = "They are broken")
    public RulebookJson release(InputStream body) {
        Wish wish = Wish.read(body);
        return said(wish, releases.release(who(wish), wish.why()));
    }

    /** Who wants it, as they call themselves, else as their credential does. */
    private String who(Wish wish) {
        return wish.who().isEmpty() ? callers.now().name() : wish.who();
    }

    private RulebookJson said(Wish wish, InForce now) {
        audit.changed(callers.now(), now, (wish.who() + " " + wish.why()).trim());
        return of(now);
    }

    private RulebookJson of(InForce version) {
        return RulebookJson.of(version.sources(), active.inForce().hash(), versions.activations(), false);
    }

    private Sources find(String hash) {
        return versions.named(hash)
                .flatMap(versions::find)
                .orElseThrow(() -> new Failure(
                        ProblemKind.NOT_FOUND,
                        "There is no version '%s', or more than one. Maybe look at /v1/rulebooks.".formatted(hash)));
    }
}
