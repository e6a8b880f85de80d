/* What is tried beside what is in force, and what may be done with it. */
import { html, nothing } from 'lit';
import { call, may, post } from './api.js';
import { count, percent } from './format.js';
import { chip, time } from './parts.js';

export function trialNote(trial, done) {
  const running = trial.state === 'running';
  return html`<section class="note"><b>${running ? 'Tried now' : 'Tried last'}:</b> ${chip(trial.kind)} <code>${trial.candidate.slice(0, 8)}</code>
    ${trial.kind === 'canary' ? `for ${trial.percent} % of the runs,` : 'beside all runs, nobody is told,'} since ${time(trial.since)}${trial.by ? ` by ${trial.by}` : ''}${
      trial.reason ? `: ${trial.reason}` : ''}. ${running ? nothing : html`${chip(trial.state)} ${trial.why}`}
    <div class="muted">${side('in force', trial.active)} · ${side('tried', trial.tried)}</div>
    ${Object.entries(trial.rules).filter(([, one]) => one.active || one.candidate).map(([rule, one]) => html`<div>${rule}:
      ${one.both} seen by both, ${one.active} only by what is in force, ${one.candidate} only by what is tried</div>`)}
    ${running && may('rules:write') ? html`<p class="judge"><button @click=${() => post('/v1/rulebooks/trial/promote').then(done, done)}>Put it in force for all</button>
      <button class="danger" @click=${() => call('DELETE', '/v1/rulebooks/trial').then(done, done)}>Take it back</button></p>` : nothing}</section>`;
}

const side = (name, one) => `${name}: ${count(one.steps)} steps, ${one.errors} errors${one.decided ? `, ${percent(one.recovered / one.decided)} of ${one.decided} recovered` : ''}`;
