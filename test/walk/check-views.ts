import type { ActieWeergave, PlanWeergave } from '../support/plannen.js';
import { actiesVan } from '../support/plannen.js';
import { today } from './days.js';
import { type Fact, plain } from './fact.js';
import { type Play, planIdOf } from './play.js';
import { differences, shownBy, whole } from './shown.js';
import { shownOn } from './state.js';
import { inOrder, shownOf } from './view.js';

type Faults = Promise<readonly string[]>;

const readPlan = async (play: Play, query = ''): Promise<PlanWeergave | undefined> => {
  const { status, body } = await play.clients[play.reader].read<PlanWeergave>(`/v1/plannen/${planIdOf(play)}${query}`);
  if (status >= 500) throw new Error(`GET plan${query} geeft ${String(status)}: ${JSON.stringify(body)}`);
  return status === 200 ? body : undefined;
};

const against = (play: Play, plan: PlanWeergave | undefined, day: string): readonly string[] =>
  differences(shownOf(shownOn(play.facts, day), play.world), plan && shownBy(plan)).map((one) => `plan op ${day} ${one}`);

/** The plan on a past day. */
export const checkDay = async (play: Play, day: string): Faults => against(play, await readPlan(play, `?peildatum=${day}`), day);

/** The present view, and the same with today as peildatum. */
export const checkNow = async (play: Play): Faults => {
  const day = today();
  const [now, then] = [await readPlan(play), await readPlan(play, `?peildatum=${day}`)];
  const apart = differences(whole(now), whole(then)).map((one) => `nu en peildatum vandaag ${one}`);
  return [...against(play, now, day), ...apart];
};

/** The view of an actie by itself must be that in the plan. */
export const checkActie = async (play: Play, actieId: string): Faults => {
  const { status, body } = await play.clients[play.reader].read<ActieWeergave>(`/v1/acties/${actieId}`);
  const plan = await readPlan(play);
  const inPlan = plan && actiesVan(plan).find((one) => one.actieId === actieId);
  return differences(whole(inPlan), whole(status === 404 ? undefined : body)).map((one) => `actie en plan ${one}`);
};

interface Board {
  readonly samenvatting: object;
  readonly acties: readonly BoardActie[];
}

interface BoardActie {
  readonly actieId: string;
  readonly uitvoeringen: readonly object[];
  readonly deelacties: readonly BoardActie[];
}

const allOf = (acties: readonly BoardActie[]): readonly BoardActie[] => acties.flatMap((actie) => [actie, ...allOf(actie.deelacties)]);

const cells = (acties: readonly Pick<BoardActie, 'actieId' | 'uitvoeringen'>[]): unknown =>
  whole(Object.fromEntries(acties.map(({ actieId, uitvoeringen }) => [actieId, inOrder(uitvoeringen)])));

/** The cells and totals of the regiobord must be those of the plan, now or on a day. */
export const checkBoard = async (play: Play, day?: string): Faults => {
  const query = day === undefined ? '' : `peildatum=${day}`;
  const plan = await readPlan(play, `?${query}`);
  if (!plan) return [];
  const { status, body } = await play.clients[play.reader].read<Board>(`/v1/regios/SV-LEKSTROOM/voortgang?plan=${planIdOf(play)}&${query}`);
  if (status !== 200) return [`bord ${query} geeft ${String(status)} ${JSON.stringify(body)}`];
  const faults = [...differences(cells(actiesVan(plan)), cells(allOf(body.acties))), ...differences(whole(plan.samenvatting), whole(body.samenvatting))];
  return faults.map((one) => `bord en plan ${query} ${one}`);
};

/** The things in an answer can be found at its Location. */
export const checkHistory = async (play: Play, location: string, ids: readonly string[]): Faults => {
  const { status, body } = await play.clients[play.reader].read<object>(location);
  const known = plain(body);
  return status === 200 ? ids.filter((id) => !known.includes(id)).map((id) => `${id} staat niet in ${location}`) : [`${location} geeft ${String(status)}`];
};

export const daysOf = (facts: readonly Fact[]): readonly string[] => [...new Set(facts.map(({ day }) => day))].sort();
