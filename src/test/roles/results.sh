# Somebody who reads results: what happened when, to whom, told by which rule; once each, in forms that other tools read.
day=$(date -u +%Y-%m-%d)
run() { # ID TIMES CLIENT REPOSITORY MODEL: a run that says where it is from
    stuck "$1" "$2" | sed "1s|}\$|,\"context\":{\"client\":\"$3\",\"repository\":\"$4\",\"model\":\"$5\"},\"at\":\"${day}T00:00:01Z\"}|"
}
mkdir runs
run one 5 codex ada/shop large > runs/one.jsonl
run two 4 claude-code ada/tool small > runs/two.jsonl
steersman analyze runs > before.txt 2>&1
steersman convert runs/one.jsonl --to atif > runs/one.json 2> /dev/null
steersman analyze runs > after.txt 2>&1
is 10 "a run in two formats counts once" has after.txt "3 files, 2 trajectories" "the same run as runs/one"
is 10 "in reports, too" has <(steersman report runs 2> /dev/null) "1 recorded twice count once"
trajectories() { python3 -c "
import json, sys
found = json.load(sys.stdin)
print(found.get('prevalence', found)['trajectories'])"; }
for filter in "--client codex" "--repository shop" "--model large" "--since $day --client codex" "--until $day --model large"; do
    # shellcheck disable=SC2086
    is 10 "report $filter: one of the two" test "$(steersman report runs --format json $filter 2> /dev/null | trajectories)" = 1
done
is 10 "report --rule: what one rule saw" has <(steersman report runs --format json --rule failing-replay 2> /dev/null) "failing-replay"
is 10 "report --since: nothing from tomorrow on" lacks <(steersman report runs --format json --since "$(date -u -d '+2 days' +%Y-%m-%d)" 2>&1) '"codex"'
steersman report runs --out week.html > /dev/null 2>&1
is 10 "as a page, by client, repository, model, rule and day" has week.html "codex" "shop" "large" "failing-replay" "$day"
is 10 "texts go by the name of their rule, not by a hash" python3 - <<P
import json, re, subprocess
text = subprocess.run(["$PROGRAM", "report", "runs", "--format", "json"], capture_output=True, text=True).stdout
by = json.loads(text)
def find(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "text" and isinstance(value, dict):
                yield from value
            yield from find(value)
    elif isinstance(node, list):
        for value in node:
            yield from find(value)
names = list(find(by))
print(names)
assert names and all("failing-replay" in name and not re.fullmatch("[0-9a-f]{8,}", name) for name in names)
P
ends 1 sarif.json steersman analyze -q --format sarif --fail-on warn runs/one.jsonl
is 10 "SARIF names the rule and the line" python3 -c "
import json
log = json.load(open('sarif.json'))
result = log['runs'][0]['results'][0]
assert log['version'] == '2.1.0' and 'failing-replay' in result['ruleId'], result
assert result['locations'][0]['physicalLocation']['region']['startLine'] > 0"
steersman analyze -q --format junit runs/one.jsonl > junit.xml
is 10 "JUnit has a test that fails" has junit.xml "<testsuite" "<failure" "failing-replay"
is 10 "report has a page" has "$PROJECT/src/main/docs/report.md" "--since TIME" "/v1/reports/html"
serve
run live-one 5 codex ada/shop large | steps live-one > /dev/null
run live-two 4 pi ada/tool small | steps live-two > /dev/null
for filter in client=codex repository=shop model=large "since=1h&client=codex" "until=$day&model=large"; do
    is 10 "/v1/reports/prevalence?$filter: one of the two" test "$(ask "/v1/reports/prevalence?$filter" | trajectories)" = 1
done
is 10 "/v1/reports/recovery?rule=: what one rule saw" has <(ask "/v1/reports/recovery?rule=failing-replay") "failing-replay"
is 10 "/v1/reports/html, asked for one client" has <(ask "/v1/reports/html?client=codex") "<html" "codex"
