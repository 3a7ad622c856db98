import type { Recorded } from '@actiespoor/event-store';
import type { Definitie } from '@actiespoor/plan/events';

import type { EvaluatieOpdracht, Groep } from './evaluatie.js';
import { toedelingenOf, geheel, keyOf, type Toedeling } from './groepen.js';
import { gevallenOf } from './maten.js';
import { periodsOf } from './periodes.js';
import { standenOp, type LedenIn, type StapTelling } from './planverloop.js';
import { addTelling, nothingCounted, type Telling } from './telling.js';

type Zijde = 'staand' | 'voorstel';
type Zijden = Readonly<Partial<Record<Zijde, Telling>>>;

/** A group with its counts, by name of the period. */
export interface Groepbijdrage {
  readonly groep: Groep;
  readonly perioden: Readonly<Record<string, Zijden>>;
}

/** The contribution of plans to an evaluation: JSON. Any two are added without loss, in any order. */
export interface Bijdrage {
  readonly groepen: Readonly<Record<string, Groepbijdrage>>;
}

/** The recorded past of a plan. */
export interface PlanVerleden {
  /** The events of the plan and of all its acties, as facts of today's shape; each stream in its own order, the streams in any. */
  readonly events: readonly Recorded[];
  readonly ledenIn: LedenIn;
}

const addZijden = (a: Zijden | undefined, b: Zijden): Zijden => ({
  ...a,
  ...(b.staand && { staand: addTelling(a?.staand, b.staand) }),
  ...(b.voorstel && { voorstel: addTelling(a?.voorstel, b.voorstel) }),
});

const addGroep = (a: Groepbijdrage | undefined, b: Groepbijdrage): Groepbijdrage => {
  if (a === undefined) return b;
  const perioden = { ...a.perioden };
  for (const [naam, zijden] of Object.entries(b.perioden)) perioden[naam] = addZijden(perioden[naam], zijden);
  return { groep: a.groep, perioden };
};

/**
 * Adds many at once: each group is copied once, while {@link addBijdrage} copies the list of groups every time.
 *
 * @throws RangeError if they are of evaluations with other measures
 */
export const addBijdragen = (bijdragen: Iterable<Bijdrage>): Bijdrage => {
  const groepen = new Map<string, Groepbijdrage>();
  for (const bijdrage of bijdragen) {
    for (const [sleutel, een] of Object.entries(bijdrage.groepen)) groepen.set(sleutel, addGroep(groepen.get(sleutel), een));
  }
  return { groepen: Object.fromEntries(groepen) };
};

/** The sum of two contributions to one evaluation. @throws RangeError if they are of evaluations with other measures */
export const addBijdrage = (a: Bijdrage | undefined, b: Bijdrage): Bijdrage => (a === undefined ? b : addBijdragen([a, b]));

/** The period of a count, and the definition (one of the two) that it is for. */
interface Plek {
  readonly naam: string;
  readonly zijde: Zijde;
}

/** The counts of one plan so far, by group and by period. */
class Telraam {
  private readonly groepen = new Map<string, { groep: Groep; readonly perioden: Map<string, Partial<Record<Zijde, Telling>>> }>();

  /** The group keeps the name of its last count. */
  add({ per, groep, telling }: Toedeling, { naam, zijde }: Plek): void {
    const sleutel = keyOf(per, groep);
    const hier = this.groepen.get(sleutel) ?? { groep, perioden: new Map<string, Partial<Record<Zijde, Telling>>>() };
    hier.groep = groep;
    this.groepen.set(sleutel, hier);
    const zijden = hier.perioden.get(naam) ?? {};
    zijden[zijde] = addTelling(zijden[zijde], telling);
    hier.perioden.set(naam, zijden);
  }

  bijdrage(): Bijdrage {
    const groepen = [...this.groepen].map(([sleutel, { groep, perioden }]) => [sleutel, { groep, perioden: Object.fromEntries(perioden) }] as const);
    return { groepen: Object.fromEntries(groepen) };
  }
}

const count = (telraam: Telraam, stand: StapTelling, { definitie, ...plek }: Plek & { readonly definitie: Definitie }): void => {
  const { per, maat } = definitie;
  telraam.add({ per: 'geheel', groep: geheel, telling: nothingCounted(maat) }, plek);
  for (const actie of stand.acties) {
    for (const toedeling of toedelingenOf(per, actie, { stand, gevallen: gevallenOf(definitie, actie, stand) })) telraam.add(toedeling, plek);
  }
};

/**
 * The contribution of one plan to an evaluation: both definitions on the last day of every period. Each event is folded once for all of them.
 * Nothing after `totEnMet` counts, and a plan that did not exist yet contributes nothing.
 *
 * @throws UnknownEvent if an event is not in today's shape
 */
export const contributionOf = (opdracht: EvaluatieOpdracht, { events, ledenIn }: PlanVerleden): Bijdrage => {
  const { van, tot, per, totEnMet, staand, voorstel } = opdracht;
  const known = events.filter(({ position }) => position <= totEnMet);
  const names = new Map(periodsOf(van, tot, per).map((periode) => [periode.tot, periode.naam]));
  const telraam = new Telraam();
  for (const stand of standenOp(known, [...names.keys()], ledenIn)) {
    const naam = names.get(stand.peildatum) ?? '';
    count(telraam, stand, { naam, zijde: 'staand', definitie: staand.definitie });
    count(telraam, stand, { naam, zijde: 'voorstel', definitie: voorstel.definitie });
  }
  return telraam.bijdrage();
};
