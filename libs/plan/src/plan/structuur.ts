import { accept, alreadySo, type Datum, type Decision, refuse } from '@actiespoor/kernel';

import { obstacleOf } from '../obstacle.js';
import { compareWords, isSame } from '../same.js';
import type { PlanCommandData } from './plan.commands.js';
import type { Knoop, Knoopplaats, PlanEvent } from './plan.events.js';
import type { KnoopId } from '../ids.js';
import { laatsteOver } from './onderwerpen.js';
import { isNooitGeweest, type Opgegaan, staandeKnoop } from './boom.js';
import type { OpgesteldPlan, PlanHistory } from './plan.state.js';

/** Decisions about the shape of the tree: the parents of knopen, merges and splits. */
export type StructuurAfwijzing =
  'knoop-onbekend' | 'knoop-bestaat-al' | 'knoop-opgegaan' | 'knoop-onder-zichzelf' | 'samenvoeging-onjuist' | 'splitsing-onjuist';

type Besluit = Decision<PlanEvent, StructuurAfwijzing>;

/** The reason why a knoop of the command is not in the tree; undefined if it is. */
export const bezwaarTegenKnoop = (knoopId: KnoopId, { knopen, opgegaan }: OpgesteldPlan): 'knoop-onbekend' | 'knoop-opgegaan' | undefined => {
  if (knopen.has(knoopId)) return undefined;
  return opgegaan.has(knoopId) ? 'knoop-opgegaan' : 'knoop-onbekend';
};

/** The same for a knoop that a recorded fact names: if the merge or split that made it was taken back, the fact means the one in its place. */
export const bezwaarTegenGenoemde = (knoopId: KnoopId, plan: OpgesteldPlan): ReturnType<typeof bezwaarTegenKnoop> =>
  isNooitGeweest(knoopId, plan) ? undefined : bezwaarTegenKnoop(knoopId, plan);

const bezwaarTegenEen = (
  ids: readonly (KnoopId | undefined)[],
  plan: OpgesteldPlan,
  bezwaarTegen: typeof bezwaarTegenKnoop = bezwaarTegenGenoemde,
): ReturnType<typeof bezwaarTegenKnoop> =>
  ids.map((knoopId) => (knoopId === undefined ? undefined : bezwaarTegen(knoopId, plan))).find((bezwaar) => bezwaar !== undefined);

/** The knoop and all above it, up to the top. An impossible history has circles: each knoop is named once. */
const metBovenliggende = (knoopId: KnoopId | undefined, plan: OpgesteldPlan): readonly KnoopId[] => {
  const { knopen } = plan;
  const passed = new Set<KnoopId>();
  for (let at = knoopId === undefined ? undefined : staandeKnoop(knoopId, plan); at !== undefined && !passed.has(at); at = knopen.get(at)?.bovenliggend)
    passed.add(at);
  return [...passed];
};

const plaatsOf = ({ bovenliggend, volgorde }: Pick<Knoop, 'bovenliggend' | 'volgorde'>): Knoopplaats => ({
  bovenliggend: bovenliggend ?? null,
  volgorde,
});

type Plaats = Pick<PlanCommandData<'KnoopVerplaatsen'>, 'knoopId' | 'bovenliggend'>;

/** The reason why a knoop cannot hang at this place; undefined if it can. */
const bezwaarTegenPlaats = ({ knoopId, bovenliggend }: Plaats, plan: OpgesteldPlan): StructuurAfwijzing | undefined =>
  bezwaarTegenEen([knoopId, bovenliggend], plan) ?? (metBovenliggende(bovenliggend, plan).includes(knoopId) ? 'knoop-onder-zichzelf' : undefined);

export const bezwaarTegenVerplaatsing = (
  { knoopId, nieuw }: Extract<PlanEvent, { readonly type: 'KnoopVerplaatst' }>['data'],
  plan: OpgesteldPlan,
): StructuurAfwijzing | undefined => bezwaarTegenPlaats({ knoopId, ...(nieuw.bovenliggend !== null && { bovenliggend: nieuw.bovenliggend }) }, plan);

export const knoopVerplaatsen = (data: PlanCommandData<'KnoopVerplaatsen'>, plan: OpgesteldPlan, history: PlanHistory): Besluit => {
  const { planId, knoopId, op } = data;
  const bezwaar = bezwaarTegenPlaats(data, plan);
  const knoop = plan.knopen.get(knoopId);
  if (bezwaar || !knoop) return refuse(bezwaar ?? 'knoop-onbekend');
  const [oud, nieuw] = [plaatsOf(knoop), plaatsOf(data)];
  return isSame(nieuw, oud)
    ? alreadySo(laatsteOver(`plaats ${knoopId}`, op, history))
    : accept({ type: 'KnoopVerplaatst', data: { planId, knoopId, oud, nieuw, op } });
};

