/* The nodes that share the work: who judges what, how far they are behind, what each runs. */
import { html, nothing } from 'lit';
import { get } from './api.js';
import { count, plural } from './format.js';
import { Page } from './page.js';
import { chip } from './parts.js';

class FleetPage extends Page {
  constructor() {
    super();
    this.every = 5000;
  }

  key = () => '';

  load = () => get('/v1/fleet');

  show(fleet) {
    const homeless = fleet.lags.map((lag, number) => number).filter(number => !fleet.nodes.some(node => node.judges.includes(number)));
    return html`<h1>Fleet</h1>
      <p class="muted">As ${fleet.node} sees it, ${fleet.ready ? 'which has its share' : 'which waits for its share'}. What comes in now is judged under the epoch ${fleet.epoch}.</p>
      ${homeless.length ? html`<p class="wrong" role="alert">Nobody judges ${plural(homeless.length, 'partition')} now: ${homeless.join(', ')}. What comes for them is kept, and waits.</p>` : nothing}
      ${fleet.gaps ? html`<p class="wrong" role="alert">${plural(fleet.gaps, 'record')} could not be written by this node for those who read, since something before is missing in the database.</p>` : nothing}
      <p role="status">${plural(fleet.nodes.length, 'node')}, ${plural(fleet.lags.length, 'partition')}; ${known(fleet.lag)} not judged yet, ${known(fleet.unread)} judged and not written yet
        for those who read, ${plural(fleet.waiting, 'request waits', 'requests wait')} at this node.</p>
      ${this.nodes(fleet)}${this.partitions(fleet)}`;
  }

  nodes(fleet) {
    return html`<div class="scroll" tabindex="0" role="group"><table><caption class="skip">Nodes</caption><thead><tr><th scope="col">Node</th><th scope="col">Program</th>
      <th scope="col" class="number">Ready for epoch</th><th scope="col">Judges</th><th scope="col">Holds copies of</th></tr></thead>
      <tbody>${fleet.nodes.map(node => html`<tr><th scope="row">${node.name} ${node.name === fleet.node ? chip('asked') : nothing}</th><td>${node.program || 'unknown'}</td>
        <td class="number">${node.epoch}${node.epoch < fleet.epoch ? html` ${chip('behind', 'harmful')}` : nothing}</td>
        <td>${node.judges.join(', ') || 'nothing'}</td><td>${node.stands.join(', ') || 'nothing'}</td></tr>`)}</tbody></table></div>`;
  }

  partitions(fleet) {
    const behind = fleet.lags.map((lag, number) => ({ number, lag })).filter(one => one.lag !== 0);
    if (!behind.length) return html`<p class="note">No partition is behind.</p>`;
    return html`<h2>Behind</h2><div class="scroll" tabindex="0" role="group"><table><caption class="skip">Partitions that are behind</caption><thead><tr><th scope="col">Partition</th>
      <th scope="col">Judged by</th><th scope="col" class="number">Records</th></tr></thead>
      <tbody>${behind.map(one => html`<tr><th scope="row">${one.number}</th><td>${fleet.nodes.find(node => node.judges.includes(one.number))?.name ?? 'nobody'}</td>
        <td class="number">${known(one.lag)}</td></tr>`)}</tbody></table></div>`;
  }
}

/** A number of records that the brokers may not have told. */
const known = number => (number < 0 ? 'unknown' : count(number));

customElements.define('page-fleet', FleetPage);
