# Somebody who owns policies: changes, tries, promotes and takes back, with a name and a reason, without keys for everybody.
mkdir policies
printf 'rules:\n  reasoning_problems.infinite_loops.failing-replay:\n    limits: { repeats: 4 }\n' > policies/default.yaml
is 7 "one's own values lie over the shipped ones" ends 0 checked.txt steersman policies check
is 7 "policies explain says which file a value is from" grep -E "failing-replay.*repeats +4 +default.yaml:[0-9]+" <(steersman policies explain 2> /dev/null)
serve
stuck first 3 | steps first > /dev/null
is 7 "and the service goes by them" lacks <(ask /v1/trajectories/first/interventions) "failing-replay"
before=$(ask /v1/rulebooks | python3 -c "import json,sys; print(json.load(sys.stdin)['active'])")
sed 's/repeats: 4/repeats: 2/' policies/default.yaml > "$WORK/sharp.yaml"
sharp=$(python3 -c "import json; print(json.dumps({'files': {'policies/default.yaml': open('$WORK/sharp.yaml').read()}}))")
code() { ask "$@" -o /dev/null -w '%{http_code}'; }
is 5 "without the owner's pass nobody at this machine changes rules" test "$(code /v1/rulebooks -X POST -H 'Content-Type: application/json' -d "$sharp")" = 403
pass=$(cat "$HOME/.steersman/owner.key")
candidate=$(ask /v1/rulebooks -X POST -H "Authorization: Bearer $pass" -H 'Content-Type: application/json' -d "$sharp" \
    | python3 -c "import json,sys; print(json.load(sys.stdin)['hash'][:12])")
is 5 "the owner of the data folder may, without turning access on" test -n "$candidate"
is 10 "rules try begins a canary from the command line" ends 0 tried.txt steersman rules try "$candidate" --percent 50 --reason "sharper" --by ada
is 10 "with who and why" has <(ask /v1/rulebooks/trial) '"percent":50' "ada" "sharper"
is 10 "rules promote puts it in force for all" ends 0 promoted.txt steersman rules promote --reason "it helped" --by ada
stuck second 2 | steps second > /dev/null
is 10 "and it is" has <(ask /v1/trajectories/second/findings) "failing-replay"
is 10 "who and why is logged" has "$HOME/.steersman/audit.jsonl" "ada" "it helped"
is 5 "rules rollback goes back to the one before" ends 0 back.txt steersman rules rollback --reason "too loud"
is 5 "which is in force again" test "$(ask /v1/rulebooks | python3 -c "import json,sys; print(json.load(sys.stdin)['active'])")" = "$before"
is 5 "no key was needed for any of it" test ! -e "$HOME/.steersman/keys"
is 5 "whoever does not own the data folder may not" ends 3 stranger.txt steersman rules rollback --data "$WORK/nobody"
is 5 "the page says so" has "$PROJECT/src/main/docs/access.md" "owner.key" "Turning access on" "Taking the last key back"
echo 'defualts: { mode: observe }' > policies/all.yaml
is 4 "an unknown key is named with its place and the nearest" has <(steersman policies check 2>&1) "all.yaml:1:1" "'defaults'"
