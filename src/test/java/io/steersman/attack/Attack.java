package io.steersman.attack;

import io.steersman.trajectory.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What somebody may do to the service; it is to live on, and to answer others meanwhile. One entry each. */
enum Attack {
    A_COMMAND_OF_250_COMMITS {
        @Override
        void on(AttackedService service) {
            service.steps(
                    "commits",
                    "{\"kind\":\"instruction\",\"text\":\"Fix it. Do not push.\"}",
                    call("c", String.join(" && ", Collections.nCopies(250, "git commit -m x"))));
        }
    },
    BEGINNINGS_OF_KEYS_IN_AN_OUTPUT {
        @Override
        void on(AttackedService service) {
            output(service, "keys", "-----BEGIN PRIVATE KEY-----".repeat(40_000));
        }
    },
    CURL_TWENTY_THOUSAND_TIMES {
        @Override
        void on(AttackedService service) {
            output(service, "curl", "curl ".repeat(20_000));
            service.steps("curl2", call("c", "curl ".repeat(20_000)));
        }
    },
    OPEN_BRACKETS_IN_A_COMMAND {
        @Override
        void on(AttackedService service) {
            for (String piece : List.of("$(", "((", "`", "<(", "<<E\n", "${", "'", "\"$(", "case x in ")) {
                service.steps("brackets" + piece.hashCode(), call("c", piece.repeat(60_000 / piece.length())));
            }
        }
    },
    LIMITS_WITHOUT_END {
        @Override
        void on(AttackedService service) {
            service.steps(
                    "limits",
                    "{\"kind\":\"instruction\",\"text\":\"" + "Do not touch a or b, never run c. ".repeat(20_000)
                            + "\"}",
                    call("c", "rm -rf a b c; ".repeat(3_000)));
        }
    },
    TEN_BODIES_OF_30_MB_AT_ONCE {
        @Override
        void on(AttackedService service) throws InterruptedException {
            byte[] body = ("{\"kind\":\"message\",\"text\":\"" + "x".repeat(30_000_000) + "\"}").getBytes();
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String run = "large" + i;
                Thread sender = new Thread(() -> service.post(
                        "/v1/trajectories/" + run + "/steps",
                        "application/x-ndjson",
                        HttpRequest.BodyPublishers.ofByteArray(body)));
                sender.start();
                senders.add(sender);
            }
            for (Thread sender : senders) {
                sender.join();
            }
        }
    },
    TWO_HUNDRED_HALF_SENT_HOOKS {
        @Override
        void on(AttackedService service) throws IOException, InterruptedException {
            List<Socket> held = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                held.add(service.begun("POST /v1/hooks/claude-code HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                        + " application/json\r\nContent-Length: 100000\r\n\r\n{\"session_id\":"));
            }
            Thread.sleep(5_000);
            for (Socket socket : held) {
                socket.close();
            }
        }
    },
    TEN_MEGABYTES_OF_FAULTS {
        @Override
        void on(AttackedService service) {
            service.steps("faults", "1\n".repeat(5_000_000));
        }
    },
    BRACKETS_WITHOUT_END_IN_JSON {
        @Override
        void on(AttackedService service) {
            service.steps("nested", "[".repeat(5_000_000));
            service.steps(
                    "parts",
                    "{\"kind\":\"call\",\"id\":\"c\",\"tool\":\"t\",\"input\":[" + "1,".repeat(5_000_000) + "1]}");
            service.post("/v1/hooks/claude-code", "application/json", "{\"a\":[" + "[],".repeat(5_000_000) + "1]}");
        }
    },
    SECRETS_WHEREVER_THEY_FIT {
        @Override
        void on(AttackedService service) throws IOException {
            int number = 0;
            for (Secrets.Sample sample : Secrets.table()) {
                String run = "secrets" + number++ % 10;
                String one = sample.secret();
                service.steps(
                        run,
                        Json.emptyObject()
                                .put("kind", "message")
                                .put("text", sample.text())
                                .toString(),
                        call("c" + number, sample.text()),
                        Json.emptyObject()
                                .put("kind", "result")
                                .put("call", "c" + number)
                                .put("output", sample.text())
                                .toString());
                service.post("/v1/hooks/claude-code", "application/json", hook(run, sample.text()));
                if (sample.text().equals(one)
                        && one.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || c == '_')) {
                    service.steps(
                            one,
                            Json.emptyObject()
                                    .put("kind", "message")
                                    .put("text", "a")
                                    .put("agent", one)
                                    .toString());
                    service.post("/v1/hooks/claude-code", "application/json", hook(one, "b"));
                }
            }
        }
    },
    A_RULE_THAT_THE_COMPILER_CANNOT_READ {
        @Override
        void on(AttackedService service) {
            String rule =
                    "package rules.a.b;\nrule \\\"x\\\"\nwhen\n Action( tool (matches \\\"(a+)+$\\\" || == \\\"b\\\") )\nthen\nend\n"
                            .replace("\n", "\\n");
            service.post("/v1/rules/check", "application/json", "{\"files\":{\"a/b.drl\":\"" + rule + "\"}}");
        }
    };

    abstract void on(AttackedService service) throws IOException, InterruptedException;

    private static String call(String id, String command) {
        return Json.emptyObject()
                .put("kind", "call")
                .put("id", id)
                .put("tool", "Bash")
                .set("input", Json.emptyObject().put("command", command))
                .toString();
    }

    private static String hook(String session, String command) {
        return Json.emptyObject()
                .put("session_id", session)
                .put("hook_event_name", "PreToolUse")
                .put("tool_name", "Bash")
                .set("tool_input", Json.emptyObject().put("command", command))
                .toString();
    }

    private static void output(AttackedService service, String run, String output) {
        service.steps(
                run,
                call("c", "npm test"),
                Json.emptyObject()
                        .put("kind", "result")
                        .put("call", "c")
                        .put("output", output)
                        .put("error", true)
                        .toString());
    }
}
