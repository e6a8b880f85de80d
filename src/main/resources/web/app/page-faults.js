/* How common each fault is, where, and since when; each figure leads to the runs behind it. */
import { html, nothing } from 'lit';
import { get } from './api.js';
import { asked, filters, kept } from './filters.js';
import { count, span, words } from './format.js';
import { Page } from './page.js';
import { columns, empty, plural, ruleLink, share } from './parts.js';
import { changed, to } from './route.js';

const PARTS = [['client', 'Clients'], ['repository', 'Repositories'], ['model', 'Models'], ['rulebook', 'Rulebooks']];
const MOST = 12;

class Faults extends Page {
  async load({ query }) {
    const runs = asked(query);
    const [prevalence, parts, recovery] = await Promise.all(
      ['prevalence', 'trajectories', 'recovery'].map(name => get(`/v1/reports/${name}?${runs}`)));
    return { prevalence, parts, cost: recovery.cost };
  }

  show({ prevalence, parts, cost }) {
    const { query } = this.route;
    const all = prevalence.trajectories;
    const head = html`<h1>Faults</h1>${filters(query)}`;
    if (!all) return html`${head}${empty('No runs', html`<p>There is nothing to count yet. <a href="#/now">Bring the first run</a></p>`)}`;
    return html`${head}
      <div class="figures"><div class="figure"><b>${count(all)}</b><small>runs</small></div>
        <div class="figure"><b>${count(prevalence.any.count)}</b><small>with a fault of the agent's own</small></div>
        <div class="figure"><b>${count(cost.failedCalls.count)}</b><small>of ${count(cost.calls)} calls failed</small></div>
        <div class="figure"><b>${count(cost.inputTokens + cost.outputTokens)}</b><small>tokens, as far as clients tell</small></div>
        <div class="figure"><b>${count(cost.interruptions + cost.denials + cost.corrections)}</b><small>times a person stepped in</small></div></div>
      <h2>How common, and what it took</h2><p class="muted">Share of the runs with at least one; a run may have several, so shares do not add up. The dark line is the 95 % interval.
        Calls, time and tokens are those from the first sighting of a fault to its last: of several in one run, the costliest.</p>
      <div class="scroll" tabindex="0" role="group"><table><caption class="skip">Faults by category, subcategory and rule</caption>
        <thead><tr><th scope="col">Fault</th><th scope="col">Runs</th><th scope="col" class="number">Findings</th>${COST}</tr></thead>
        <tbody>${this.line('head', 'Any of them', prevalence.any, null)}${this.tree(prevalence)}</tbody></table></div>
      ${this.trend(parts.day ?? {})}
      <div class="parts">${PARTS.map(([name, title]) => this.part(name, title, parts[name] ?? {}))}</div>`;
  }

  tree(prevalence) {
    return Object.entries(prevalence.categories).map(([category, rate]) => html`${this.line('head', words(category), rate, category)}
      ${Object.entries(prevalence.subcategories).filter(([name, one]) => one.count && name.startsWith(category + '.')).map(([sub, of]) => html`
        ${this.line('sub', words(sub.slice(category.length + 1)), of, sub)}
        ${Object.entries(prevalence.rules).filter(([name, { count: some }]) => some && name.startsWith(sub + '.')).map(([rule, one]) =>
          this.line('subsub', ruleLink(rule), one, rule))}`)}`);
  }

  line(kind, name, rate, rule) {
    return html`<tr class=${kind}><th scope="row">${name}</th><td>${share(rate, rule && rate.count ? to(['runs'], { ...kept(this.route.query), rule }) : null)}</td>
      <td class="number">${count(rate.findings)}</td>${spent(rate.spent)}</tr>`;
  }

  trend(days) {
    const points = Object.entries(days).filter(([day]) => day).sort().slice(-60).map(([name, rate]) => ({ name, part: rate.count, all: rate.of }));
    if (points.length < 2) return nothing;
    return html`<h2>By day</h2><p class="muted">Runs that began on a day, and those of them with a fault.</p>${columns(points, 'Runs and faults by day')}
      <details><summary>The same as a table</summary><div class="scroll" tabindex="0" role="group"><table><thead><tr><th scope="col">Day</th><th scope="col">With a fault</th></tr></thead>
      <tbody>${points.map(({ name }) => html`<tr><th scope="row"><a href=${to(['runs'], { day: name })}>${name}</a></th><td>${share(days[name])}</td></tr>`)}</tbody></table></div></details>`;
  }

  part(name, title, parts) {
    if (Object.keys(parts).length === 0) return nothing;
    const rows = Object.entries(parts).sort(([, a], [, b]) => b.of - a.of).slice(0, MOST);
    return html`<section><h2>${title}</h2><div class="scroll" tabindex="0" role="group"><table><thead><tr><th scope="col">${title}</th><th scope="col">With a fault</th>
      <th scope="col" class="number">Told</th>${COST}</tr></thead><tbody>${rows.map(([one, rate]) => html`<tr>
      <th scope="row">${one === 'unknown' ? html`<span class="muted">unknown</span>` : name === 'rulebook' ? html`<a href=${to(['rules', 'files'])}><code>${one}</code></a>` : html`<a href=${changed({ [name]: one })} title=${one}>${short(one)}</a>`}</th>
      <td>${share(rate, one !== 'unknown' ? to(['runs'], { ...kept(this.route.query), [name]: one }) : null)}</td><td class="number">${count(rate.told)}</td>${spent(rate.spent)}</tr>`)}</tbody></table></div>
      ${Object.keys(parts).length > MOST ? html`<p class="muted">${plural(Object.keys(parts).length - MOST, 'more')} with fewer runs.</p>` : nothing}</section>`;
  }
}

/** A repository without its host. */
const short = name => name.replace(/^(?:\w+:\/\/)?[^/]+\.[^/]+\//, '').replace(/\.git$/, '');

const COST = html`<th scope="col" class="number">Calls</th><th scope="col" class="number">Time</th><th scope="col" class="number">Tokens</th>`;

/** What faults took; nothing where they were seen once or nobody tells. */
const spent = cost => html`<td class="number">${cost.calls ? count(cost.calls) : NONE}</td><td class="number">${cost.seconds ? span(cost.seconds * 1000) : NONE}</td>
  <td class="number">${cost.tokens ? brief(cost.tokens) : NONE}</td>`;

const NONE = html`<span class="muted">–</span>`;

const brief = tokens => (tokens < 10000 ? count(tokens) : tokens < 1e6 ? `${Math.round(tokens / 1000)} k` : `${(tokens / 1e6).toFixed(1)} M`);

customElements.define('page-faults', Faults);
