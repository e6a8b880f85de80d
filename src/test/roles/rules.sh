# Somebody who writes rules: beside the shipped ones, checked, explained, misspelt.
mkdir -p rules/house_rules policies
shipped=$(steersman rules list 2> /dev/null | grep -c '\.')
python3 - "$PROJECT/README.md" <<'P'
import re, sys
blocks = dict()
for language, text in re.findall(r"```(\w+)\n(.*?)\n```", open(sys.argv[1]).read(), re.S):
    if language == "drl":
        open("rules/house_rules/version_control.drl", "w").write(text + "\n")
    elif language == "yaml" and text.startswith("subject:"):
        open("rules/house_rules/version_control.cases.yaml", "w").write(text + "\n")
    elif language == "yaml":
        open("policies/default.yaml", "w").write("rules:\n" + text + "\n")
P
is 7 "the rule of the README beside the shipped ones is good" ends 0 check.txt steersman rules check
steersman rules list > list.txt 2>&1
is 7 "./rules adds to what is shipped" test "$(grep -c '\.' list.txt)" -gt "$shipped"
is 7 "rules list says where each comes from" grep -E "house_rules.version_control.forced-push.*rules" list.txt
is 7 "and which are shipped" grep -E "failing-replay.*shipped" list.txt
is 7 "rules check FILE checks and tests only that" has <(steersman rules check rules/house_rules/version_control.drl 2>&1) "1 rule"
mkdir -p other/reasoning_problems
cp "$PROJECT/rules/reasoning_problems/infinite_loops.drl" other/reasoning_problems/
sed -i 's/@title("The same call failed/@title("Our own: the same call failed/' other/reasoning_problems/infinite_loops.drl
is 7 "a file of the same name replaces; --rules several times" has <(steersman rules list --rules rules --rules other --format json 2> /dev/null) "Our own: the same call failed" "forced-push"
echo 'extends: none' > rules/rulebook.yaml
printf 'extends: none\n' | cat - policies/default.yaml > alone.yaml
mkdir -p alone && mv alone.yaml alone/default.yaml
is 7 "extends: none turns what is shipped off" lacks <(steersman rules list --policies alone 2>&1) "failing-replay"
is 7 "and leaves one's own" has <(steersman rules list --policies alone 2>&1) "forced-push"
rm rules/rulebook.yaml

sed 's/{command}/{comand}/' policies/default.yaml > text.yaml
cp policies/default.yaml kept.yaml
cp text.yaml policies/default.yaml
ends 3 text.txt steersman rules check
is 4 "an unknown {variable} of a text is named with its place and the nearest" grep -E "default.yaml:[0-9]+:[0-9]+: .*'command'" text.txt
cp kept.yaml policies/default.yaml
cat > said.jsonl <<'S'
{"kind":"instruction","text":"Commit the fix."}
{"kind":"call","id":"c1","tool":"Bash","input":{"command":"git commit -m fix"}}
S
steersman rules explain said.jsonl --rule unrequested-git-publish > explained.txt 2>&1
is 4 "explain shows a 'not' of several patterns as one line, met" grep -E "met .*not\( Command\(.* and Constraint\(" explained.txt
is 4 "and one that is not met with what is there, and no condition that is false" has <(grep -A3 "FAILED" explained.txt) "not Ask(" "there is one"
is 4 "so that it does not contradict itself" lacks <(grep -A3 "FAILED" explained.txt) "is false" "there is none"
mkdir "$WORK/empty"
cd "$WORK/empty" || exit 2
serve
is 4 "40 misspellings over all kinds of files are named with line, column and nearest word" python3 "$here/misspelt.py" "$URL" "$PROJECT"
stop
cd "$WORK/here" || exit 2
serve
cp text.yaml policies/default.yaml
says() { ask /v1/rules | grep -F "comand"; }
is 4 "a service keeps the last good rules and says what is wrong" soon 20 says
half() { stuck pushes 1; echo '{"kind":"call","id":"p","tool":"Bash","input":{"command":"git push --force origin main"}}'; }
is 4 "the agent never reads half a text" has <(half | steps half) "git push --force origin main"
