import type { Answer, Client } from '../support/client.js';
import { type Fact, factOf, type NewFact, text, type Words } from './fact.js';
import { overridden } from './override.js';
import type { World } from './objections.js';
import type { Person } from './people.js';
import { isTold, makesNew, namesOf, opOf, pathOf, resolved, type Step, streamOf } from './step.js';
import { today } from './days.js';
import type { Outcome } from './judged.js';
import type { Verdict } from './judged.js';
import { verdictOn } from './verdict.js';

export type Clients = Readonly<Record<Person, Client>>;

/** One plan and everything that was told of it so far. */
export interface Play {
  readonly clients: Clients;
  readonly world: World;
  /** The person who reads: somebody of the owner. */
  readonly reader: Person;
  readonly names: Map<string, string>;
  readonly facts: Fact[];
  readonly revisions: Map<string, number>;
}

export interface Played {
  /** The differences between the answer and the rules; empty if there are none. */
  readonly faults: readonly string[];
  readonly outcome: Outcome | 'overgeslagen';
  /** The facts that were recorded. */
  readonly added: readonly Fact[];
  readonly answer?: Answer<Words>;
}

export const newPlay = (clients: Clients, world: World): Play => ({
  clients,
  world,
  reader: world.eigenaar.startsWith('SV-') ? 'regio' : 'houten',
  names: new Map(),
  facts: [],
  revisions: new Map(),
});

export const planIdOf = ({ names }: Play): string => names.get('@P') ?? '';

const kebab = (soort: unknown): string =>
  String(soort)
    .replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();

const refusals: Readonly<Record<number, Outcome>> = { 400: 'geweigerd', 403: 'geen-recht', 404: 'geen-recht', 409: 'geweigerd' };

/** A write that was recorded already leaves the revision as it is. */
const outcomeOf = ({ revisions }: Play, step: Step, { status, body }: Answer<Words>): Outcome | undefined => {
  if (status !== 201) return refusals[status];
  const stream = step.kind === 'acties' ? text(body, 'actieId') : streamOf(step);
  return body['revisie'] === revisions.get(stream ?? '') ? 'al-zo' : 'vastgelegd';
};

const laterFault = ({ feit }: Words, { broken }: Verdict): readonly string[] => {
  if (!broken) return [];
  const { fact, redenen } = broken;
  const { soort, op, reden } = (feit ?? {}) as Words;
  const isRight = kebab(soort) === fact.soort && op === fact.op && redenen.some((one) => one === reden);
  return isRight ? [] : [`later-feit noemt ${JSON.stringify(feit)} en niet ${fact.soort} op ${fact.op} (${redenen.join(', ')})`];
};

const refusalFaults = ({ status, body }: Answer<Words>, verdict: Verdict): readonly string[] => {
  const { redenen, differs } = verdict;
  const [reden, named] = [text(body, 'reden') ?? '', JSON.stringify(body['verschillen'] ?? [])];
  const isExpected = status === 400 ? redenen.includes('in-de-toekomst') : redenen.includes(reden);
  if (!isExpected && !redenen.includes('*')) return [`${String(status)} ${reden} in plaats van ${redenen.join(' of ')}`];
  const unnamed = differs.filter((veld) => !named.includes(`"${veld}"`)).map((veld) => `verschillen noemt ${veld} niet`);
  return [...unnamed, ...(reden === 'later-feit' ? laterFault(body, verdict) : [])];
};

interface Answered {
  readonly answer: Answer<Words>;
  readonly verdict: Verdict;
  readonly outcome: Outcome | undefined;
}

/** A write that was recorded already keeps its id. */
const idFaults = (body: Words, { ids }: Verdict): readonly string[] =>
  Object.entries(ids)
    .filter(([name, id]) => body[name] !== id)
    .map(([name, id]) => `${name} is ${text(body, name) ?? 'er niet'} en niet ${String(id)}`);

const revisionFaults = (play: Play, step: Step, { answer: { body }, verdict }: Answered): readonly string[] => {
  const before = makesNew(step) ? undefined : play.revisions.get(streamOf(step));
  const expected = before === undefined ? body['revisie'] : before + verdict.facts.length;
  return body['revisie'] === expected ? [] : [`revisie ${String(body['revisie'])} in plaats van ${String(expected)}`];
};

