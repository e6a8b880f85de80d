/* A whole run as a thin line: where calls failed, where something was found and told, what is in sight. */
import { html, svg } from 'lit';

const WIDE = 1000;

/** Marks what of it is in sight, without drawing the rest again. */
export function sight(strip, [from, to]) {
  const seen = strip?.querySelector('.seen');
  if (!seen) return;
  seen.style.left = `${(from * 100).toFixed(1)}%`;
  seen.style.width = `${Math.max(0.3, (to - from) * 100).toFixed(1)}%`;
}

export function strip(run, chosen, go) {
  const all = Math.max(1, run.total);
  const x = step => (step / all) * WIDE;
  const wide = Math.max(1, WIDE / all);
  const failed = bins(run.steps.filter(step => step.failed || step.exitCode > 0).map(step => x(step.step)));
  return html`<div class="strip" @click=${event => go(Math.min(all - 1, Math.floor((event.offsetX / event.currentTarget.clientWidth) * all)))}>
    <svg viewBox="0 0 ${WIDE} 26" preserveAspectRatio="none" role="img"
      aria-label="Overview: ${run.total} steps, ${run.found.length} faults, ${run.told.length} interventions">
    ${svg`${failed.map(at => svg`<rect class="failed" x=${at} width=${wide} y="15" height="9"/>`)}
    ${bins(run.found.flatMap(one => one.evidence.map(x))).map(at => svg`<rect class="found" x=${at} width=${Math.max(1.5, wide)} y="9" height="8"/>`)}
    ${run.told.map(one => svg`<rect class="told" x=${x(one.step)} width=${Math.max(2.5, wide)} y="2" height="10"><title>${one.level} at step ${one.step}</title></rect>`)}
    ${chosen === undefined ? '' : svg`<rect class="chosen" x=${x(chosen)} width="2" height="26"/>`}`}</svg><i class="seen"></i></div>`;
}

/** No more marks than there is room for. */
const bins = places => [...new Set(places.map(at => Math.round(at)))];
