/* One stream of events for all pages; none while nobody looks, since browsers have few connections for a host. */
import { down, get, service } from './api.js';

const SILENT = 40000;

/** Tells of findings and interventions as they happen. */
export const live = Object.assign(new EventTarget(), { open: false });

let source = null;
let heard = 0;

function listen() {
  if (source || document.hidden || service.state === 'locked') return;
  source = new EventSource('/v1/events');
  source.onopen = () => opened(true);
  source.onmessage = message => {
    heard = Date.now();
    const event = JSON.parse(message.data);
    if (event.type !== 'alive') live.dispatchEvent(new CustomEvent('happened', { detail: event }));
  };
  source.onerror = () => {
    close();
    get('/v1/session').then(() => setTimeout(listen, 2000), error => error.status === 0 && down());
  };
}

function opened(now) {
  heard = Date.now();
  if (live.open === now) return;
  live.open = now;
  live.dispatchEvent(new Event('turned'));
}

function close() {
  source?.close();
  source = null;
  opened(false);
}

/** Begins to listen. */
export function follow() {
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : listen()));
  service.addEventListener('recovered', () => {
    close();
    listen();
  });
  setInterval(() => source && Date.now() - heard > SILENT && source.onerror(), SILENT / 4);
  listen();
}
