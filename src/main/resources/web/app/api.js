/* The way to the service, and how it stands: pages are never wrong silently. */

const SLOW = 3000;
const LONGEST = 60000;
const AGAIN = 2000;

/** A request that was answered with a problem; status 0: not answered at all. */
export class Failed extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** How the service stands: ok, slow, down or locked; who we are there; since when it runs. */
export const service = Object.assign(new EventTarget(), { state: 'ok', detail: '', who: null, restarted: '' });

let waiting = 0;
let looking = 0;

function turn(state, detail = '') {
  const before = service.state;
  if (before === state && service.detail === detail) return;
  service.state = state;
  service.detail = detail;
  service.dispatchEvent(new Event('turned'));
  if (state === 'ok' && (before === 'down' || before === 'locked')) service.dispatchEvent(new Event('recovered'));
}

async function ask(method, path, body, headers = {}) {
  const abort = new AbortController();
  const given = setTimeout(() => abort.abort(), LONGEST);
  const slow = setTimeout(() => service.state === 'ok' && turn('slow'), SLOW);
  waiting++;
  try {
    return await fetch(path, {
      method, body, headers, signal: abort.signal, credentials: 'same-origin', cache: 'no-store',
    });
  } catch {
    down();
    throw new Failed(0, 'The service does not answer.');
  } finally {
    waiting--;
    clearTimeout(given);
    clearTimeout(slow);
    if (service.state === 'slow' && waiting === 0) turn('ok');
  }
}

/** Asks for JSON, and tells what is wrong when there is none. */
export async function call(method, path, json, headers = {}) {
  const text = json === undefined ? undefined : typeof json === 'string' ? json : JSON.stringify(json);
  const typed = text === undefined ? headers : { 'Content-Type': 'application/json', ...headers };
  const answer = await ask(method, path, text, typed);
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  const problem = await answer.json().catch(() => ({}));
  if (answer.status === 401) turn('locked', problem.detail ?? '');
  throw Object.assign(new Failed(answer.status, problem.detail || problem.title || `HTTP ${answer.status}`), { problem });
}

export const get = path => call('GET', path);
export const post = (path, json, headers) => call('POST', path, json ?? {}, headers);

/** A text, such as a bundled file. */
export async function text(path) {
  const answer = await ask('GET', path);
  if (!answer.ok) throw new Failed(answer.status, `There is nothing at ${path}.`);
  return answer.text();
}

/** Learns who we are, and notices that the service was started anew. */
export async function meet() {
  const who = await get('/v1/session');
  service.restarted = service.who && service.who.started !== who.started ? who.started : service.restarted;
  service.who = who;
  turn('ok');
  service.dispatchEvent(new Event('turned'));
}

/** Whether we may do something there. */
export const may = scope => service.who?.scopes.includes(scope) ?? false;

/** Shows a key once; a cookie that scripts cannot read stands for it from then on. */
export async function unlock(key) {
  await call('POST', '/v1/session', undefined, { Authorization: `Bearer ${key}` });
  await meet();
  service.dispatchEvent(new Event('recovered'));
}

export async function lock() {
  await call('DELETE', '/v1/session');
  await meet().catch(() => {});
  service.dispatchEvent(new Event('recovered'));
}

/** Notes that nobody answers, and looks again until somebody does. */
export function down() {
  turn('down');
  if (looking) return;
  looking = setInterval(async () => {
    try {
      const answer = await fetch('/q/health/live', { cache: 'no-store', signal: AbortSignal.timeout(AGAIN) });
      if (!answer.ok) return;
      clearInterval(looking);
      looking = 0;
      await meet();
    } catch {
      // Still down, or locked: said already.
    }
  }, AGAIN);
}
