# What all roles have: a home and a folder of their own, rows for the table, a service. Sourced, never run.
set -u
here=$PROJECT/src/test/roles
WORK=$OUT/$ROLE
export HOME=$WORK/home URL=http://127.0.0.1:$PORT
export STEERSMAN_URL=$URL
mkdir -p "$HOME" "$WORK/here" "$WORK/java/bin"
# Java takes the home folder from the list of users; here it takes that of the role.
java=$(readlink -f "${JAVA_HOME:+$JAVA_HOME/bin/java}")
[ -x "$java" ] || java=$(readlink -f "$(command -v java)")
printf '#!/bin/sh\nexec "%s" "-Duser.home=%s" "$@"\n' "$java" "$HOME" > "$WORK/java/bin/java"
chmod +x "$WORK/java/bin/java"
cp "$(dirname "$(dirname "$java")")/release" "$WORK/java/"
export JAVA_HOME=$WORK/java
cd "$WORK/here" || exit 2
umask 022
SERVICE=
trap stop EXIT

steersman() { "$PROGRAM" "$@"; }

row() { # POINT WHAT RESULT
    printf '%s\t%s\t%s\t%s\n' "$ROLE" "$1" "$2" "$3" >> "$ROWS"
    echo "$2: $3"
}

is() { # POINT WHAT COMMAND...: good when the command succeeds
    local point=$1 what=$2
    shift 2
    if "$@" > "$WORK/said" 2>&1; then
        row "$point" "$what" good
    else
        row "$point" "$what" "NOT GOOD"
        head -n 25 "$WORK/said" | cut -c1-300 | sed 's/^/    /'
    fi
}

has() { # FILE TEXT...: each text stands in the file
    local text
    cat "$1" > "$WORK/looked"
    shift
    for text in "$@"; do
        grep -qF -- "$text" "$WORK/looked" || { echo "'$text' is not there:"; cat "$WORK/looked"; return 1; }
    done
}

lacks() { # FILE TEXT...: none of them does
    local text
    cat "$1" > "$WORK/looked"
    shift
    for text in "$@"; do
        ! grep -qF -- "$text" "$WORK/looked" || { echo "'$text' is there:"; cat "$WORK/looked"; return 1; }
    done
}

ends() { # CODE FILE COMMAND...: ends with this code; both streams go to the file
    local code=$1 file=$2 ended
    shift 2
    "$@" > "$file" 2>&1
    ended=$?
    [ $ended = "$code" ] || { echo "ended with $ended, not $code: $*"; cat "$file"; return 1; }
}

mode() { # MODE PATH...: that is who may read them
    local mode=$1 path
    shift
    for path in "$@"; do
        [ "$(stat -c %a "$path")" = "$mode" ] || { stat -c '%a %n' "$path"; return 1; }
    done
}

serve() { # OPTION...: the service is up when this returns
    "$PROGRAM" serve --port "$PORT" "$@" > "$WORK/serve.log" 2>&1 &
    SERVICE=$!
    for _ in $(seq 900); do
        curl -sf -o /dev/null "$URL/q/health/ready" && return 0
        kill -0 $SERVICE 2> /dev/null || break
        sleep 0.1
    done
    cat "$WORK/serve.log"
    return 1
}

stop() {
    [ -z "$SERVICE" ] || { kill "$SERVICE" 2> /dev/null; wait "$SERVICE" 2> /dev/null; }
    SERVICE=
}

ask() { # PATH [OPTION OF curl...]
    local path=$1
    shift
    curl -s "$@" "$URL$path"
}

steps() { # ID: reports the steps of standard input
    ask "/v1/trajectories/$1/steps" -H 'Content-Type: application/x-ndjson' --data-binary @-
}

hook() { # CLIENT: reports the hook of standard input
    ask "/v1/hooks/$1" -H 'Content-Type: application/json' --data-binary @-
}

stuck() { # ID TIMES: a run in which the same call fails again and again
    echo '{"kind":"instruction","text":"Fix the login test."}'
    for i in $(seq "$2"); do
        echo "{\"kind\":\"call\",\"id\":\"$1-$i\",\"tool\":\"Bash\",\"input\":{\"command\":\"npm test\"}}"
        echo "{\"kind\":\"result\",\"call\":\"$1-$i\",\"output\":\"FAILED test_login of $1\",\"error\":true,\"exitCode\":1}"
    done
}

soon() { # SECONDS COMMAND...: tries until it succeeds
    local until=$((SECONDS + $1))
    shift
    while [ $SECONDS -lt $until ]; do
        "$@" > /dev/null 2>&1 && return 0
        sleep 0.3
    done
    "$@"
}
