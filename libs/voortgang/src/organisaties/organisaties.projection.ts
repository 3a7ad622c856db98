import type { Position, Projection, Recorded } from '@actiespoor/event-store';
import type { OrganisatieCode, OrganisatieEvent, OrganisatieGegevens } from '@actiespoor/plan/events';

import { factOf } from '../fact.js';
import { later, type Gezet } from '../gezet.js';

/** An organisatie as reference data, as last registered. */
export interface OrganisatieRij {
  readonly stream: string;
  readonly revisie: number;
  readonly positie: Position;
  readonly gegevens: Gezet<OrganisatieGegevens>;
}

const isInYear = ({ vanJaar = -Infinity, totJaar = Infinity }: { readonly vanJaar?: number; readonly totJaar?: number }, jaar: number): boolean =>
  vanJaar <= jaar && jaar <= totJaar;

/** Members in that year, in the order of registration. A gemeente or partner is the only member of its own plan. */
export const ledenIn = ({ organisatie, soort, leden }: OrganisatieGegevens, jaar: number): readonly OrganisatieCode[] => {
  if (soort === 'gemeente' || soort === 'partner') return [organisatie];
  return leden.filter((lid) => isInYear(lid, jaar)).map((lid) => lid.organisatie);
};

/** Whether the organisatie exists in that year; gemeenten merge. */
export const bestaatIn = (gegevens: OrganisatieGegevens, jaar: number): boolean => isInYear(gegevens, jaar);

const gegevensOf = (recorded: Recorded): Gezet<OrganisatieGegevens> => {
  const { type, data } = factOf<OrganisatieEvent>(recorded);
  switch (type) {
    case 'OrganisatieGeregistreerd':
    case 'OrganisatieGewijzigd': {
      const { op, ...waarde } = data;
      return { waarde, op, positie: recorded.position };
    }
  }
};

const rowAfter = (rij: OrganisatieRij | undefined, recorded: Recorded): OrganisatieRij => {
  const revisie = Number(recorded.revision);
  const isNewest = rij === undefined || rij.revisie < revisie;
  return {
    stream: recorded.stream,
    revisie: isNewest ? revisie : rij.revisie,
    positie: isNewest ? recorded.position : rij.positie,
    gegevens: later(rij?.gegevens, gegevensOf(recorded)),
  };
};

/** Organisaties by code. */
export const organisaties: Projection<OrganisatieRij> = {
  name: 'organisaties',
  version: 1,
  streamPrefixes: ['organisatie-'],
  insertOnly: false,
  policy: 'halt',
  isOfOneStream: true,
  keysOf: (recorded) => [factOf<OrganisatieEvent>(recorded).data.organisatie],
  project: rowAfter,
  streamsOf: ({ stream }) => [stream],
};
