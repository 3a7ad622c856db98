import { firstDay, type Dag, type Datum } from '@actiespoor/kernel';
import type { ActieEvent, OrganisatieCode, PlanEvent } from '@actiespoor/plan/events';
import { showsAfterEnd, takenBackBy } from '@actiespoor/plan/model';

import { emptyActie, evolveActie } from '../actueel-plan/actie-fold.js';
import type { ActieRij } from '../actueel-plan/actie-rij.js';
import { emptyPlan, evolvePlan } from '../actueel-plan/plan-fold.js';
import type { Gevolgd, PlanRij } from '../actueel-plan/plan-rij.js';
import { supersede } from '../actueel-plan/status-fold.js';
import { uitvoeringInTijdvak, type UitvoeringInTijdvak } from '../actueel-plan/uitvoeringen.js';
import { defined } from '../defined.js';
import { actieInTijdvak, planInTijdvak, type ActieInTijdvak, type PlanInTijdvak } from './inhoud.js';
import type { Feit, TijdlijnRij } from './tijdlijn.projection.js';

/** A state on a period of days, as known during a period of moments. Each pair is from and until, the last excluded; an absent end is open. */
export interface Tijdvak<Stand> {
  readonly geldigVan: Dag;
  readonly geldigTot?: Dag;
  readonly bekendVan: string;
  readonly bekendTot?: string;
  readonly stand: Stand;
}

/** The fold of one kind of facts, and the visible part of its result. */
interface Fold<Rij, E extends ActieEvent | PlanEvent, Stand> {
  readonly begin: Rij;
  readonly evolve: (rij: Rij, feit: Feit<E>) => Rij;
  /** The effect of a fact on the days before its own: a correction removes a report that was never true. Undefined if it has no effect. */
  readonly recall: (feit: Feit<E>) => ((rij: Rij) => Rij) | undefined;
  /** The day of the end that stands in the row. Facts of later days do not show as long as it does. */
  readonly eindeOf: (rij: Rij) => Datum | undefined;
  /** True for a fact that shows after that end too. */
  readonly isNaEinde: (feit: E) => boolean;
  /** Undefined if there is nothing to see. */
  readonly standOf: (rij: Rij) => Stand | undefined;
}

/** The days from `van` up to the next one, as known so far. */
interface Dagen<Rij, Stand> {
  /** Absent for the days before any fact. */
  readonly van?: Dag;
  readonly rij: Rij;
  readonly stand: Stand | undefined;
  /** The state as text, to compare. */
  readonly tekst: string | undefined;
  readonly bekendVan: string;
}

type Gesloten<Stand> = Tijdvak<Stand> & { readonly tekst: string };

const open = '~'; // after every moment and every day

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const inOrder = <Stand>(a: Gesloten<Stand>, b: Gesloten<Stand>): number =>
  compareText(a.bekendVan, b.bekendVan) || compareText(a.bekendTot ?? open, b.bekendTot ?? open) || compareText(a.geldigVan, b.geldigVan);

const follows = <Stand>(een: Gesloten<Stand> | undefined, volgend: Gesloten<Stand>): een is Gesloten<Stand> =>
  een?.geldigTot === volgend.geldigVan && een.bekendVan === volgend.bekendVan && een.bekendTot === volgend.bekendTot && een.tekst === volgend.tekst;

/** Joins neighbouring days with the same state that was known over the same period. */
const joined = <Stand>(alle: readonly Gesloten<Stand>[]): readonly Gesloten<Stand>[] => {
  const na: Gesloten<Stand>[] = [];
  for (const volgend of alle.toSorted(inOrder)) {
    const een = na.at(-1);
    if (follows(een, volgend)) na[na.length - 1] = { ...volgend, geldigVan: een.geldigVan };
    else na.push(volgend);
  }
  return na;
};

const lastFrom = <Rij, Stand>(alle: readonly Dagen<Rij, Stand>[], dag: Dag): number => alle.findLastIndex(({ van }) => van === undefined || van <= dag);

/** Takes in facts one moment of knowledge after another. If they come in the order of their days, each costs as much as the one before. */
class Sweep<Rij, E extends ActieEvent | PlanEvent, Stand> {
  private readonly dagen: Dagen<Rij, Stand>[];
  private readonly closed: Gesloten<Stand>[] = [];
  /** The facts that may show after an end. */
  private readonly lasting: Feit<E>[] = [];

  constructor(private readonly fold: Fold<Rij, E, Stand>) {
    this.dagen = [{ rij: fold.begin, stand: undefined, tekst: undefined, bekendVan: '' }];
  }

  /** Takes in the facts that became known at one moment. */
  know(feiten: readonly Feit<E>[], bekendVan: string): void {
    const from = Math.min(...feiten.map((feit) => this.take(feit)));
    this.lasting.push(...feiten.filter(({ feit }) => this.fold.isNaEinde(feit)));
    for (let index = from; index < this.dagen.length; index += 1) this.show(index, bekendVan);
  }

  tijdvakken(): readonly Tijdvak<Stand>[] {
    for (const index of this.dagen.keys()) this.close(index, undefined);
    return joined(this.closed).map(({ tekst: _, ...tijdvak }) => tijdvak);
  }

