/* The rules in force and how they do; and what is tried beside them. */
import { html, nothing } from 'lit';
import { get } from './api.js';
import { count, words } from './format.js';
import { Page, wrong } from './page.js';
import { chip, plural, ruleLink, share, time } from './parts.js';
import { change, to } from './route.js';
import './page-rule.js';
import { isAbout, lasting } from './silenced.js';
import { trialNote } from './trial.js';

const ORDERS = { fires: 'Fires on most', id: 'Name', precision: 'Least precise', cost: 'Most costly', errors: 'Errors', changed: 'Changed last' };
const WORTH = {
  fires: ({ health }) => -health.trajectories.part,
  precision: ({ health }) => (health.precision.all ? health.precision.part / health.precision.all : 2),
  cost: ({ health }) => -(health.cost.mean ?? 0),
  errors: ({ health }) => -health.errors,
  changed: ({ health }) => -new Date(health.changed?.at ?? 0),
};

class Rules extends Page {
  static properties = { ...Page.properties, refused: { state: true } };

  key = () => '';

  async does(work) {
    this.refused = undefined;
    await work().catch(error => (this.refused = error));
    await this.reload();
  }

  async load() {
    const [rules, health, versions, silences] = await Promise.all([
      get('/v1/rules'), get('/v1/rules/health'), get('/v1/rulebooks'), lasting()]);
    const trial = versions.tried ? await get('/v1/rulebooks/trial') : null;
    return { rules, health: new Map(health.map(one => [one.rule, one])), versions, trial, silences };
  }

  show({ rules, health, versions, trial, silences }) {
    const { query } = this.route;
    const all = rules.rules.filter(rule => rule.kind === 'detection').map(rule => ({ ...rule, health: health.get(rule.id) }));
    const shown = all.filter(rule => (!query.q || `${rule.id} ${rule.title}`.toLowerCase().includes(query.q.toLowerCase()))
      && (!query.mode || rule.mode === query.mode));
    const worth = WORTH[query.order ?? 'fires'];
    if (worth) shown.sort((a, b) => worth(a) - worth(b));
    return html`<h1>Rules</h1>
      ${rules.refused ? html`<p class="trouble" role="alert"><b>The files as they are now are not in force.</b> ${rules.refused.diagnostics.slice(0, 5).map(one =>
        html`<span class="line">${one.file}:${one.line}: ${one.message} </span>`)}</p>` : nothing}
      ${this.refused ? wrong(this.refused) : nothing}
      ${trial ? trialNote(trial, work => this.does(work)) : nothing}
      <form class="filters" @submit=${event => event.preventDefault()}>
        <label>Search<input type="search" .value=${query.q ?? ''} placeholder="name or title" @input=${event => change({ q: event.target.value }, true)}></label>
        <label>Mode<select @change=${event => change({ mode: event.target.value })}>${['', 'enforce', 'observe', 'shadow', 'off'].map(mode => html`
          <option value=${mode} ?selected=${mode === (query.mode ?? '')}>${mode || 'any'}</option>`)}</select></label>
        <label>Order<select @change=${event => change({ order: event.target.value })}>${Object.entries(ORDERS).map(([order, name]) => html`
          <option value=${order} ?selected=${order === (query.order ?? 'fires')}>${name}</option>`)}</select></label>
        <a href=${to(['rules', 'files'])}>Files, policies, versions</a></form>
      <p class="muted">${plural(shown.length, 'rule')} of ${all.length}. Counted over what is stored; errors and costs since the service began.
        ${inForce(versions)}</p>
      <div class="scroll" tabindex="0" role="group"><table class="rules"><caption class="skip">Rules</caption><thead><tr><th scope="col">Rule</th><th scope="col">Mode</th><th scope="col">Fires on runs</th>
        <th scope="col">Right, by feedback</th><th scope="col">Recovered when told</th><th scope="col">Read by hand</th><th scope="col" class="number">µs a step</th>
        <th scope="col" class="number">Errors</th><th scope="col">Last change</th></tr></thead><tbody>${shown.map(rule => row(rule, rules.quarantined ?? {}, silences))}</tbody></table></div>`;
  }
}

function row(rule, quarantined, silences) {
  const { health } = rule;
  return html`<tr><th scope="row">${ruleLink(rule.id)} ${quarantined[rule.id] ? chip('quarantined') : nothing} ${silences.some(one => isAbout(one, rule.id)) ? html`<a class="chip ask" href="#/silences">silenced</a>` : nothing}
      <div class="muted">${words(rule.id.split('.').slice(0, -1).join(' / '))}${rule.status === 'stable' ? '' : `, ${rule.status}`}</div>
      ${health.warnings.map(warning => html`<div class="muted warning" title=${warning}>⚠ ${warning.split('. ')[0]}</div>`)}</th>
    <td>${chip(rule.mode)}</td>
    <td>${share(health.trajectories, health.trajectories.part ? to(['runs'], { rule: rule.id }) : null)}</td>
    <td>${share(health.precision)}</td><td>${share(health.recovery)}</td>
    <td class="nowrap">${rule.evidence.read ? `${rule.evidence.right} of ${rule.evidence.read} right` : html`<span class="muted">none</span>`}</td>
    <td class="number">${health.cost.steps ? count(health.cost.mean.toFixed(health.cost.mean < 10 ? 1 : 0)) : '–'}</td>
    <td class="number">${health.errors ? chip(String(health.errors), 'bad') : '0'}</td><td class="nowrap">${lastChange(health.changed)}</td></tr>`;
}

/** What brought the text that a rule has, where several versions are kept. */
const lastChange = came => (came ? html`${time(came.at)}<div class="muted">${came.how}${came.by ? ` by ${came.by}` : ''}${came.reason ? html`<br>${came.reason}` : ''}</div>` : html`<span class="muted">–</span>`);

function inForce(versions) {
  const came = versions.versions.flatMap(version => version.activations).sort((a, b) => b.at.localeCompare(a.at))[0];
  return came ? html`In force since ${time(came.at)} (${came.how}${came.by ? ` by ${came.by}` : ''}${came.reason ? `: ${came.reason}` : ''}).` : nothing;
}

customElements.define('page-rules', Rules);
