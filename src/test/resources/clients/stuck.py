"""A scripted agent runs a failing test over and over, in the loop of an API, watched by the client of the service.

stuck.py API listens|stubborn: the first tries something else when it is told, the second never does.
"""

import json
import sys

from steersman import Halted, Steersman


def answer(api, number, command):
    """What the model of an API answers with one call."""
    call = f"c{number}"
    if api == "chat":
        function = {"name": "Bash", "arguments": json.dumps({"command": command})}
        return {"choices": [{"message": {"content": None, "tool_calls": [{"id": call, "function": function}]}}]}
    if api == "messages":
        return {"content": [{"type": "tool_use", "id": call, "name": "Bash", "input": {"command": command}}]}
    arguments = json.dumps({"command": command})
    return {"output": [{"type": "function_call", "call_id": call, "name": "Bash", "arguments": arguments}]}


def main(api, manner):
    ran = []

    def tool(name, given):
        ran.append(given["command"])
        if given["command"] == "npm test":
            return "FAILED test_login", 1
        return "export function login() {}"

    watch = Steersman("Make the login test pass.", patience=60)
    told = False
    try:
        for number in range(1, 30):
            command = "npm test" if manner == "stubborn" or not told else f"cat src/login{number}.js"
            before = len(ran)
            results = getattr(watch, api)(answer(api, number, command), tool)
            told = told or "[Steersman]" in json.dumps(results)
            if len(ran) == before:
                print("blocked:", "[Steersman]" in json.dumps(results))
            if len(ran) > 12:
                break
    except Halted as halt:
        print("halted:", str(halt).startswith("[Steersman]"))
    watch.end()
    print("told:", told)
    print("failing runs:", ran.count("npm test"))


main(*sys.argv[1:])
