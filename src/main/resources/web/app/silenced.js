/* What agents are not told for a while, as other pages show it. */
import { html, nothing } from 'lit';
import { get } from './api.js';
import { brief, span } from './format.js';

/** The silences that last. */
export const lasting = () => get('/v1/silences').then(all => all.filter(one => one.lasting));

/** Whether one is about what a rule earns, in some runs at least. */
export const isAbout = (one, rule) => !one.rule || rule === one.rule || rule.startsWith(one.rule + '.');

const scope = one => ['client', 'repository', 'model'].filter(name => one[name]).map(name => `${name} ${one[name]}`).join(', ');

/** Says so, where there are any. */
export const silencedNote = all => (all.length ? html`<p class="note"><b>Silenced:</b> ${all.map((one, i) => html`${i ? '; ' : ''}${one.rule ? brief(one.rule) : 'all rules'}
  ${scope(one) ? ` (${scope(one)})` : ''} for ${span(new Date(one.until) - Date.now())} more, by ${one.by}: ${one.reason}`)}. <a href="#/silences">Silences</a></p>` : nothing);
