/* Makes the rows of a run out of its steps and what came of them: a call and its result are one row, what was told stands where it was told. */
import { brief, plural, span } from './format.js';

const GAP = 5 * 60000;
const LOW = 30;
const HIGH = 54;

/**
 * The rows.
 *
 * @param run steps, findings, interventions
 * @param unfolded the first steps of subagents that are shown whole
 * @param shown a step that must be in sight, wherever it is; -1 for none
 */
export function rowsOf(run, unfolded, shown = -1) {
  const calls = new Map();
  const rows = [];
  const after = byStep(run);
  let before = null;
  for (const step of run.steps) {
    gap(rows, before, step);
    const call = step.kind === 'result' ? calls.get(step.call) : null;
    if (call) {
      call.result = step;
      calls.delete(step.call);
    } else {
      const row = { type: 'step', step: step.step, of: step, height: LOW, turn: startsTurn(before, step) };
      if (step.kind === 'call') calls.set(step.call, row);
      rows.push(row);
    }
    for (const one of after.get(step.step) ?? []) rows.push(one);
    before = step;
  }
  return placed(folded(rows, unfolded, shown));
}

const startsTurn = (before, step) => before !== null && (step.turn ?? '') !== (before.turn ?? '') && step.kind !== 'result';

function gap(rows, before, step) {
  const took = before?.at && step.at ? new Date(step.at) - new Date(before.at) : 0;
  if (took > GAP) rows.push({ type: 'gap', step: step.step, height: LOW, text: `${span(took)} later` });
}

/** What stands after a step: what was told there, and what was found and told to nobody. */
function byStep(run) {
  const after = new Map();
  const add = (step, row) => after.set(step, [...(after.get(step) ?? []), { step, ...row }]);
  const spoken = new Set(run.told.flatMap(one => one.faults));
  for (const found of run.found) {
    if (!spoken.has(`${found.rule}#${found.identity}`)) {
      add(found.last, { type: 'found', found, height: LOW, text: found.title });
    }
  }
  for (const told of run.told) {
    add(Math.min(told.step + (told.lagSteps ?? 0), run.steps.length - 1), { type: 'told', told, height: HIGH, text: told.text });
  }
  return after;
}

/** Steps of a subagent fold into one row, unless they are asked for, or something was told there. */
function folded(rows, unfolded, shown) {
  const out = [];
  for (let i = 0; i < rows.length;) {
    const agent = rows[i].of?.agent;
    let end = i;
    while (agent && end < rows.length && (!rows[end].of || rows[end].of.agent === agent)) end++;
    while (end > i && !rows[end - 1].of && rows[end - 1].type === 'gap') end--;
    if (!agent || end - i < 4) {
      out.push(rows[i++]);
      continue;
    }
    const inside = rows.slice(i, end);
    const open = unfolded.has(String(rows[i].step)) || inside.some(row => row.type === 'told' || row.step === shown || row.result?.step === shown);
    out.push({ type: 'fold', step: rows[i].step, height: LOW, open, text: summary(agent, inside) });
    if (open) out.push(...rows.slice(i, end));
    i = end;
  }
  return out;
}

/** What a subagent did, in a line. */
function summary(agent, rows) {
  const calls = rows.filter(row => row.of?.kind === 'call');
  const failed = calls.filter(row => row.result?.failed || row.result?.exitCode > 0).length;
  const found = rows.filter(row => row.type === 'found').length;
  return [`Subagent ${agent}: ${plural(calls.length, 'call')}`, failed ? `${failed} failed` : '', found ? plural(found, 'fault') : ''].filter(Boolean).join(', ');
}

/** Where each row stands, and all of it. */
function placed(rows) {
  let top = 0;
  for (const row of rows) {
    row.top = top;
    top += row.height;
  }
  return Object.assign(rows, { tall: top });
}

/** The index of the row at a height. */
export function rowAt(rows, top) {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rows[middle].top <= top) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The index of the next row that keys stop at, which pauses are not; the same one at an end. */
export function nextOf(rows, index, by) {
  const way = Math.sign(by);
  let next = Math.max(0, Math.min(rows.length - 1, index + by));
  while (rows[next]?.type === 'gap') next += way;
  return rows[next] ? next : Math.max(0, index);
}

/** The index of the row that shows a step. */
export function rowOf(rows, step) {
  const own = rows.findIndex(row => row.type === 'step' && (row.step === step || row.result?.step === step));
  return own >= 0 ? own : Math.max(0, rows.findLastIndex(row => row.step <= step));
}

/** What a search looks through. */
export const textOf = row => [row.text, row.of?.text, row.of?.tool, row.of?.kind, row.result?.text, row.told && brief(row.told.rule)].join(' ').toLowerCase();
