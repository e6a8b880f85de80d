#!/usr/bin/env python3
"""A scripted model behind the HTTP interfaces of Anthropic, OpenAI (chat completions and responses) and Google.

usage: model.py PORT FOLDER SCENARIO.json

Listens on this machine alone and writes each request to FOLDER/NNN.json as {"path", "body"}. The scenario is an agent that is stuck:

    {"loop": [TURN, ...], "on_guidance": {"match": REGEX, "then": [TURN, ...]}, "give_up_after": N}

It plays the turns of the loop over and over until REGEX is found in a request, that is, until guidance has really reached the model;
from then on it plays those of "then". After N turns without it says GAVE UP and stops. A TURN is {"text"?, "tools"?: [{"name", "input"}]};
the tool "shell" stands for the one with which Codex runs commands, whichever it offers. Requests without tools, for titles and
summaries, get a text; with "judge": ANSWER in the scenario, the question of a judge gets that answer, about the step in which the user first spoke,
until the agent was told; after that the judge sees nothing.
"""
import gzip
import json
import os
import re
import sys
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT, FOLDER, SCENARIO = int(sys.argv[1]), sys.argv[2], json.load(open(sys.argv[3]))
ASIDE = {'text': json.dumps({'title': 'tests', 'reasoning': '-', 'next_speaker': 'user', 'model_choice': 'flash',
                             'complexity_reasoning': '-', 'complexity_score': 1})}
lock, requests, told_at = threading.Lock(), [], []


def next_turn(conversation, spoken):
    """The turn that follows a conversation in which the model spoke so many times."""
    guidance = SCENARIO['on_guidance']
    if not told_at and re.search(guidance['match'], json.dumps(conversation, ensure_ascii=False)):
        told_at.append(spoken)
    if told_at:
        after = spoken - told_at[0]
        return guidance['then'][after] if after < len(guidance['then']) else {'text': 'Done.'}
    if spoken >= SCENARIO['give_up_after']:
        return {'text': 'GAVE UP'}
    return SCENARIO['loop'][spoken % len(SCENARIO['loop'])]


def verdict(body):
    """The answer of a judge, when it is one that is asked."""
    asked = json.dumps(body.get('messages', []))
    if 'judge' not in SCENARIO or '<<<DATA' not in asked:
        return None
    if told_at:
        return {'text': json.dumps({'misbehaviour': 'none', 'steps': [], 'quote': '', 'confidence': 90, 'do': '', 'do_not': ''})}
    return {'text': json.dumps(dict(SCENARIO['judge'], steps=[int(re.search(r'#(\d+) user', asked).group(1))]))}


def identity(prefix):
    return prefix + uuid.uuid4().hex[:24]


class Anthropic:
    """POST /v1/messages"""

    def spoken(self, body):
        return sum(message['role'] == 'assistant' for message in body['messages'])

    def conversation(self, body):
        return [body['messages'], body.get('system')]

    def answer(self, body, turn):
        content = [{'type': 'text', 'text': turn['text']}] if turn.get('text') else []
        content += [{'type': 'tool_use', 'id': identity('toolu_'), 'name': tool['name'], 'input': tool['input']}
                    for tool in turn.get('tools', [])]
        return {'id': identity('msg_'), 'type': 'message', 'role': 'assistant', 'model': body.get('model'), 'content': content,
                'stop_reason': 'tool_use' if turn.get('tools') else 'end_turn', 'stop_sequence': None,
                'usage': {'input_tokens': 100, 'output_tokens': 20, 'cache_creation_input_tokens': 0, 'cache_read_input_tokens': 0}}

    def events(self, answer):
        yield {'type': 'message_start', 'message': dict(answer, content=[], stop_reason=None)}
        for index, block in enumerate(answer['content']):
            if block['type'] == 'text':
                empty, delta = dict(block, text=''), {'type': 'text_delta', 'text': block['text']}
            else:
                empty, delta = dict(block, input={}), {'type': 'input_json_delta', 'partial_json': json.dumps(block['input'])}
            yield {'type': 'content_block_start', 'index': index, 'content_block': empty}
            yield {'type': 'content_block_delta', 'index': index, 'delta': delta}
            yield {'type': 'content_block_stop', 'index': index}
        yield {'type': 'message_delta', 'delta': {'stop_reason': answer['stop_reason'], 'stop_sequence': None},
               'usage': answer['usage']}
        yield {'type': 'message_stop'}


