/* Our own troubles: what keeps us from watching as we should. */
import { get } from './api.js';
import { brief, plural } from './format.js';

const ADVICE = {
  journal: 'Steps are neither kept nor judged meanwhile: see "journal" in the page on keeping.',
  background: 'The log says more.',
  judging: 'More comes than is judged, or a rule takes long: see the cost of rules.',
  rules: 'The last good rules stay in force. Maybe run: steersman rules check.',
};

/** What is wrong with the service itself, each with what, why and advice. */
export async function troubles() {
  const [health, rules, clients] = await Promise.all([
    fetch('/q/health/ready', { cache: 'no-store' }).then(answer => answer.json()),
    get('/v1/rules'),
    get('/v1/clients'),
  ]);
  return [...ofHealth(health), ...ofRules(rules), ...ofClients(clients)];
}

/** What a check calls by these names is a trouble, though the service is up. */
const NAMES = /^(?:message|damaged|.* problem)$/;

function ofHealth(health) {
  return [...ofLosses(health), ...health.checks.flatMap(check => {
    const said = Object.entries(check.data ?? {}).filter(([name]) => NAMES.test(name)).map(([name, value]) => `${name.replace(/ problem$|^message$/, '')} ${value}`);
    return check.status === 'UP' && said.length === 0 ? []
      : [{ what: `The ${check.name} is in trouble.`, why: said.join('; '), advice: ADVICE[check.name] ?? '' }];
  })];
}

/** What was lost since the service began. */
function ofLosses(health) {
  const { unjudged = 0, unkept = 0 } = health.checks.find(check => check.name === 'judging')?.data ?? {};
  return [
    unkept ? { what: `${plural(unkept, 'report')} could not be kept.`, why: 'Since the service began.', advice: ADVICE.journal } : null,
    unjudged ? { what: `${plural(unjudged, 'step was', 'steps were')} kept and not judged.`, why: 'Since the service began: judging took too long.', advice: ADVICE.judging } : null,
  ].filter(Boolean);
}

function ofRules(rules) {
  const refused = rules.refused ? [{
    what: 'Changed files are not in force.',
    why: rules.refused.diagnostics.slice(0, 3).map(one => `${one.file}:${one.line}: ${one.message}`).join(' '),
    advice: ADVICE.rules,
  }] : [];
  const out = Object.entries(rules.quarantined ?? {}).map(([rule, why]) => ({
    what: `The rule ${brief(rule)} is left out.`, why, advice: 'Mend it and save it.' }));
  return [...refused, ...out];
}

function ofClients(clients) {
  return (clients.unclear ?? []).map(one => ({
    what: `${one.from} sends what is not understood`, why: `(${one.what}, ${one.times} times).`,
    advice: 'It is watched in part. Maybe look for a newer version of Steersman.' }));
}
