import { accept, refuse, type Dag, type Decider, type Decision, type Message } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { OrganisatieEvent, OrganisatieGegevens } from './organisatie.events.js';

export type OrganisatieCommand =
  | Message<'OrganisatieRegistreren', OrganisatieGegevens & { readonly op: Dag }>
  /** All data anew, not only what differs. */
  | Message<'OrganisatieWijzigen', OrganisatieGegevens & { readonly op: Dag }>;

/** Reference data as they are now; absent is an organisatie that nobody registered. */
export interface Organisatie {
  readonly gegevens?: OrganisatieGegevens;
}

export type OrganisatieAfwijzing = 'organisatie-onbekend' | 'organisatie-bestaat-al';

type Besluit = Decision<OrganisatieEvent, OrganisatieAfwijzing>;

const decide = ({ type, data }: OrganisatieCommand, { gegevens }: Organisatie): Besluit => {
  if (gegevens && isSame(data, gegevens)) return accept();
  switch (type) {
    case 'OrganisatieRegistreren':
      return gegevens ? refuse('organisatie-bestaat-al') : accept({ type: 'OrganisatieGeregistreerd', data });
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

export const organisatieDecider: Decider<OrganisatieCommand, Organisatie, OrganisatieEvent, OrganisatieAfwijzing> = {
  initial: {},
  decide,
  evolve,
};
