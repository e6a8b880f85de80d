/* What is happening now: agents at work, what is found and told, and our own troubles. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get, may } from './api.js';
import { play } from './demo.js';
import { clock } from './format.js';
import { live } from './live.js';
import { Page } from './page.js';
import { chip, command, empty, plural, ruleLink, runLink } from './parts.js';
import { isLive, runTable } from './run-table.js';
import { lasting, silencedNote } from './silenced.js';
import { troubles } from './troubles.js';

const MOST = 30;

class Now extends Page {
  static properties = { ...Page.properties, playing: { state: true }, happened: { state: true } };

  constructor() {
    super();
    this.every = 5000;
    this.happened = [];
    this.hear = event => this.add({ ...event.detail, at: Date.now(), key: Math.random() });
  }

  connectedCallback() {
    super.connectedCallback();
    live.addEventListener('happened', this.hear);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    live.removeEventListener('happened', this.hear);
    clearTimeout(this.soon);
  }

  /** What is shown of runs follows what happens, at most once a second. */
  add(event) {
    this.happened = [event, ...this.happened].slice(0, MOST);
    this.soon ??= setTimeout(() => {
      this.soon = null;
      this.reload();
    }, 1000);
  }

  async load() {
    const [runs, own, silences] = await Promise.all([get('/v1/runs?limit=25'), troubles(), lasting()]);
    this.earlier ??= runs.runs.length ? await earlier(runs.runs) : undefined;
    return { runs: runs.runs, own, silences };
  }

  show({ runs, own, silences }) {
    const atWork = runs.filter(isLive);
    const others = runs.filter(run => !isLive(run));
    const events = [...this.happened, ...(this.earlier ?? [])].slice(0, MOST);
    return html`<h1>Now</h1>
      ${own.map(one => html`<p class="trouble" role="alert"><b>${one.what}</b> ${one.why} <span class="muted">${one.advice}</span></p>`)}
      ${silencedNote(silences)}
      ${runs.length === 0 ? this.first() : html`
        ${this.playing ? html`<p class="note" role="status">Playing the demo's runs: ${Math.round(this.playing * 100)} %</p>` : nothing}
        <h2>${atWork.length ? plural(atWork.length, 'run') + ' at work' : 'No agent is at work'}</h2>
        ${atWork.length ? runTable(atWork, 'Runs at work') : html`<p class="muted">A run counts as at work until its end is reported, or half an hour after its last step.</p>`}
        <div class="two"><section><h2>Earlier runs</h2>${others.length ? runTable(others.slice(0, 10), 'Earlier runs', true)
          : html`<p class="muted">None yet.</p>`}<p><a href="#/runs">All runs</a></p></section>
        <section><h2>As it happens</h2>${events.length ? html`<ol class="stream" aria-label="Latest findings and interventions">${repeat(events, one => one.key, happening)}</ol>`
          : html`<p class="muted">Findings and what agents are told appear here as they happen.</p>`}</section></div>`}`;
  }

  first() {
    return empty('Nothing was reported yet', html`
      <p>Three commands bring the first run. Connect a client that is installed here:</p>${command('steersman install claude-code')}
      <p>See that its hooks arrive:</p>${command('steersman doctor')}
      <p>Or look at runs that are recorded already:</p>${command('steersman analyze ~/.claude/projects')}
      ${may('ingest') ? html`<p>To look around first:</p><p><button ?disabled=${this.playing !== undefined} @click=${() => this.play()}>
        ${this.playing === undefined ? "Play the demo's runs" : `Playing: ${Math.round(this.playing * 100)} %`}</button></p>` : nothing}
      ${this.refused ? html`<p class="wrong" role="alert">${this.refused}</p>` : nothing}
      <p class="muted">Other clients, and agents of your own: <a href="/docs/clients.md">clients</a>, <a href="/docs/http.md">HTTP</a>.</p>`);
  }

  async play() {
    this.playing = 0;
    this.refused = '';
    try {
      await play(done => (this.playing = done));
    } catch (error) {
      this.refused = error.message;
    }
    this.playing = undefined;
    this.reload();
  }
}

/** What was found and told in the latest runs before the page was opened. */
async function earlier(runs) {
  const some = runs.filter(run => Object.keys(run.rules).length || run.told).slice(0, 5);
  const all = await Promise.all(some.map(async run => {
    const path = `/v1/trajectories/${encodeURIComponent(run.id)}`;
    const [found, told] = await Promise.all([get(path + '/findings'), get(path + '/interventions')]);
    return [...found.map(finding => ({ type: 'finding', finding, step: finding.last })),
      ...told.filter(one => one.delivery !== 'pending').map(intervention => ({ type: 'intervention', intervention, step: intervention.step + 0.5 }))]
      .sort((a, b) => b.step - a.step).slice(0, 6).map(one => ({ ...one, trajectory: run.id, key: Math.random() }));
  }));
  return all.flat();
}

function happening(event) {
  const found = event.finding;
  const told = event.intervention;
  return html`<li class=${event.at ? 'fresh' : ''}><div class="about">
      ${found ? chip(found.severity) : chip(told.level)}
      ${found ? html`<span>found</span>` : html`<span>${told.delivery === 'withheld' ? 'withheld' : told.delivery === 'dropped' ? 'dropped' : 'told'}</span>`}
      ${ruleLink((found ?? told).rule)} <span>in ${runLink(event.trajectory, found ? { fault: `${found.rule}#${found.identity}` } : { told: told.number })}</span>
      ${event.at ? html`<span>${clock(event.at)}</span>` : nothing}</div>
    <p class="said">${found ? found.title : told.text}</p></li>`;
}

customElements.define('page-now', Now);
