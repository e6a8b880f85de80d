# Somebody who connects coding agents: installs, looks whether anything arrives, turns access on, takes it out again.
mkdir -p "$HOME/.claude"
echo '{"model":"opus"}' > "$HOME/.claude/settings.json"
steersman install claude-code > install.txt 2>&1 < /dev/null
is 8 "install says that no service answers" has install.txt "No service answers at $URL" "steersman serve"
is 8 "and keeps what was in the client's configuration" has "$HOME/.claude/settings.json" "opus" "$URL/v1/hooks/claude-code"
serve
steersman doctor claude-code > doctor.txt 2>&1
is 8 "doctor sends a probe through each hook and shows it answered" grep -iE "probe.*answered|answered.*probe" doctor.txt
"$PROGRAM" watch > watched.txt 2>&1 &
WATCH=$!
is 8 "watch stands" soon 20 grep -q "Watching" watched.txt

at() { # SESSION FOLDER: what a client at work in that folder is answered when it writes a file that is off limits
    echo "{\"session_id\":\"$1\",\"hook_event_name\":\"UserPromptSubmit\",\"cwd\":\"$2\",\"prompt\":\"Make the tests pass. Do not modify files under tests/.\"}" | hook claude-code
    local call="\"session_id\":\"$1\",\"cwd\":\"$2\",\"tool_name\":\"Edit\",\"tool_use_id\":\"e1\",\"tool_input\":{\"file_path\":\"$2/tests/test_login.py\",\"old_string\":\"a\",\"new_string\":\"b\"}"
    echo "{\"hook_event_name\":\"PreToolUse\",$call}" | hook claude-code
    echo "{\"hook_event_name\":\"PostToolUse\",$call,\"tool_response\":{\"filePath\":\"$2/tests/test_login.py\"}}" | hook claude-code
}
number=0
for folder in /tmp/shop /var/tmp/shop /private/tmp/shop /private/var/folders/x/T/shop /home/ada/shop; do
    number=$((number + 1))
    at "place-$number" $folder > reply.json
    is 3 "a checkout at $folder is a project like any other" has <(ask "/v1/trajectories/claude-code:place-$number/findings") "forbidden-path-written"
done
is 8 "the agent reads it with its next reply" has reply.json "[Steersman]"
is 8 "and the person at the client a line" has reply.json '"systemMessage"'
is 8 "watch prints what is found and told" soon 10 grep -q "claude-code:place-1" watched.txt
is 8 "with the text that the agent reads" has watched.txt "to the agent:" "forbidden-path-written"
kill $WATCH
is 8 "serve logs each intervention in one line" grep -E "claude-code:place-1 step [0-9]+: [a-z]+ to the agent by " "$WORK/serve.log"
stop

STEERSMAN_TELL_PERSON=false serve
at quiet /tmp/shop > quiet.json
is 8 "the line for the person is switchable" lacks quiet.json systemMessage
steersman keys create --name first > key.txt 2> made.txt
is 5 "turning access on says beforehand who will be refused and how to hand out a key" \
    has made.txt "refuses all that comes without one" "STEERSMAN_KEY" "steersman install"
is 5 "which clients these are" has made.txt "claude-code"
refused() { [ "$(ask /v1/clients -o /dev/null -w '%{http_code}')" = 401 ]; }
is 5 "from then on a key is asked for" soon 10 refused
ends 1 doctor-refused.txt steersman doctor claude-code
is 5 "doctor says that the client is refused and what to do" has doctor-refused.txt "STEERSMAN_KEY"
STEERSMAN_KEY=$(head -n 1 key.txt)
export STEERSMAN_KEY
steersman install claude-code > install-key.txt 2>&1 < /dev/null
is 5 "install hands the client the variable, and no key into a file" has "$HOME/.claude/settings.json" 'STEERSMAN_KEY'
is 5 "so that the key itself stands nowhere" lacks "$HOME/.claude/settings.json" "$STEERSMAN_KEY"
is 5 "a probe with the key is answered" grep -iE "probe.*answered|answered.*probe" <(steersman doctor claude-code 2>&1)
id=$(steersman keys list 2> /dev/null | grep -o '^[a-z0-9]\{8\}' | head -n 1)
steersman keys revoke "$id" > revoked.txt 2>&1
is 5 "taking the last key back says what that means" has revoked.txt "last"
unset STEERSMAN_KEY
is 5 "it does not open the service" soon 10 refused
steersman uninstall claude-code > uninstalled.txt 2>&1 < /dev/null
is 8 "uninstall leaves what was there before" test "$(cat "$HOME/.claude/settings.json")" = '{"model":"opus"}'
