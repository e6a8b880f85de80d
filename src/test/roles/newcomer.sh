# Somebody who has just built it: starts things, reads what is printed, looks at the demo.
limit=$(python3 -c "print(0.5 * $PATIENCE)")
cp "$PROJECT/src/main/resources/steersman/demo/1-stuck-on-a-failing-test.jsonl" run.jsonl
stuck labelled 4 > labelled.jsonl

is 1 "the program is one file that says its version" has <(steersman --version) "steersman"
# Classes are kept from the first start on, for those after it.
steersman analyze run.jsonl > /dev/null 2>&1
for verb in "rules list" "rules check" "rules test" "rules explain run.jsonl" "policies check" "policies explain" \
    "experiments list" "analyze run.jsonl" "report run.jsonl" "doctor" "watch" "rules versions" "keys list" "serve --port $PORT" \
    "install claude-code --dry-run" "convert run.jsonl" "redact run.jsonl" "export --all" "completion"; do
    # shellcheck disable=SC2086
    is 1 "the first line of '$verb' within half a second" python3 "$here/first_line.py" "$limit" "$PROGRAM" $verb
done
quick() {
    local begun took
    begun=$(date +%s%N)
    steersman analyze run.jsonl
    took=$(($(date +%s%N) - begun))
    echo "$((took / 1000000)) ms"
    python3 -c "import sys; sys.exit($took > 2e9 * $PATIENCE)"
}
is 1 "analyze on one file in less than two seconds" quick
mkdir bare
for tool in sh sed dirname readlink head wc cat; do ln -s "$(command -v $tool)" bare/$tool; done
is 1 "without Java it says which one it needs" ends 4 no-java.txt env -i HOME="$HOME" PATH="$PWD/bare" sh "$PROGRAM" --version
is 1 "and how to get it" has no-java.txt "Java is needed, 17 or newer" "JAVA_HOME"
steersman completion > completion.sh 2> /dev/null
is 1 "verbs and options are completed in bash" bash -c '. ./completion.sh && complete -p steersman && grep -q promote completion.sh'
is 1 "a variable that nobody reads is named, with the nearest" has <(STEERSMAN_DTA=/x steersman rules list 2>&1 > /dev/null) \
    "no setting 'STEERSMAN_DTA'" "Nearest: 'STEERSMAN_DATA'"
is 1 "a setting that nobody reads keeps the service from starting" ends 1 odd.txt env JDK_JAVA_OPTIONS=-Dsteersman.dta=/x "$PROGRAM" serve --port "$PORT"
is 1 "and is named" has odd.txt "steersman.dta" "Nearest: 'steersman.data'"

echo mine > "$HOME/mine"
python3 -m http.server 8080 --bind 127.0.0.1 > /dev/null 2>&1 &
TAKEN=$!
sleep 1
"$PROGRAM" demo > demo.txt 2>&1 &
SERVICE=$!
is 2 "the demo comes to its end while somebody else has its port" soon 120 grep -q "That was the demo" demo.txt
stop
kill $TAKEN
is 2 "it takes another port and says so" has demo.txt "listens to the port 8080 already: the demo takes"
is 2 "it leaves the data folder alone" test ! -e "$HOME/.steersman"
is 2 "it ends in a number above zero" grep -E "recovered from: [1-9]" demo.txt
is 2 "a success that is shorter than the horizon is shown as what it is" grep -E "Left just before the run ended: [1-9]|too early to call it recovery" demo.txt
is 2 "the run that is left alone is left alone" has <(sed -n '/4-works-hard/,/^$/p' demo.txt) "nothing to say: this is work"
is 2 "it says what to do next" has demo.txt "steersman serve" "steersman install claude-code" "steersman watch" "steersman analyze"

serve
is 1 "no banner, and nothing of the framework" lacks "$WORK/serve.log" "Installed features" "Profile prod" "__  ____"
is 1 "log lines have day, time and zone" grep -qE '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+([+-][0-9:]+|Z) INFO .*Listening on' "$WORK/serve.log"
is 11 "the documents are pages at /docs" has <(ask /docs -L) "<nav" "pages.css" "writing-rules.html"
is 11 "with tables, and light and dark" has <(ask /docs/http.html; ask /docs/pages.css) "<table>" "prefers-color-scheme: dark"
dead() {
    ask /docs/index.html | grep -o 'href="[a-z-]*\.html' | cut -c7- | sort -u | while read -r page; do
        ask "/docs/$page" -f -o /dev/null || echo "$page"
    done | grep . && return 1 || return 0
}
is 11 "no page that they name is missing" dead
stop
serve --log-json
is 1 "one switch makes JSON of the log" python3 -c "
import json
lines = [json.loads(line) for line in open('$WORK/serve.log') if line.startswith('{')]
assert any('Listening on' in line['message'] and line['timestamp'] for line in lines), lines"
