import type { Metadata, Projection, Recorded } from '@actiespoor/event-store';
import type { ActieId, DomainEvent, IndicatorId, KaderId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { streamPrefix } from '@actiespoor/plan/model';

import { defined } from '../defined.js';
import { factOf } from '../fact.js';
import { knopenOf, overgangOf } from './knopen-of.js';
import type { SpoorRegel } from './spoor-regel.js';
import { soortOf } from './soorten.js';
import { wijzigingenOf } from './wijzigingen.js';

/** The fields of some events that the trail shows beside the change itself. */
interface Kenmerken {
  readonly planId?: PlanId;
  readonly actieId?: ActieId;
  readonly kaderId?: KaderId;
  readonly indicatorId?: IndicatorId;
  readonly organisatie?: OrganisatieCode;
  readonly eigenaar?: OrganisatieCode;
  readonly motief?: string;
}

const bronOf = ({ source }: Metadata): SpoorRegel['bron'] => source && defined({ document: source.document, regel: source.line });

const organisatieOf = ({ organisatie, eigenaar }: Kenmerken, metadata: Metadata): OrganisatieCode =>
  organisatie ?? eigenaar ?? ((metadata.onBehalfOf ?? metadata.organisatie) as OrganisatieCode);

const regelOf = (recorded: Recorded): SpoorRegel => {
  const { id, stream, revision, position, metadata } = recorded;
  const fact = factOf<DomainEvent>(recorded);
  const kenmerken: Kenmerken = fact.data;
  const { planId, actieId, kaderId, indicatorId, motief } = kenmerken;
  const knopen = knopenOf(fact);
  return defined({
    gebeurtenisId: id,
    positie: position,
    stream,
    revisie: Number(revision),
    soort: soortOf(fact.type),
    planId,
    actieId,
    kaderId,
    indicatorId,
    knopen: knopen.length === 0 ? undefined : knopen,
    overgang: overgangOf(fact),
    op: fact.data.op,
    geregistreerdOp: metadata.recordedAt,
    medewerker: { id: metadata.actor, rol: metadata.role, organisatie: metadata.organisatie },
    namens: metadata.onBehalfOf,
    organisatie: organisatieOf(kenmerken, metadata),
    reden: metadata.reason ?? motief,
    bron: bronOf(metadata),
    redactioneel: fact.type === 'TekstGecorrigeerd',
    wijzigingen: wijzigingenOf(fact),
  });
};

const together = (a: SpoorRegel['knopen'] = [], b: SpoorRegel['knopen'] = []): SpoorRegel['knopen'] => {
  const knopen = [...new Set([...a, ...b])];
  return knopen.length === 0 ? undefined : knopen;
};

/** An old event may have become several facts: they are one line, because they were recorded at once. It has the soort of the first. */
const rowAfter = (regel: SpoorRegel | undefined, recorded: Recorded): SpoorRegel => {
  const next = regelOf(recorded);
  if (regel === undefined) return next;
  return { ...regel, ...defined({ knopen: together(regel.knopen, next.knopen) }), wijzigingen: [...regel.wijzigingen, ...next.wijzigingen] };
};

/** The audit trail: one line per event, never changed. Halts at an unknown event. */
export const spoor: Projection<SpoorRegel> = {
  name: 'spoor',
  version: 3,
  streamPrefixes: Object.values(streamPrefix),
  insertOnly: true,
  policy: 'halt',
  keysOf: ({ id }) => [id],
  project: rowAfter,
  streamsOf: ({ stream }) => [stream],
};
