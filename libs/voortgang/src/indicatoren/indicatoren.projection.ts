import type { Position, Projection, Recorded } from '@actiespoor/event-store';
import type { Datum } from '@actiespoor/kernel';
import type { Definitie, IndicatorEvent, IndicatorId } from '@actiespoor/plan/events';
import { streamPrefix } from '@actiespoor/plan/model';

import { factOf } from '../fact.js';

/** A recorded definition; `versie` counts from 1, and a version never changes. */
export interface IndicatorVersie {
  readonly versie: number;
  readonly definitie: Definitie;
  readonly op: Datum;
  /** The reason for replacing the one before; absent for the first. */
  readonly motief?: string;
}

/** An indicator with all its definitions, the present one last. */
export interface IndicatorRij {
  readonly stream: string;
  readonly revisie: number;
  readonly positie: Position;
  readonly indicatorId: IndicatorId;
  readonly naam: string;
  readonly omschrijving: string;
  readonly versies: readonly IndicatorVersie[];
}

type Inhoud = Pick<IndicatorRij, 'indicatorId' | 'naam' | 'omschrijving' | 'versies'>;

const withVersie = (versies: readonly IndicatorVersie[], nieuw: IndicatorVersie): readonly IndicatorVersie[] =>
  [...versies.filter(({ versie }) => versie !== nieuw.versie), nieuw].sort((a, b) => a.versie - b.versie);

const inhoudAfter = (rij: Inhoud | undefined, { type, data }: IndicatorEvent): Inhoud => {
  const { indicatorId, op } = data;
  const { naam, omschrijving, versies }: Omit<Inhoud, 'indicatorId'> = rij ?? { naam: '', omschrijving: '', versies: [] };
  switch (type) {
    case 'IndicatorGedefinieerd':
      return { indicatorId, naam: data.naam, omschrijving: data.omschrijving, versies: withVersie(versies, { versie: 1, definitie: data.definitie, op }) };
    case 'IndicatorHerzien':
      return { indicatorId, naam, omschrijving, versies: withVersie(versies, { versie: data.versie, definitie: data.nieuw, op, motief: data.motief }) };
  }
};

const rowAfter = (rij: IndicatorRij | undefined, recorded: Recorded): IndicatorRij => ({
  stream: recorded.stream,
  revisie: Number(recorded.revision),
  positie: recorded.position,
  ...inhoudAfter(rij, factOf<IndicatorEvent>(recorded)),
});

/** Indicatoren by id. */
export const indicatoren: Projection<IndicatorRij> = {
  name: 'indicatoren',
  version: 1,
  streamPrefixes: [streamPrefix.indicator],
  insertOnly: false,
  policy: 'halt',
  isOfOneStream: true,
  keysOf: (recorded) => [factOf<IndicatorEvent>(recorded).data.indicatorId],
  project: rowAfter,
  streamsOf: ({ stream }) => [stream],
};
