import type { Answer, Client } from '../support/client.js';
import { type Fact, factOf, type NewFact, text, type Words } from './fact.js';
import { overridden } from './override.js';
import type { World } from './objections.js';
import type { Person } from './people.js';
import { isTold, makesNew, namesOf, opOf, pathOf, resolved, type Step, streamOf } from './step.js';
import { today } from './days.js';
import type { Outcome } from './judged.js';
import { type Verdict, verdictOn } from './verdict.js';

export type Clients = Readonly<Record<Person, Client>>;

/** One plan and all that was told of it so far. */
export interface Play {
  readonly clients: Clients;
  readonly world: World;
  /** Who reads; somebody of the owner. */
  readonly reader: Person;
  readonly names: Map<string, string>;
  readonly facts: Fact[];
  readonly revisions: Map<string, number>;
}

export interface Played {
  /** Where the answer is not what the rules say; empty where all is well. */
  readonly faults: readonly string[];
  readonly outcome: Outcome | 'overgeslagen';
  /** What was recorded. */
  readonly added: readonly Fact[];
  readonly answer?: Answer<Words>;
}

export const newPlay = (clients: Clients, world: World): Play => ({
  clients, world, reader: world.eigenaar.startsWith('SV-') ? 'regio' : 'houten', names: new Map(), facts: [], revisions: new Map(),
});

export const planIdOf = ({ names }: Play): string => names.get('@P') ?? '';

const kebab = (soort: unknown): string => String(soort).replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

const outcomeOf = ({ revisions }: Play, step: Step, { status, body }: Answer<Words>): Outcome | undefined => {
  if (status === 403 || status === 404) return 'geen-recht';
  if (status === 409 || status === 400) return 'geweigerd';
  if (status !== 201) return undefined;
  const stream = step.kind === 'acties' ? (text(body, 'actieId') ?? '') : streamOf(step);
  if (step.kind === 'kaders' || step.kind === 'plannen') return 'vastgelegd';
  return Number(body['revisie']) === revisions.get(stream) ? 'al-zo' : 'vastgelegd';
};

const laterFault = (body: Words, { broken }: Verdict): readonly string[] => {
  if (!broken) return [];
  const feit = (body['feit'] ?? {}) as Words;
  const isRight = kebab(feit['soort']) === broken.fact.soort && feit['op'] === broken.fact.op && broken.redenen.some((reden) => reden === feit['reden']);
  return isRight ? [] : [`later-feit noemt ${JSON.stringify(body['feit'])} en niet ${broken.fact.soort} op ${broken.fact.op} (${broken.redenen.join(', ')})`];
};

const refusalFaults = ({ status, body }: Answer<Words>, verdict: Verdict): readonly string[] => {
  const { redenen, differs } = verdict;
  const reden = String(body['reden']);
  const isAny = redenen.includes('*');
  if (status === 400) return isAny || redenen.includes('in-de-toekomst') ? [] : [`400 in plaats van een weigering (${redenen.join(', ')})`];
  if (!isAny && !redenen.includes(reden)) return [`reden ${reden} in plaats van ${redenen.join(' of ')}`];
  const named = JSON.stringify(body['verschillen'] ?? []);
  return [...differs.filter((veld) => !named.includes(`"${veld}"`)).map((veld) => `verschillen noemt ${veld} niet`), ...(reden === 'later-feit' ? laterFault(body, verdict) : [])];
};

const acceptedFaults = (play: Play, step: Step, { answer, verdict, outcome }: { readonly answer: Answer<Words>; readonly verdict: Verdict; readonly outcome: Outcome }): readonly string[] => {
  const { body } = answer;
  const wrong = Object.entries(verdict.ids).filter(([name, id]) => outcome === 'al-zo' && body[name] !== id).map(([name, id]) => `${name} is ${String(body[name])} en niet ${String(id)}`);
  const before = step.kind === 'acties' ? undefined : play.revisions.get(streamOf(step));
  const expected = before === undefined || outcome === 'al-zo' ? undefined : before + verdict.facts.length;
  return [
    ...wrong,
    ...(expected === undefined || body['revisie'] === expected ? [] : [`revisie ${String(body['revisie'])} in plaats van ${String(expected)}`]),
    ...(typeof body['positie'] === 'string' ? [] : ['geen positie']),
    ...(outcome === 'vastgelegd' ? overridden(play.facts, verdict.facts, body['overschrevenVanaf']) : []),
  ];
};

const valueAt = (body: Words, path: string): unknown => path.split('.').reduce<unknown>((at, name) => (at as Words | undefined)?.[name], body);

const bind = (play: Play, step: Step, body: Words): void => {
  for (const [name, path] of Object.entries(namesOf(step))) {
    const id = valueAt(body, path);
    if (typeof id === 'string') play.names.set(name, id);
  }
};

const record = (play: Play, told: readonly NewFact[]): readonly Fact[] => {
  const added = resolved(told, play.names).map((one, index) => factOf(one, play.facts.length + index));
  play.facts.push(...added.filter(({ stream }) => stream !== 'kader'));
  return added;
};

const faultsOf = (play: Play, step: Step, given: { readonly answer: Answer<Words>; readonly verdict: Verdict; readonly outcome: Outcome | undefined }): readonly string[] => {
  const { answer, verdict, outcome } = given;
  const said = `antwoord ${String(answer.status)} ${outcome ?? ''} ${text(answer.body, 'reden') ?? ''} (verwacht ${verdict.may.join(' of ')} ${verdict.redenen.join(', ')}${verdict.broken ? ` door ${verdict.broken.fact.soort} op ${verdict.broken.fact.op}` : ''})`;
  const isUnknown = outcome === 'geen-recht' && verdict.may.includes('geweigerd') && verdict.redenen.includes('*');
  if (outcome === undefined || (!verdict.may.includes(outcome) && !isUnknown)) return [`${said} ${answer.status >= 400 ? JSON.stringify(answer.body).slice(0, 300) : ''}`];
  if (outcome === 'geweigerd') return refusalFaults(answer, verdict);
  return outcome === 'geen-recht' ? [] : acceptedFaults(play, step, { answer, verdict, outcome });
};

/** Sends a step and holds the answer against the rules. Where nothing is wrong, what was told counts from now on. */
export const perform = async (play: Play, named: Step): Promise<Played> => {
  if (!isTold(named, play.names)) return { faults: [], outcome: 'overgeslagen', added: [] };
  const step = resolved(named, play.names);
  const verdict = verdictOn(step, play.facts, { world: play.world, today: today() });
  const revision = play.revisions.get(streamOf(step));
  const ifMatch = makesNew(step) ? {} : { ifMatch: `"${String(revision)}"` };
  const answer = await play.clients[step.wie as Person].post<Words>(pathOf(step, planIdOf(play)), step.body, ifMatch);
  const outcome = outcomeOf(play, step, answer);
  const faults = faultsOf(play, step, { answer, verdict, outcome });
  if (answer.status !== 201 || faults.length > 0) return { faults, outcome: outcome ?? 'geweigerd', added: [], answer };
  bind(play, named, answer.body);
  const added = outcome === 'vastgelegd' ? record(play, verdict.facts) : [];
  const stream = resolved(added[0]?.stream ?? '', play.names);
  if (added.length > 0) play.revisions.set(stream, Number(answer.body['revisie']));
  return { faults, outcome: outcome ?? 'geweigerd', added, answer };
};

/** A step in one line. */
export const stepText = (step: Step): string => `${String(step.nr)}. ${step.wie}: ${step.kind}${step.over === undefined ? '' : ` ${step.over}`} op ${opOf(step)} ${JSON.stringify(step.body)}`;
