#!/bin/sh
# Gives a hook of @CLIENT@ to Steersman and prints its reply. Says nothing when the service is away: the agent goes on.
# The first argument names the event where the client's body does not. STEERSMAN_URL names another service, STEERSMAN_KEY its key,
# which does not show in the list of processes.
url=${STEERSMAN_URL:-@URL@}/v1/hooks/@CLIENT@${1:+/$1}
command -v curl > /dev/null 2>&1 || { cat > /dev/null; @AWAY@; exit 0; }
curl -sf --noproxy '*' --connect-timeout 1 -m 4 -H 'Content-Type: application/json' \
    ${STEERSMAN_KEY:+-K /dev/fd/3} --data-binary @- "$url" 2> /dev/null 3<<EOF || @AWAY@
header = "Authorization: Bearer $STEERSMAN_KEY"
EOF
exit 0
