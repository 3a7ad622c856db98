import type { CloudEvent } from './cloud-event.js';
import type { JsonSchema } from './json-schema.js';
import type { MessageSource } from './source.js';

/** The sign of life of a source: without it, silence and an outage look the same. */
export const heartbeatType = 'nl.actieplannen.teken-van-leven.v1';
export const heartbeatMeaning = 'De bron leeft, en heeft tot hier alles gestuurd.';
const heartbeatUri = 'urn:actiespoor:bericht:teken-van-leven:v1';

export const heartbeatSchema: JsonSchema = {
  type: 'object',
  required: ['totEnMet'],
  properties: {
    totEnMet: { type: ['string', 'null'], pattern: '^[0-9]{20}$', description: 'De plaats (sequence) van het laatste bericht; leeg als er nog geen is.' },
  },
};

export interface Beat {
  /** UUID, another one each time. */
  readonly id: string;
  readonly time: string;
  readonly organisatie: string;
  /** The last position that was published. */
  readonly totEnMet: string | undefined;
}

const none = '0'.repeat(20);

export const heartbeat = (source: MessageSource, { id, time, organisatie, totEnMet }: Beat): CloudEvent => ({
  specversion: '1.0',
  id,
  source,
  type: heartbeatType,
  subject: source,
  time,
  datacontenttype: 'application/json',
  dataschema: heartbeatUri,
  sequence: totEnMet ?? none,
  sequencetype: 'Integer',
  revision: '0',
  organisatie,
  data: { totEnMet: totEnMet ?? null },
});
