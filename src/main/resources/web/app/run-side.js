/* Beside the steps of a run: what was found and told, or the one that is chosen, and why. */
import { html, nothing } from 'lit';
import { post, service } from './api.js';
import { brief, plural, span } from './format.js';
import { became, chip, ruleLink } from './parts.js';
import { changed } from './route.js';

const QUOTES = ['instruction', 'quote', 'words', 'demand', 'limit'];

/** All that was found and told. */
export const overview = run => html`
  <section><h2>${plural(run.told.length, 'thing')} told</h2>${run.told.length ? html`<ul class="list">${run.told.map(told => html`<li><a
    href=${changed({ told: told.number, fault: '', step: '' })}><span>${brief(told.rule)}</span><span>${chip(told.carried || told.level, told.level)}</span>
    <small>after step ${told.step} · ${arrival(told)}</small><small>${(run.outcomes().get(told.number) ?? ['open']).map(became).join(', ')}</small></a></li>`)}</ul>`
    : html`<p class="muted">This agent was told nothing.</p>`}</section>
  <section><h2>${plural(run.found.length, 'fault')} found</h2>${run.found.length ? html`<ul class="list">${run.found.map(found => html`<li><a
    href=${changed({ fault: faultOf(found), told: '', step: '' })}><span>${brief(found.rule)}</span><span>${chip(found.severity)}</span>
    <small>${found.title}</small><small>${found.first === found.last ? `step ${found.first}` : `steps ${found.first}–${found.last}`}</small></a></li>`)}</ul>`
    : html`<p class="muted">Nothing that any rule looks for.</p>`}</section>`;

export const faultOf = found => `${found.rule}#${found.identity}`;

function arrival(told) {
  const late = told.lagSteps ? `, ${plural(told.lagSteps, 'step')} later` : '';
  return { pending: 'waits', sent: `sent${late}`, acknowledged: `arrived${late}`, dropped: `dropped: ${told.reason}`,
    withheld: `withheld${told.reason ? `: ${told.reason}` : ' by an experiment'}` }[told.delivery];
}

/** One fault: what shows it, what was said about it, what became of it, and why. */
export function faultCard(run, found, why, explain, say) {
  const about = run.told.filter(told => told.faults.includes(faultOf(found)));
  const quote = QUOTES.map(name => found.details[name]).find(Boolean);
  return html`<section aria-label="Chosen fault"><p><a href=${changed({ fault: '', told: '' })}>← all of this run</a></p>
    <h2>${found.title}</h2>
    <p>${chip(found.severity)} ${ruleLink(found.rule)} <span class="muted">${found.mode === 'enforce' ? '' : `(${found.mode}: nobody is told)`}
      ${found.origin === 'environment' ? 'a fault of the surroundings, not of the agent' : ''}</span></p>
    ${quote ? html`<h3>The words that it goes against</h3><blockquote class="quoted">${quote}</blockquote>` : nothing}
    <h3>Steps that show it</h3><p>${found.evidence.slice(0, 60).map((step, i) => html`${i ? ', ' : ''}<a href=${changed({ step })}>${step}</a>`)}
      ${found.evidence.length > 60 ? ` and ${found.evidence.length - 60} more` : ''}</p>
    ${facts(found.details)}</section>
    ${about.map(told => toldCard(run, told, say, false))}
    ${about.length === 0 ? html`<section><h2>Not told</h2><p class="muted">${silence(found)}</p></section>` : nothing}
    <section><h2>Is it right?</h2>${judging(run, 'finding', faultOf(found), right => say({ rule: found.rule, identity: found.identity, right }))}</section>
    <section><h2>Why</h2>${why ? patterns(why) : html`<button class="quiet" @click=${() => explain(found.rule, found.last)}>Show what the rule saw at step ${found.last}</button>`}</section>`;
}

const silence = found => found.mode === 'enforce'
  ? 'The policy had its reasons: its pace, its ladder, or another intervention that spoke for this fault.'
  : `The policy has this rule in the mode "${found.mode}": what it finds is recorded, and nobody is told.`;

