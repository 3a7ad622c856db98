import type { DomainEvent } from '../domain-event.js';
import type { StatusupdateId } from '../ids.js';
import type { ActieStatusEvent, Status } from './actie.events.js';

/** Reports of an organisatie, without corrections of them. */
export type Melding = Exclude<ActieStatusEvent, { readonly type: 'StatusGecorrigeerd' }>;

const standen: Readonly<Record<Melding['type'], Status>> = {
  ActieGestart: 'gestart',
  ActieUitgevoerd: 'uitgevoerd',
  ActieGeevalueerd: 'geevalueerd',
  ActieUitgesteld: 'uitgesteld',
  ActieGestopt: 'gestopt',
  ActieHervat: 'gestart',
};

/** The status that a report names, also if the report evaluates one round. */
export const standAfter = ({ type }: Melding): Status => standen[type];

/** The status after an event; undefined if the event leaves it as it is: one round evaluated, or a report withdrawn. */
export const statusAfter = (event: ActieStatusEvent): Status | undefined => {
  if ('ronde' in event.data && event.data.ronde !== undefined) return undefined;
  return event.type === 'StatusGecorrigeerd' ? event.data.status : standAfter(event);
};

/**
 * The report that a fact takes back; undefined of every other fact. That report was never so: it counts on no day, whatever day the
 * correction itself speaks of, and only what the correction puts in its place waits for that day.
 */
export const takenBackBy = ({ type, data }: DomainEvent): StatusupdateId | undefined => (type === 'StatusGecorrigeerd' ? data.vervangt : undefined);
