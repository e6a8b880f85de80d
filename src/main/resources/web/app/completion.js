/* What an author may mean by what stands before the cursor, in rules and in policies. */
import { typeOf, words } from './words.js';

const KEYWORDS = ['package', 'import', 'rule', 'when', 'then', 'end', 'not', 'exists', 'forall', 'accumulate', 'from', 'collect', 'or', 'and', 'in', 'contains', 'memberOf',
  'this', 'null', 'true', 'false', 'count', 'insert', 'finding', 'with'];
const METADATA = ['title', 'severity', 'status', 'since', 'why', 'falsePositives', 'misses', 'replacedBy'];
const LEVELS = ['observe', 'notice', 'warn', 'ask', 'block', 'halt'];
const MODES = ['off', 'observe', 'enforce'];
const FAR = 4000;

/** Offers words for a file. */
export const completing = path => async context => {
  const all = await words().catch(() => null);
  if (!all) return null;
  const before = context.state.sliceDoc(Math.max(0, context.pos - FAR), context.pos);
  const found = path.endsWith('.drl') ? inRule(before, all) : inPolicy(before, all);
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

function inPolicy(before, { rules, keys }) {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const value = /^\s*(mode|ladder):\s*(?:\[(?:[^\]]*,)?\s*)?(\w*)$/.exec(line);
  if (value) return { typed: value[2].length, eager: true, options: (value[1] === 'mode' ? MODES : LEVELS).map(label => ({ label, type: 'constant' })) };
  const variable = /\{(\w*)$/.exec(line);
  const rule = ruleOf(before, rules);
  if (variable) return { typed: variable[1].length, eager: true, options: (rule?.values ?? []).map(label => ({ label, type: 'variable', apply: label + '}' })) };
  const key = /^(\s*)([\w.-]*)$/.exec(line);
  if (!key) return null;
  const deep = key[1].length;
  if (deep === 0) return { typed: key[2].length, options: entries(keys.top) };
  if (deep === 2 && !/\n(?:defaults|categories):[^\n]*\n(?:[ #][^\n]*\n|\n)*$/.test('\n' + before.slice(0, before.length - line.length))) {
    return { typed: key[2].length, options: rules.map(one => ({ label: one.id, detail: one.title, apply: one.id + ':', type: 'text' })) };
  }
  return { typed: key[2].length, options: /\n\s*limits:\s*\n(?:\s{6,}[^\n]*\n)*$/.test(before.slice(0, before.length - line.length)) && deep >= 6
    ? Object.entries(rule?.limits ?? {}).map(([label, now]) => ({ label, detail: `${now} in force`, apply: label + ': ', type: 'constant' })) : entries(keys.rule) };
}

const entries = some => some.map(label => ({ label, apply: label + ': ', type: 'property' }));

/** The rule below whose name the cursor stands. */
const ruleOf = (before, rules) => {
  const named = [...before.matchAll(/^ {2}([\w.-]+):\s*$/gm)].at(-1)?.[1];
  return rules.find(one => one.id === named);
};
