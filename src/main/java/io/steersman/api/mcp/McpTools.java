package io.steersman.api.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;
import io.steersman.access.Scope;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Doors;
import io.steersman.api.hooks.Hooks;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.api.trajectories.AcceptedJson;
import io.steersman.api.trajectories.InterventionJson;
import io.steersman.api.trajectories.StepsApi;
import io.steersman.client.HookClient;
import io.steersman.finding.RuleId;
import io.steersman.intervention.Intervention;
import io.steersman.journal.FindingEntry;
import io.steersman.policy.Quotation;
import io.steersman.reload.Active;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.service.Meters;
import io.steersman.supervision.Refused;
import io.steersman.supervision.Supervision;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.TrajectoryId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tools of the MCP server at {@code /mcp}: for agents that report themselves, and for clients whose hooks call a tool. */
@Singleton
final class McpTools {

    private final Callers callers;
    private final Doors doors;
    private final Supervision supervision;
    private final Active active;
    private final Meters meters;
    private final Hooks hooks;

    McpTools(Callers callers, Doors doors, Supervision supervision, Active active, Meters meters, Hooks hooks) {
        this.callers = callers;
        this.doors = doors;
        this.supervision = supervision;
        this.active = active;
        this.meters = meters;
        this.hooks = hooks;
    }

    void offer(@Observes StartupEvent started, ToolManager tools) {
        add(
                tools,
                "report_steps",
                "Report what you said, called and got back, and read what you should be told. Steps are in the native format of"
                        + " Steersman: kinds instruction, message, call, result, compaction, end.",
                McpSchemas.reportSteps(),
                Scope.INGEST,
                this::report);
        add(
                tools,
                "get_guidance",
                "Read what Steersman has to say about a trajectory and has not said yet.",
                McpSchemas.trajectory(),
                Scope.INGEST,
                this::guidance);
        add(
                tools,
                "explain_finding",
                "Explain what a rule looks for, why it does harm, what may be mistaken for it, and where this trajectory shows it.",
                McpSchemas.finding(),
                Scope.READ,
                this::explain);
        add(
                tools,
                "hook",
                "For clients that hook through MCP: their hook body in, their reply out. Not for models.",
                McpSchemas.hook(),
                Scope.INGEST,
                this::hook);
    }

    private void add(
            ToolManager tools,
            String name,
            String description,
            Map<String, Object> schema,
            Scope scope,
            Function<JsonNode, ToolResponse> work) {
        tools.newTool(name)
                .setDescription(description)
                .setInputSchema(schema)
                .setHandler(call -> answer(call, scope, work), false)
                .register();
    }

    private ToolResponse answer(ToolArguments call, Scope scope, Function<JsonNode, ToolResponse> work) {
        try {
            callers.need(scope);
            return work.apply(Json.MAPPER
                    .readTree(call.rawMessage().asString())
                    .path("params")
                    .path("arguments"));
        } catch (Failure e) {
            return ToolResponse.error(e.detail());
        } catch (Refused e) {
            return ToolResponse.error("None of the steps was accepted: " + e.getMessage());
        } catch (JsonProcessingException e) {
            return ToolResponse.error(NativeFormat.explain(e));
        }
    }

    private ToolResponse report(JsonNode arguments) {
        TrajectoryId id = callers.id(arguments.path("trajectory").asText(""));
        doors.need(id, "to report steps");
        JsonNode steps = arguments.path("steps");
        String body = steps.isTextual() ? steps.asText() : steps.toString();
        AcceptedJson accepted = AcceptedJson.of(
                meters.timed(() -> supervision.accept(id, StepsApi.steps(body.getBytes(StandardCharsets.UTF_8)))),
                active.inForce().policy());
        return ToolResponse.success(
                accepted.interventions().isEmpty()
                        ? "Accepted."
                        : accepted.interventions().stream()
                                .map(InterventionJson::text)
                                .collect(Collectors.joining("\n\n")));
    }

    private ToolResponse guidance(JsonNode arguments) {
        TrajectoryId id = callers.id(arguments.path("trajectory").asText(""));
        doors.need(id, "to take guidance");
        List<Intervention> due = supervision.take(id, "mcp");
        return ToolResponse.success(
                due.isEmpty()
                        ? "There is nothing to say."
                        : due.stream().map(Intervention::text).collect(Collectors.joining("\n\n")));
    }

    private ToolResponse explain(JsonNode arguments) {
        String rule = arguments.path("rule").asText("");
        RuleMetadata metadata = metadata(rule)
                .orElseThrow(() -> new Failure(
                        ProblemKind.NOT_FOUND,
                        "There is no rule '%s'. Maybe take one that a finding names.".formatted(rule)));
        StringBuilder text =
                new StringBuilder("%s (%s).\nWhy it does harm: %s.\nMay be mistaken for it: %s.\nNot seen: %s."
                        .formatted(
                                metadata.title(),
                                metadata.severity().display(),
                                metadata.why(),
                                metadata.falsePositives(),
                                metadata.misses()));
        String trajectory = arguments.path("trajectory").asText("");
        if (!trajectory.isEmpty()) {
            supervision.journal().findings(callers.id(trajectory)).stream()
                    .map(FindingEntry::finding)
                    .filter(finding -> finding.rule().toString().equals(rule))
                    .forEach(finding -> text.append(
                            "\nSeen in steps %s: %s.".formatted(finding.evidence(), quoted(finding.details()))));
        }
        return ToolResponse.success(text.toString());
    }

    private static String quoted(Map<String, String> details) {
        return new TreeMap<>(details)
                .entrySet().stream()
                        .filter(detail -> !detail.getValue().isEmpty())
                        .map(detail -> detail.getKey() + " " + Quotation.of(detail.getKey(), detail.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private Optional<RuleMetadata> metadata(String rule) {
        try {
            return active.inForce().rulebook().metadata(RuleId.parse(rule));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An empty text is what these clients take for nothing to do. */
    private ToolResponse hook(JsonNode arguments) {
        String named = arguments.path("client").asText(arguments.has("turn_id") ? "codex" : "claude-code");
        HookClient client = HookClient.named(named)
                .orElseThrow(() -> new Failure(
                        ProblemKind.NOT_FOUND, "There is no client '%s'. Maybe leave it out.".formatted(named)));
        ObjectNode body = McpSchemas.body(arguments, client == HookClient.CLAUDE_CODE);
        byte[] content = body.toString().getBytes(StandardCharsets.UTF_8);
        ObjectNode reply = hooks.answer(callers.tenant(), client, "", content);
        return ToolResponse.success(reply.isEmpty() ? "" : reply.toString());
    }
}
