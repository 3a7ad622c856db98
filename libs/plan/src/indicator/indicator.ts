import {
  accept,
  alreadySo,
  type Datum,
  type Decider,
  decideInTime,
  type Decision,
  type Message,
  refuse,
  type Timeline,
  type ToldRefusal,
  type Told,
} from '@actiespoor/kernel';

import { definitieAfwijzing, type DefinitieAfwijzing, isSameDefinitie } from './definitie.js';
import type { Definitie, IndicatorEvent } from './indicator.events.js';
import type { IndicatorId } from '../ids.js';
import { obstacleOf } from '../obstacle.js';

export type IndicatorGegevens = Extract<IndicatorEvent, { readonly type: 'IndicatorGedefinieerd' }>['data'];

// The infinitive of herzien is its participle too, so a command and an event share one name. The command holds the new definition,
// the event also its version and the old definition; the types keep them apart.
export type IndicatorCommand =
  | Message<'IndicatorDefinieren', IndicatorGegevens>
  | Message<'IndicatorHerzien', { readonly indicatorId: IndicatorId; readonly definitie: Definitie; readonly motief: string; readonly op: Datum }>;

/** The state of one indicator; without `gegevens` nobody defined it. */
export interface Indicator {
  readonly gegevens?: IndicatorGegevens;
  /** The present definition, and its version. */
  readonly definitie?: Definitie;
  readonly versie: number;
}

export type IndicatorHistory = Timeline<Indicator, IndicatorEvent>;

export type IndicatorAfwijzing =
  | DefinitieAfwijzing
  | 'indicator-bestaat-al'
  | 'indicator-onbekend'
  | 'bestond-toen-niet'
  | 'andere-maat'
  | 'herziening-anders'
  | 'versie-onjuist'
  | ToldRefusal;

type Besluit = Decision<IndicatorEvent, Exclude<IndicatorAfwijzing, ToldRefusal>>;
type Opdracht<Type extends IndicatorCommand['type']> = Extract<IndicatorCommand, { readonly type: Type }>['data'];

const isToldBefore = (told: IndicatorGegevens, known: IndicatorGegevens): boolean =>
  told.naam === known.naam && told.omschrijving === known.omschrijving && isSameDefinitie(told.definitie, known.definitie);

const isDefinitie = ({ type }: IndicatorEvent): boolean => type === 'IndicatorGedefinieerd';

/** An indicator is defined once; told of an earlier day, its first version held from that day on. */
const definieren = (data: Opdracht<'IndicatorDefinieren'>, toen: Indicator, history: IndicatorHistory): Besluit => {
  const { gegevens } = history.latest;
  if (gegevens && !isToldBefore(data, gegevens)) return refuse('indicator-bestaat-al', { id: gegevens.indicatorId });
  if (toen.gegevens) return alreadySo(history.until(data.op).findLast(isDefinitie));
  const afwijzing = definitieAfwijzing(data.definitie);
  return afwijzing ? refuse(afwijzing) : accept({ type: 'IndicatorGedefinieerd', data });
};

/**
 * The fact by which this definition stands on that day. A motive that differs from the recorded one would be lost, and so would any motive for the first
 * version, which has none.
 */
const alZo = ({ op, motief }: Opdracht<'IndicatorHerzien'>, history: IndicatorHistory): Besluit => {
  const tot = history.until(op);
  const feit = tot.findLast((fact) => !isDefinitie(fact)) ?? tot.at(-1);
  const vastgelegd = feit?.type === 'IndicatorHerzien' ? feit.data.motief : null;
  if (vastgelegd === motief) return alreadySo<IndicatorEvent>(feit);
  return refuse('herziening-anders', { ...(feit && { feit: obstacleOf(feit) }), verschillen: [{ veld: 'motief', oud: vastgelegd, nieuw: motief }] });
};

const nietToen = ({ facts }: IndicatorHistory): Besluit => {
  const [eerste] = facts;
  return eerste ? refuse('bestond-toen-niet', { feit: obstacleOf(eerste) }) : refuse('indicator-onbekend');
};

/**
 * The versions of an indicator stand beside each other, so they share one measure: another measure is another indicator. A recorded version
 * keeps its number, so no version comes before it.
 */
const herzien = (data: Opdracht<'IndicatorHerzien'>, { definitie: oud, versie }: Indicator, history: IndicatorHistory): Besluit => {
  if (!oud) return nietToen(history);
  const { definitie: nieuw, ...herziening } = data;
  if (isSameDefinitie(nieuw, oud)) return alZo(data, history);
  const afwijzing = nieuw.maat === oud.maat ? definitieAfwijzing(nieuw) : 'andere-maat';
  if (afwijzing) return refuse(afwijzing);
  const laatste = history.after(data.op).findLast((fact) => !isDefinitie(fact));
  if (laatste) return refuse('versie-onjuist', { feit: obstacleOf(laatste) });
  return accept({ type: 'IndicatorHerzien', data: { ...herziening, versie: versie + 1, oud, nieuw } });
};

const decide = ({ type, data }: IndicatorCommand, indicator: Indicator, history: IndicatorHistory): Besluit => {
  switch (type) {
    case 'IndicatorDefinieren':
      return definieren(data, indicator, history);
    case 'IndicatorHerzien':
      return herzien(data, indicator, history);
  }
};

const evolve = (indicator: Indicator, { type, data }: IndicatorEvent): Indicator => {
  switch (type) {
    case 'IndicatorGedefinieerd':
      // Told again of an earlier day: the first version, or what it was revised to, stands.
      return indicator.gegevens ? indicator : { gegevens: data, definitie: data.definitie, versie: 1 };
    case 'IndicatorHerzien':
      return { ...indicator, definitie: data.nieuw, versie: data.versie };
  }
};

const definitieIn = ({ type, data }: IndicatorEvent): Definitie => (type === 'IndicatorHerzien' ? data.nieuw : data.definitie);

/** Versions follow each other in time: none comes between two earlier told ones. */
const objection = ({ type, data }: IndicatorEvent, { gegevens, versie }: Indicator): Exclude<IndicatorAfwijzing, ToldRefusal> | undefined => {
  if (type === 'IndicatorGedefinieerd') return gegevens && !isToldBefore(data, gegevens) ? 'indicator-bestaat-al' : undefined;
  return data.versie === versie + 1 ? undefined : 'versie-onjuist';
};

export const indicatorDecider: Decider<Told<IndicatorCommand>, IndicatorHistory, IndicatorEvent, IndicatorAfwijzing> = decideInTime<
  Told<IndicatorCommand>,
  Indicator,
  IndicatorEvent,
  Exclude<IndicatorAfwijzing, ToldRefusal>
>({
  initial: { versie: 0 },
  evolve,
  decide,
  objection,
  subjects: () => ['definitie'],
  // A definition told again of an earlier day makes the first one no later fact.
  countsAs:
    (_, { standing }) =>
    (fact) =>
      isDefinitie(fact) && fact !== standing[0] ? undefined : fact,
  agree: (een, ander) => isSameDefinitie(definitieIn(een), definitieIn(ander)),
});
