import type { ActieId, KnoopId, PlanId } from '@actiespoor/plan';
import { actieIdInDocument, codeSleutel, formerActieIdInDocument, knoopIdInDocument } from '@actiespoor/plan/model';

import type { Gelezen, GelezenActie, GelezenKnoop } from '../gelezen.js';
import { fold, optional } from '../text.js';
import type { BestaandeActie, BestaandPlan } from './bestaand.js';
import { isEditorial } from './sameness.js';

type BestaandeKnoop = BestaandPlan['knopen'][number];

export interface KnoopPair {
  readonly gelezen: GelezenKnoop;
  readonly knoopId: KnoopId;
  readonly bovenliggend?: KnoopId;
  readonly bestaand?: BestaandeKnoop;
}

export interface ActiePair {
  readonly gelezen: GelezenActie;
  readonly actieId: ActieId;
  readonly hoofdactieId?: ActieId;
  readonly knoopId?: KnoopId;
  readonly bestaand?: BestaandeActie;
}

/** The document beside the plan: matching pairs, and the parts of the plan that the document no longer has. */
export interface Comparison {
  readonly knopen: readonly KnoopPair[];
  readonly acties: readonly ActiePair[];
  readonly verdwenenKnopen: readonly BestaandeKnoop[];
  readonly verdwenenActies: readonly BestaandeActie[];
}

const keyOf = (text: string | undefined): string | undefined => (text === undefined ? undefined : codeSleutel(text));

const isAlike = (gelezen: GelezenKnoop, knoop: BestaandeKnoop): boolean => {
  if (keyOf(knoop.niveau) !== keyOf(gelezen.niveau) || keyOf(knoop.code) !== keyOf(gelezen.code)) return false;
  return gelezen.code !== undefined || isEditorial(knoop.titel, gelezen.titel);
};

/**
 * The knoop of a heading, by its code or else its words: a corrected typing error must not make it another knoop. Plans repeat their numbers
 * under another heading, so a code at another place names a knoop only if no other one has it.
 */
const headingIn = ({ knopen }: BestaandPlan, gelezen: GelezenKnoop, bovenliggend: KnoopId | undefined): BestaandeKnoop | undefined => {
  const alike = knopen.filter((knoop) => isAlike(gelezen, knoop));
  const elsewhere = gelezen.code !== undefined && alike.length === 1 ? alike[0] : undefined;
  return alike.find((knoop) => knoop.bovenliggend === bovenliggend) ?? elsewhere;
};

/** A heading that returns after its knoop was merged or split becomes a new knoop. */
const knoopIdFor = (planId: PlanId, sleutel: string, bestaand: BestaandPlan): KnoopId => {
  const derived = knoopIdInDocument(planId, sleutel);
  return bestaand.opgegaan?.includes(derived) === true ? knoopIdFor(planId, `${sleutel}|opnieuw`, bestaand) : derived;
};

const pairKnopen = (knopen: readonly GelezenKnoop[], planId: PlanId, bestaand: BestaandPlan): readonly KnoopPair[] => {
  const byId = new Map(bestaand.knopen.map((knoop) => [knoop.knoopId, knoop]));
  const pair = (gelezen: GelezenKnoop, bovenliggend: KnoopId | undefined): readonly KnoopPair[] => {
    const derived = knoopIdFor(planId, gelezen.sleutel, bestaand);
    const known = byId.get(derived) ?? headingIn(bestaand, gelezen, bovenliggend);
    const knoopId = known?.knoopId ?? derived;
    const self = { gelezen, knoopId, ...optional('bovenliggend', bovenliggend), ...optional('bestaand', known) };
    return [self, ...gelezen.knopen.flatMap((child) => pair(child, knoopId))];
  };
  return knopen.flatMap((knoop) => pair(knoop, undefined));
};

interface Register {
  readonly byCode: ReadonlyMap<string, BestaandeActie>;
  readonly byId: ReadonlyMap<ActieId, BestaandeActie>;
  readonly byTitle: ReadonlyMap<string, BestaandeActie>;
  readonly claimed: Set<ActieId>;
}

