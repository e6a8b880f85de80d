"""Lets Steersman watch a tool-calling loop: one file, the standard library alone, Python 3.8 or later.

    watch = Steersman(task)
    while True:
        answer = client.chat.completions.create(model=MODEL, messages=messages, tools=TOOLS)
        messages.append(answer.choices[0].message)
        results = watch.chat(answer, run_tool)      # run_tool(name, arguments) returns what the tool prints
        if not results:
            break
        messages += results                         # the results, with what the agent is to be told
    watch.end()

`messages` does the same for the Anthropic Messages API, `responses` for the OpenAI Responses API. Each call is reported before
it runs and its result after. A call that is blocked does not run, and the model reads why; `Halted` is raised when the run is to
end. Without the service, or when it takes longer than 200 ms, the agent goes on as if nothing had been said.
"""

import json
import logging
import os
import threading
import time
import urllib.error
import urllib.request
import uuid

LOG = logging.getLogger("steersman")
MOST_UNSENT = 5000  # steps that wait for a service that is away; beyond it the oldest are given up
LONGEST_REQUEST = 5.0  # seconds after which a request counts as lost, unless patience is longer
PAUSE = 1.0  # seconds for which a service that was away is not waited for


class Halted(Exception):
    """The run is to end. Its text says why: show it to the user."""


