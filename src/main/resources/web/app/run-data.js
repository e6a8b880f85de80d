/* What is known of a run, loaded in pieces: the first steps are there at once, however long it is. */
import { get } from './api.js';

const FIRST = 500;
const MORE = 5000;

export class RunData {
  constructor(id, told) {
    this.path = `/v1/trajectories/${encodeURIComponent(id)}`;
    this.id = id;
    this.told = [];
    this.found = [];
    this.steps = [];
    this.results = [];
    this.feedback = [];
    this.total = 0;
    this.about = null;
    this.tell = told;
  }

  /** Loads all of it; says so after each piece. */
  async load() {
    await Promise.all([this.piece(FIRST), this.happenings()]);
    this.tell();
    while (this.steps.length < this.total) {
      const before = this.steps.length;
      await this.piece(MORE);
      if (this.steps.length === before) break;
      this.tell();
    }
    const runs = await get(`/v1/runs?named=${encodeURIComponent(this.id)}&limit=20`);
    this.about = runs.runs.find(run => run.id === this.id) ?? null;
    this.tell();
  }

  /** Loads what came since; says so if there is something. */
  async more() {
    const before = this.state();
    await Promise.all([this.piece(MORE), this.happenings()]);
    if (this.state() !== before) this.tell();
  }

  state = () => JSON.stringify([this.steps.length, this.ended, this.found.length, this.told, this.results, this.feedback]);

  async piece(limit) {
    const from = this.steps.length;
    const outline = await get(`${this.path}/outline?from=${from}&limit=${limit}`);
    if (this.steps.length === from) this.steps = from ? this.steps.concat(outline.rows) : outline.rows;
    this.total = outline.total;
    this.ended = outline.ended;
  }

  async happenings() {
    [this.found, this.told, this.results, this.feedback] = await Promise.all(
      ['findings', 'interventions', 'outcomes', 'feedback'].map(what => get(`${this.path}/${what}`)));
  }

  /** What became of what each intervention spoke for. */
  outcomes() {
    const by = new Map();
    for (const one of this.results.filter(result => result.voice === 'steersman')) {
      by.set(one.number, [...(by.get(one.number) ?? []), one.outcome]);
    }
    return by;
  }

  raw = step => get(`${this.path}/steps?from=${step}&limit=1`).then(page => page.steps[0]);

  explain = (rule, step) => get(`${this.path}/explain?rule=${encodeURIComponent(rule)}&step=${step}`);
}
