/* How experiments stand: what each arm shows, what may be concluded, and how to start and stop one. */
import { html, nothing } from 'lit';
import { get, may, post, service } from './api.js';
import { count, percent } from './format.js';
import { Page, wrong } from './page.js';
import { chip, empty } from './parts.js';

const SHARES = ['recovery', 'failed-calls', 'failing-sessions', 'success'];

class Experiments extends Page {
  static properties = { ...Page.properties, refused: { state: true } };

  constructor() {
    super();
    this.every = 15000;
  }

  load() {
    return get('/v1/reports/experiments');
  }

  show(all) {
    const wanted = this.route.parts[0];
    const shown = wanted ? all.filter(one => one.experiment === wanted) : all;
    return html`<h1>Experiments</h1>${this.refused ? wrong(this.refused) : nothing}
      ${shown.length ? shown.map(one => this.one(one)) : empty('No experiment', html`<p>An experiment asks whether guidance helps your agents: control, placebo
        and treatment by lot, read at any time. It is a file below <code>policies/experiments</code>: see <a href="/docs/experiments.md">experiments</a>.</p>`)}`;
  }

  one(one) {
    const running = one.status === 'running';
    const units = one.arms.reduce((sum, arm) => sum + arm.units, 0);
    return html`<section aria-label="Experiment ${one.experiment}"><h2><a href="#/experiments/${one.experiment}">${one.experiment}</a> ${chip(one.over ? 'over' : one.status, running && !one.over ? 'running' : '')}</h2>
      <p><b>${one.question}</b></p>
      <p class="muted">${count(units)} of ${count(one.planned)} planned units (${one.unit})${one.plannedDays ? `, ${one.days} of ${one.plannedDays} days` : ''}. ${one.endedBecause ?? ''}
        ${Object.entries(one.ended).map(([arm, why]) => `The arm ${arm} was ended: ${why}`)}</p>
      ${progress(units, one.planned)}
      ${one.sampleRatio.alarm ? html`<p class="trouble" role="alert"><b>Units are missing from an arm</b> (p = ${one.sampleRatio.p.toPrecision(2)}): nothing else may be concluded.</p>` : nothing}
      ${one.conclusions.length ? html`<ul>${one.conclusions.map(words => html`<li>${words}</li>`)}</ul>` : nothing}
      <div class="scroll narrow" tabindex="0" role="group"><table><caption class="skip">Arms</caption><thead><tr><th scope="col">Arm</th><th scope="col" class="number">Units</th><th scope="col" class="number">Sessions</th><th scope="col" class="number">Something due</th></tr></thead>
        <tbody>${one.arms.map(arm => html`<tr><th scope="row">${arm.arm}</th><td class="number">${count(arm.units)}</td><td class="number">${count(arm.sessions)}</td><td class="number">${count(arm.due)}</td></tr>`)}</tbody></table></div>
      ${this.comparisons(one)}
      ${may('rules:write') ? html`<p>${running ? html`<button class="danger" @click=${() => this.turn(one.experiment, 'stopped')}>Stop it</button>`
        : html`<button @click=${() => this.turn(one.experiment, 'running')}>Start it</button>`}</p>`
        : html`<p class="muted">To start or stop it, unlock changes at the top of the page.</p>`}</section>`;
  }

  comparisons(one) {
    const rows = one.comparisons.filter(row => row.units === 'all');
    if (!rows.length || !one.arms.some(arm => arm.units)) return nothing;
    return html`<h3>Against ${one.arms[0].arm}, all units</h3><div class="scroll" tabindex="0" role="group"><table><caption class="skip">Comparisons</caption><thead><tr><th scope="col">Metric</th><th scope="col">Arm</th><th scope="col" class="number">${one.arms[0].arm}</th>
      <th scope="col" class="number">Arm's</th><th scope="col" class="number">Change</th><th scope="col">Interval, at any look</th><th scope="col" class="number">p (Holm)</th></tr></thead><tbody>${rows.map(row => html`<tr>
        <th scope="row">${row.metric}</th><td>${row.arm}</td><td class="number">${value(row, row.reference)}</td><td class="number">${value(row, row.value)}</td>
        <td class="number">${row.difference ? value(row, row.difference.value, true) : '–'}</td><td class="nowrap">${row.difference ? `${value(row, row.difference.low, true)} to ${value(row, row.difference.high, true)}` : 'too little is known'}</td>
        <td class="number">${row.holm === undefined ? '–' : row.holm.toPrecision(2)}</td></tr>`)}</tbody></table></div>`;
  }

  /** An experiment is a policy file; its status is the one line that changes. */
  async turn(name, status) {
    this.refused = undefined;
    try {
      const path = `policies/experiments/${name}.yaml`;
      const { active } = await get('/v1/rulebooks');
      const { files } = await get(`/v1/rulebooks/${active}`);
      if (!files[path]) throw new Error(`There is no file ${path} in what is in force.`);
      const kept = await post('/v1/rulebooks', { files: { [path]: files[path].replace(/^status:.*$/m, `status: ${status}`) } });
      await post(`/v1/rulebooks/${kept.hash}/activate`, { reason: `${name}: ${status}`, by: service.who?.name });
      await this.reload();
    } catch (error) {
      this.refused = error;
    }
  }
}

function value(row, number, sign = false) {
  if (!Number.isFinite(number)) return '–';
  const plus = sign && number > 0 ? '+' : '';
  if (SHARES.includes(row.metric)) return plus + (sign ? `${Math.round(number * 1000) / 10} points` : percent(number));
  return plus + (Math.abs(number) >= 100 ? count(Math.round(number)) : number.toFixed(2));
}

const progress = (units, planned) => html`<progress max=${planned} value=${Math.min(units, planned)} aria-label="Units so far">${units} of ${planned}</progress>`;

customElements.define('page-experiments', Experiments);
