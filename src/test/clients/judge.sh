#!/bin/bash
# What only meaning tells, through a real Claude Code and through the native API: a demand that is forgotten, work that leaves its
# goal, a number that nobody measured. A scripted judge finds it, the agent is told, and recovers. Says what came of each.
#
#   CLAUDE=.../node_modules/.bin/claude src/test/clients/judge.sh [demand|drift|number ...]
#
# One scripted server plays the agent's model and the judge; variables are those of claude-code.sh, and without CLAUDE the native
# API is all that is tried. Ends with 1 when anything is missing.
set -u
if [ -z "${INSIDE:-}" ]; then
    user=; [ "$(id -u)" = 0 ] || user=--map-root-user
    INSIDE=1 exec unshare --net $user "$0" "$@"
fi
export INSIDE; ip link set lo up
HERE=$(cd "$(dirname "$0")/../../.." && pwd); CLIENTS=$HERE/src/test/clients
JAR=$(realpath "${JAR:-$HERE/target/steersman.jar}"); ALL=$(realpath "${OUT:-$(mktemp -d)}"); export JAR
[ $# -gt 0 ] || set -- demand drift number
missing=0

said() { # what, whether
    if [ "$2" = 0 ]; then echo "yes  $1"; else echo "NO   $1"; missing=1; fi
}

prepare() { # scene: the folder that is worked in, the policy and what the agent and the judge say
    mkdir -p "$OUT/work"; cp -r "$HERE/policies" "$OUT/policies"; cp -r "$HERE/rules" "$OUT/rules"
    printf 'import sys\nprint("--dry" in sys.argv)\n' > "$OUT/work/cli.py"; printf '# Changes\n' > "$OUT/work/CHANGELOG.md"
    rule=$(python3 "$CLIENTS/judge_scenes.py" "$1" "$OUT")
    cat > "$OUT/policies/judge.yaml" <<YAML
judge:
  mode: enforce
  address: http://127.0.0.1:18080/v1
  model: scripted
  calibrated:
    ${rule##*.}: { labels: 120, precision: 95, on: 2026-11-29 }
rules:
  observer.questions.so-many-actions: { mode: observe, limits: { actions: 2 } }
  $rule: { mode: enforce }
YAML
}

judged() { # what came of it, and whether the same comes of it with no model there
    grep -q "$rule" "$OUT/findings.json"; said "it is found" $?
    python3 -c 'import json,sys; sys.exit(not any(i["rule"] == sys.argv[2] and i["delivery"] in ("sent", "acknowledged") for i in json.load(open(sys.argv[1]))))' \
        "$OUT/interventions.json" "$rule"; said "the agent was told" $?
    grep -q "$(cat "$OUT/recovery.txt")" "$OUT/work/CHANGELOG.md"; said "the agent did it" $?
    grep -q 'steersman_outcomes_total{.*outcome="recovered"' "$OUT/metrics.txt"; said "it counts as recovered" $?
    [ "$(grep -l '<<<DATA' "$OUT"/requests/*.json | wc -l)" -le 3 ]; said "no more questions than the policy allows" $?
    java -jar "$JAR" evaluate --judge --stored --data "$OUT/data" > "$OUT/judge.txt" 2>&1; grep -q "${rule##*.}" "$OUT/judge.txt"
    said "the answers are kept: $(tail -1 "$OUT/judge.txt")" $?
    cp -r "$OUT/rules" "$OUT/again"; sed -i 's/A judge says/The judge says/' "$OUT"/again/*/judged.drl
    java -jar "$JAR" rules backtest --quiet --stored --data "$OUT/data" --rules "$OUT/rules" --policies "$OUT/policies" --format json \
        "$OUT/again" > "$OUT/again.json" 2> "$OUT/again.log"
    python3 -c 'import json,sys; sys.exit(not any(r["rule"] == sys.argv[2] and r["same"] > 0 and not r["appears"] + r["disappears"] + r["moves"] for r in json.load(open(sys.argv[1]))["rules"]))' \
        "$OUT/again.json" "$rule"; said "replayed without a model, the same is found" $?
}

native() { # the same by an agent that posts its steps
    python3 "$CLIENTS/model.py" 18080 "$OUT/requests" "$OUT/scenario.json" > "$OUT/model.log" 2>&1 & local model=$!
    java -jar "$JAR" serve --port 18081 --data "$OUT/data" --rules "$OUT/rules" --policies "$OUT/policies" > "$OUT/service.log" 2>&1 &
    local service=$!
    for _ in $(seq 240); do curl -sf -o /dev/null http://127.0.0.1:18081/q/health/ready && break; sleep 0.5; done
    (cd "$OUT/work" && python3 "$CLIENTS/judge_agent.py" http://127.0.0.1:18080 http://127.0.0.1:18081 "$OUT")
    kill $service $model; wait $service $model 2> /dev/null
}

for scene in "$@"; do
    if [ -n "${CLAUDE:-}" ]; then
        echo "--- $scene, Claude Code"; OUT=$ALL/$scene-claude-code; export OUT
        prepare "$scene"
        PROMPT=$(cat "$OUT/prompt.txt") "$CLIENTS/claude-code.sh" "$OUT/scenario.json"
        judged
    fi
    echo "--- $scene, native API"; OUT=$ALL/$scene-native; export OUT
    prepare "$scene"; native; judged
done
exit $missing
