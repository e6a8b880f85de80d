/* Which runs a page is about: said in the address, the same on all pages. */
import { html } from 'lit';
import { change } from './route.js';

const SPANS = [['', 'All time'], ['1h', 'Last hour'], ['24h', 'Last 24 hours'], ['7d', 'Last 7 days'], ['30d', 'Last 30 days']];
const NAMES = { client: 'Client', repository: 'Repository', model: 'Model', rule: 'Rule' };

/** What is asked of the service, out of an address. */
export function asked(query, more = []) {
  const names = ['since', 'until', ...Object.keys(NAMES), ...more];
  return new URLSearchParams(names.filter(name => query[name]).map(name => [name, query[name]])).toString();
}

/** What of the address goes along to other pages. */
export const kept = query => Object.fromEntries(['since', 'until', 'client', 'repository', 'model'].filter(name => query[name]).map(name => [name, query[name]]));

export function filters(query, more = {}) {
  const spans = SPANS.some(([span]) => span === (query.since ?? '')) ? SPANS : [...SPANS, [query.since, query.since]];
  return html`<form class="filters" @submit=${event => event.preventDefault()}>
    <label>Time<select @change=${event => change({ since: event.target.value })}>${spans.map(([span, name]) => html`
      <option value=${span} ?selected=${span === (query.since ?? '')}>${name}</option>`)}</select></label>
    ${Object.entries({ ...NAMES, ...more }).map(([name, label]) => html`<label>${label}<input type="search" .value=${query[name] ?? ''} placeholder="any"
      @change=${event => change({ [name]: event.target.value.trim() })}></label>`)}</form>`;
}
