/* Small pieces that several pages show. */
import { html, nothing, svg } from 'lit';
import { ago, brief, count, exact, percent, plural, words } from './format.js';
import { to } from './route.js';

export const time = at => html`<time datetime=${at} title=${exact(at)}>${ago(at)}</time>`;

export const chip = (word, kind = word) => html`<span class="chip ${kind}">${word}</span>`;

export const ruleLink = (rule, query) => html`<a href=${to(['rules', rule], query)} title=${rule}>${brief(rule)}</a>`;

export const runLink = (id, query = {}, text = id) => html`<a class="id" href=${to(['runs', id], query)}>${text}</a>`;

/** A share with its counts and its interval, as a bar; the counts lead to the runs behind it. */
export function share(rate, href) {
  const of = rate.of ?? rate.all;
  const part = rate.count ?? rate.part;
  if (!of) return html`<span class="share none">–</span>`;
  const value = part / of;
  const said = `${part} of ${of}, 95 % interval ${percent(rate.low)} to ${percent(rate.high)}`;
  return html`<span class="share" title=${said}>
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<rect class="rail" width="100" height="10"/><rect class="bar" width=${value * 100} height="10"/>
      <rect class="interval" x=${rate.low * 100} y="4" width=${Math.max(0.5, (rate.high - rate.low) * 100)} height="2"/>`}
    </svg>
    <b>${percent(value)}</b>
    ${href ? html`<a href=${href}>${count(part)}/${count(of)}</a>` : html`<span>${count(part)}/${count(of)}</span>`}
  </span>`;
}

/** Columns over time, each with its name and value on hover. */
export function columns(points, label) {
  const most = Math.max(1, ...points.map(point => point.all));
  const wide = 100 / Math.max(points.length, 8);
  return html`<figure class="columns"><svg viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${points.map((point, i) => svg`<g><title>${point.name}: ${point.part} of ${point.all}</title>
      <rect class="rail" x=${i * wide + wide * 0.1} width=${wide * 0.8} y=${30 - (point.all / most) * 29} height=${(point.all / most) * 29}/>
      <rect class="bar" x=${i * wide + wide * 0.1} width=${wide * 0.8} y=${30 - (point.part / most) * 29} height=${(point.part / most) * 29}/></g>`)}
    </svg><figcaption>${points.length ? html`<span>${points[0].name}</span><span>${points.at(-1).name}</span>` : nothing}</figcaption></figure>`;
}

/** What there is nothing of, and what would bring some. */
export const empty = (head, body) => html`<section class="empty"><h2>${head}</h2>${body}</section>`;

/** A command to be copied. */
export const command = text => html`<div class="command"><code>${text}</code>
  <button class="quiet" @click=${copy} data-text=${text} aria-label="Copy: ${text}">Copy</button></div>`;

function copy(event) {
  const button = event.currentTarget;
  navigator.clipboard?.writeText(button.dataset.text).then(() => {
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  });
}

/** Outcomes by word, each leading to the runs. */
export const outcomes = (counts, query = {}) => html`<span class="outcomes">${Object.entries(counts)
  .filter(([, number]) => number > 0)
  .map(([kind, number]) => html`<a class="chip ${kind}" href=${to(['runs'], { ...query, outcome: kind })}>${count(number)} ${kind === 'ended' ? 'ended first' : became(kind)}</a>`)}</span>`;

/** What became of a fault, in words that need no page to explain them. */
export const became = kind => (kind === 'ended' ? 'run ended first' : words(kind));

export { plural };
