import { accept, refuse, type Decision } from '@actiespoor/kernel';

import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { uitvoeringOf, type OpgenomenActie } from './actie.state.js';
import { isToekomst } from './bericht.js';
import { statusOf } from './verloop.js';

/** Decisions to put right what an organisatie reported before. */
export type CorrectieAfwijzing = 'statusupdate-onbekend' | 'statusupdate-al-vervangen' | 'in-de-toekomst';

// No table of transitions here: a correction says what it should have been all along, also of an actie that is vervallen.
export const statusCorrigeren = (
  { data, vandaag }: ActieCommandOf<'StatusCorrigeren'>,
  actie: OpgenomenActie,
): Decision<ActieEvent, CorrectieAfwijzing> => {
  const { organisatie, vervangt, status, op } = data;
  const uitvoering = uitvoeringOf(actie, organisatie);
  const earlier = uitvoering.vervangen.find((one) => one.vervangt === vervangt);
  if (earlier) return earlier.status === status && earlier.op === op ? accept() : refuse('statusupdate-al-vervangen');
  if (!uitvoering.verloop.some(({ statusupdateId }) => statusupdateId === vervangt)) return refuse('statusupdate-onbekend');
  if (isToekomst(op, vandaag)) return refuse('in-de-toekomst');
  return accept({ type: 'StatusGecorrigeerd', data: { ...data, vorige: statusOf(uitvoering) } });
};
