/* The frame of all pages: where one may go, how the service stands, who is there. */
import { html, LitElement, nothing } from 'lit';
import { down, get, lock, meet, service, unlock } from './api.js';
import { exact, plural } from './format.js';
import { follow, live } from './live.js';
import { here, to } from './route.js';
import { lasting, silenced } from './silenced.js';
import './page-now.js';
import './page-runs.js';
import './page-run.js';

const PAGES = [['now', 'Now'], ['runs', 'Runs'], ['faults', 'Faults'], ['recovery', 'Recovery'], ['rules', 'Rules'],
  ['experiments', 'Experiments'], ['silences', 'Silences']];
const KEYS = [['j / k', 'next, previous row'], ['n / p', 'next, previous finding'], ['y / x', 'the chosen finding is right, wrong'],
  ['/', 'search'], ['Enter', 'open or close the steps of a subagent'], ['g then n, r, f, c, u, e, s', 'go to Now, Runs, Faults, Recovery, Rules, Experiments, Silences'], ['Esc', 'back to the overview'], ['?', 'this list']];
const GO = { n: 'now', r: 'runs', f: 'faults', c: 'recovery', u: 'rules', e: 'experiments', s: 'silences' };

/** The console. */
class Console extends LitElement {
  static properties = { route: { state: true }, key: { state: true }, refused: { state: true }, asking: { state: true } };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.route = here();
    window.addEventListener('hashchange', () => this.moved(here()));
    window.addEventListener('keydown', event => this.pressed(event));
    service.addEventListener('turned', () => this.requestUpdate());
    service.addEventListener('recovered', () => lasting().catch(() => {}));
    live.addEventListener('turned', () => this.requestUpdate());
    silenced.addEventListener('turned', () => this.requestUpdate());
    this.theme(localStorage.getItem('theme') ?? '');
    meet().then(lasting).catch(error => error.status === 0 && down()).finally(follow);
  }

  /** Another page is read from its top, also by those who hear it or go by keys. */
  moved(route) {
    const other = route.page !== this.route.page || route.parts[0] !== this.route.parts[0];
    this.route = route;
    if (!other) return;
    scrollTo(0, 0);
    this.querySelector('main').focus({ preventScroll: true });
  }

  theme(name) {
    document.documentElement.dataset.theme = name;
    if (name) localStorage.setItem('theme', name);
    else localStorage.removeItem('theme');
    this.requestUpdate();
  }

  pressed(event) {
    // The browser closes it a moment later, and what is typed meanwhile would go astray.
    if (event.key === 'Escape') this.querySelector('dialog').close();
    const typing = event.composedPath()[0].closest?.('input, textarea, select, [contenteditable=true]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '?') this.querySelector('dialog').showModal();
    if (this.going && GO[event.key]) location.hash = to([GO[event.key]]);
    this.going = event.key === 'g';
  }

  updated() {
    const name = pages().find(([page]) => page === this.route.page)?.[1] ?? 'Steersman';
    document.title = [...this.route.parts.slice(0, 1), name, 'Steersman'].join(' · ');
  }

  render() {
    return html`<a class="skip" href="#main" @click=${event => { event.preventDefault(); this.querySelector('main').focus(); }}>Skip to the page</a>
      <header><a class="brand" href="#/"><img src="/icon.svg" alt="" width="22" height="22">Steersman</a>
        <nav aria-label="Pages">${pages().map(([page, name]) => html`<a href=${to([page])}
          aria-current=${page === this.route.page ? 'page' : nothing}>${name}</a>`)}</nav>
        <div class="standing"><span class="pulse ${live.open ? 'on' : ''}" role="status">${live.open ? 'live' : 'not live'}</span>
          ${silenced.lasting.length ? html`<a class="chip ask" href="#/silences" title="Agents are not told everything now">${plural(silenced.lasting.length, 'silence')}</a>` : nothing}
          ${this.who()}
          <button class="quiet" @click=${() => this.theme(dark() ? 'light' : 'dark')} aria-label="Light or dark">◐</button>
          <button class="quiet" @click=${() => this.querySelector('dialog').showModal()} aria-label="Keys">?</button></div>
      </header>
      ${this.banner()}
      <main id="main" tabindex="-1">${service.state === 'locked' || this.asking ? this.door() : this.page()}</main>
      <dialog aria-labelledby="keys"><h2 id="keys">Keys</h2><dl class="keys">${KEYS.map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl>
        <form method="dialog"><button autofocus>Close</button></form></dialog>`;
  }

  who() {
    if (!service.who || service.state === 'locked') return nothing;
    const change = service.who.scopes.includes('rules:write');
    return html`<span class="who" title=${`May: ${service.who.scopes.join(', ')}`}>${service.who.name}</span>
      ${change || service.who.keyed ? html`<button class="quiet" @click=${() => lock()}>Leave</button>`
        : html`<button class="quiet" @click=${() => { this.asking = !this.asking; }}>${this.asking ? 'Back' : 'Unlock'}</button>`}`;
  }

  banner() {
    if (service.state === 'down') {
      return html`<p class="banner bad" role="alert"><b>The service does not answer.</b> What is shown may be old. Looking again every 2 seconds.</p>`;
    }
    if (service.state === 'slow') return html`<p class="banner" role="status"><b>The service is slow.</b> What was asked for has not come yet.</p>`;
    if (service.restarted) {
      return html`<p class="banner" role="status"><b>The service was restarted</b> at ${exact(service.restarted)}; the page was loaded anew.
        <button class="quiet" @click=${() => { service.restarted = ''; this.requestUpdate(); }}>Good</button></p>`;
    }
    return nothing;
  }

  door() {
    const owner = service.state !== 'locked';
    return html`<form class="door" @submit=${event => this.open(event)}>
      <h1>${owner ? 'Unlock changes' : 'A key is needed'}</h1>
      <p class="muted">${owner ? html`Whoever is at this machine may look; changing rules is running code. The key of the owner stands in the
        file <code>owner.key</code> of the data folder, new with each start.` : service.detail}</p>
      <label for="key">${owner ? 'Key of the owner' : 'Key or token'}</label>
      <input id="key" type="password" autocomplete="off" required placeholder="st_key_…">
      ${this.refused ? html`<p class="wrong" role="alert">${this.refused}</p>` : nothing}
      <button>Go on</button>
      <p class="muted">It is shown to the service once; a cookie that scripts cannot read stands for it until the browser is closed.</p></form>`;
  }

  async open(event) {
    event.preventDefault();
    try {
      await unlock(event.target.querySelector('input').value.trim());
      this.refused = '';
      this.asking = false;
    } catch (error) {
      this.refused = error.message;
    }
  }

  page() {
    const route = this.route;
    switch (route.page) {
      case 'now': return html`<page-now .route=${route}></page-now>`;
      case 'runs': return route.parts.length ? html`<page-run .route=${route}></page-run>` : html`<page-runs .route=${route}></page-runs>`;
      default: return later(route);
    }
  }
}

/** Pages that are looked at less often come when they are asked for. */
const LATER = {
  faults: [() => import('./page-faults.js'), route => html`<page-faults .route=${route}></page-faults>`],
  recovery: [() => import('./page-recovery.js'), route => html`<page-recovery .route=${route}></page-recovery>`],
  rules: [() => import('./page-rules.js'), route => route.parts.length
    ? html`<page-rule .route=${route}></page-rule>` : html`<page-rules .route=${route}></page-rules>`],
  experiments: [() => import('./page-experiments.js'), route => html`<page-experiments .route=${route}></page-experiments>`],
  silences: [() => import('./page-silences.js'), route => html`<page-silences .route=${route}></page-silences>`],
  fleet: [() => import('./page-fleet.js'), route => html`<page-fleet .route=${route}></page-fleet>`],
};

/** Pages that only some services have. */
const pages = () => (service.who?.fleet ? [...PAGES, ['fleet', 'Fleet']] : PAGES);

function later(route) {
  const found = LATER[route.page];
  if (!found) return html`<div class="page"><h1>There is no such page</h1><p><a href="#/">Now</a></p></div>`;
  found[0]();
  return found[1](route);
}

function dark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

customElements.define('steersman-console', Console);
