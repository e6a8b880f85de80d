# Somebody who keeps it running: who reads the files, what is measured, what an alarm means, backup, the image.
serve --data data
stuck kept 4 | steps kept > /dev/null
is 6 "folders are 0700" mode 700 data data/versions
is 6 "journal, pass and trail are 0600" mode 600 data/journal.db data/owner.key data/audit.jsonl
steersman keys create --data data > /dev/null 2>&1
is 6 "so are keys" mode 600 data/keys
KEY=$(steersman keys create --data data --scope admin,read,ingest 2> /dev/null | head -n 1)
opens() { curl -s -H "Authorization: Bearer $KEY" "$URL/q/metrics" | grep -F steersman_steps_total; }
soon 10 opens > /dev/null
curl -s -H "Accept: text/plain" -H "Authorization: Bearer $KEY" "$URL/q/metrics" > metrics.txt
is 11 "every metric of ours has help text" python3 - <<'P'
import re
text = open("metrics.txt").read()
ours = set(re.findall(r"^# TYPE (steersman_\w+)", text, re.M))
helped = set(re.findall(r"^# HELP (steersman_\w+) \S", text, re.M))
print(len(ours), "metrics")
assert len(ours) > 15 and ours == helped, ours ^ helped
P
promtool=${PROMTOOL:-$(command -v promtool)}
if [ -n "$promtool" ]; then
    python3 - <<'P'
import re
text = open("metrics.txt").read()
open("ours.txt", "w").write("".join(line + "\n" for line in text.splitlines() if re.match(r"(# \w+ )?steersman_", line)))
P
    is 11 "promtool takes the metrics" sh -c "'$promtool' check metrics < ours.txt"
    is 11 "promtool takes the alerts" "$promtool" check rules "$PROJECT/docker/monitoring/alerts.yaml"
else
    row 11 "promtool: there is none; name one with PROMTOOL" "left out"
fi
is 11 "the page has sizes, limits, alarms, backup and upgrade" has "$PROJECT/src/main/docs/operating.md" "## Sizes and limits" "## What an alarm means" "## Backup" "## Upgrade"
is 11 "systemd, Kubernetes, alerts and dashboard are files" test -f "$PROJECT/docker/systemd/steersman.service" -a -f "$PROJECT/docker/kubernetes/steersman.yaml" \
    -a -f "$PROJECT/docker/monitoring/alerts.yaml" -a -f "$PROJECT/docker/monitoring/dashboard.json"
is 11 "a second service on the data folder says so and ends" ends 3 second.txt "$PROGRAM" serve --port 0 --data data
is 11 "an export is a backup" ends 0 exported.txt steersman export --all --data data --out backup.ndjson
[ -s backup.ndjson ] || steersman export --all --data data > backup.ndjson 2> /dev/null
stop
is 11 "and comes back into a new folder" ends 0 imported.txt steersman import backup.ndjson --data restored
is 6 "which is its owner's alone" mode 600 restored/journal.db
chmod 755 data
chmod 644 data/journal.db
serve --data data
is 6 "files that were opened to others are closed at the start" mode 600 data/journal.db
stop
dockerfile=$PROJECT/docker/Dockerfile
is 12 "the image is made in two stages, by full versions" grep -qE 'ARG RUN_IMAGE=eclipse-temurin:[0-9]+\.[0-9]+\.[0-9]+_[0-9]+' "$dockerfile"
is 12 "it is not root, checks its health, and has its SBOM beside the jar" has "$dockerfile" "USER 10001:10001" "HEALTHCHECK" "steersman.bom.json"
is 12 "its root is read only" has "$PROJECT/docker/compose.yaml" "read_only: true" "no-new-privileges"
if docker info > /dev/null 2>&1; then
    is 12 "it is built" docker build -q -f "$dockerfile" -t steersman-of-roles "$PROJECT"
else
    row 12 "docker: no engine runs here" "left out"
fi
