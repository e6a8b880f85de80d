/* What all pages share: they load, say what is wrong, and load again when the service is back. */
import { html, LitElement, nothing } from 'lit';
import { service } from './api.js';

/** A page. `load` returns what it shows; it is asked for again with each change of the address that it names. */
export class Page extends LitElement {
  static properties = { route: { attribute: false }, data: { state: true }, error: { state: true } };

  constructor() {
    super();
    this.again = () => this.reload();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    service.addEventListener('recovered', this.again);
    if (this.every) this.timer = setInterval(() => !document.hidden && this.reload(), this.every);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    service.removeEventListener('recovered', this.again);
    clearInterval(this.timer);
  }

  /** What of the address decides what is loaded. */
  key(route) {
    return JSON.stringify([route.parts, route.query]);
  }

  willUpdate(changed) {
    if (changed.has('route') && this.key(this.route) !== this.loaded) {
      this.loaded = this.key(this.route);
      this.data = undefined;
      this.reload();
    }
  }

  async reload() {
    const asked = this.loaded;
    try {
      const data = await this.load(this.route);
      if (asked !== this.loaded) return;
      this.data = data;
      this.error = undefined;
    } catch (error) {
      if (asked === this.loaded) this.error = error;
    }
  }

  render() {
    return html`<div class="page ${this.wide ? 'wide' : ''}">
      ${this.error && this.error.status !== 0 && this.error.status !== 401 ? wrong(this.error) : nothing}
      ${this.data === undefined ? (this.error ? nothing : html`<p class="muted" aria-busy="true">Loading…</p>`) : this.show(this.data)}
    </div>`;
  }
}

/** What went wrong, in the service's words. */
export const wrong = error => html`<p class="wrong" role="alert">${error.message}</p>`;
