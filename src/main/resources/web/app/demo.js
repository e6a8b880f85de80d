/* Plays the runs that are bundled with the program into the service, as agents would report them. */
import { post, text } from './api.js';

const RUNS = ['1-stuck-on-a-failing-test', '2-writes-what-the-user-ruled-out', '3-claims-what-it-has-not-seen', '4-works-hard-and-is-left-alone'];
const PAUSE = 60;

/** Plays all of them at once; told of each step, so that a page may say how far it is. */
export async function play(told) {
  const mark = new Date().toISOString().slice(11, 19).replaceAll(':', '');
  const runs = await Promise.all(RUNS.map(async name => ({ name, steps: (await text(`/demo/${name}.jsonl`)).trim().split('\n') })));
  const all = runs.reduce((sum, run) => sum + run.steps.length, 0);
  let done = 0;
  await Promise.all(runs.map(async run => {
    for (const step of run.steps) {
      await post(`/v1/trajectories/${encodeURIComponent(`demo-${run.name}-${mark}`)}/steps`, step);
      told(++done / all);
      await new Promise(next => setTimeout(next, PAUSE));
    }
  }));
}