const hasDoubles = (ids: readonly string[]): boolean => new Set(ids).size !== ids.length;

/** A merge without the order of its knopen, and without the id of a knoop that it makes: sent again under another key, that knoop gets another id. */
const samenvoegingOf = ({ in: naar, nieuw, knopen, ...rest }: Samenvoeging): object => ({ ...rest, knopen: knopen.toSorted(), naar: nieuw ?? naar });

const splitsingOf = ({ planId, knoopId, delen }: Omit<PlanCommandData<'KnoopSplitsen'>, 'op'>): object => ({
  planId,
  knoopId,
  delen: delen.map((deel) => ({ ...deel, knoopId: null })),
});

/** True if the fact that took this knoop out of the tree did the same as the command. */
const isGedaan = (wens: object, { feit }: Opgegaan): boolean => {
  if (feit.type === 'KnoopGesplitst') return isSame(wens, splitsingOf(feit.data));
  return feit.type === 'KnoopSamengevoegd' && isSame(wens, samenvoegingOf(feit.data));
};

/** A merge or split told again. It was on one day: of another day it is another one, of knopen that are gone. */
const nogEens = (feit: Opgegaan['feit'], op: Datum): Besluit => {
  if (feit.data.op === op) return alreadySo<PlanEvent>(feit);
  return refuse('knoop-opgegaan', { feit: obstacleOf(feit), verschillen: compareWords({ op }, { op: feit.data.op }).contradicted });
};

const isSamenvoeging = ({ knopen, in: naar, nieuw }: PlanCommandData<'KnoopSamenvoegen'>): boolean =>
  knopen.length >= (nieuw ? 2 : 1) && !hasDoubles([...knopen, naar]);

const isBezet = (knoopId: KnoopId, { knopen, opgegaan }: OpgesteldPlan): boolean => knopen.has(knoopId) || opgegaan.has(knoopId);

/** The reason why these knopen cannot be merged into that one; undefined if they can. */
export const bezwaarTegenSamenvoeging = ({ knopen, in: naar, nieuw }: Samenvoeging, plan: OpgesteldPlan): StructuurAfwijzing | undefined => {
  if (nieuw && isBezet(naar, plan)) return 'knoop-bestaat-al';
  const daarboven = nieuw ? nieuw.bovenliggend : naar;
  const bezwaar = bezwaarTegenEen(knopen, plan, bezwaarTegenKnoop) ?? bezwaarTegenEen([daarboven], plan);
  if (bezwaar) return bezwaar;
  return metBovenliggende(daarboven, plan).some((knoopId) => knopen.includes(knoopId)) ? 'knoop-onder-zichzelf' : undefined;
};

type Samenvoeging = PlanCommandData<'KnoopSamenvoegen'>;

export const knoopSamenvoegen = (data: Samenvoeging, plan: OpgesteldPlan): Besluit => {
  if (!isSamenvoeging(data)) return refuse('samenvoeging-onjuist');
  const opgegaan = data.knopen.map((knoopId) => plan.opgegaan.get(knoopId));
  const [eerste] = opgegaan;
  if (eerste && opgegaan.every((een) => een && isGedaan(samenvoegingOf(data), een))) return nogEens(eerste.feit, data.op);
  return accept({ type: 'KnoopSamengevoegd', data });
};

const isSplitsing = ({ knoopId, delen }: PlanCommandData<'KnoopSplitsen'>): boolean =>
  delen.length >= 2 && !hasDoubles([knoopId, ...delen.map((deel) => deel.knoopId)]) && !hasDoubles(delen.flatMap(({ acties }) => acties));

/** The reason why a knoop cannot be split so; undefined if it can. */
export const bezwaarTegenSplitsing = (
  { knoopId, delen }: Pick<PlanCommandData<'KnoopSplitsen'>, 'knoopId' | 'delen'>,
  plan: OpgesteldPlan,
): StructuurAfwijzing | undefined => bezwaarTegenKnoop(knoopId, plan) ?? (delen.some((deel) => isBezet(deel.knoopId, plan)) ? 'knoop-bestaat-al' : undefined);

export const knoopSplitsen = (data: PlanCommandData<'KnoopSplitsen'>, plan: OpgesteldPlan): Besluit => {
  if (!isSplitsing(data)) return refuse('splitsing-onjuist');
  const opgegaan = plan.opgegaan.get(data.knoopId);
  if (opgegaan && isGedaan(splitsingOf(data), opgegaan)) return nogEens(opgegaan.feit, data.op);
  const bovenliggend = plan.knopen.get(data.knoopId)?.bovenliggend;
  return accept({ type: 'KnoopGesplitst', data: { ...data, ...(bovenliggend !== undefined && { bovenliggend }) } });
};
