#!/bin/bash
# Runs a real Claude Code against a scripted model, hooked to a Steersman of its own by HTTP, and says what came of it.
#
#   CLAUDE=.../node_modules/.bin/claude src/test/clients/claude-code.sh SCENARIO.json [with|without]
#
# SCENARIO  turns that the scripted model plays, see model.py; it is to repeat itself until it reads "Steersman" in its request
# with      (the default) the service runs; without: nothing answers the hooks, and the run shows what happens then
#
# Variables:
#   CLAUDE  the client: npm i --prefix DIR @anthropic-ai/claude-code@VERSION
#   JAR     the built service, default target/steersman.jar
#   OUT     folder for everything that is written, default a new one; it is named at the end
#   PROMPT  what the user says, default "Run the test suite until it passes"
#   RULES, POLICIES   folders, default copies of the shipped ones in OUT, which may be edited meanwhile
#   DURING  a command that is run while the client works, with the address of the service in $SERVICE
#   CLAUDE_OPTIONS    more options for the client
#
# Everything happens in a network of its own in which there is only this machine (unshare, ip).
set -u
SCENARIO=$(realpath "$1"); MODE=${2:-with}
HERE=$(cd "$(dirname "$0")/../../.." && pwd)
if [ -z "${INSIDE:-}" ]; then
    user=; [ "$(id -u)" = 0 ] || user=--map-root-user
    INSIDE=1 exec unshare --net $user "$0" "$@"
fi
ip link set lo up
JAR=$(realpath "${JAR:-$HERE/target/steersman.jar}"); OUT=${OUT:-$(mktemp -d)}; mkdir -p "$OUT"; OUT=$(realpath "$OUT")
mkdir -p "$OUT/home/.claude" "$OUT/work" "$OUT/requests"
MODEL_PORT=18080 PORT=18081; export SERVICE=http://127.0.0.1:$PORT OUT
RULES=${RULES:-$OUT/rules} POLICIES=${POLICIES:-$OUT/policies}; export RULES POLICIES
[ -d "$RULES" ] || cp -r "$HERE/rules" "$RULES"
[ -d "$POLICIES" ] || cp -r "$HERE/policies" "$POLICIES"

hook="{\"hooks\":[{\"type\":\"http\",\"url\":\"$SERVICE/v1/hooks/claude-code\",\"timeout\":5}]}"
events=; for event in UserPromptSubmit PreToolUse PostToolUse PostToolUseFailure PostToolBatch Stop SubagentStop PreCompact SessionEnd; do
    events="$events${events:+,}\"$event\":[$hook]"
done
echo "{\"hooks\":{$events}}" > "$OUT/home/.claude/settings.json"

python3 "$HERE/src/test/clients/model.py" $MODEL_PORT "$OUT/requests" "$SCENARIO" > "$OUT/model.log" 2>&1 & model=$!
service=
if [ "$MODE" = with ]; then
    java -jar "$JAR" serve --port $PORT --data "$OUT/data" --rules "$RULES" --policies "$POLICIES" > "$OUT/service.log" 2>&1 & service=$!
    for _ in $(seq 120); do curl -sf -o /dev/null "$SERVICE/q/health/ready" && break; sleep 0.5; done
fi
during=
if [ -n "${DURING:-}" ]; then bash -c "$DURING" > "$OUT/during.log" 2>&1 & during=$!; fi

start=$(date +%s.%N)
(cd "$OUT/work" && env -i PATH="$PATH" HOME="$OUT/home" TERM=dumb IS_SANDBOX=1 NO_PROXY=127.0.0.1 \
    ANTHROPIC_BASE_URL=http://127.0.0.1:$MODEL_PORT ANTHROPIC_API_KEY=none \
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1 DISABLE_AUTOUPDATER=1 DISABLE_TELEMETRY=1 DISABLE_ERROR_REPORTING=1 \
    timeout 300 "$CLAUDE" -p "${PROMPT:-Run the test suite until it passes}" --output-format stream-json --verbose \
    --dangerously-skip-permissions ${CLAUDE_OPTIONS:-} < /dev/null > "$OUT/stdout.jsonl" 2> "$OUT/stderr.txt")
echo "the client left with $? after $(echo "$(date +%s.%N) - $start" | bc) s"
[ -n "$during" ] && wait $during

python3 - "$OUT" <<'PY'
import glob, json, sys
out = sys.argv[1]
calls = failures = 0
for line in open(out + '/stdout.jsonl'):
    message = json.loads(line)
    content = message.get('message', {}).get('content', [])
    for block in content if isinstance(content, list) else []:
        calls += block.get('type') == 'tool_use'
        failures += block.get('type') == 'tool_result' and bool(block.get('is_error'))
    if message.get('type') == 'result':
        print('last words:', message.get('result'))
print('calls:', calls, 'failed:', failures)
for path in sorted(glob.glob(out + '/requests/*.json')):
    body = json.load(open(path)).get('body') or {}
    messages = body.get('messages', []) if body.get('tools') else []
    told = [m for m in messages if '[Steersman]' in json.dumps(m)]
    if told:
        results = sum(1 for m in messages for b in m['content'] if isinstance(b, dict) and b.get('type') == 'tool_result')
        print('guidance reached the model after %d results:' % results, json.dumps(told[0], ensure_ascii=False)[:600])
        break
else:
    print('no guidance reached the model')
PY
if [ -n "$service" ]; then
    id=$(curl -s "$SERVICE/v1/trajectories" | python3 -c 'import json,sys; print(json.load(sys.stdin)["trajectories"][0]["id"])')
    curl -s "$SERVICE/v1/trajectories/$id/findings" > "$OUT/findings.json"
    curl -s "$SERVICE/v1/trajectories/$id/interventions" > "$OUT/interventions.json"
    curl -s "$SERVICE/v1/trajectories/$id/steps?limit=1000" > "$OUT/steps.json"
    curl -s "$SERVICE/q/metrics" | grep ^steersman > "$OUT/metrics.txt"
    kill $service
    java -jar "$JAR" analyze --rules "$RULES" --policies "$POLICIES" --format json "$OUT"/home/.claude/projects > "$OUT/analysis.json" 2> "$OUT/analysis.log"
    python3 - "$OUT" <<'PY'
import json, sys
out = sys.argv[1]
names = lambda found: sorted((f['rule'], f['identity'], tuple(f['evidence'])) for f in found)
live = names(json.load(open(out + '/findings.json')))
file = names(f for t in json.load(open(out + '/analysis.json'))['trajectories'] for f in t['findings'])
rules = lambda found: [f[:2] for f in found]
print('findings seen live:', rules(live))
print('the session file gives', 'the same' if rules(live) == rules(file) else 'others: %s' % rules(file))
for i in json.load(open(out + '/interventions.json')):
    print('intervention %(number)d: %(level)s at step %(step)d, %(delivery)s, %(rule)s' % i)
PY
fi
kill $model
wait 2> /dev/null
echo "everything is in $OUT"
