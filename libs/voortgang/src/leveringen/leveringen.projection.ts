import type { Position, Projection, Recorded } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { LeveringEvent, LeveringGegevens, LeveringId } from '@actiespoor/veilig-thuis/events';
import { cijferPrefix } from '@actiespoor/veilig-thuis/model';

import { factOf } from '../fact.js';

/** A step in the life of a delivery: recorded, withdrawn, recorded again. */
export interface Leveringstap {
  readonly stap: 'vastgelegd' | 'ingetrokken';
  readonly op: Dag;
  readonly positie: Position;
  readonly geregistreerdOp: string;
  readonly medewerker: { readonly id: string; readonly rol: string; readonly organisatie: string };
  readonly motief?: string;
}

/** A delivery of figures, without the figures. */
export interface LeveringRij {
  readonly stream: string;
  readonly revisie: number;
  readonly positie: Position;
  readonly leveringId: LeveringId;
  readonly tabel: string;
  /** Absent only for a withdrawal without the delivery. */
  readonly gegevens?: LeveringGegevens;
  readonly verloop: readonly Leveringstap[];
}

const stapOf = ({ type, data }: LeveringEvent, { position, metadata }: Recorded): Leveringstap => {
  const { recordedAt: geregistreerdOp, actor: id, role: rol, organisatie } = metadata;
  const base = { op: data.op, positie: position, geregistreerdOp, medewerker: { id, rol, organisatie } };
  switch (type) {
    case 'LeveringVastgelegd':
      return { stap: 'vastgelegd', ...base };
    case 'LeveringIngetrokken':
      return { stap: 'ingetrokken', ...base, motief: data.motief };
  }
};

const rowAfter = (rij: LeveringRij | undefined, recorded: Recorded): LeveringRij => {
  const fact = factOf<LeveringEvent>(recorded);
  const { leveringId, tabel } = fact.data;
  const gegevens = fact.type === 'LeveringVastgelegd' ? fact.data : rij?.gegevens;
  return {
    ...{ stream: recorded.stream, revisie: Number(recorded.revision), positie: recorded.position, leveringId, tabel },
    ...(gegevens && { gegevens }),
    verloop: [...(rij?.verloop.filter(({ positie }) => positie < recorded.position) ?? []), stapOf(fact, recorded)],
  };
};

/** Deliveries by id. */
export const leveringen: Projection<LeveringRij> = {
  name: 'leveringen',
  version: 1,
  streamPrefixes: [cijferPrefix.levering],
  insertOnly: false,
  policy: 'park',
  isOfOneStream: true,
  keysOf: (recorded) => [factOf<LeveringEvent>(recorded).data.leveringId],
  project: rowAfter,
  streamsOf: ({ stream }) => [stream],
};

/** The step by which the delivery stood at this moment (ISO 8601), or stands now; undefined if it did not stand. */
export const vastleggingOp = ({ verloop }: LeveringRij, bekendOp?: string): Leveringstap | undefined => {
  const last = verloop.findLast(({ geregistreerdOp }) => bekendOp === undefined || Date.parse(geregistreerdOp) <= Date.parse(bekendOp));
  return last?.stap === 'vastgelegd' ? last : undefined;
};
