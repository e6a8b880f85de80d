/* Runs in a table, as the pages Now and Runs show them. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { brief, count } from './format.js';
import { chip, outcomes, runLink, time } from './parts.js';
import { to } from './route.js';

const LIVE = 30 * 60000;

/** Whether a run is at work, as far as one can tell. */
export const isLive = run => !run.ended && Date.now() - new Date(run.latest) < LIVE;

export const runTable = (runs, caption, brief = false) => html`<div class="scroll" tabindex="0" role="group"><table class=${brief ? 'runs brief' : 'runs'}>
  <caption class="skip">${caption}</caption>
  <thead><tr><th scope="col">Run</th><th scope="col">Works on</th><th scope="col">Last step</th><th scope="col" class="number">Steps</th>
    <th scope="col">Faults</th><th scope="col">Told</th><th scope="col">Heard of</th></tr></thead>
  <tbody>${repeat(runs, run => run.id, row)}</tbody></table></div>`;

function row(run) {
  return html`<tr><th scope="row">${runLink(run.id)} ${isLive(run) ? chip('live', 'good') : nothing}
      <div class="muted">${[run.client, run.agent, run.model].filter(Boolean).join(' · ')}</div></th>
    <td>${run.repository ? html`<a href=${to(['runs'], { repository: run.repository })}>${run.repository.split('/').at(-1)}</a>` : html`<span class="muted">–</span>`}</td>
    <td class="line">${last(run.last)}</td>
    <td class="number" data-unit="steps">${count(run.steps)}</td>
    <td data-name="faults">${faults(run)}</td>
    <td class=${run.told || run.waiting.length ? '' : 'none'} data-name="told">${told(run)}</td>
    <td class="nowrap">${time(run.latest)}</td></tr>`;
}

const last = step => step ? html`<span class="muted">${step.tool || step.kind}</span> ${step.text}` : nothing;

function faults(run) {
  const rules = Object.entries(run.rules);
  if (!rules.length) return html`<span class="muted">none</span>`;
  return html`${run.open ? html`${chip(`${run.open} open`, 'warn')} ` : nothing}${rules.map(([rule, times], i) => html`${i ? ', ' : ''}<a
    href=${to(['runs', run.id], { rule })} title=${rule}>${brief(rule)}</a>${times > 1 ? ` ×${times}` : ''}`)}`;
}

function told(run) {
  return html`${run.waiting.map(one => html`${chip(`${one.level} waits`, one.level)} `)}
    ${run.told ? html`<span>${run.told}×</span> ` : nothing}${outcomes(run.outcomes)}`;
}
