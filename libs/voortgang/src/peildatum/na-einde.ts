import type { Recorded } from '@actiespoor/event-store';
import { compareMoment, type Dag, type Datum, firstDay } from '@actiespoor/kernel';
import type { ActieEvent, DomainEvent } from '@actiespoor/plan/events';
import { actieStream, bestaanIn, type Bestaan, type Bestaanden, type Grenzen, grenzenOp, isActieStream, isBinnen, teltVanaf } from '@actiespoor/plan/model';

import type { ActieRij } from '../actueel-plan/actie-rij.js';
import type { PlanRij } from '../actueel-plan/plan-rij.js';
import { factOf } from '../fact.js';

/** True if a fact of a stream counts on a day that is given beforehand. */
export type Telt = (stream: string, fact: DomainEvent) => boolean;

const farDay = '9999-12-31' as Dag;

const ends: ReadonlySet<string> = new Set<DomainEvent['type']>(['PlanIngetrokken', 'ActieVervallen']);

interface Feit {
  readonly stream: string;
  readonly fact: DomainEvent;
  readonly positie: Recorded['position'];
}

const inTime = (a: Feit, b: Feit): number => compareMoment({ op: a.fact.data.op, positie: a.positie }, { op: b.fact.data.op, positie: b.positie });

const bestaanPerStream = (events: readonly Recorded[]): ReadonlyMap<string, Bestaan> => {
  const feiten = events.map((recorded): Feit => ({ stream: recorded.stream, fact: factOf(recorded), positie: recorded.position }));
  return new Map(
    [...Map.groupBy(feiten, ({ stream }) => stream)].map(([stream, eigen]) => [stream, bestaanIn(eigen.toSorted(inTime).map(({ fact }) => fact))]),
  );
};

const hoofdactieOf = (events: readonly Recorded[]): ReadonlyMap<string, string> =>
  new Map(
    events.flatMap((recorded) => {
      const { type, data } = factOf<ActieEvent>(recorded);
      return type === 'ActieOpgenomen' && data.hoofdactieId !== undefined ? [[recorded.stream, actieStream(data.hoofdactieId)]] : [];
    }),
  );

const bestaandenPerStream = (events: readonly Recorded[]): ReadonlyMap<string, Bestaanden> => {
  const [bestaan, hoofdacties] = [bestaanPerStream(events), hoofdactieOf(events)];
  const plan = [...bestaan].find(([stream]) => !isActieStream(stream))?.[1] ?? [];
  return new Map(
    [...bestaan].map(([stream, eigen]) => {
      const hoofdactie = bestaan.get(hoofdacties.get(stream) ?? '') ?? [];
      return [stream, isActieStream(stream) ? { plan, hoofdactie, actie: eigen } : { plan }];
    }),
  );
};

const grenzenPerStream = (events: readonly Recorded[], dag: Dag): ReadonlyMap<string, Grenzen> =>
  new Map([...bestaandenPerStream(events)].map(([stream, bestaanden]) => [stream, grenzenOp(bestaanden, dag)]));

/**
 * The date from which each fact counts: a later one than its own if its plan, actie or hoofdactie had ended and was restored.
 *
 * @param events of one plan and its acties
 * @returns undefined for a fact that counts on no day
 */
export const countingFrom = (events: readonly Recorded[]): ((recorded: Recorded) => Datum | undefined) => {
  const vanafPerStream = new Map([...bestaandenPerStream(events)].map(([stream, bestaanden]) => [stream, teltVanaf(bestaanden)]));
  return (recorded) => vanafPerStream.get(recorded.stream)?.(factOf(recorded));
};

/**
 * The facts that count on a day: those of days up to it, without those from after the end of their plan, actie or hoofdactie, unless
 * that was restored by then.
 *
 * @param events of one plan and its acties, as far as they were known
 * @throws UnknownEvent
 */
export const countedOn = (events: readonly Recorded[], peildatum: Dag | undefined): Telt => {
  const dag = peildatum ?? farDay;
  if (!events.some(({ type }) => ends.has(type))) return (_, { data }) => firstDay(data.op) <= dag;
  const grenzen = grenzenPerStream(events, dag);
  return (stream, fact) => {
    const eigen = grenzen.get(stream);
    return eigen !== undefined && isBinnen(eigen, fact);
  };
};

type Einde = PlanRij['ingetrokken'] | ActieRij['vervallen'];

const isBeyond = (rijen: readonly (PlanRij | ActieRij)[], einde: Einde): boolean =>
  einde !== undefined && rijen.some(({ laatsteDag }) => laatsteDag > firstDay(einde.op));

const delenVan = ({ opname: hoofd }: ActieRij, acties: readonly ActieRij[]): readonly ActieRij[] =>
  acties.filter(({ opname }) => opname?.waarde.hoofdactieId !== undefined && opname.waarde.hoofdactieId === hoofd?.waarde.actieId);

/** True if these rows may hold facts from after an end: then the state of their day has to be read from the events. */
export const reachesPastEnd = ({ plan, acties }: { readonly plan: PlanRij; readonly acties: readonly ActieRij[] }): boolean =>
  isBeyond([plan, ...acties], plan.ingetrokken) ||
  acties.filter(({ vervallen }) => vervallen !== undefined).some((actie) => isBeyond([actie, ...delenVan(actie, acties)], actie.vervallen));
