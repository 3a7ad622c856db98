import { randomUUID } from 'node:crypto';

import { dayAfter, today } from './days.js';
import { checkActie, checkBoard, checkDay, checkHistory, checkNow, daysOf } from './check-views.js';
import { checkSignalen } from './check-signalen.js';
import { checkSpoor } from './check-spoor.js';
import { checkVerschillen } from './check-verschillen.js';

import { type Clients, newPlay, perform, planIdOf, type Play, type Played } from './play.js';
import type { Chance } from './random.js';
import type { World } from './objections.js';
import { namesOf, type Step } from './step.js';

type Faults = Promise<readonly string[]>;

const idsIn = (step: Step, play: Play): readonly string[] => Object.keys(namesOf(step)).map((name) => play.names.get(name) ?? name);

const historyOf = async (play: Play, step: Step, { answer }: Played): Faults => {
  const location = answer?.headers.get('location');
  return answer?.status === 201 && location ? checkHistory(play, location, idsIn(step, play)) : [];
};

/** A day with a fact, or a day next to one; never a future day. */
const someDay = (play: Play, chance: Chance): string => {
  const day = dayAfter(chance.pick(daysOf(play.facts)), chance.pick([-1, 0, 0, 1]));
  return day > today() ? today() : day;
};

const oftenChecked = async (play: Play, played: Played, chance: Chance): Faults => {
  const stream = played.added[0]?.stream ?? 'plan';
  const isActie = stream !== 'plan' && stream !== 'kader';
  return [
    ...(await checkNow(play)),
    ...(isActie ? await checkActie(play, stream) : []),
    ...(await checkSpoor(play, played.added)),
    ...(await checkDay(play, someDay(play, chance))),
  ];
};

const seldomChecked = async (play: Play, chance: Chance): Faults => {
  const [one, other] = [someDay(play, chance), someDay(play, chance)].sort() as [string, string];
  return [...(await checkVerschillen(play, [one, other])), ...(await checkBoard(play)), ...(await checkBoard(play, other)), ...(await checkSignalen(play))];
};

/** A read that fails is a disagreement too. */
const orFault = async (faults: Faults): Faults => {
  try {
    return await faults;
  } catch (fault) {
    return [String(fault)];
  }
};

const everyCheckAfter = async (play: Play, step: Step, { played, chance }: { readonly played: Played; readonly chance: Chance }): Faults => {
  if (played.answer?.status !== 201) return [];
  const history = await historyOf(play, step, played);
  if (played.added.length === 0) return history;
  return [...history, ...(await oftenChecked(play, played, chance)), ...(chance.happens(0.2) ? await seldomChecked(play, chance) : [])];
};

/** All comparisons after one step. */
export const checkAfter: typeof everyCheckAfter = (play, step, given) => orFault(everyCheckAfter(play, step, given));

const everyCheckAtEnd = async (play: Play, chance: Chance): Faults => {
  const days = daysOf(play.facts).filter((day) => day <= today());
  const found: string[] = [];
  for (const day of new Set(days.flatMap((one) => [dayAfter(one, -1), one]))) found.push(...(await checkDay(play, day)));
  return [...found, ...(days.length > 0 ? await seldomChecked(play, chance) : [])];
};

/** All comparisons of a plan at its end: each day with a fact, and the day before. */
export const checkAtEnd = (play: Play, chance: Chance): Faults => orFault(everyCheckAtEnd(play, chance));

/** Tells one step and makes all comparisons after it. */
export const stepThrough = async (play: Play, step: Step, chance: Chance): Promise<Played> => {
  const played = await perform(play, step);
  if (played.faults.length > 0) return played;
  return { ...played, faults: await checkAfter(play, step, { played, chance }) };
};

/** The first step with a finding, and that finding. */
export interface Finding {
  readonly at: number;
  readonly faults: readonly string[];
}

/** Waits until the facts can be read: the decision about one actie reads another. */
const isSeen = (play: Play): Promise<unknown> => play.clients[play.reader].read(`/v1/plannen/${planIdOf(play)}`);

/** A plan of its own has a title of its own: under that of another walk, that plan would be meant. */
const withOwnTitle = (step: Step): Step => (step.nr === 0 ? { ...step, body: { ...step.body, titel: `Plan ${randomUUID()}` } } : step);

/** Tells these steps again on a plan of their own, and makes all comparisons once, at the end. */
export const replay = async (
  clients: Clients,
  world: World,
  { steps, chance }: { readonly steps: readonly Step[]; readonly chance: Chance },
): Promise<Finding | undefined> => {
  const play = newPlay(clients, world);
  for (const [at, step] of steps.map(withOwnTitle).entries()) {
    const played = await perform(play, step);
    const faults = at < steps.length - 1 || played.faults.length > 0 ? played.faults : await checkAfter(play, step, { played, chance });
    if (faults.length > 0) return { at, faults };
    if (played.added.length > 0) await isSeen(play);
  }
  const faults = await checkAtEnd(play, chance);
  return faults.length > 0 ? { at: steps.length - 1, faults } : undefined;
};
