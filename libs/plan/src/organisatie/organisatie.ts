import {
  accept,
  alreadySo,
  type Dag,
  type Decider,
  decideInTime,
  type Decision,
  type Message,
  refuse,
  type Timeline,
  type ToldRefusal,
  type Told,
} from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { OrganisatieEvent, OrganisatieGegevens } from './organisatie.events.js';

export type OrganisatieCommand =
  | Message<'OrganisatieRegistreren', OrganisatieGegevens & { readonly op: Dag }>
  /** Carries all data, not only the changed fields. */
  | Message<'OrganisatieWijzigen', OrganisatieGegevens & { readonly op: Dag }>;

/** The present reference data of one organisatie; without `gegevens` nobody registered it. */
export interface Organisatie {
  readonly gegevens?: OrganisatieGegevens;
}

export type OrganisatieHistory = Timeline<Organisatie, OrganisatieEvent>;

export type OrganisatieAfwijzing = 'organisatie-onbekend' | 'organisatie-bestaat-al' | ToldRefusal;

type Besluit = Decision<OrganisatieEvent, Exclude<OrganisatieAfwijzing, ToldRefusal>>;

const decide = ({ type, data }: OrganisatieCommand, { gegevens }: Organisatie, history: OrganisatieHistory): Besluit => {
  if (gegevens && isSame(data, gegevens)) return alreadySo(history.until(data.op).at(-1));
  switch (type) {
    case 'OrganisatieRegistreren':
      return history.latest.gegevens ? refuse('organisatie-bestaat-al') : accept({ type: 'OrganisatieGeregistreerd', data });
    case 'OrganisatieWijzigen':
      return gegevens ? accept({ type: 'OrganisatieGewijzigd', data }) : refuse('organisatie-onbekend');
  }
};

const evolve = (_: Organisatie, { type, data }: OrganisatieEvent): Organisatie => {
  switch (type) {
    case 'OrganisatieGeregistreerd':
    case 'OrganisatieGewijzigd':
      return { gegevens: data };
  }
};

/** An organisatie is registered once, and before any change. */
const objection = ({ type }: OrganisatieEvent, { gegevens }: Organisatie): Exclude<OrganisatieAfwijzing, ToldRefusal> | undefined => {
  if (type === 'OrganisatieGewijzigd') return gegevens ? undefined : 'organisatie-onbekend';
  return gegevens ? 'organisatie-bestaat-al' : undefined;
};

export const organisatieDecider: Decider<Told<OrganisatieCommand>, OrganisatieHistory, OrganisatieEvent, OrganisatieAfwijzing> = decideInTime<
  Told<OrganisatieCommand>,
  Organisatie,
  OrganisatieEvent,
  Exclude<OrganisatieAfwijzing, ToldRefusal>
>({ initial: {}, evolve, decide, objection, subjects: () => ['gegevens'], agree: (een, ander) => isSame(een.data, ander.data) });