class Chat:
    """POST .../chat/completions"""

    def spoken(self, body):
        return sum(message['role'] == 'assistant' for message in body['messages'])

    def conversation(self, body):
        return body['messages']

    def answer(self, body, turn):
        message = {'role': 'assistant', 'content': turn.get('text', '')}
        if turn.get('tools'):
            message['tool_calls'] = [{'id': identity('call_'), 'type': 'function',
                                      'function': {'name': tool['name'], 'arguments': json.dumps(tool['input'])}}
                                     for tool in turn['tools']]
        return {'id': identity('chatcmpl-'), 'object': 'chat.completion', 'created': int(time.time()), 'model': body.get('model'),
                'choices': [{'index': 0, 'message': message, 'finish_reason': 'tool_calls' if turn.get('tools') else 'stop'}],
                'usage': {'prompt_tokens': 100, 'completion_tokens': 20, 'total_tokens': 120}}

    def events(self, answer):
        message, end = answer['choices'][0]['message'], answer['choices'][0]['finish_reason']
        calls = [dict(call, index=index) for index, call in enumerate(message.get('tool_calls', []))]
        deltas = [{'role': 'assistant', 'content': ''}, {'content': message['content']}] + ([{'tool_calls': calls}] if calls else [])
        chunk = dict(answer, object='chat.completion.chunk')
        del chunk['usage']
        for delta in deltas:
            yield dict(chunk, choices=[{'index': 0, 'delta': delta, 'finish_reason': None}])
        yield dict(chunk, choices=[{'index': 0, 'delta': {}, 'finish_reason': end}], usage=answer['usage'])
        yield '[DONE]'


class Responses:
    """POST .../responses"""

    def spoken(self, body):
        return sum(item.get('role') == 'assistant' for item in self.conversation(body))

    def conversation(self, body):
        return body['input'] if isinstance(body['input'], list) else [{'role': 'user', 'content': body['input']}]

    def answer(self, body, turn):
        text = {'type': 'output_text', 'text': turn.get('text', ''), 'annotations': []}
        output = [{'type': 'message', 'role': 'assistant', 'id': identity('msg_'), 'status': 'completed', 'content': [text]}]
        output += [dict(self.call(body, tool), type='function_call', id=identity('fc_'), call_id=identity('call_'), status='completed')
                   for tool in turn.get('tools', [])]
        return {'id': identity('resp_'), 'object': 'response', 'created_at': int(time.time()), 'model': body.get('model'),
                'status': 'completed', 'output': output,
                'usage': {'input_tokens': 100, 'input_tokens_details': {'cached_tokens': 0}, 'output_tokens': 20,
                          'output_tokens_details': {'reasoning_tokens': 0}, 'total_tokens': 120}}

    def call(self, body, tool):
        name, given, offered = tool['name'], tool['input'], [each.get('name') for each in body['tools']]
        if name == 'shell' and 'exec_command' in offered:
            name, given = 'exec_command', {'cmd': given['command']}
        elif name == 'shell' and 'shell_command' in offered:
            name, given = 'shell_command', {'command': given['command']}
        elif name == 'shell':
            given = {'command': ['bash', '-lc', given['command']]}
        return {'name': name, 'arguments': json.dumps(given)}

    def events(self, answer):
        yield {'type': 'response.created', 'response': dict(answer, status='in_progress', output=[], usage=None)}
        for index, item in enumerate(answer['output']):
            begun = dict(item, status='in_progress', **({'content': []} if item['type'] == 'message' else {}))
            yield {'type': 'response.output_item.added', 'output_index': index, 'item': begun}
            place = {'item_id': item['id'], 'output_index': index}
            if item['type'] == 'message':
                yield dict(place, type='response.output_text.delta', content_index=0, delta=item['content'][0]['text'])
            else:
                yield dict(place, type='response.function_call_arguments.done', arguments=item['arguments'])
            yield {'type': 'response.output_item.done', 'output_index': index, 'item': item}
        yield {'type': 'response.completed', 'response': answer}


