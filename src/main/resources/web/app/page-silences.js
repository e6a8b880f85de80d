/* What agents are not told for a while, and why. */
import { html, nothing } from 'lit';
import { call, get, may, post, service } from './api.js';
import { span } from './format.js';
import { Page, wrong } from './page.js';
import { chip, empty, plural, ruleLink, time } from './parts.js';
import { silences } from './silenced.js';

const LENGTHS = [[30, '30 minutes'], [120, '2 hours'], [480, '8 hours'], [1440, '1 day'], [10080, '7 days']];

class SilencesPage extends Page {
  static properties = { ...Page.properties, refused: { state: true } };

  constructor() {
    super();
    this.every = 15000;
  }

  key = () => '';

  async load() {
    const [all, rules] = await Promise.all([silences(), this.rules ?? get('/v1/rules')]);
    this.rules = rules;
    return all;
  }

  show(all) {
    const lasting = all.filter(one => one.lasting);
    const over = all.filter(one => !one.lasting);
    return html`<h1>Silences</h1>
      <p class="muted">While a silence lasts, faults are found, decided about and watched as ever; what is due is withheld from the agent, and the
        record says so. It ends by itself.</p>
      ${lasting.length ? this.table(lasting, true) : empty('Nothing is silenced', html`<p>Agents are told whatever the policy says.</p>`)}
      ${this.form()}
      ${over.length ? html`<h2>Over</h2>${this.table(over, false)}` : nothing}`;
  }

  table(all, lasting) {
    return html`<p role="status">${plural(all.length, 'silence')}</p><div class="scroll" tabindex="0" role="group"><table class="cards"><caption class="skip">Silences</caption><thead><tr><th scope="col">Of</th><th scope="col">Why</th><th scope="col">By</th><th scope="col">Began</th>
      <th scope="col">${lasting ? 'Ends' : 'Ended'}</th>${lasting && may('rules:write') ? html`<td></td>` : nothing}</tr></thead>
      <tbody>${all.map(one => html`<tr><th scope="row">${one.rule ? ruleLink(one.rule) : 'all rules'} ${['client', 'repository', 'model'].filter(name => one[name]).map(name => chip(`${name}: ${one[name]}`))}</th>
        <td class="line-of-its-own">${one.reason}</td><td data-name="by">${one.by}</td><td data-name="began">${time(one.from)}</td><td class="nowrap" data-name=${lasting ? 'ends' : 'ended'} title=${one.until}>${lasting ? `in ${span(new Date(one.until) - Date.now())}` : time(one.until)}</td>
        ${lasting && may('rules:write') ? html`<td><button class="danger" @click=${() => this.does(() => call('DELETE', `/v1/silences/${one.id}`))} aria-label="End the silence of ${one.rule || 'all rules'}">End</button></td>` : nothing}</tr>`)}</tbody></table></div>`;
  }

  form() {
    const { query } = this.route;
    if (!may('rules:write')) return html`<p class="note">An agent that reaches the service could silence what watches it, so this takes what changing rules takes. Unlock it at the top of the page.</p>`;
    return html`<h2>Silence something</h2>${this.refused ? wrong(this.refused) : nothing}
      <form class="filters" @submit=${event => this.begin(event)}>
        <label>Rule or category<input name="rule" list="silent" .value=${query.rule ?? ''} placeholder="any"></label>
        <datalist id="silent">${this.rules.rules.filter(rule => rule.kind === 'detection').map(rule => html`<option value=${rule.id}></option>`)}</datalist>
        ${['client', 'repository', 'model'].map(name => html`<label>${name[0].toUpperCase() + name.slice(1)}<input name=${name} .value=${query[name] ?? ''} placeholder="any"></label>`)}
        <label>For<select name="minutes">${LENGTHS.map(([minutes, name]) => html`<option value=${minutes}>${name}</option>`)}</select></label>
        <label>Why<input name="reason" class="long" required placeholder="for those who wonder later"></label><button>Silence</button></form>`;
  }

  begin(event) {
    event.preventDefault();
    const asked = Object.fromEntries(new FormData(event.target));
    this.does(() => post('/v1/silences', { ...asked, minutes: Number(asked.minutes), by: service.who?.name }), () => event.target.reset());
  }

  async does(work, then = () => {}) {
    this.refused = undefined;
    try {
      await work();
      then();
      await this.reload();
    } catch (error) {
      this.refused = error;
    }
  }
}

customElements.define('page-silences', SilencesPage);
