/* The words that may stand in rules and policies, out of what the service tells: facts and what may be asked of them, rules and their limits,
   the keys of files. */
import { get, text } from './api.js';

let asked = null;

/** All of them; asked for once. */
export const words = () => (asked ??= load().catch(error => {
  asked = null;
  throw error;
}));

async function load() {
  const [page, rules] = await Promise.all([text('/docs/facts.md'), get('/v1/rules')]);
  return { facts: facts(page), rules: rules.rules.filter(rule => rule.kind === 'detection') };
}

/** By the beginning or end of a path, the schema of a file there; the first that fits. */
const SCHEMAS = [[/\.cases\.yaml$/, 'cases'], [/^policies\/vocabulary\//, 'vocabulary'], [/^policies\/experiments\//, 'experiment'], [/^policies\//, 'policy']];

const schemas = new Map();

/** The JSON Schema of a file; asked for once. */
export function schemaOf(path) {
  const name = SCHEMAS.find(([pattern]) => pattern.test(path))[1];
  if (!schemas.has(name)) schemas.set(name, text(`/docs/schemas/${name}.schema.json`).then(JSON.parse));
  schemas.get(name).catch(() => schemas.delete(name));
  return schemas.get(name);
}

/** By the name of a fact, what may be asked of it: words, type and meaning. The page is made of the sources. */
function facts(page) {
  const all = new Map();
  let asks = null;
  for (const line of page.split('\n')) {
    const fact = /^### ([\w.]+)$/.exec(line)?.[1];
    if (fact) all.set(fact, (asks = []));
    const row = asks && /^\| `(.+?)` \| `(.+?)` \| (.*) \|$/.exec(line);
    if (row) asks.push({ name: /^[\w.]+/.exec(row[1])[0], ask: row[1], type: row[2], says: row[3].replaceAll('`', '') });
  }
  return all;
}

/** The type of a fact that an expression such as {@code $action.call()} answers with; empty when it is none. */
export function typeOf(facts, bound, expression) {
  const [first, ...parts] = expression.split('.').map(part => part.replace(/\(.*\)$/, ''));
  return parts.reduce((type, part) => factOf(facts, facts.get(type)?.find(one => one.name === part)?.type ?? ''), bound.get(first) ?? '');
}

/** The fact in a type, such as that of a list's elements. */
const factOf = (facts, type) => (facts.has(type) ? type : [...facts.keys()].find(name => type.includes(`<${name}>`)) ?? '');
