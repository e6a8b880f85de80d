/* What agents are not told for a while, as other pages show it. */
import { html, nothing } from 'lit';
import { get, service } from './api.js';
import { brief, span } from './format.js';

const OFTEN = 30000;

/** The silences that last, as they were known last; tells when they change. */
export const silenced = Object.assign(new EventTarget(), { lasting: [] });

/** All silences, also those that are over. */
export async function silences() {
  const all = await get('/v1/silences');
  const lasting = all.filter(one => one.lasting);
  const same = JSON.stringify(lasting) === JSON.stringify(silenced.lasting);
  silenced.lasting = lasting;
  if (!same) silenced.dispatchEvent(new Event('turned'));
  clearTimeout(silenced.soon);
  silenced.soon = setTimeout(again, Math.max(1000, Math.min(OFTEN, ...lasting.map(one => new Date(one.until) - Date.now() + 500))));
  return all;
}

/** The silences that last. */
export const lasting = () => silences().then(() => silenced.lasting);

/** Looks again, also when one is over by itself. */
const again = () => (document.hidden || service.state === 'locked' ? (silenced.soon = setTimeout(again, OFTEN)) : lasting().catch(() => (silenced.soon = setTimeout(again, OFTEN))));

/** Whether one is about what a rule earns, in some runs at least. */
export const isAbout = (one, rule) => !one.rule || rule === one.rule || rule.startsWith(one.rule + '.');

const scope = one => ['client', 'repository', 'model'].filter(name => one[name]).map(name => `${name} ${one[name]}`).join(', ');

/** Says so, where there are any. */
export const silencedNote = all => (all.length ? html`<p class="note"><b>Silenced:</b> ${all.map((one, i) => html`${i ? '; ' : ''}${one.rule ? brief(one.rule) : 'all rules'}
  ${scope(one) ? ` (${scope(one)})` : ''} for ${span(new Date(one.until) - Date.now())} more, by ${one.by}: ${one.reason}`)}. <a href="#/silences">Silences</a></p>` : nothing);
