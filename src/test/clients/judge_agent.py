#!/usr/bin/env python3
"""An agent of its own: plays what the scripted model says, posts each step to the native API, and reads what it is told there.

usage: judge_agent.py MODEL SERVICE FOLDER

FOLDER has prompt.txt; what came of the run is written there as claude-code.sh does.
"""
import json
import subprocess
import sys
import time
import urllib.request

MODEL, SERVICE, FOLDER = sys.argv[1:]
RUN = SERVICE + '/v1/trajectories/native'


def ask(url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {'Content-Type': 'application/json'})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode()


def post(*steps):
    """Posts steps and returns what the agent is told with the answer."""
    return [told['text'] for told in json.loads(ask(RUN + '/steps', list(steps)))['interventions']]


prompt = open(FOLDER + '/prompt.txt').read()
conversation = [{'role': 'user', 'content': prompt}]
post({'kind': 'instruction', 'text': prompt})
calls = 0
while True:
    answer = json.loads(ask(MODEL + '/v1/chat/completions', {'model': 'scripted', 'messages': conversation, 'tools': [{}]}))
    time.sleep(1)  # A model thinks, and meanwhile the judge does.
    message = answer['choices'][0]['message']
    conversation.append(message)
    if message['content']:
        post({'kind': 'message', 'text': message['content']})
    if not message.get('tool_calls'):
        break
    for call in message['tool_calls']:
        calls += 1
        given = json.loads(call['function']['arguments'])
        post({'kind': 'call', 'id': call['id'], 'tool': call['function']['name'], 'input': given})
        done = subprocess.run(given['command'], shell=True, capture_output=True, text=True)
        told = post({'kind': 'result', 'call': call['id'], 'output': done.stdout + done.stderr, 'exitCode': done.returncode,
                     'error': done.returncode != 0})
        conversation.append({'role': 'tool', 'tool_call_id': call['id'], 'content': '\n'.join([done.stdout] + told)})
post({'kind': 'end', 'reason': 'completed'})
for name, url in {'findings.json': RUN + '/findings', 'interventions.json': RUN + '/interventions', 'metrics.txt': SERVICE + '/q/metrics'}.items():
    with open('%s/%s' % (FOLDER, name), 'w') as file:
        file.write(ask(url))
print('calls: %d; last words: %s' % (calls, conversation[-1]['content']))
