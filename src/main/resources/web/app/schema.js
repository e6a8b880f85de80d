/* Where the cursor stands in a YAML file, and what the JSON Schema of the file has there. */

const KEY = /^["']?([^\s"'#,:{}[\]&*!|>%@`-][^"'#,{}[\]]*?)["']?\s*:(?=\s|$)/;
const PLAIN = /^[^,{}[\]]*/;
const QUOTED = /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)/;

/**
 * Where a text ends: `path` from the outermost key, with `[]` for what stands in a list; `beside`, the keys that stand there already;
 * `key`, the one whose value is written, if any; `word`, what is begun. Null where nothing can be offered.
 */
export function placeOf(before) {
  const lines = before.split('\n');
  const head = headOf(lines.pop());
  const inside = head.rest.startsWith('#') ? null : inline(head.rest);
  if (!inside) return null;
  const outside = above(lines, head);
  const beside = inside.path.length ? inside.beside : [...outside.beside, ...inside.beside];
  return { ...inside, beside, path: [...outside.path, ...inside.path] };
}

/** A line as the marks of lists that it begins with, and the key behind them. */
function headOf(line) {
  const [, begin, rest] = /^((?:\s|-(?=\s|$))*)(.*)$/.exec(line);
  const dashes = [...begin.matchAll(/-/g)].map(mark => mark.index);
  return { dashes, rest, column: begin.length, key: KEY.exec(rest)?.[1], blank: rest.startsWith('#') || (!rest && !dashes.length) };
}

/** The keys and lists that hold a line, by how far they are set in. */
function above(lines, head) {
  const path = [];
  const beside = [];
  let keys = head.column;
  let lists = head.column;
  const climb = dashes => dashes.toReversed().filter(at => at < lists).forEach(at => {
    path.unshift('[]');
    keys = at + 1;
    lists = at;
  });
  climb(head.dashes);
  for (const one of lines.toReversed().map(headOf)) {
    if (one.blank) continue;
    if (one.key && one.column < keys) {
      path.unshift(one.key);
      keys = lists = one.column;
    } else if (one.key && one.column === head.column && path.length === head.dashes.length) {
      beside.push(one.key);
    }
    climb(one.dashes);
    if (keys === 0) break;
  }
  return { path, beside };
}

/** The same within a line, where brackets may be open. */
function inline(line) {
  const open = [{ beside: [] }];
  let text = line;
  for (;;) {
    const here = open.at(-1);
    text = text.trimStart();
    const key = here.key === undefined ? KEY.exec(text) : null;
    const quoted = QUOTED.exec(text)?.[0];
    if (key) {
      here.key = key[1];
      text = text.slice(key[0].length);
    } else if (text[0] === '{' || text[0] === '[') {
      open.push({ list: text[0] === '[', beside: [] });
      text = text.slice(1);
    } else if (open.length > 1 && /^[,}\]]/.test(text)) {
      if (text[0] !== ',') open.pop();
      else open[open.length - 1] = { list: here.list, beside: here.list ? [] : [...here.beside, here.key] };
      text = text.slice(1);
    } else {
      const word = quoted ?? (open.length > 1 ? PLAIN.exec(text)[0] : text);
      if (word.length < text.length && word) text = text.slice(word.length);
      else return word.length < text.length || (quoted && /^(["']).*\1$/.test(quoted)) ? null : ended(open, word.replace(/^["']/, ''));
    }
  }
}

function ended(open, word) {
  const path = open.flatMap((one, i) => [one.list ? '[]' : null, i < open.length - 1 ? one.key : null]).filter(part => part !== null && part !== undefined);
  return { path, beside: open.at(-1).beside, key: open.at(-1).key, word };
}

/** What may stand at a place: keys where one may begin, and values. */
export function offersOf(schema, { path, beside, key }) {
  const forms = node => {
    const { $ref, ...own } = node;
    const whole = $ref ? { ...$ref.split('/').slice(1).reduce((part, name) => part[name], schema), ...own } : node;
    return whole.$ref || whole.oneOf ? (whole.oneOf ?? [whole]).flatMap(one => forms(whole.oneOf ? { description: whole.description, ...one } : one)) : [whole];
  };
  const inner = (nodes, name) => nodes.flatMap(node => child(node, name)).flatMap(forms);
  const there = path.reduce(inner, forms(schema)).filter(node => beside.every(one => node.type !== 'object' || child(node, one).length));
  const values = (key === undefined ? there : inner(there, key)).flatMap(valuesOf);
  return distinct(key === undefined ? [...there.flatMap(node => keysOf(node, forms)).filter(one => !beside.includes(one.label)), ...values] : values);
}

function child(node, name) {
  if (name === '[]') return node.items ? [node.items] : [];
  const patterned = Object.entries(node.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern).test(name))?.[1];
  const found = node.properties?.[name] ?? patterned ?? node.additionalProperties;
  return typeof found === 'object' ? [found] : [];
}

/** Keys with their meaning; of keys that take a name, the word before it. */
function keysOf(node, forms) {
  const patterned = Object.entries(node.patternProperties ?? {}).map(([pattern, one]) => [/^\^(\w+)/.exec(pattern)?.[1], one, ' ']);
  return [...Object.entries(node.properties ?? {}), ...patterned].filter(([label]) => label).map(([label, one, end = ': ']) => ({
    label, apply: label + end, type: 'property', info: forms(one).find(form => form.description)?.description }));
}

const valuesOf = node => [...(node.enum ?? []), ...(node.const === undefined ? [] : [node.const]), ...(node.type === 'boolean' ? [true, false] : [])]
  .map(value => ({ label: String(value), type: 'constant', info: node.description }));

const distinct = some => [...new Map(some.map(one => [one.label, one])).values()];
