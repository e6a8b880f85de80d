/* Numbers and times as readers take them in. */

const UNITS = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];

/** How long ago, in one unit. */
export function ago(time, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - new Date(time)) / 1000));
  if (seconds < 5) return 'just now';
  return span(seconds * 1000) + ' ago';
}

/** How long something took. */
export function span(millis) {
  if (millis < 1000) return `${Math.round(millis)} ms`;
  const [unit, size] = UNITS.find(([, one]) => millis / 1000 >= one);
  const value = millis / 1000 / size;
  return `${value < 10 && unit !== 's' ? value.toFixed(1).replace('.0', '') : Math.round(value)} ${unit}`;
}

/** A time to the second, as it is kept: in UTC. */
export const exact = time => new Date(time).toISOString().replace('T', ' ').replace(/\.\d+Z/, ' UTC');

/** A time of day where the reader is. */
export const clock = time => new Date(time).toLocaleTimeString([], { hour12: false });

export const count = number => Number(number).toLocaleString('en');

export function percent(share) {
  return share > 0 && share < 0.01 ? '<1 %' : `${Math.round(share * 100)} %`;
}

/** The last part of a rule's id, which people know it by. */
export const brief = rule => rule.slice(rule.lastIndexOf('.') + 1);

/** Words out of a name of the program's own. */
export const words = name => name.replaceAll('_', ' ').replaceAll('-', ' ');

export const plural = (number, one, many = one + 's') => `${count(number)} ${number === 1 ? one : many}`;
