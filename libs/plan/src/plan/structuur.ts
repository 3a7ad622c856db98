import { accept, refuse, type Decision } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { PlanWens } from './plan.commands.js';
import type { Knoop, KnoopId, Knoopplaats, PlanEvent } from './plan.events.js';
import type { OpgesteldPlan, Opgang } from './plan.state.js';

/** Decisions about how the tree is built: what hangs where, and what goes into what. */
export type StructuurAfwijzing =
  | 'knoop-onbekend'
  | 'knoop-bestaat-al'
  | 'knoop-opgegaan'
  | 'knoop-onder-zichzelf'
  | 'samenvoeging-onjuist'
  | 'splitsing-onjuist';

type Besluit = Decision<PlanEvent, StructuurAfwijzing>;

/** Why a knoop that is asked for does not stand; undefined where it does. */
export const bezwaarTegenKnoop = (knoopId: KnoopId, { knopen, opgegaan }: OpgesteldPlan): 'knoop-onbekend' | 'knoop-opgegaan' | undefined => {
  if (knopen.has(knoopId)) return undefined;
  return opgegaan.has(knoopId) ? 'knoop-opgegaan' : 'knoop-onbekend';
};

const bezwaarTegenEen = (ids: readonly (KnoopId | undefined)[], plan: OpgesteldPlan): ReturnType<typeof bezwaarTegenKnoop> =>
  ids.map((knoopId) => (knoopId === undefined ? undefined : bezwaarTegenKnoop(knoopId, plan))).find((bezwaar) => bezwaar !== undefined);

/** The knoop and all above it, up to the top. */
const metBovenliggende = (knoopId: KnoopId | undefined, knopen: OpgesteldPlan['knopen']): readonly KnoopId[] =>
  knoopId === undefined ? [] : [knoopId, ...metBovenliggende(knopen.get(knoopId)?.bovenliggend, knopen)];

const plaatsOf = ({ bovenliggend, volgorde }: Pick<Knoop, 'bovenliggend' | 'volgorde'>): Knoopplaats => ({
  bovenliggend: bovenliggend ?? null,
  volgorde,
});

export const knoopVerplaatsen = (data: PlanWens<'KnoopVerplaatsen'>, plan: OpgesteldPlan): Besluit => {
  const { planId, knoopId, bovenliggend, op } = data;
  const bezwaar = bezwaarTegenEen([knoopId, bovenliggend], plan);
  const knoop = plan.knopen.get(knoopId);
  if (bezwaar || !knoop) return refuse(bezwaar ?? 'knoop-onbekend');
  if (metBovenliggende(bovenliggend, plan.knopen).includes(knoopId)) return refuse('knoop-onder-zichzelf');
  const [oud, nieuw] = [plaatsOf(knoop), plaatsOf(data)];
  return isSame(nieuw, oud) ? accept() : accept({ type: 'KnoopVerplaatst', data: { planId, knoopId, oud, nieuw, op } });
};

const hasDoubles = (ids: readonly string[]): boolean => new Set(ids).size !== ids.length;

/** Whether the same was done before, by the fact that took this knoop out of the tree. */
const isGedaan = (wens: object, opgang: Opgang | undefined): boolean => {
  if (opgang === undefined) return false;
  if (opgang.type === 'KnoopSamengevoegd') return isSame(wens, opgang.data);
  const { bovenliggend: _, ...splitsing } = opgang.data;
  return isSame(wens, splitsing);
};

const isSamenvoeging = ({ knopen, in: naar, nieuw }: PlanWens<'KnoopSamenvoegen'>): boolean =>
  knopen.length >= (nieuw ? 2 : 1) && !hasDoubles([...knopen, naar]);

const isBezet = (knoopId: KnoopId, { knopen, opgegaan }: OpgesteldPlan): boolean => knopen.has(knoopId) || opgegaan.has(knoopId);

export const knoopSamenvoegen = (data: PlanWens<'KnoopSamenvoegen'>, plan: OpgesteldPlan): Besluit => {
  const { knopen, in: naar, nieuw } = data;
  if (!isSamenvoeging(data)) return refuse('samenvoeging-onjuist');
  if (knopen.every((knoopId) => isGedaan(data, plan.opgegaan.get(knoopId)))) return accept();
  if (nieuw && isBezet(naar, plan)) return refuse('knoop-bestaat-al');
  const daarboven = nieuw ? nieuw.bovenliggend : naar;
  const bezwaar = bezwaarTegenEen([...knopen, daarboven], plan);
  if (bezwaar) return refuse(bezwaar);
  const isEronder = metBovenliggende(daarboven, plan.knopen).some((knoopId) => knopen.includes(knoopId));
  return isEronder ? refuse('knoop-onder-zichzelf') : accept({ type: 'KnoopSamengevoegd', data });
};

const isSplitsing = ({ knoopId, delen }: PlanWens<'KnoopSplitsen'>): boolean =>
  delen.length >= 2 && !hasDoubles([knoopId, ...delen.map((deel) => deel.knoopId)]) && !hasDoubles(delen.flatMap(({ acties }) => acties));

export const knoopSplitsen = (data: PlanWens<'KnoopSplitsen'>, plan: OpgesteldPlan): Besluit => {
  if (!isSplitsing(data)) return refuse('splitsing-onjuist');
  if (isGedaan(data, plan.opgegaan.get(data.knoopId))) return accept();
  const knoop = plan.knopen.get(data.knoopId);
  if (!knoop) return refuse(bezwaarTegenKnoop(data.knoopId, plan) ?? 'knoop-onbekend');
  if (data.delen.some(({ knoopId }) => isBezet(knoopId, plan))) return refuse('knoop-bestaat-al');
  const { bovenliggend } = knoop;
  return accept({ type: 'KnoopGesplitst', data: { ...data, ...(bovenliggend === undefined ? {} : { bovenliggend }) } });
};