const acceptedFaults = (play: Play, step: Step, answered: Answered): readonly string[] => {
  const {
    answer: { body },
    verdict,
    outcome,
  } = answered;
  const noPosition = typeof body['positie'] === 'string' ? [] : ['geen positie'];
  const said = overridden(play.facts, verdict.says ?? verdict.facts, body['overschrevenVanaf']);
  if (outcome === 'al-zo') return [...noPosition, ...idFaults(body, verdict), ...said];
  return [...noPosition, ...revisionFaults(play, step, answered), ...said];
};

const valueAt = (body: Words, path: string): unknown => path.split('.').reduce<unknown>((at, name) => (at as Words | undefined)?.[name], body);

const bind = (play: Play, step: Step, body: Words): void => {
  for (const [name, path] of Object.entries(namesOf(step))) {
    const id = valueAt(body, path);
    if (typeof id === 'string') play.names.set(name, id);
  }
};

const record = (play: Play, told: readonly NewFact[], reden: string | undefined): readonly Fact[] => {
  const withReason = reden === undefined ? told : told.map((one) => ({ ...one, reden }));
  const added = resolved(withReason, play.names).map((one, index) => factOf(one, play.facts.length + index));
  play.facts.push(...added.filter(({ stream }) => stream !== 'kader'));
  return added;
};

const expectedText = ({ may, redenen, broken }: Verdict): string =>
  `verwacht ${may.join(' of ')} ${redenen.join(', ')}${broken ? ` door ${broken.fact.soort} op ${broken.fact.op}` : ''}`;

/** True if the rules allow this kind of answer; a thing that does not exist may be refused as unknown. */
const isAllowed = ({ outcome, verdict: { may, redenen } }: Answered): boolean =>
  outcome !== undefined && (may.includes(outcome) || (outcome === 'geen-recht' && may.includes('geweigerd') && redenen.includes('*')));

const faultsOf = (play: Play, step: Step, answered: Answered): readonly string[] => {
  const { answer, verdict, outcome } = answered;
  const body = answer.status >= 400 ? JSON.stringify(answer.body).slice(0, 300) : '';
  if (!isAllowed(answered)) return [`antwoord ${String(answer.status)} ${outcome ?? ''} (${expectedText(verdict)}) ${body}`];
  if (outcome === 'geweigerd') return refusalFaults(answer, verdict);
  return outcome === 'geen-recht' ? [] : acceptedFaults(play, step, answered);
};

const send = (play: Play, step: Step): Promise<Answer<Words>> => {
  const revision = play.revisions.get(streamOf(step));
  const ifMatch = makesNew(step) ? {} : { ifMatch: `"${String(revision)}"` };
  return play.clients[step.wie as Person].post<Words>(pathOf(step, planIdOf(play)), step.body, ifMatch);
};

const keep = (play: Play, named: Step, { answer: { body }, verdict, outcome }: Answered): readonly Fact[] => {
  bind(play, named, body);
  const added = outcome === 'vastgelegd' ? record(play, verdict.facts, text(named.body, 'reden')) : [];
  for (const { stream } of added) play.revisions.set(stream, Number(body['revisie']));
  return added;
};

/** Sends a step and compares the answer with the rules. If they agree, its facts count from now on. */
export const perform = async (play: Play, named: Step): Promise<Played> => {
  if (!isTold(named, play.names)) return { faults: [], outcome: 'overgeslagen', added: [] };
  const step = resolved(named, play.names);
  const verdict = verdictOn(step, play.facts, { world: play.world, today: today() });
  const answer = await send(play, step);
  const outcome = outcomeOf(play, step, answer);
  const faults = faultsOf(play, step, { answer, verdict, outcome });
  const isKept = answer.status === 201 && faults.length === 0;
  return { faults, outcome: outcome ?? 'geweigerd', added: isKept ? keep(play, named, { answer, verdict, outcome }) : [], answer };
};

/** A step in one line. */
export const stepText = (step: Step): string =>
  `${String(step.nr)}. ${step.wie}: ${step.kind}${step.over === undefined ? '' : ` ${step.over}`} op ${opOf(step)} ${JSON.stringify(step.body)}`;