class Steersman:
    """One run of one agent. Not to be shared by several runs."""

    def __init__(self, task="", *, trajectory="", url="", key="", ask=None, context=None, patience=0.2):
        """
        task        what the user asked for: limits such as "do not touch tests/" are read from it
        trajectory  id of the run, else a new one
        url, key    the service and its key, else STEERSMAN_URL and STEERSMAN_KEY
        ask         asked as ask(text, name, arguments) when a person is to decide: whether the call may run
        context     more about the run: {"agent": ..., "model": ..., "repository": ..., "tags": [...]}
        patience    seconds that an answer of the service is waited for
        """
        self.trajectory = trajectory or f"python-{uuid.uuid4()}"
        self._url = (url or os.environ.get("STEERSMAN_URL") or "http://127.0.0.1:8080").rstrip("/")
        self._key = key or os.environ.get("STEERSMAN_KEY", "")
        self._ask = ask
        self._patience = patience
        self._changed = threading.Condition()
        self._unsent = []  # steps that the service does not have yet
        self._reported = 0  # how many steps there are, which numbers them
        self._earned = []  # interventions that came, with the number of the step that earned each
        self._waiting = []  # those that came when there was no call to hold or result to say them with
        self._away_until = 0.0
        self._context = {"client": "python", "attended": ask is not None, **(context or {})}
        threading.Thread(target=self._send_all, daemon=True).start()
        if task:
            self.told(task)

    # --- a loop of each API: the answer of the model in, the messages with the results of its calls out

    def chat(self, answer, run):
        """Chat Completions: returns the tool messages to append, none when the model made no call."""
        message = _get(answer, "choices")[0]
        message = _get(message, "message")
        self.said(_get(message, "content"), _get(message, "reasoning_content"))
        calls = []
        for call in _get(message, "tool_calls") or []:
            function = _get(call, "function")
            calls.append((_get(call, "id"), _get(function, "name"), _arguments(_get(function, "arguments"))))
        return [
            {"role": "tool", "tool_call_id": call_id, "content": output}
            for call_id, output, error in self.run(calls, run)
        ]

    def messages(self, answer, run):
        """Anthropic Messages: returns the user message to append in a list, an empty one when the model made no call."""
        blocks = _get(answer, "content") or []
        self.said(
            "\n".join(_get(block, "text") or "" for block in blocks if _get(block, "type") == "text"),
            "\n".join(_get(block, "thinking") or "" for block in blocks if _get(block, "type") == "thinking"),
        )
        calls = [
            (_get(block, "id"), _get(block, "name"), _get(block, "input"))
            for block in blocks
            if _get(block, "type") == "tool_use"
        ]
        results = [
            {"type": "tool_result", "tool_use_id": call_id, "content": output, "is_error": error}
            for call_id, output, error in self.run(calls, run)
        ]
        return [{"role": "user", "content": results}] if results else []

    def responses(self, answer, run):
        """OpenAI Responses: returns the function_call_output items to append, none when the model made no call."""
        calls = []
        for item in _get(answer, "output") or []:
            if _get(item, "type") == "message":
                self.said("\n".join(_get(part, "text") or "" for part in _get(item, "content") or []))
            elif _get(item, "type") == "function_call":
                calls.append((_get(item, "call_id"), _get(item, "name"), _arguments(_get(item, "arguments"))))
        return [
            {"type": "function_call_output", "call_id": call_id, "output": output}
            for call_id, output, error in self.run(calls, run)
        ]

    # --- the same for any other loop

    def told(self, text):
        """Reports what the user says. Call it for each further request of the user."""
        self._waiting += self._report([{"kind": "instruction", "text": text}])

    def said(self, text, reasoning=""):
        """Reports what the agent says and thinks."""
        if text or reasoning:
            self._waiting += self._report([{"kind": "message", "text": text or "", "reasoning": reasoning or ""}])

    def run(self, calls, run):
        """
        Runs the calls of one response, [(id, name, arguments)], those that may run, and returns [(id, output, error)] with
        what the agent is to be told behind the last output. A tool that raises has failed, and one that returns an output
        and an exit code, which is not 0.
        """
        if not calls:
            return []
        first = self._reported
        earned = self._report([{"kind": "call", "id": i, "tool": name, "input": given} for i, name, given in calls])
        earned, self._waiting = self._waiting + earned, []
        refusals = [self._refusal(earned, first + at, call) for at, call in enumerate(calls)]
        if any(one["level"] == "halt" for _, one in earned):
            self._report([_refused(call_id) for call_id, _, _ in calls])
        steps, results = [], []
        due = self._due(earned, refusals)
        for (call_id, name, given), refusal in zip(calls, refusals):
            step, output = (_refused(call_id), refusal) if refusal else _ran(run, call_id, name, given)
            steps.append(step)
            results.append((call_id, output, step.get("error", False)))
        due += self._due(self._report(steps), [])
        call_id, output, error = results[-1]
        results[-1] = (call_id, "\n\n".join([output, *due]), error)
        return results

    def end(self, reason="completed"):
        """Reports that the run is over; returns when the service has all of it, or after five seconds."""
        self._patience, self._away_until = LONGEST_REQUEST, 0.0
        self._report([{"kind": "end", "reason": reason}])

    # --- what is due

    def _refusal(self, earned, number, call):
        """Why a call may not run, nothing when it may: only what it earned itself keeps it from running."""
        for at, one in earned:
            if at == number and one["level"] == "block":
                return one["text"]
            if at == number and one["level"] == "ask" and not (self._ask and self._ask(one["text"], call[1], call[2])):
                return one["text"]
        return ""

    def _due(self, earned, said):
        """The texts for the next result, those that were said as refusals left out."""
        for _, one in earned:
            if one["level"] == "halt":
                raise Halted(one["text"])
        asked = self._ask is not None
        return [one["text"] for _, one in earned if one["text"] not in said and not (asked and one["level"] == "ask")]

    # --- reporting

    def _report(self, steps):
        """Hands steps over and returns what has come by now, [(number of the step, intervention)]."""
        with self._changed:
            for step in steps:
                step["step"] = self._reported
                if self._reported == 0:
                    step["context"] = self._context
                self._reported += 1
            self._unsent = (self._unsent + steps)[-MOST_UNSENT:]
            self._changed.notify_all()
            if not self._is_away():
                self._changed.wait_for(lambda: not self._unsent or self._is_away(), self._patience)
            earned, self._earned = self._earned, []
            return earned

    def _is_away(self):
        return time.monotonic() < self._away_until

    def _send_all(self):
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._unsent)
                while self._is_away():
                    self._changed.wait(self._away_until - time.monotonic())
                steps = list(self._unsent)
            settled, interventions, last = self._send(steps)
            with self._changed:
                if settled:
                    self._unsent = [step for step in self._unsent if step["step"] > steps[-1]["step"]]
                    behind = steps[-1]["step"] - last
                    self._earned += [(one["step"] + behind, one) for one in interventions]
                else:
                    self._away_until = time.monotonic() + PAUSE
                self._changed.notify_all()

    def _send(self, steps):
        """Whether the service has the steps or will never take them, what is due, and the index of the last of them."""
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = "Bearer " + self._key
        address = f"{self._url}/v1/trajectories/{urllib.request.quote(self.trajectory, safe='')}/steps"
        request = urllib.request.Request(address, json.dumps(steps, default=str).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=max(LONGEST_REQUEST, self._patience)) as response:
                answer = json.load(response)
                return True, answer["interventions"], answer["accepted"]["last"] or 0
        except urllib.error.HTTPError as refused:
            passing = refused.code == 429 or refused.code >= 500
            LOG.warning("Steersman answered %d: %s", refused.code, refused.read(2000).decode(errors="replace"))
            return not passing, [], 0
        except (OSError, ValueError) as away:
            LOG.debug("Steersman is away: %s", away)
            return False, [], 0


def _get(thing, name):
    """A field of an object of an SDK, or of the JSON that it was made of."""
    return thing.get(name) if isinstance(thing, dict) else getattr(thing, name, None)


def _arguments(text):
    """The arguments of a call as an object; as they are where the model wrote no JSON."""
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return {"arguments": text}


def _ran(run, call_id, name, given):
    """The step that tells of a call, and its output."""
    step = {"kind": "result", "call": call_id}
    try:
        output = run(name, given)
        if isinstance(output, tuple):
            output, step["exitCode"] = output
            step["error"] = step["exitCode"] != 0
        step["output"] = output if isinstance(output, str) else json.dumps(output, default=str)
    except Exception as failure:  # whatever a tool raises is its result
        step.update(output=f"{type(failure).__name__}: {failure}", error=True)
    return step, step["output"]


def _refused(call_id):
    return {"kind": "result", "call": call_id, "output": "", "error": True, "refusal": "steersman"}
