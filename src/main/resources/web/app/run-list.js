/* The rows of a run. Only those in sight are in the page, however many there are. */
import { html, LitElement, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { clock, exact, span } from './format.js';
import { became, chip } from './parts.js';
import { rowAt } from './run-rows.js';

const MARGIN = 8;
const CHUNK = 8;

class RunList extends LitElement {
  static properties = {
    rows: { attribute: false }, chosen: { attribute: false }, evidence: { attribute: false }, outcomes: { attribute: false },
    from: { state: true }, to: { state: true },
  };

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    this.box = this.querySelector('.rows');
    this.box.addEventListener('scroll', () => this.look(), { passive: true });
    new ResizeObserver(() => this.look()).observe(this.box);
  }

  willUpdate(changed) {
    if (changed.has('rows')) this.look();
  }

  /** Which rows are in sight; those shown change some at a time, so that most of scrolling is the browser's alone. */
  look() {
    const top = this.box?.scrollTop ?? 0;
    const tall = this.box?.clientHeight ?? 800;
    this.from = Math.max(0, Math.floor(rowAt(this.rows, top) / CHUNK) * CHUNK - MARGIN);
    this.to = Math.min(this.rows.length, Math.ceil(rowAt(this.rows, top + tall) / CHUNK) * CHUNK + MARGIN);
    this.dispatchEvent(new CustomEvent('looked', { detail: [top / this.rows.tall, (top + tall) / this.rows.tall] }));
  }

  /** Brings a row into sight. */
  async reveal(index, middle = false) {
    await this.updateComplete;
    const row = this.rows[index];
    if (!row) return;
    const tall = this.box.clientHeight;
    const top = this.box.scrollTop;
    if (middle) this.box.scrollTop = row.top - tall / 2;
    else if (row.top < top) this.box.scrollTop = row.top;
    else if (row.top + row.height > top + tall) this.box.scrollTop = row.top + row.height - tall;
    this.look();
  }

  render() {
    const shown = this.rows.slice(this.from ?? 0, this.to ?? 60).map((row, i) => ({ row, index: i + (this.from ?? 0) }));
    const inSight = shown.some(one => one.index === this.chosen);
    return html`<div class="rows" role="listbox" tabindex="0" aria-label="Steps" aria-activedescendant=${inSight ? `row-${this.chosen}` : nothing}>
      <div class="all" role="presentation" .style=${`height:${this.rows.tall}px`}>${repeat(shown, one => one.index, one =>
        guard([one.row, one.row.result, one.index === this.chosen, this.isEvidence(one.row), this.outcomes, this.rows.length], () => this.row(one)))}</div></div>`;
  }

  row({ row, index }) {
    const step = row.of;
    const kinds = [row.type === 'step' ? step.kind : row.type, row.told?.level, step?.agent && 'sub', row.turn && 'turn',
      this.isEvidence(row) && 'evidence', index === this.chosen && 'chosen'].filter(Boolean).join(' ');
    return html`<div class="row ${kinds}" id="row-${index}" role="option" aria-selected=${index === this.chosen} aria-posinset=${index + 1}
      aria-setsize=${this.rows.length} .style=${`top:${row.top}px`}
      @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: index }))}>${this.cells(row)}</div>`;
  }

  isEvidence(row) {
    return row.type === 'step' && (this.evidence?.has(row.step) || this.evidence?.has(row.result?.step));
  }

  cells(row) {
    switch (row.type) {
      case 'told': return this.told(row.told);
      case 'found': return html`<span class="at"></span><span class="kind">found</span><span class="text">${row.text}</span>
        <span class="end">${chip(row.found.severity)} ${row.found.mode === 'enforce' ? nothing : 'not told'}</span>`;
      case 'gap': return html`<span class="at"></span><span class="kind">⋯</span><span class="text">${row.text}</span><span></span>`;
      case 'fold': return html`<span class="at"></span><span class="kind">${row.open ? '▾' : '▸'}</span><span class="text">${row.text}</span><span></span>`;
      default: return this.step(row);
    }
  }

  step({ of, result, step }) {
    return html`<span class="at" title=${of.at ? exact(of.at) : ''}>${step}</span>
      <span class="kind">${of.tool ?? (of.kind === 'message' ? 'says' : of.kind === 'instruction' ? of.by : of.kind)}</span>
      <span class="text" title=${of.text ?? ''}>${of.text}</span>
      <span class="end">${of.kind === 'call' ? ending(result) : nothing}${of.at ? html`<span>${clock(of.at)}</span>` : nothing}</span>`;
  }

  told(told) {
    return html`<span class="at">▸</span><span class="kind">${chip(told.carried || told.level, told.level)}</span>
      <span class="text">${told.text.replace(/^\[Steersman\]\s*/, '')}</span>
      <span class="end">${told.delivery === 'acknowledged' ? 'arrived' : told.delivery} ${(this.outcomes?.get(told.number) ?? []).map(kind => chip(became(kind), kind))}</span>`;
  }
}

/** How a call ended, in a word. */
function ending(result) {
  if (!result) return html`<span>no result</span>`;
  const took = result.millis === undefined ? nothing : html`<span>${span(result.millis)}</span>`;
  if (result.by) return html`<span class="bad">refused by ${result.by}</span>`;
  if (result.failed || result.exitCode > 0) return html`${took}<span class="bad">${result.exitCode === undefined ? 'failed' : `exit ${result.exitCode}`}</span>`;
  return took;
}

customElements.define('run-list', RunList);
