import { type Datum, defined } from '@actiespoor/kernel';
import {
  type ActieHistory,
  actieInDeWeg,
  bestaanIn,
  type BareActieCommand,
  bezwaarTegenHoofdactie,
  eigenBerichtBijHerstel,
  eigenBerichtInDeWeg,
  hasActie,
  hasPlan,
  knoopInDeWeg,
  nooitGeweestIn,
  opgegaanVanaf,
  splitsingenMet,
  type PlanHistory,
  type DecisionContext,
  verdelingOp,
} from '@actiespoor/plan';
import type { ActieId, KnoopId, PlanId } from '@actiespoor/plan/events';
import { type ActieInPlan, actieStream } from '@actiespoor/plan/model';
import type { Loaders } from '../commands/commands.js';

/** The acties of the plan of a command, and the way to their streams. */
export interface Surroundings {
  readonly load: Pick<Loaders, 'actie'>;
  readonly planId: PlanId;
  readonly sleutels: readonly ActieInPlan[];
}

type OfHoofdactie = Pick<DecisionContext, 'bezwaarTegenHoofdactie' | 'isHoofdactieVervallen' | 'actieInDeWeg'>;

/** Deelacties by their own streams, for whether one is in force on a day is told there. */
const verdelingOf = async (
  { load, sleutels }: Surroundings,
  { actieId, op }: BareActieCommand['data'],
): Promise<Pick<DecisionContext, 'deelacties' | 'verdeeldVanaf' | 'verdeeldDoor'>> => {
  const delen = sleutels.filter(({ hoofdactieId }) => hoofdactieId === actieId);
  const folded = await Promise.all(delen.map((deel) => load.actie(actieStream(deel.actieId))));
  const histories = folded.map(({ state }) => state);
  return verdelingOp(op, histories);
};

/** The knoop that a command names: why it does not stand on its day, or when it leaves the tree. */
const knoopOf = ({ type, data }: BareActieCommand, history: PlanHistory): Pick<DecisionContext, 'knoopInDeWeg' | 'knoopOpgegaanVanaf'> => {
  const koppeling = type === 'ActieKoppelen' && data.koppeling.soort === 'tevensOnder' ? data.koppeling.doel : undefined;
  const knoopId = type === 'ActieOpnemen' || type === 'ActieWijzigen' ? data.knoopId : koppeling;
  if (knoopId === undefined) return {};
  const [id, { op }] = [knoopId as KnoopId, data];
  return defined({ knoopInDeWeg: knoopInDeWeg(id, op, history), knoopOpgegaanVanaf: opgegaanVanaf(id, op, history) });
};

/** The later splits that name the actie that a command moves. */
const genoemdIn = ({ type, data }: BareActieCommand, history: PlanHistory): Pick<DecisionContext, 'genoemdIn'> => {
  const splitsingen = type === 'ActieWijzigen' && data.knoopId !== undefined ? splitsingenMet(data.actieId, data.op, history) : [];
  return splitsingen.length === 0 ? {} : { genoemdIn: splitsingen };
};

/** The facts of the plan on other days than that of a command, as far as they decide whether it shows: knopen that were never there, and its ends. */
export const laterInPlan = (
  command: BareActieCommand,
  history: PlanHistory,
): Pick<DecisionContext, 'nooitGeweest' | 'bestaan' | 'knoopInDeWeg' | 'knoopOpgegaanVanaf' | 'genoemdIn'> => ({
  ...(hasPlan(history.latest) && { nooitGeweest: nooitGeweestIn(history.latest) }),
  bestaan: { plan: bestaanIn(history.standing) },
  ...knoopOf(command, history),
  ...genoemdIn(command, history),
});

// An actie of another plan is none of the business of who asks.
const isOf = ({ latest }: ActieHistory, planId: PlanId): boolean => hasActie(latest) && latest.planId === planId;

/** The hoofdactie under which an actie is to be taken up, where it cannot be one on that day. */
const nieuweHoofdactie = async ({ load, planId }: Surroundings, hoofdactieId: ActieId, op: Datum): Promise<OfHoofdactie> => {
  const { state } = await load.actie(actieStream(hoofdactieId));
  const bezwaar = bezwaarTegenHoofdactie(state, planId, op);
  if (!bezwaar) return {};
  const inDeWeg = isOf(state, planId) ? (actieInDeWeg(state, op) ?? eigenBerichtInDeWeg(state, op)) : undefined;
  return defined({ bezwaarTegenHoofdactie: bezwaar, actieInDeWeg: inDeWeg });
};

/** The fact of the hoofdactie that blocks a decision about its deelactie: its end, or its own reports if the deelactie is restored. */
const hoofdactieVan = async ({ load, sleutels }: Surroundings, { type, data: { actieId, op } }: BareActieCommand): Promise<OfHoofdactie> => {
  const hoofdactieId = sleutels.find((sleutel) => sleutel.actieId === actieId)?.hoofdactieId;
  if (hoofdactieId === undefined) return {};
  const [{ state }, deel] = await Promise.all([load.actie(actieStream(hoofdactieId)), load.actie(actieStream(actieId))]);
  const bericht = type === 'ActieHerstellen' ? eigenBerichtBijHerstel(state, deel.state, op) : undefined;
  if (bericht) return { bezwaarTegenHoofdactie: 'hoofdactie-meldt-zelf', actieInDeWeg: bericht };
  const hoofdactie = state.on(op);
  const isHoofdactieVervallen = hasActie(hoofdactie) && hoofdactie.vervallen !== undefined;
  return defined({ isHoofdactieVervallen, actieInDeWeg: isHoofdactieVervallen ? actieInDeWeg(state, op) : undefined });
};

const hoofdactieOf = async (surroundings: Surroundings, command: BareActieCommand): Promise<OfHoofdactie> => {
  if (command.type !== 'ActieOpnemen') return hoofdactieVan(surroundings, command);
  const { hoofdactieId, op } = command.data;
  return hoofdactieId === undefined ? {} : nieuweHoofdactie(surroundings, hoofdactieId, op);
};

/** The ends of the hoofdactie of a deelactie. */
const bestaanVanHoofdactie = async (
  { load, sleutels }: Surroundings,
  { actieId }: BareActieCommand['data'],
): Promise<NonNullable<DecisionContext['bestaan']>['hoofdactie']> => {
  const hoofdactieId = sleutels.find((sleutel) => sleutel.actieId === actieId)?.hoofdactieId;
  return hoofdactieId && bestaanIn((await load.actie(actieStream(hoofdactieId))).state.standing);
};

/** The same, with the ends of the hoofdactie of an actie. */
export const laterAround = async (surroundings: Surroundings, command: BareActieCommand, plan: PlanHistory): Promise<ReturnType<typeof laterInPlan>> => ({
  ...laterInPlan(command, plan),
  bestaan: defined({ plan: bestaanIn(plan.standing), hoofdactie: await bestaanVanHoofdactie(surroundings, command.data) }),
});

/** The other acties that a decision looks at: the deelacties of its actie, and its hoofdactie. */
export const actiesAround = async (surroundings: Surroundings, command: BareActieCommand) => ({
  ...(await verdelingOf(surroundings, command.data)),
  ...(await hoofdactieOf(surroundings, command)),
});
