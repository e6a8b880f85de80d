/* All runs, or those behind a figure. */
import { html, nothing } from 'lit';
import { get } from './api.js';
import { Page } from './page.js';
import { empty, plural } from './parts.js';
import { changed } from './route.js';
import { asked, filters } from './filters.js';
import { runTable } from './run-table.js';

const PAGE = 50;
const MOST = 500;
const MORE = ['outcome', 'level', 'day', 'rulebook', 'named'];

class Runs extends Page {
  constructor() {
    super();
    this.every = 15000;
  }

  load({ query }) {
    return get(`/v1/runs?${asked(query, MORE)}&limit=${Math.min(MOST, Number(query.limit) || PAGE)}`);
  }

  show({ runs, more }) {
    const { query } = this.route;
    const narrowed = MORE.filter(name => query[name] && name !== 'named');
    return html`<h1>Runs</h1>${filters(query, { named: 'Id holds' })}
      ${narrowed.length ? html`<p>${narrowed.map(name => html`<span class="chip">${name}: ${query[name]}</span> `)}
        <a href=${changed(Object.fromEntries(narrowed.map(name => [name, ''])))}>show all</a></p>` : nothing}
      ${runs.length ? html`<p class="muted">${plural(runs.length, 'run')}${more ? ', and more' : ''}, the one heard of last first</p>${runTable(runs, 'Runs')}`
        : empty('No such run', html`<p>Nothing that is kept is like this. <a href="#/runs">Show all runs</a></p>`)}
      ${more ? html`<p><a href=${changed({ limit: Math.min(MOST, runs.length * 2) })}>Show more</a></p>` : nothing}`;
  }
}

customElements.define('page-runs', Runs);
