import { compareDatum, type Dag, type Datum, firstDay, type Message } from '@actiespoor/kernel';

import type { DomainEvent } from './domain-event.js';

/** The ends of a plan or an actie and the returns from them, in the order of time. */
export type Bestaan = readonly { readonly op: Datum; readonly isDaar: boolean }[];

const isDaarNa: Readonly<Partial<Record<DomainEvent['type'], boolean>>> = {
  PlanIngetrokken: false,
  PlanHersteld: true,
  ActieVervallen: false,
  ActieHersteld: true,
};

/** @param feiten of one stream, in the order of time */
export const bestaanIn = (feiten: readonly DomainEvent[]): Bestaan =>
  feiten.flatMap(({ type, data: { op } }) => {
    const isDaar = isDaarNa[type];
    return isDaar === undefined ? [] : [{ op, isDaar }];
  });

/** The ends of what had ended already: the first one stands, so these change nothing. @param feiten of one stream, in the order of time */
export const eindesNaEinde = <E extends DomainEvent>(feiten: readonly E[]): ReadonlySet<E> => {
  const stappen = feiten.filter(({ type }) => isDaarNa[type] !== undefined);
  return new Set(stappen.filter(({ type }, index) => isDaarNa[type] === false && isDaarNa[stappen[index - 1]?.type ?? 'PlanHersteld'] === false));
};

/** The facts of one kind since the last one that ended what they say. @param feiten in the order of time */
export const sindsLaatste = <E extends Message, T extends E['type']>(
  feiten: readonly E[],
  type: T,
  weer: E['type'],
): readonly Extract<E, { readonly type: T }>[] =>
  feiten.slice(feiten.findLastIndex((feit) => feit.type === weer) + 1).filter((feit): feit is Extract<E, { readonly type: T }> => feit.type === type);

/** The day since which a thing is gone at the end of a day; undefined if it is there. Of several facts of one day the last told counts. */
export const eindeOp = (bestaan: Bestaan, dag: Dag): Datum | undefined => {
  const gebeurd = bestaan.filter(({ op }) => firstDay(op) <= dag);
  return gebeurd[gebeurd.findLastIndex(({ isDaar }) => isDaar) + 1]?.op;
};

/** The things with whose end a fact stops to count: the plan, and for a fact about an actie also the actie itself and its hoofdactie. */
export interface Bestaanden {
  readonly plan: Bestaan;
  readonly hoofdactie?: Bestaan;
  readonly actie?: Bestaan;
}

/** The last day of which facts count, for each kind of fact. */
export interface Grenzen {
  readonly einde: Dag;
  readonly actieEinde: Dag;
  readonly tekst: Dag;
  readonly rest: Dag;
}

const lastDayOf = (bestaan: Bestaan = [], dag: Dag): Dag => {
  const einde = eindeOp(bestaan, dag);
  return einde === undefined ? dag : firstDay(einde);
};

const earliest = (a: Dag, b: Dag): Dag => (a < b ? a : b);

/** From its end on, a thing stands as it did at the end of that day; once it is restored, everything about it counts again. */
export const grenzenOp = ({ plan, hoofdactie, actie }: Bestaanden, dag: Dag): Grenzen => {
  const actieEinde = lastDayOf(plan, dag);
  const tekst = lastDayOf(hoofdactie, actieEinde);
  return { einde: dag, actieEinde, tekst, rest: earliest(tekst, lastDayOf(actie, actieEinde)) };
};

// These facts count after an end, because commands can record them then. A deelactie can be dropped after its hoofdactie was, and a mistake in the
// words of a dropped actie can be corrected. A withdrawal of a report needs no line: what it takes back counts on no day.
const naEinde: Readonly<Partial<Record<DomainEvent['type'], keyof Grenzen>>> = {
  PlanIngetrokken: 'einde',
  PlanHersteld: 'einde',
  DoorvoeringVoltooid: 'einde',
  ActieVervallen: 'actieEinde',
  ActieHersteld: 'actieEinde',
  TekstGecorrigeerd: 'tekst',
};

/** True for a fact that counts after the end of its own plan or actie. */
export const showsAfterEnd = (type: DomainEvent['type']): boolean => naEinde[type] !== undefined;

/** True if a fact of that past is within these limits. */
export const isBinnen = (grenzen: Grenzen, { type, data: { op } }: DomainEvent): boolean => firstDay(op) <= grenzen[naEinde[type] ?? 'rest'];

/**
 * The date from which a fact counts: its own, or that of the restoration of what had ended by then. Undefined if that was not restored.
 */
export const teltVanaf = (bestaanden: Bestaanden): ((fact: DomainEvent) => Datum | undefined) => {
  const { plan, hoofdactie = [], actie = [] } = bestaanden;
  const stappen = [...plan, ...hoofdactie, ...actie];
  if (stappen.every(({ isDaar }) => isDaar)) return ({ data }) => data.op;
  const herstel = stappen.filter(({ isDaar }) => isDaar).map(({ op }) => op);
  return (fact) => {
    const { op } = fact.data;
    const dagen = [op, ...herstel.filter((dag) => firstDay(dag) > firstDay(op)).toSorted(compareDatum)];
    return dagen.find((dag) => isBinnen(grenzenOp(bestaanden, firstDay(dag)), fact));
  };
};

const redated = <E extends DomainEvent>(fact: E, op: Datum): E => (op === fact.data.op ? fact : { ...fact, data: { ...fact.data, op } });

/** A fact with the date from which it counts in the place of its own; undefined if it counts on no day. */
export const geteld = (bestaanden: Bestaanden): (<E extends DomainEvent>(fact: E) => E | undefined) => {
  const vanafVan = teltVanaf(bestaanden);
  return (fact) => {
    const vanaf = vanafVan(fact);
    return vanaf && redated(fact, vanaf);
  };
};
