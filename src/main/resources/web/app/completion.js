/* What an author may mean by what stands before the cursor, in rules, policies, vocabularies, cases and experiments. */
import { brief } from './format.js';
import { offersOf, placeOf } from './schema.js';
import { schemaOf, typeOf, words } from './words.js';

const KEYWORDS = ['package', 'import', 'rule', 'when', 'then', 'end', 'not', 'exists', 'forall', 'accumulate', 'from', 'collect', 'or', 'and', 'in', 'contains', 'memberOf',
  'this', 'null', 'true', 'false', 'count', 'insert', 'finding', 'with'];
const METADATA = ['title', 'severity', 'status', 'since', 'why', 'falsePositives', 'misses', 'replacedBy'];
const FAR = 4000;

/** Offers words for a file. */
export const completing = path => async context => {
  const all = await words().catch(() => null);
  if (!all) return null;
  const rule = path.endsWith('.drl');
  const before = context.state.sliceDoc(rule ? Math.max(0, context.pos - FAR) : 0, context.pos);
  const found = rule ? inRule(before, all) : await inYaml(path, before, all).catch(() => null);
  const typed = /[\w$.-]*$/.exec(before.slice(before.length - (found?.typed ?? 0)))[0];
  if (!found || (!context.explicit && found.typed === 0 && !found.eager) || typed.length !== (found.typed ?? 0)) return null;
  return { from: context.pos - found.typed, options: found.options, validFor: /^[\w$.-]*$/ };
};

function inRule(before, { facts, rules }) {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const quoted = /\b(rule|name)\s*==\s*"([\w.-]*)$/.exec(line);
  if (quoted) return { typed: quoted[2].length, eager: true, options: quoted[1] === 'rule' ? rules.map(rule => ({ label: rule.id, detail: rule.title, type: 'text' })) : limits(line, before, rules) };
  if (/^[^"]*(?:"[^"]*"[^"]*)*"[^"]*$/.test(line)) return null;
  const meta = /@(\w*)$/.exec(line);
  if (meta) return { typed: meta[1].length, eager: true, options: METADATA.map(label => ({ label, type: 'keyword' })) };
  const chain = /(\$\w+(?:\.\w+\(\))*)\.(\w*)$/.exec(line);
  if (chain) return { typed: chain[2].length, eager: true, options: questions(facts.get(typeOf(facts, bound(before), chain[1]))) };
  const typed = /[$\w]*$/.exec(line)[0];
  const pattern = patternOf(before.slice(0, before.length - typed.length));
  if (pattern && facts.has(pattern)) return { typed: typed.length, options: [...questions(facts.get(pattern)), ...variables(before)] };
  return { typed: typed.length, options: [...[...facts.keys()].filter(name => /^\w+$/.test(name)).map(label => ({ label, type: 'class', apply: `${label}( ` })),
    ...KEYWORDS.map(label => ({ label, type: 'keyword' })), ...variables(before)] };
}

const questions = (asks = []) => asks.filter(one => !one.ask.includes('.')).map(one => ({ label: one.name, apply: one.ask.endsWith('()') ? one.ask : `${one.name}(`, detail: one.type, info: one.says, type: 'method' }));

const variables = before => [...new Set(before.match(/\$\w+(?=\s*:)/g) ?? [])].map(label => ({ label, type: 'variable' }));

/** The facts that variables stand for. */
const bound = before => new Map([...before.matchAll(/(\$\w+)\s*:\s*([A-Z]\w*)\s*\(/g)].map(([, name, fact]) => [name, fact]));

/** The limits of the rule that the line names, or else of all rules. */
function limits(line, before, rules) {
  const named = /\brule\s*==\s*"([\w.-]+)"/.exec(line)?.[1];
  const some = rules.filter(rule => !named || rule.id === named);
  return [...new Map(some.flatMap(rule => Object.entries(rule.limits).map(([label, value]) => [label, { label, detail: `${value} in force`, type: 'constant' }]))).values()];
}

/** The fact whose brackets are open. */
function patternOf(before) {
  let depth = 0;
  for (let i = before.length - 1; i >= 0 && !/^(?:rule|then)\b/.test(before.slice(i, i + 5)); i--) {
    if (before[i] === ')') depth++;
    else if (before[i] === '(' && depth-- === 0) return /([A-Z]\w*)\s*$/.exec(before.slice(0, i))?.[1] ?? '';
  }
  return '';
}

/** What the schema of a file has, and the names that are the service's own: rules, their limits, the values of their texts. */
async function inYaml(path, before, { rules }) {
  const place = placeOf(before);
  if (!place) return null;
  const { schema, place: there } = await schemaAt(path, place);
  const own = names(path, there, before, rules);
  const typed = own?.typed ?? place.word.length;
  if (!own && !/^[\w.-]*$/.test(place.word)) return null;
  return { typed, eager: place.key !== undefined || Boolean(own), options: own?.options ?? offersOf(schema, there) };
}

/** An arm of an experiment holds a policy. */
async function schemaAt(path, place) {
  const [arms, , policy, ...inner] = place.path;
  const within = path.startsWith('policies/experiments/') && arms === 'arms' && policy === 'policy';
  return { schema: await schemaOf(within ? 'policies/default.yaml' : path), place: within ? { ...place, path: inner } : place };
}

function names(path, { path: at, key, word }, before, rules) {
  if (path.endsWith('.cases.yaml')) return ofCases(path, key, rules);
  const rule = at[0] === 'rules' && rules.find(one => one.id === at[1]);
  const variable = /\{(\w*)$/.exec(before.slice(before.lastIndexOf('\n') + 1));
  const text = rule ?? (at[0] === 'rules' && key ? null : ruleOf(before, rules));
  if (variable && word.includes('{') && text) return { typed: variable[1].length, options: text.values.map(label => ({ label, type: 'variable', apply: label + '}' })) };
  if (at.length === 1 && at[0] === 'rules' && key === undefined) return { options: rules.map(one => ({ label: one.id, detail: one.title, apply: one.id + ':', type: 'text' })) };
  if (rule && at[2] === 'limits' && key === undefined) {
    return { options: Object.entries(rule.limits).map(([label, now]) => ({ label, detail: `${now} in force`, apply: label + ': ', type: 'constant' })) };
  }
  return null;
}

/** The file of cases lies beside its rules, and is named after them. */
function ofCases(path, key, rules) {
  const [, subject] = /^rules\/(.*)\.cases\.yaml$/.exec(path);
  if (key === 'subject') return { options: [{ label: subject.replaceAll('/', '.'), type: 'text' }] };
  if (key !== 'rule') return null;
  return { options: rules.filter(one => one.file === `${subject}.drl`).map(one => ({ label: brief(one.id), detail: one.title, type: 'text' })) };
}

/** The rule below whose name the cursor stands. */
const ruleOf = (before, rules) => {
  const named = [...before.matchAll(/^ {2}([\w.-]+):\s*$/gm)].at(-1)?.[1];
  return rules.find(one => one.id === named);
};
