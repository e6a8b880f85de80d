/* What a candidate would have found in the runs that are stored, beside what is in force. */
import { html, nothing } from 'lit';
import { call, get, post } from './api.js';
import { brief, count, plural } from './format.js';
import { chip, runLink } from './parts.js';

const OFTEN = 400;

/** Runs one; told how far it is. */
export async function backtest(candidate, told) {
  let job = await post('/v1/backtests', { candidate, examples: 10 });
  while (job.state === 'waiting' || job.state === 'running') {
    await new Promise(next => setTimeout(next, OFTEN));
    job = await get(`/v1/backtests/${job.id}`);
    told(job);
  }
  return job;
}

export const cancel = job => call('DELETE', `/v1/backtests/${job.id}`);

export function comparison(job) {
  const { result } = job;
  if (!result) return html`<p class="muted" role="status">Judging the stored runs: ${plural(job.runs, 'run')} so far…</p>`;
  const differing = result.rules.filter(rule => rule.appears || rule.disappears || rule.moves);
  return html`<p role="status">${chip(job.state, job.state === 'done' ? 'good' : '')} ${plural(result.runs, 'run')}, ${plural(result.actions, 'call')} in ${job.seconds} s:
      ${differing.length ? html`<b>${count(result.totals.appears)} findings appear, ${count(result.totals.disappears)} disappear, ${count(result.totals.moves)} move.</b>`
        : html`<b>no difference.</b>`}</p>
    ${result.errors.map(error => html`<p class="wrong">${error}</p>`)}
    ${differing.map(rule => html`<h3>${brief(rule.rule)} <span class="muted">${rule.same} the same, ${rule.appears} appear, ${rule.disappears} disappear, ${rule.moves} move</span></h3>
      <div class="scroll" tabindex="0" role="group"><table><caption class="skip">Differences of ${rule.rule}</caption><thead><tr><th scope="col">Run</th><th scope="col">In force</th><th scope="col">Candidate</th><th scope="col">What shows it</th></tr></thead>
      <tbody>${rule.examples.map(one => html`<tr><th scope="row">${runLink(one.run, { step: (one.after.length ? one.after : one.before).at(-1) })}</th>
        <td>${steps(one.before)}</td><td>${steps(one.after)}</td><td class="line" title=${one.quote}>${one.quote}</td></tr>`)}</tbody></table></div>
      ${rule.appears + rule.disappears + rule.moves > rule.examples.length ? html`<p class="muted">These are ${count(rule.examples.length)} of the runs that differ.</p>` : nothing}`)}
    ${feedback(result.feedback)}`;
}

const steps = all => (all.length ? `${all.length === 1 ? 'step' : 'steps'} ${all.slice(0, 8).join(', ')}${all.length > 8 ? ', …' : ''}` : html`<span class="muted">nothing</span>`);

const score = one => `${one.right} right, ${one.wrong} wrong, ${one.missed} missed`;

function feedback(scores) {
  if (!scores.length) return nothing;
  return html`<h3>Of what people said</h3><div class="scroll" tabindex="0" role="group"><table><caption class="skip">Right, wrong and missed, by what people said</caption>
    <thead><tr><th scope="col">Rule</th><th scope="col">In force</th><th scope="col">Candidate</th></tr></thead>
    <tbody>${scores.map(one => html`<tr><th scope="row">${brief(one.rule)}</th><td>${score(one.active)}</td><td>${score(one.candidate)}</td></tr>`)}</tbody></table></div>`;
}
