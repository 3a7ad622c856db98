import type { Position, Projection, Recorded } from '@actiespoor/event-store';
import type { OrganisatieEvent, OrganisatieGegevens } from '@actiespoor/plan/events';
import { streamPrefix } from '@actiespoor/plan/model';

import { factOf } from '../fact.js';
import { later, type Gezet } from '../gezet.js';

/** The reference data of an organisatie, as last registered. */
export interface OrganisatieRij {
  readonly stream: string;
  readonly revisie: number;
  readonly positie: Position;
  readonly gegevens: Gezet<OrganisatieGegevens>;
}

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
  streamPrefixes: [streamPrefix.organisatie],
  insertOnly: false,
  policy: 'halt',
  isOfOneStream: true,
  keysOf: (recorded) => [factOf<OrganisatieEvent>(recorded).data.organisatie],
  project: rowAfter,
  streamsOf: ({ stream }) => [stream],
};