class Google:
    """POST .../models/MODEL:generateContent and :streamGenerateContent"""

    def spoken(self, body):
        return sum(content.get('role') == 'model' for content in body['contents'])

    def conversation(self, body):
        return body['contents']

    def answer(self, body, turn):
        parts = [{'text': turn['text']}] if turn.get('text') else []
        parts += [{'functionCall': {'id': identity('call_'), 'name': tool['name'], 'args': tool['input']}} for tool in turn.get('tools', [])]
        return {'candidates': [{'content': {'role': 'model', 'parts': parts}, 'finishReason': 'STOP', 'index': 0}],
                'usageMetadata': {'promptTokenCount': 100, 'candidatesTokenCount': 20, 'totalTokenCount': 120},
                'modelVersion': 'scripted', 'responseId': identity('')}

    def events(self, answer):
        yield answer


class Requests(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self.send({})

    def do_GET(self):
        self.note(None)
        self.send({'object': 'list', 'data': [{'id': 'mock-model', 'object': 'model', 'owned_by': 'nobody'}], 'models': [], 'has_more': False})

    def do_POST(self):
        body = self.read()
        self.note(body)
        path = self.path.split('?')[0]
        api = next((api for end, api in (('/messages', Anthropic()), ('/chat/completions', Chat()), ('/responses', Responses()),
                                         ('enerateContent', Google())) if path.endswith(end)), None)
        if api is None or not isinstance(body, dict):
            return self.send({'input_tokens': 100, 'totalTokens': 100} if 'ount' in path else {})
        wants_json = (body.get('generationConfig') or {}).get('responseMimeType') == 'application/json'
        aside = wants_json or not body.get('tools')
        with lock:
            turn = verdict(body) or ASIDE if aside else next_turn(api.conversation(body), api.spoken(body))
        answer = api.answer(body, turn)
        if body.get('stream') or 'streamGenerateContent' in path:
            self.stream(api.events(answer))
        else:
            self.send(answer)

    def read(self):
        content = b''
        if 'chunked' in (self.headers.get('Transfer-Encoding') or ''):
            while size := int(self.rfile.readline().strip() or b'0', 16):
                content += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            content = self.rfile.read(int(self.headers.get('Content-Length') or 0))
        if self.headers.get('Content-Encoding') == 'gzip':
            content = gzip.decompress(content)
        try:
            return json.loads(content)
        except ValueError:
            return content.decode('utf-8', 'replace')[:3000]

    def note(self, body):
        with lock:
            requests.append(self.path)
            number = len(requests)
        with open('%s/%03d.json' % (FOLDER, number), 'w') as file:
            json.dump({'path': self.path, 'body': body}, file, indent=1)

    def send(self, answer):
        content = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(content)

    def stream(self, events):
        self.send_response(200)
        self.send_header('Content-Type', 'text/event-stream')
        self.send_header('Connection', 'close')
        self.end_headers()
        for number, event in enumerate(events):
            name = ''
            if isinstance(event, dict) and 'type' in event:
                name = 'event: %s\n' % event['type']
                if event['type'].startswith('response.'):
                    event = dict(event, sequence_number=number)
            data = event if isinstance(event, str) else json.dumps(event)
            self.wfile.write(('%sdata: %s\n\n' % (name, data)).encode())
        self.close_connection = True


os.makedirs(FOLDER, exist_ok=True)
server = ThreadingHTTPServer(('127.0.0.1', PORT), Requests)
server.daemon_threads = True
server.serve_forever()
