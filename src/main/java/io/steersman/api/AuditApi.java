package io.steersman.api;

import io.steersman.access.AuditEntry;
import io.steersman.access.AuditTrail;
import io.steersman.access.Scope;
import io.steersman.api.access.Asked;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who changed rules, policies and keys. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@Needs(Scope.ADMIN)
public final class AuditApi {

    private static final int MOST = 1000;

    private final Callers callers;
    private final AuditTrail trail;

    AuditApi(Callers callers, AuditTrail trail) {
        this.callers = callers;
        this.trail = trail;
    }

    /**
     * A change.
     *
     * @param at when
     * @param who {@code key:ID}, {@code token:SUBJECT}, {@code file}, or {@code user:NAME} of the machine
     * @param what rules.changed, policies.changed, files.refused, key.created, key.revoked or keys.edited
     * @param subject what it is about, such as the id of a key
     * @param hash names what is there from then on
     * @param before names what was there before, empty when unknown
     * @param note what else is to be said
     */
    @Schema(name = "AuditEntry")
    record Change(String at, String who, String what, String subject, String hash, String before, String note) {
        static Change of(AuditEntry entry) {
            return new Change(
                    entry.at().toString(),
                    entry.who(),
                    entry.what(),
                    entry.subject(),
                    entry.hash(),
                    entry.before(),
                    entry.note());
        }
    }

    /**
     * A page of changes.
     *
     * @param changes the oldest first
     * @param next where the next page begins; absent changes mean there is none yet
     */
    @Schema(name = "AuditPage")
    record Page(List<Change> changes, int next) {}

    /** The changes that were made with credentials of the caller's tenant. */
    @GET
    @Operation(
            operationId = "listChanges",
            summary = "Every change of rules, policies and keys of a tenant, the oldest first",
            description = "What is changed in files counts for the tenant 'local', which runs the service.")
    public Page changes(
            @QueryParam("from") @DefaultValue("0") String from,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        String tenant = callers.tenant();
        int first = Asked.number("from", from, Integer.MAX_VALUE);
        List<Change> page = trail.entries().stream()
                .filter(entry -> entry.tenant().equals(tenant))
                .skip(first)
                .limit(Asked.number("limit", limit, MOST))
                .map(Change::of)
                .toList();
        return new Page(page, first + page.size());
    }
}
