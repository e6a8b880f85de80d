-- Reports steps to a running service, for wrk: each connection drives trajectories of its own.
--
--   wrk -t1 -c32 -d30s -s src/jmh/http/steps.lua http://127.0.0.1:8080 -- 1     one step a request
--   wrk -t1 -c32 -d30s -s src/jmh/http/steps.lua http://127.0.0.1:8080 -- 20    twenty steps a request
--
-- A trajectory takes 200 steps, then another begins. The requests take their turns over many trajectories, so that a result
-- comes long after its call, whichever connection carries it.

batch = 1
local lanes = 512
local lane = 0
local runs = {}
local began = os.time()
local tried = false
local threads = {}

function setup(thread)
    thread:set("number", #threads)
    thread:set("said", "")
    table.insert(threads, thread)
end

function init(arguments)
    batch = tonumber(arguments[1]) or 1
    math.randomseed(1 + number)
    for i = 1, lanes do
        runs[i] = { id = 0, step = 0 }
    end
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/x-ndjson"
end

local function text()
    local lines = {}
    for i = 1, math.random(4, 40) do
        lines[i] = "src/module" .. math.random(999) .. ".py:" .. math.random(900) .. ": value = handler(request)"
    end
    return table.concat(lines, "\\n")
end

local function step(run)
    local n = run.step
    run.step = n + 1
    if n == 0 then
        return '{"kind":"instruction","text":"Fix the login test. Do not modify files under vendor/."}'
    elseif n % 2 == 1 then
        run.call = "c" .. n
        return '{"kind":"call","id":"c' .. n .. '","tool":"Bash","input":{"command":"grep -rn value'
            .. math.random(99999) .. ' src | head -40"}}'
    end
    return '{"kind":"result","call":"' .. run.call .. '","output":"' .. text() .. '","exitCode":0}'
end

function request()
    if not tried then
        -- wrk makes one request to see whether it is well formed, and does not send it.
        tried = true
        return wrk.format(nil, "/")
    end
    lane = lane % lanes + 1
    local run = runs[lane]
    if run.step >= 200 then
        run.id = run.id + 1
        run.step = 0
    end
    local steps = {}
    for i = 1, batch do
        steps[i] = step(run)
    end
    local path = "/v1/trajectories/load-" .. began .. "-" .. number .. "-" .. lane .. "-" .. run.id .. "/steps"
    return wrk.format(nil, path, nil, table.concat(steps, "\n"))
end

function response(status, headers, body)
    if status ~= 200 and said == "" then
        said = status .. " " .. body
    end
end

function done(summary, latency)
    local refused = summary.errors.status
    local batch = threads[1]:get("batch")
    for _, thread in ipairs(threads) do
        io.write(thread:get("said"), "\n")
    end
    io.write(string.format("%.0f steps/s, %d requests refused, 99 %% within %.2f ms\n",
        summary.requests * batch / summary.duration * 1e6, refused, latency:percentile(99) / 1000))
end
