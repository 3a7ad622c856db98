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

export type IndicatorAfwijzing = DefinitieAfwijzing | 'indicator-bestaat-al' | 'indicator-onbekend' | 'andere-maat' | 'versie-onjuist' | ToldRefusal;

type Besluit = Decision<IndicatorEvent, Exclude<IndicatorAfwijzing, ToldRefusal>>;
type Opdracht<Type extends IndicatorCommand['type']> = Extract<IndicatorCommand, { readonly type: Type }>['data'];

const isToldBefore = (told: IndicatorGegevens, known: IndicatorGegevens): boolean =>
  told.naam === known.naam && told.omschrijving === known.omschrijving && isSameDefinitie(told.definitie, known.definitie);

const definieren = (data: Opdracht<'IndicatorDefinieren'>, { latest, facts }: IndicatorHistory): Besluit => {
  const { gegevens } = latest;
  if (gegevens) return isToldBefore(data, gegevens) ? alreadySo(facts[0]) : refuse('indicator-bestaat-al');
  const afwijzing = definitieAfwijzing(data.definitie);
  return afwijzing ? refuse(afwijzing) : accept({ type: 'IndicatorGedefinieerd', data });
};

/** The versions of an indicator stand beside each other, so they share one measure: another measure is another indicator. */
const herzien = ({ definitie: nieuw, ...data }: Opdracht<'IndicatorHerzien'>, { definitie: oud, versie }: Indicator): Besluit => {
  if (!oud) return refuse('indicator-onbekend');
  if (isSameDefinitie(nieuw, oud)) return accept();
  const afwijzing = nieuw.maat === oud.maat ? definitieAfwijzing(nieuw) : 'andere-maat';
  return afwijzing ? refuse(afwijzing) : accept({ type: 'IndicatorHerzien', data: { ...data, versie: versie + 1, oud, nieuw } });
};

const decide = ({ type, data }: IndicatorCommand, indicator: Indicator, history: IndicatorHistory): Besluit => {
  switch (type) {
    case 'IndicatorDefinieren':
      return definieren(data, history);
    case 'IndicatorHerzien':
      return herzien(data, indicator);
  }
};

const evolve = (indicator: Indicator, { type, data }: IndicatorEvent): Indicator => {
  switch (type) {
    case 'IndicatorGedefinieerd':
      return { gegevens: data, definitie: data.definitie, versie: 1 };
    case 'IndicatorHerzien':
      return { ...indicator, definitie: data.nieuw, versie: data.versie };
  }
};

const definitieIn = ({ type, data }: IndicatorEvent): Definitie => (type === 'IndicatorHerzien' ? data.nieuw : data.definitie);

/** Versions follow each other in time: none comes between two earlier told ones. */
const objection = ({ type, data }: IndicatorEvent, { gegevens, versie }: Indicator): Exclude<IndicatorAfwijzing, ToldRefusal> | undefined => {
  if (type === 'IndicatorGedefinieerd') return gegevens ? 'indicator-bestaat-al' : undefined;
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
  agree: (een, ander) => isSameDefinitie(definitieIn(een), definitieIn(ander)),
});
