#!/bin/bash
# Plays seven people who use the packed program, each from an empty home, and prints a table of what each of them saw.
#
#   [PROGRAM=target/steersman] [PORT=18200] [PATIENCE=1] [OUT=FOLDER] src/test/roles/all.sh [ROLE ...]
#
# ROLE      newcomer, wiring, agent, rules, policies, results, operating; default all
# PORT      the first of the ports that services of theirs listen to, one for each role
# PATIENCE  by how much more the times that are promised may take, on a machine that has other work
# OUT       folder for everything that is written, default a new one; it is named at the end
#
# Ends with 0 when every row is good, with 1 when one is not, with 2 when nothing could be run. Needs bash, curl and Python 3;
# what needs more (node, promtool) says that it was left out.
set -u
here=$(cd "$(dirname "$0")" && pwd)
PROJECT=$(cd "$here/../../.." && pwd)
PROGRAM=$(realpath "${PROGRAM:-$PROJECT/target/steersman}")
OUT=$(realpath "${OUT:-$(mktemp -d)}")
PATIENCE=${PATIENCE:-1}
ROWS=$OUT/rows.tsv
export PROJECT PROGRAM OUT PATIENCE ROWS
[ -x "$PROGRAM" ] || { echo "There is no $PROGRAM. Maybe build it first, or name it with PROGRAM."; exit 2; }
for program in curl python3; do
    command -v $program > /dev/null || { echo "There is no $program. Maybe install it first."; exit 2; }
done
[ $# -gt 0 ] || set -- newcomer wiring agent rules policies results operating
mkdir -p "$OUT"
: > "$ROWS"
port=${PORT:-18200}
for role in "$@"; do
    [ -f "$here/$role.sh" ] || { echo "There is no role '$role'."; exit 2; }
    echo "== $role"
    ROLE=$role PORT=$port bash -c ". '$here/play.sh'; . '$here/$role.sh'" || printf '%s\t-\tplays to its end\tNOT GOOD\n' "$role" >> "$ROWS"
    port=$((port + 1))
done
echo
awk -F '\t' '{ printf "%-10s %-6s %-88s %s\n", $1, $2, substr($3, 1, 88), $4 }' "$ROWS"
echo
echo "$(grep -c '	good' "$ROWS") good, $(grep -c '	left out' "$ROWS") left out, $(grep -c 'NOT GOOD' "$ROWS") not good. Everything is in $OUT"
! grep -q 'NOT GOOD' "$ROWS"
