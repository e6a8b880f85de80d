# Somebody who builds an agent: a client for it, generated or handed out, asking, blocking, halting.
mkdir policies
printf 'rules:\n  specification_drift.did_not_follow_instructions.forbidden-command-run:\n    ladder: [block]\n' > policies/default.yaml
serve
ask /q/openapi?format=json > api.json
is 9 "the description is what generators take" python3 - <<'P'
import json
api = json.load(open("api.json"))
assert api["openapi"].startswith("3.0."), api["openapi"]
operations = [one for path in api["paths"].values() for name, one in path.items() if name in ("get", "post", "put", "delete")]
assert all(one.get("operationId") for one in operations), "operation ids"
assert all(any(code.startswith("2") for code in one["responses"]) for one in operations), "2xx answers"
schemas = api["components"]["schemas"]
assert "Step" in schemas and schemas["Step"]["properties"]["kind"]["enum"], "step schema, enums"
assert api["components"]["securitySchemes"], "security scheme"
P
for client in steersman.py steersman.ts; do
    is 9 "the service hands out $client, as it is in src/clients" cmp <(ask /clients/$client) "$PROJECT/src/clients/$client"
done
ask /clients/steersman.py > steersman.py
cp "$PROJECT/src/test/resources/clients/stuck.py" .
for api in chat messages responses; do
    python3 stuck.py $api listens > listens.txt 2>&1
    python3 stuck.py $api stubborn > stubborn.txt 2>&1
    is 9 "Python, $api: an agent that is stuck is told and recovers" has listens.txt "told: True" "failing runs: 3"
    is 9 "Python, $api: one that does not listen is blocked, then halted" has stubborn.txt "blocked: True" "halted: True"
done
compiled=$PROJECT/target/clients/steersman.mjs
node=$(node --version 2> /dev/null | sed 's/^v//; s/\..*//')
if [ "${node:-0}" -gt 22 ]; then
    script=$PROJECT/src/clients/steersman.ts
elif [ -n "$node" ] && [ -f "$compiled" ]; then
    script=$compiled
fi
if [ -n "${script:-}" ]; then
    cp "$PROJECT/src/test/resources/clients/stuck.mjs" .
    for api in chat messages responses; do
        node stuck.mjs "$script" $api listens > listens.txt 2>&1
        node stuck.mjs "$script" $api stubborn > stubborn.txt 2>&1
        is 9 "TypeScript, $api: an agent that is stuck is told and recovers" has listens.txt "told: true" "failing runs: 3"
        is 9 "TypeScript, $api: one that does not listen is blocked, then halted" has stubborn.txt "blocked: true" "halted: true"
    done
else
    row 9 "TypeScript: no node that runs types, and nothing compiled by -Pclients" "left out"
fi
push='{"kind":"instruction","text":"Do not push.","context":{"attended":false}}
{"kind":"call","id":"p1","tool":"Bash","input":{"command":"git push origin main"}}'
is 9 "a call is reported before it runs, and the answer holds it" has <(echo "$push" | steps before) '"level":"block"' 'git push'
stop
STEERSMAN_URL=http://127.0.0.1:9 python3 stuck.py chat stubborn > alone.txt 2>&1
is 9 "without the service the agent goes on" has alone.txt "failing runs: 13" "told: False"
slow() { # A service that takes longer than 200 ms is not waited for.
    python3 - <<'P'
import socket, time, os
hung = socket.create_server(("127.0.0.1", 0))
from steersman import Steersman
begun = time.monotonic()
watch = Steersman("Fix it.", url=f"http://127.0.0.1:{hung.getsockname()[1]}")
watch.run([("c1", "Bash", {"command": "ls"})], lambda name, given: "src")
took = time.monotonic() - begun
print(f"{took:.2f} s for three reports")
os._exit(0 if took < 3 * 0.2 * float(os.environ["PATIENCE"]) + 0.3 else 1)
P
}
is 9 "a service that hangs is waited for 200 ms a report" slow
is 9 "the page explains asking, blocking and halting" has "$PROJECT/src/main/docs/native-example.md" "## Asking, blocking, halting" "before it runs"
