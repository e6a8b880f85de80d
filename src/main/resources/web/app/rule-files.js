/* Files of rules and policies: read, changed with a check beside, held against stored runs, and put in force. */
import { html, LitElement, nothing } from 'lit';
import { get, may, post, service } from './api.js';
import { backtest, comparison } from './backtest.js';
import { plural } from './format.js';
import { chip } from './parts.js';
import { change } from './route.js';

const QUIET = 600;
const SIGNS = { '+': 'added', '-': 'removed' };

class RuleFiles extends LitElement {
  static properties = {
    files: { attribute: false }, paths: { attribute: false }, whole: { attribute: false }, route: { attribute: false }, line: { attribute: false }, hash: { attribute: false },
    drafts: { state: true }, checked: { state: true }, job: { state: true }, said: { state: true }, refused: { state: true }, busy: { state: true }, differs: { state: true },
  };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.drafts = JSON.parse(sessionStorage.getItem('drafts') ?? '{}');
  }

  get path() {
    return this.all.includes(this.route.query.file) ? this.route.query.file : this.paths[0];
  }

  /** The files in force that this is about, and those that are begun. */
  get all() {
    return this.whole ? [...this.paths, ...Object.keys(this.drafts).filter(path => this.files[path] === undefined)] : this.paths;
  }

  get editing() {
    return this.route.query.edit !== undefined;
  }

  textOf = path => this.drafts[path] ?? this.files[path] ?? '';

  /** The editor is large, and comes when a file is looked at. */
  async updated() {
    await import('./editor.js');
    const shown = `${this.path} ${this.editing} ${this.hash}`;
    if (shown === this.shown) return;
    this.shown = shown;
    const path = this.path;
    this.editor = this.querySelector('code-editor');
    this.editor.open(path, this.textOf(path), this.editing ? text => this.typed(path, text) : null);
    if (path === this.paths[0] && this.line > 1) this.editor.begin(this.line);
    this.mark();
    if (this.editing && this.changed().length && !this.checked) this.check();
  }

  /** A file that is not there yet. */
  begin(event) {
    event.preventDefault();
    const { path } = Object.fromEntries(new FormData(event.target));
    if (this.files[path] === undefined) this.keep({ [path]: '\n', ...this.drafts });
    event.target.reset();
    change({ file: path });
  }

  typed(path, text) {
    const { [path]: gone, ...others } = this.drafts;
    this.keep(text === this.files[path] ? others : { ...this.drafts, [path]: text });
    this.job = undefined;
    this.said = '';
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.check(), QUIET);
    return gone;
  }

  keep(drafts) {
    this.drafts = drafts;
    this.checked = undefined;
    sessionStorage.setItem('drafts', JSON.stringify(drafts));
  }

  changed = () => Object.keys(this.drafts).filter(path => this.drafts[path] !== this.files[path]);

  candidate = () => Object.fromEntries(this.changed().map(path => [path, this.drafts[path]]));

  /** What a reload would say of the files as they are here; an answer to an older text counts for nothing. */
  async check() {
    const asked = this.drafts;
    this.busy = 'Checking…';
    try {
      const checked = await post('/v1/rules/check', { files: this.candidate() });
      if (asked === this.drafts) this.checked = checked;
      this.refused = '';
    } catch (error) {
      if (asked === this.drafts) this.refused = error.message;
    }
    if (asked === this.drafts) {
      this.busy = '';
      this.mark();
    }
  }

  mark() {
    this.editor?.mark((this.checked?.diagnostics ?? []).filter(one => one.file === this.path));
  }

  async does(words, work) {
    this.busy = words;
    this.refused = '';
    try {
      await work();
    } catch (error) {
      this.refused = error.message;
    }
    this.busy = '';
  }

  kept = async () => (await post('/v1/rulebooks', { files: this.candidate() })).hash;

  test() {
    return this.does('Judging stored runs…', async () => {
      const hash = await this.kept();
      this.differs = (await get(`/v1/rulebooks/${hash}/diff`)).files;
      this.job = await backtest(hash, job => (this.job = job));
    });
  }

  save(event) {
    event.preventDefault();
    const { how, percent, reason } = Object.fromEntries(new FormData(event.target));
    return this.does('Saving…', async () => {
      const hash = await this.kept();
      const wish = { reason, by: service.who?.name };
      if (how === 'active') await post(`/v1/rulebooks/${hash}/activate`, wish);
      else await post(`/v1/rulebooks/${hash}/try`, how === 'canary' ? { ...wish, percent: Number(percent) } : wish);
      this.said = `${hash.slice(0, 8)} is ${{ active: 'in force', canary: `tried for ${percent} % of the runs`, shadow: 'tried in shadow' }[how]}.`;
      if (how === 'active') this.keep({});
      this.dispatchEvent(new Event('done'));
    });
  }

  back() {
    return this.does('Going back…', async () => {
      const now = await post('/v1/rulebooks/rollback', { reason: 'rolled back in the console', by: service.who?.name });
      this.said = `${now.hash.slice(0, 8)} is in force again.`;
      this.dispatchEvent(new Event('done'));
    });
  }

  render() {
    const changed = this.changed();
    return html`<div class="tools"><label class="skip" for="file">File</label><select id="file" @change=${event => change({ file: event.target.value })}>${this.all.map(path => html`
        <option value=${path} ?selected=${path === this.path}>${path}${changed.includes(path) ? ' (changed)' : ''}</option>`)}</select>
        ${this.editing ? html`<button class="quiet" @click=${() => change({ edit: undefined })}>Read only</button>` : html`<button class="quiet" @click=${() => change({ edit: 1 })}>Edit</button>`}
        ${may('rules:write') ? html`<button class="danger" @click=${() => this.back()}>Roll back</button>` : nothing}
        <span class="muted" role="status">${this.busy || this.standing()}</span></div>
      ${this.whole && this.editing ? html`<form class="tools" @submit=${event => this.begin(event)}><label class="skip" for="fresh">New file</label>
        <input id="fresh" name="path" required pattern="(rules|policies)/[\\w.\\/\\-]+\\.(drl|yaml)" list="beginnings" placeholder="a new file, such as policies/vocabulary/ours.yaml"
          title="rules/… or policies/…, ending in .drl, .cases.yaml or .yaml"><button class="quiet">Begin it</button>
        <datalist id="beginnings"><option value="policies/vocabulary/ours.yaml"></option><option value="rules/house_rules/ours.drl"></option><option value="rules/house_rules/ours.cases.yaml"></option></datalist></form>` : nothing}
      <code-editor></code-editor>
      ${this.said ? html`<p class="note" role="status">${this.said}</p>` : nothing}
      ${this.refused ? html`<p class="wrong" role="alert">${this.refused}</p>` : nothing}
      ${this.problems()}${this.editing && changed.length ? this.release() : nothing}`;
  }

  standing() {
    if (!this.checked) return '';
    return this.checked.good ? `Good: ${plural(this.checked.rules, 'rule')}, all cases pass.` : `${plural(this.checked.diagnostics.length, 'problem')}.`;
  }

  problems() {
    const all = this.checked?.diagnostics ?? [];
    return all.length ? html`<ul class="stream" aria-label="Problems">${all.map(one => html`<li><div class="about">${chip(one.severity, one.severity === 'error' ? 'bad' : 'warn')}
      <a href="#" @click=${event => { event.preventDefault(); this.goTo(one); }}>${one.file}:${one.line}</a></div><p class="said">${one.message}</p></li>`)}</ul>` : nothing;
  }

  async goTo(one) {
    if (one.file !== this.path) change({ file: one.file });
    await new Promise(next => setTimeout(next, 100));
    this.editor.go(one.line);
  }

  release() {
    const ready = this.checked?.good && !this.busy;
    return html`<h2>Before it is in force</h2><p class="judge">Changed: ${this.changed().map(path => html`<code>${path}</code> `)}
        <button class="quiet" @click=${() => this.check()}>Check and run the cases</button>
        <button class="quiet" ?disabled=${!ready || !may('rules:write')} @click=${() => this.test()}>Backtest on stored runs</button>
        <button class="quiet" @click=${() => this.drop()}>Throw the changes away</button></p>
      ${may('rules:write') ? nothing : html`<p class="note">Changing rules is running code. Unlock it at the top of the page with a key that may.</p>`}
      ${this.differs ? Object.entries(this.differs).map(([path, lines]) => html`<details><summary>How ${path} differs</summary><pre class="raw">${lines.map(line => html`<span class=${SIGNS[line[0]] ?? ''}>${line}</span>
`)}</pre></details>`) : nothing}
      ${this.job ? comparison(this.job) : nothing}
      <form class="filters" @submit=${event => this.save(event)}><label>Save as<select name="how" class="long"><option value="shadow">shadow: judged beside, nobody told</option>
        <option value="canary">canary: for some of the runs</option><option value="active">active: for all</option></select></label>
        <label>Canary, % of runs<input name="percent" type="number" min="1" max="99" value="10"></label>
        <label>Why<input name="reason" class="long" required placeholder="a reason for others"></label><button ?disabled=${!ready || !may('rules:write')}>Save</button></form>`;
  }

  drop() {
    this.keep({});
    this.job = undefined;
    this.shown = '';
    this.requestUpdate();
  }
}

customElements.define('rule-files', RuleFiles);
