/* A rule as it is, how it does, and how to change it: checked while one types, held against stored runs, tried, put in force. */
import { html, nothing } from 'lit';
import { get, may } from './api.js';
import { brief, exact, words } from './format.js';
import { Page } from './page.js';
import { chip, share, time } from './parts.js';
import { to } from './route.js';
import { runTable } from './run-table.js';
import './rule-files.js';
import { isAbout, lasting, silencedNote } from './silenced.js';

class Rule extends Page {
  key = ({ parts }) => parts[0];

  load({ parts: [id] }) {
    return id === 'files' ? this.files() : this.rule(id);
  }

  async files() {
    const versions = await get('/v1/rulebooks');
    const [active, audit] = await Promise.all([
      get(`/v1/rulebooks/${versions.active}`), may('admin') ? get('/v1/audit?limit=1000').then(page => page.changes.reverse()) : []]);
    return { versions, files: active.files, audit, hash: versions.active };
  }

  async rule(id) {
    const [rules, versions] = await Promise.all([get('/v1/rules'), get('/v1/rulebooks')]);
    const rule = rules.rules.find(one => one.id === id || brief(one.id) === id);
    if (!rule) throw new Error(`There is no rule '${id}'. Maybe it is not in force any more.`);
    const [active, health, runs, policy, silences] = await Promise.all([get(`/v1/rulebooks/${versions.active}`), get('/v1/rules/health'),
      get(`/v1/runs?rule=${encodeURIComponent(rule.id)}&limit=8`), get('/v1/policies/explain'), lasting()]);
    return { rule, files: active.files, hash: versions.active, health: health.find(one => one.rule === rule.id), runs: runs.runs, more: runs.more,
      text: policy.values[`rules.${rule.id}.text`], quarantine: rules.quarantined?.[rule.id],
      silences: silences.filter(one => isAbout(one, rule.id)) };
  }

  show(data) {
    return data.rule ? this.one(data) : this.all(data);
  }

  one({ rule, files, hash, health, runs, more, text, quarantine, silences }) {
    const path = `rules/${rule.file}`;
    const paths = [path, path.replace(/\.drl$/, '.cases.yaml'), ...Object.keys(files).filter(file => file.startsWith('policies/') && file.endsWith('.yaml'))]
      .filter(file => files[file] !== undefined);
    return html`<p><a href="#/rules">← Rules</a></p><h1>${brief(rule.id)}</h1>
      <p>${chip(rule.mode || rule.kind)} ${chip(rule.severity)} ${chip(rule.status)} <span class="muted">${words(rule.id.split('.').slice(0, -1).join(' / '))}, since ${rule.since}</span></p>
      ${quarantine ? html`<p class="trouble" role="alert"><b>It is left out.</b> ${quarantine}</p>` : nothing}
      ${silencedNote(silences)}
      <p><b>${rule.title}.</b> ${rule.why}. ${rule.kind === 'detection' ? html`<a href=${to(['silences'], { rule: rule.id })}>Silence it</a>` : nothing}</p>
      <dl class="facts"><dt>May be wrong</dt><dd>${rule.falsePositives || 'nothing known'}</dd><dt>Misses</dt><dd>${rule.misses || 'nothing known'}</dd>
        ${rule.ladder.length ? html`<dt>Ladder</dt><dd>${rule.ladder.map(level => html`${chip(level)} `)}</dd>` : nothing}
        ${Object.keys(rule.limits).length ? html`<dt>Limits</dt><dd>${Object.entries(rule.limits).map(([name, value]) => `${name} ${value}`).join(', ')}</dd>` : nothing}
        ${health ? html`<dt>Fires on runs</dt><dd>${share(health.trajectories, to(['runs'], { rule: rule.id }))}</dd>
          <dt>Right, by feedback</dt><dd>${share(health.precision)}</dd><dt>Recovered when told</dt><dd>${share(health.recovery)}</dd>
          <dt>Costs</dt><dd>${health.cost.steps ? `${health.cost.mean.toFixed(1)} µs a step, 99 of 100 below ${health.cost.p99.toFixed(0)}` : 'not timed yet'}, ${health.errors} errors</dd>
          <dt>Last change</dt><dd>${health.changed ? html`${time(health.changed.at)}, ${health.changed.how}${health.changed.by ? ` by ${health.changed.by}` : ''}${health.changed.reason ? `: ${health.changed.reason}` : ''}`
            : 'none in the versions that are kept'}</dd>` : nothing}</dl>
      ${health?.warnings.map(warning => html`<p class="muted">⚠ ${warning}</p>`)}
      ${text ? html`<h2>What the agent reads</h2><div class="words">${text.value}</div><p class="muted">${text.file}:${text.line}</p>` : nothing}
      <h2>Latest findings</h2>${runs.length ? html`${runTable(runs, 'Runs with findings of this rule')}${more ? html`<p><a href=${to(['runs'], { rule: rule.id })}>All of them</a></p>` : nothing}`
        : html`<p class="muted">None in what is stored.</p>`}
      <h2>Source, cases, texts</h2><rule-files .files=${files} .paths=${paths} .route=${this.route} .line=${rule.line} .hash=${hash} @done=${() => this.reload()}></rule-files>`;
  }

  all({ versions, files, audit, hash }) {
    return html`<p><a href="#/rules">← Rules</a></p><h1>Files and versions</h1>
      <rule-files .files=${files} .paths=${Object.keys(files)} .whole=${true} .route=${this.route} .hash=${hash} @done=${() => this.reload()}></rule-files>
      <h2>Versions</h2>${versions.pinned ? html`<p class="note">What is in force is another version than the files in the folders, because somebody wanted it so.</p>` : nothing}
      <div class="scroll" tabindex="0" role="group"><table class="cards"><caption class="skip">Versions</caption><thead><tr><th scope="col">Version</th><th scope="col">Came into force</th><th scope="col">How</th><th scope="col">By</th><th scope="col">Why</th></tr></thead>
        <tbody>${versions.versions.map(version => (version.activations.length ? version.activations : [null]).map((came, i) => html`<tr><th scope="row"><code>${version.hash.slice(0, 8)}</code>
          ${version.active && i === 0 ? chip('in force', 'active') : nothing}</th><td class="nowrap">${came ? time(came.at) : html`<span class="muted">never</span>`}</td>
          <td>${came?.how}</td><td data-name="by">${came?.by || '–'}</td><td class=${came?.reason ? 'line-of-its-own' : ''} data-name="why">${came?.reason || '–'}</td></tr>`))}</tbody></table></div>
      ${audit.length ? html`<h2>Who changed what</h2><div class="scroll" tabindex="0" role="group"><table class="cards"><caption class="skip">Changes</caption><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Subject</th><th scope="col">Note</th></tr></thead>
        <tbody>${audit.slice(0, 100).map(one => html`<tr><td class="nowrap" title=${exact(one.at)}>${time(one.at)}</td><td>${one.who}</td><td>${words(one.what.replace('.', ' '))}</td><td>${one.subject}${one.hash ? html` <code title=${one.hash}>${one.hash.slice(0, 8)}</code>` : nothing}</td><td class="line-of-its-own">${one.note}</td></tr>`)}</tbody></table></div>` : nothing}`;
  }
}

customElements.define('page-rule', Rule);
