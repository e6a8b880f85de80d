/* What is tried beside what is in force, and what may be done with it. */
import { html, nothing } from 'lit';
import { call, may, post, service } from './api.js';
import { count, percent, plural } from './format.js';
import { chip, ruleLink, time } from './parts.js';

/** `does` takes what is to be done, and says what came of it. */
export function trialNote(trial, does) {
  const running = trial.state === 'running';
  return html`<section class="note"><b>${running ? 'Tried now' : 'Tried last'}:</b> ${chip(trial.kind)} <code>${trial.candidate.slice(0, 8)}</code>
    ${trial.kind === 'canary' ? `for ${trial.percent} % of the runs,` : 'beside the runs, nobody is told,'} since ${time(trial.since)}${trial.by ? ` by ${trial.by}` : ''}${
      trial.reason ? `: ${trial.reason}` : ''}. ${running ? nothing : html`${chip(trial.state)} ${trial.why}`}
    <div class="muted">${side('in force', trial.active)} · ${side('tried', trial.tried)}</div>
    ${trial.kind === 'shadow' ? html`<div>${plural(Object.values(trial.rules).reduce((sum, one) => sum + one.both, 0), 'fault')} seen by both${
      Object.values(trial.rules).some(one => one.active || one.candidate) ? '; what differs:' : ', none by one alone.'}</div>` : nothing}
    ${Object.entries(trial.rules).filter(([, one]) => one.active || one.candidate).map(([rule, one]) => html`<div>${ruleLink(rule)}:
      ${one.both} seen by both, ${one.active} only by what is in force, ${one.candidate} only by what is tried</div>`)}
    ${running && may('rules:write') ? html`<p class="judge"><button @click=${() => does(() => post('/v1/rulebooks/trial/promote', { reason: trial.reason, by: service.who?.name }))}>Put it in force for all</button>
      <button class="danger" @click=${() => does(() => call('DELETE', '/v1/rulebooks/trial'))}>Take it back</button></p>` : nothing}</section>`;
}

const side = (name, one) => `${name}: ${count(one.steps)} steps, ${one.errors} errors${one.decided ? `, ${percent(one.recovered / one.decided)} of ${one.decided} recovered` : ''}`;