  /** Returns the index of the first of the days that the fact may have changed. */
  private take(feit: Feit<E>): number {
    const { fold, dagen } = this;
    const at = this.splitAt(firstDay(feit.feit.data.op));
    const recall = fold.recall(feit);
    if (recall) this.change(0, at, recall);
    this.change(at, dagen.length, (rij) => fold.evolve(rij, feit));
    return recall ? 0 : at;
  }

  private change(from: number, until: number, change: (rij: Rij) => Rij): void {
    for (let index = from; index < until; index += 1) {
      const een = this.dagen[index];
      if (een) this.dagen[index] = { ...een, rij: change(een.rij) };
    }
  }

  /** The index of the days that begin here, which are made if there are none yet. */
  private splitAt(van: Dag): number {
    const at = lastFrom(this.dagen, van);
    const around = this.dagen[at];
    if (around === undefined || around.van === van) return at;
    this.dagen.splice(at + 1, 0, { ...around, van });
    return at + 1;
  }

  private show(index: number, bekendVan: string): void {
    const een = this.dagen[index];
    if (een === undefined) return;
    const stand = this.fold.standOf(this.shown(een));
    const tekst = stand && JSON.stringify(stand);
    if (tekst === een.tekst) return;
    this.close(index, bekendVan);
    this.dagen[index] = { ...een, stand, tekst, bekendVan };
  }

  /** From its end on a thing stands as at the end of that day. */
  private shown({ van, rij }: Dagen<Rij, Stand>): Rij {
    const op = this.fold.eindeOf(rij);
    const einde = op && firstDay(op);
    if (einde === undefined || van === undefined || einde >= van) return rij;
    const toen = this.dagen[lastFrom(this.dagen, einde)]?.rij ?? rij;
    const dagOf = ({ feit }: Feit<E>): Dag => firstDay(feit.data.op);
    return this.lasting.filter((feit) => dagOf(feit) > einde && dagOf(feit) <= van).reduce((na, feit) => this.fold.evolve(na, feit), toen);
  }

  private close(index: number, bekendTot: string | undefined): void {
    const een = this.dagen[index];
    const geldigTot = this.dagen[index + 1]?.van;
    if (een?.van === undefined || een.stand === undefined || een.tekst === undefined) return;
    const { van: geldigVan, bekendVan, stand, tekst } = een;
    this.closed.push({ ...defined({ geldigVan, geldigTot, bekendVan, bekendTot }), stand, tekst });
  }
}

const planFold = (gevolgd: Gevolgd): Fold<PlanRij, PlanEvent, PlanInTijdvak> => ({
  begin: emptyPlan(gevolgd),
  evolve: (rij, { feit, positie }) => evolvePlan(rij, feit, positie),
  recall: () => undefined,
  eindeOf: ({ ingetrokken }) => ingetrokken?.op,
  isNaEinde: ({ type }) => showsAfterEnd(type),
  standOf: planInTijdvak,
});

const actieFold = (gevolgd: Gevolgd): Fold<ActieRij, ActieEvent, ActieInTijdvak> => ({
  begin: emptyActie(gevolgd),
  evolve: (rij, { feit, positie }) => evolveActie(rij, feit, positie),
  recall: () => undefined,
  eindeOf: ({ vervallen }) => vervallen?.op,
  isNaEinde: ({ type }) => showsAfterEnd(type),
  standOf: actieInTijdvak,
});

const uitvoeringFold = (gevolgd: Gevolgd, organisatie: OrganisatieCode): Fold<ActieRij, ActieEvent, UitvoeringInTijdvak> => ({
  ...actieFold(gevolgd),
  recall: ({ feit }) => (takenBackBy(feit) === undefined ? undefined : (rij) => supersede(rij, feit)),
  standOf: (rij) => uitvoeringInTijdvak(rij, organisatie),
});

const byKnown = (a: Feit, b: Feit): number => compareText(a.bekendVan, b.bekendVan) || compareText(a.positie, b.positie);

const spread = <Rij, E extends ActieEvent | PlanEvent, Stand>(feiten: readonly Feit<E>[], fold: Fold<Rij, E, Stand>): readonly Tijdvak<Stand>[] => {
  const sweep = new Sweep(fold);
  // A clock may go back: the moment decides about knowledge, and not the position in the feed.
  for (const [bekendVan, samen] of Map.groupBy(feiten.toSorted(byKnown), (feit) => feit.bekendVan)) sweep.know(samen, bekendVan);
  return sweep.tijdvakken();
};

/**
 * The states over days and moments of knowledge: at most one tijdvak holds for any day at any moment, and none if there
 * was nothing to see. Its state is the fold of the facts that count then (see `rowsAsOf`), as far as the row knows: the end of a plan is not
 * in the rows of its acties, nor that of an actie in those of its organisaties, so queries look at an earlier day for these (`TijdlijnQueries`).
 */
export const tijdvakken = (rij: TijdlijnRij): readonly Tijdvak<PlanInTijdvak | ActieInTijdvak | UitvoeringInTijdvak>[] => {
  const [eerste] = rij.feiten;
  if (eerste === undefined) return [];
  const gevolgd = { stream: rij.stream, revisie: 0, positie: eerste.positie, laatsteDag: firstDay(eerste.feit.data.op) };
  switch (rij.soort) {
    case 'plan':
      return spread(rij.feiten, planFold(gevolgd));
    case 'actie':
      return spread(rij.feiten, actieFold(gevolgd));
    case 'uitvoering':
      return spread(rij.feiten, uitvoeringFold(gevolgd, rij.organisatie));
  }
};