/** One intervention: which words, how strongly, when, and what became of it. */
export function toldCard(run, told, say, whole = true) {
  const results = run.results.filter(one => one.number === told.number && ['steersman', 'nobody'].includes(one.voice));
  return html`<section aria-label="Intervention ${told.number}">
    ${whole ? html`<p><a href=${changed({ fault: '', told: '' })}>← all of this run</a></p>` : nothing}
    <h2>What the agent was told</h2><div class="words">${told.text}</div>
    <dl class="facts"><dt>Level</dt><dd>${chip(told.level)} ${told.carried !== told.level ? html`went out as ${chip(told.carried)}, which is what the client can do` : nothing}</dd>
      <dt>Decided</dt><dd>after <a href=${changed({ step: told.step })}>step ${told.step}</a>, ${told.rung === 1 ? 'the first about this fault' : `number ${told.rung} about this fault`}</dd>
      <dt>Delivery</dt><dd>${arrival(told)}${told.lagMillis ? `, ${span(told.lagMillis)}` : ''}${told.channel ? ` (${told.channel})` : ''}</dd>
      <dt>Wording</dt><dd><code>${told.wording}</code></dd></dl>
    <h3>Did it help?</h3>${results.length ? results.map(one => html`<p>${chip(became(one.outcome), one.outcome)} ${course(one)}</p>`) : html`<p class="muted">Not decided yet: the agent is watched for some turns more.</p>`}
    ${whole ? html`<p>${told.faults.map(fault => html`<a href=${changed({ fault, told: '' })}>The fault ${brief(fault.split('#')[0])} and why</a> `)}</p>` : nothing}
    ${judging(run, 'intervention', String(told.number), right => say({ intervention: told.number, right }))}</section>`;
}

function course(one) {
  const steps = `${plural(one.actions, 'turn')} later`;
  const turned = one.turned >= 0 ? html`It turned at <a href=${changed({ step: one.turned })}>step ${one.turned}</a>${one.proof ? `: ${one.proof}` : ''}. ` : nothing;
  return html`${turned}Decided at <a href=${changed({ step: one.step })}>step ${one.step}</a>, ${steps}.`;
}

function facts(details) {
  const rows = Object.entries(details).filter(([name, value]) => value !== '' && !QUOTES.includes(name));
  return rows.length ? html`<dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>` : nothing;
}

/** Right or wrong, as a person says; it counts towards the precision of the rule. */
function judging(run, about, subject, say) {
  const said = run.feedback.filter(one => one.about === about && one.subject === subject);
  const mine = said.find(one => one.by === service.who?.name);
  return html`<div class="judge"><button class="quiet" aria-pressed=${mine?.right === true} @click=${() => say(true)}>Right <kbd>y</kbd></button>
    <button class="quiet" aria-pressed=${mine?.right === false} @click=${() => say(false)}>Wrong <kbd>x</kbd></button>
    <span class="muted" role="status">${said.length ? said.map(one => `${one.by || 'somebody'}: ${one.right ? 'right' : 'wrong'}`).join(', ') : 'Nobody has said yet.'}</span></div>`;
}

/** Says it to the service. */
export const opinion = (run, what) => post(`${run.path}/feedback`, { ...what, by: service.who?.name ?? '' });

/** Each pattern of a rule, and the condition that failed with its values. */
export const patterns = all => all.length === 0 ? html`<p class="muted">The rule did not come near.</p>` : all.map(one => html`
  <p>${one.fired ? chip('fired', 'good') : chip('did not fire')} at step ${one.step}</p>
  <ul class="patterns">${one.patterns.map(pattern => html`<li class=${pattern.state}>${pattern.text}
    ${pattern.condition ? html`<div class="bad">failed: ${pattern.condition}</div>` : nothing}
    ${pattern.values.map(value => html`<div class="muted">${value}</div>`)}</li>`)}</ul>`);

/** One step as it came, and why a rule says nothing of it. */
export function stepCard(step, raw, whyNot, rules, ask) {
  return html`<section aria-label="Chosen step"><p><a href=${changed({ step: '', fault: '', told: '' })}>← all of this run</a></p>
    <h2>Step ${step}</h2>${raw ? html`<pre class="raw" tabindex="0">${JSON.stringify(raw, null, 2)}</pre>` : html`<p class="muted">Loading…</p>`}</section>
    <section><h2>Why not?</h2><p class="muted">Why a rule says nothing of this step.</p>
    <form class="judge" @submit=${event => { event.preventDefault(); ask(event.target.rule.value, step); }}>
      <label class="skip" for="whynot">Rule</label><input id="whynot" name="rule" list="rules" placeholder="rule" required>
      <datalist id="rules">${rules.map(rule => html`<option value=${rule}></option>`)}</datalist><button class="quiet">Explain</button></form>
    ${whyNot ? patterns(whyNot) : nothing}</section>`;
}

