/* One run: what the agent did, what was seen in it, what was said, and whether it helped. */
import { html, nothing } from 'lit';
import { get } from './api.js';
import { count } from './format.js';
import { live } from './live.js';
import { Page } from './page.js';
import { chip, time } from './parts.js';
import { change } from './route.js';
import { RunData } from './run-data.js';
import './run-list.js';
import { nextOf, rowOf, rowsOf, textOf } from './run-rows.js';
import { faultCard, faultOf, opinion, overview, stepCard, toldCard } from './run-side.js';
import { sight, strip } from './run-strip.js';

const REFRESH = 3000;
const NOTHING = { step: '', fault: '', told: '', fold: '' };

class Run extends Page {
  static properties = { ...Page.properties, raw: { state: true }, why: { state: true }, refused: { state: true } };

  constructor() {
    super();
    this.wide = true;
    this.rules = [];
    this.press = event => this.pressed(event);
    this.hear = event => event.detail.trajectory === this.route.parts[0] && this.refresh();
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('keydown', this.press);
    live.addEventListener('happened', this.hear);
    this.timer = setInterval(() => !document.hidden && this.data && !this.data.ended && this.refresh(), REFRESH);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.press);
    live.removeEventListener('happened', this.hear);
  }

  key = route => route.parts[0];

  async load({ parts }) {
    const run = new RunData(parts[0], () => {
      if (parts[0] !== this.route.parts[0]) return;
      this.data = run;
      this.arrange();
    });
    get('/v1/rules').then(all => (this.rules = all.rules.filter(rule => rule.kind === 'detection').map(rule => rule.id)), () => {});
    await run.load();
    return run;
  }

  async refresh() {
    if (this.refreshing) return;
    this.refreshing = true;
    await this.data?.more().catch(() => {});
    this.refreshing = false;
  }

  /** The rows, and the one that the address names. */
  arrange() {
    const { query } = this.route;
    this.outcomes = this.data.outcomes();
    this.found = this.data.found.find(one => faultOf(one) === query.fault) ?? this.data.found.find(one => query.rule && !query.told && one.rule === query.rule);
    const shown = query.fold !== undefined ? -1 : Number(query.step ?? this.found?.first ?? -1);
    this.rows = rowsOf(this.data, new Set((query.open ?? '').split(',')), shown);
    this.pick();
    this.requestUpdate();
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('route') && this.data) this.arrange();
  }

  pick() {
    const { query } = this.route;
    const run = this.data;
    this.told = run.told.find(one => String(one.number) === query.told);
    const shows = this.found ?? run.found.find(one => this.told?.faults.includes(faultOf(one)));
    this.evidence = new Set(shows?.evidence);
    this.chosen = query.fold !== undefined ? this.rows.findIndex(row => row.type === 'fold' && row.step === Number(query.step))
      : query.step !== undefined ? rowOf(this.rows, Number(query.step))
      : this.told ? this.rows.findIndex(row => row.told === this.told)
      : this.found ? rowOf(this.rows, this.found.first) : -1;
    const place = `${query.step} ${query.fold} ${query.told} ${this.found && faultOf(this.found)} ${Number(query.step) < run.steps.length}`;
    if (place === this.place) return;
    this.place = place;
    this.raw = undefined;
    this.why = undefined;
    if (query.step !== undefined) run.raw(Number(query.step)).then(raw => (this.raw = raw), error => (this.refused = error.message));
    if (this.found && query.step === undefined) this.explain(this.found.rule, this.found.last);
    if (this.chosen >= 0) this.updateComplete.then(() => this.querySelector('run-list')?.reveal(this.chosen, this.far !== false));
  }

  async explain(rule, step) {
    try {
      this.why = await this.data.explain(rule, step);
      this.refused = '';
    } catch (error) {
      this.refused = error.message;
    }
  }

  async say(what) {
    try {
      await opinion(this.data, what);
      this.refused = '';
      await this.data.more();
    } catch (error) {
      this.refused = error.message;
    }
  }

  show(run) {
    const about = run.about;
    return html`<div class="runhead"><h1>${run.id}</h1>
        ${run.ended ? chip('ended') : chip('open', 'good')}
        <span class="muted">${count(run.total)} steps${run.steps.length < run.total ? `, ${count(run.steps.length)} loaded` : ''}
        ${about ? html`${[about.client, about.agent, about.model, about.repository].filter(Boolean).map(one => ` · ${one}`)} · heard of ${time(about.latest)}` : nothing}</span></div>
      ${strip(run, this.rows[this.chosen]?.step, step => change({ step }))}
      <div class="split"><div class="steps"><div class="tools"><input type="search" aria-label="Search the steps" placeholder="Search the steps ( / )"
          .value=${this.route.query.q ?? ''} @input=${event => this.search(event.target.value)} @keydown=${event => event.key === 'Enter' && this.next(1)}>
          <span class="muted" role="status">${this.hits()}</span></div>
        <run-list .rows=${this.rows} .chosen=${this.chosen} .evidence=${this.evidence} .outcomes=${this.outcomes}
          @choose=${event => (this.rows[event.detail].type === 'fold' ? this.fold(this.rows[event.detail]) : this.choose(event.detail))} @looked=${event => sight(this.querySelector('.strip'), event.detail)}></run-list></div>
      <div class="side">${this.refused ? html`<p class="wrong" role="alert">${this.refused}</p>` : nothing}${this.side(run)}</div></div>`;
  }

  side(run) {
    const { query } = this.route;
    if (query.step !== undefined && !this.found) return stepCard(Number(query.step), this.raw, this.why, this.rules, (rule, step) => this.explain(rule, step));
    if (this.found) {
      return html`${query.step !== undefined && this.raw ? html`<section><h2>Step ${query.step}</h2><pre class="raw" tabindex="0">${JSON.stringify(this.raw, null, 2)}</pre></section>` : nothing}
        ${faultCard(run, this.found, this.why, (rule, step) => this.explain(rule, step), what => this.say(what))}`;
    }
    return this.told ? toldCard(run, this.told, what => this.say(what)) : overview(run);
  }

  choose(index, onTheWay = false) {
    const row = this.rows[index];
    if (!row) return;
    this.far = false;
    if (row.type === 'told') change({ ...NOTHING, told: row.told.number }, onTheWay);
    else if (row.type === 'found') change({ ...NOTHING, fault: faultOf(row.found) }, onTheWay);
    else if (row.type === 'fold') change({ ...NOTHING, step: row.step, fold: 1 }, onTheWay);
    else if (row.type === 'step') change({ step: row.step, told: '', fold: '' }, onTheWay);
    this.far = true;
  }

  /** Opens or closes the steps of a subagent. */
  fold(row) {
    const open = new Set((this.route.query.open ?? '').split(',').filter(Boolean));
    if (!open.delete(String(row.step))) open.add(String(row.step));
    change({ ...NOTHING, open: [...open].join(','), step: row.step, fold: 1 });
  }

  search(text) {
    this.route.query.q = text;
    change({ q: text }, true);
  }

  hits() {
    const asked = (this.route.query.q ?? '').toLowerCase();
    if (!asked) return '';
    this.matching = this.rows.flatMap((row, i) => (textOf(row).includes(asked) ? [i] : []));
    return `${count(this.matching.length)} rows; Enter: the next`;
  }

  next(by) {
    this.hits();
    const found = this.matching?.find(index => index > this.chosen) ?? this.matching?.[0];
    if (found !== undefined && by) this.choose(found, true);
  }

  pressed(event) {
    const typing = event.target.closest?.('input, textarea, select, dialog[open]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !this.data) return;
    const move = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 15, PageUp: -15 }[event.key];
    const row = this.rows[this.chosen];
    if (move) this.choose(nextOf(this.rows, this.chosen, move), true);
    else if (event.key === 'Enter' && row?.type === 'fold' && !event.target.closest('a, button')) this.fold(row);
    else if (event.key === 'n' || event.key === 'p') this.toFinding(event.key === 'n' ? 1 : -1);
    else if (event.key === 'y' || event.key === 'x') this.judge(event.key === 'y');
    else if (event.key === '/') this.querySelector('input[type=search]').focus();
    else if (event.key === 'Escape') change({ ...NOTHING, rule: '' });
    else return;
    event.preventDefault();
  }

  toFinding(by) {
    const found = this.data.found;
    if (!found.length) return;
    const now = found.indexOf(this.found);
    change({ ...NOTHING, fault: faultOf(found[(Math.max(now, by < 0 ? 0 : -1) + by + found.length) % found.length]) });
  }

  judge(right) {
    if (this.found) this.say({ rule: this.found.rule, identity: this.found.identity, right });
    else if (this.told) this.say({ intervention: this.told.number, right });
  }
}

customElements.define('page-run', Run);