const registerOf = ({ acties }: BestaandPlan): Register => ({
  byCode: new Map(acties.flatMap((actie) => (actie.code === undefined ? [] : [[codeSleutel(actie.code), actie]]))),
  byId: new Map(acties.map((actie) => [actie.actieId, actie])),
  byTitle: new Map(acties.filter(({ code }) => code === undefined).map((actie) => [fold(actie.omschrijving), actie])),
  claimed: new Set(),
});

/** Finds an actie by its present code, else by the id derived from its first code or title, else by its words; each actie only once. */
const find = ({ code, sleutel, omschrijving }: GelezenActie, planId: PlanId, register: Register): BestaandeActie | undefined => {
  const candidates = [
    code === undefined ? undefined : register.byCode.get(codeSleutel(code)),
    register.byId.get(actieIdInDocument(planId, sleutel)) ?? register.byId.get(formerActieIdInDocument(planId, sleutel)),
    code === undefined ? register.byTitle.get(fold(omschrijving)) : undefined,
  ];
  return candidates.find((actie) => actie !== undefined && !register.claimed.has(actie.actieId));
};

/** Rows with a present code of the plan choose first, so that no other row takes the actie that a row names. */
const claims = (acties: readonly GelezenActie[], planId: PlanId, register: Register): ReadonlyMap<GelezenActie, BestaandeActie> => {
  const found = new Map<GelezenActie, BestaandeActie>();
  const named = (actie: GelezenActie): number => (actie.code !== undefined && register.byCode.has(codeSleutel(actie.code)) ? 0 : 1);
  for (const actie of acties.toSorted((a, b) => named(a) - named(b))) {
    const known = find(actie, planId, register);
    if (known === undefined) continue;
    found.set(actie, known);
    register.claimed.add(known.actieId);
  }
  return found;
};

/** @param taken ids of other acties of the plan: a code may have moved to another actie since */
const newActieId = (planId: PlanId, sleutel: string, taken: ReadonlyMap<ActieId, BestaandeActie>): ActieId => {
  const derived = actieIdInDocument(planId, sleutel);
  return taken.has(derived) ? newActieId(planId, `${sleutel}|opnieuw`, taken) : derived;
};

const pairActies = (gelezen: Gelezen, knopen: readonly KnoopPair[], { planId, bestaand }: ImportTarget): readonly ActiePair[] => {
  const register = registerOf(bestaand);
  const knoopIds = new Map(knopen.map(({ gelezen: { sleutel }, knoopId }) => [sleutel, knoopId]));
  const found = claims(
    gelezen.acties.flatMap((actie) => [actie, ...actie.deelacties]),
    planId,
    register,
  );
  const pair = (actie: GelezenActie, hoofdactieId?: ActieId): ActiePair => ({
    gelezen: actie,
    actieId: found.get(actie)?.actieId ?? newActieId(planId, actie.sleutel, register.byId),
    ...optional('hoofdactieId', hoofdactieId),
    ...optional('knoopId', knoopIds.get(actie.knoop ?? '')),
    ...optional('bestaand', found.get(actie)),
  });
  return gelezen.acties.flatMap((actie) => {
    const hoofdactie = pair(actie);
    return [hoofdactie, ...actie.deelacties.map((deelactie) => pair(deelactie, hoofdactie.actieId))];
  });
};

export interface ImportTarget {
  readonly planId: PlanId;
  readonly bestaand: BestaandPlan;
}

/** Compares the reading with the present plan. */
export const compare = (gelezen: Gelezen, target: ImportTarget): Comparison => {
  const { planId, bestaand } = target;
  const knopen = pairKnopen(gelezen.knopen, planId, bestaand);
  const acties = pairActies(gelezen, knopen, target);
  const knoopIds = new Set(knopen.map(({ knoopId }) => knoopId));
  const actieIds = new Set(acties.map(({ actieId }) => actieId));
  return {
    knopen,
    acties,
    verdwenenKnopen: bestaand.knopen.filter(({ knoopId }) => !knoopIds.has(knoopId)),
    verdwenenActies: bestaand.acties.filter(({ actieId, isVervallen }) => isVervallen !== true && !actieIds.has(actieId)),
  };
};
