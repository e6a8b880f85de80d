/* What guidance brought, beside what faults do by themselves. */
import { html, nothing } from 'lit';
import { get } from './api.js';
import { asked, filters, kept } from './filters.js';
import { brief, count, span, words } from './format.js';
import { Page } from './page.js';
import { empty, outcomes, ruleLink, share } from './parts.js';
import { changed, here } from './route.js';

const BY = [['rule', 'Rule'], ['category', 'Category'], ['level', 'Level'], ['text', 'Wording'], ['client', 'Client'], ['repository', 'Repository'],
  ['model', 'Model'], ['day', 'Day']];

class Recovery extends Page {
  key({ query }) {
    return asked(query);
  }

  load({ query }) {
    return get(`/v1/reports/recovery?${asked(query)}`);
  }

  show(report) {
    const { query } = this.route;
    const head = html`<h1>Recovery</h1>${filters(query)}`;
    if (!report.cases.count && !report.baseline.count) {
      return html`${head}${empty('No agent was told anything', html`<p>Recovery is counted from the moment when guidance about a fault was first due.</p>`)}`;
    }
    return html`${head}
      <p class="muted">A case is one fault of one run, from the moment when guidance about it was first due. Recovered means: not seen again for the
        policy's horizon, and something changed for the better. Runs that ended before that show neither, and are left out of the shares.</p>
      <div class="scroll" tabindex="0" role="group"><table><caption class="skip">Cases</caption><thead><tr><td></td><th scope="col" class="number">Cases</th><th scope="col">Recovered at the first time</th>
        <th scope="col">Recovered later</th><th scope="col" class="number">Run ended first</th><th scope="col" class="number">Open</th></tr></thead>
        <tbody>${cases('Agents that were told', report.cases)}${cases('Withheld: by itself', report.baseline)}</tbody></table></div>
      ${report.difference ? html`<p>Told agents recovered ${difference(report.difference)} more often after the first time than those from whom it was withheld.</p>`
        : html`<p class="muted">${report.baseline.count ? 'There is too little to hold this against: what was withheld has not shown yet what becomes of it.'
          : 'There is nothing to hold this against: nothing was withheld.'} An <a href="#/experiments">experiment</a> shows what faults do by themselves.</p>`}
      <div class="figures">
        <div class="figure"><b>${report.toRecovery.steps.count ? report.toRecovery.steps.median : '–'}</b><small>steps to the first sign of change${spread(report.toRecovery.steps)}</small></div>
        <div class="figure"><b>${report.toRecovery.millis.count ? span(report.toRecovery.millis.median) : '–'}</b><small>time to it, where steps tell their times</small></div>
        <div class="figure"><b>${report.delivery.lagSteps.count ? report.delivery.lagSteps.median : '–'}</b><small>steps from decision to delivery${spread(report.delivery.lagSteps)}</small></div>
        <div class="figure"><b>${count(report.delivery.dropped)}</b><small>dropped: their reason was gone</small></div></div>
      ${this.groups(report)}`;
  }

  groups(report) {
    const by = this.route.query.by ?? 'rule';
    const rows = Object.entries(report.by[by] ?? {});
    return html`<h2>By</h2><p role="group" aria-label="Grouped by">${BY.map(([name, title]) => html`<a class="chip ${name === by ? 'notice' : ''}"
        aria-current=${name === by ? 'true' : nothing} href=${changed({ by: name === 'rule' ? '' : name })}>${title}</a> `)}</p>
      ${rows.length ? html`<div class="scroll" tabindex="0" role="group"><table><caption class="skip">Recovery by ${by}</caption><thead><tr><th scope="col">${BY.find(([name]) => name === by)?.[1]}</th>
        <th scope="col">Recovered when told</th><th scope="col">What became of it</th><th scope="col">By itself</th></tr></thead>
        <tbody>${rows.map(([name, pair]) => html`<tr><th scope="row">${named(by, name)}</th><td>${share(pair.interventions.recovery)}</td>
          <td>${outcomes(pair.interventions.outcomes, { ...kept(here().query), ...leads(by, name) })}</td><td>${share(pair.selfRecovery.recovery)}</td></tr>`)}</tbody></table></div>`
        : html`<p class="muted">Nothing is told by ${by}.</p>`}`;
  }
}

const cases = (name, side) => html`<tr><th scope="row">${name}</th><td class="number">${count(side.count)}</td><td>${share(side.single)}</td><td>${share(side.multi)}</td>
  <td class="number">${count(side.ended)}</td><td class="number">${count(side.open)}</td></tr>`;

const difference = one => html`<b>${signed(one.value)} points</b> (95 % interval ${signed(one.low)} to ${signed(one.high)})`;

const spread = one => (one.count ? ` (median; 90 of 100 within ${one.p90})` : '');

const signed = share => `${share > 0 ? '+' : ''}${Math.round(share * 100)}`;

function named(by, name) {
  if (by === 'rule') return ruleLink(name);
  if (by === 'text') return html`<span title=${name}>${name.includes('.') ? brief(name) : name}</span>`;
  return words(name) || html`<span class="muted">unknown</span>`;
}

/** What of a group the page of runs can be asked for. */
const leads = (by, name) => (by === 'category' ? { rule: name } : ['rule', 'level', 'client', 'repository', 'model', 'day'].includes(by) ? { [by]: name } : {});

customElements.define('page-recovery', Recovery);
