import type { DomainEvent } from '../domain-event.js';
import type { ActieEvent, ActieStatusEvent, Status } from './actie.events.js';

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

type Bijeenkomst = Pick<Extract<ActieEvent, { readonly type: 'BijeenkomstGehouden' }>['data'], 'organisatie' | 'nummer'>;

/** The key of a meeting in its actie: each organisatie counts its own. */
export const bijeenkomstSleutel = ({ organisatie, nummer }: Bijeenkomst): string => `${organisatie} ${String(nummer)}`;

/** The name under which another fact of the actie may take this one back; undefined for a fact that stays. */
export const takeableAs = ({ type, data }: DomainEvent): string | undefined => {
  if (type === 'BijeenkomstGehouden') return bijeenkomstSleutel(data);
  return 'statusupdateId' in data ? data.statusupdateId : undefined;
};

/**
 * The report or the meeting that a fact takes back, as `takeableAs` names it; undefined of every other fact. It was never so: it counts on no day,
 * whatever day the correction itself speaks of, and only what the correction puts in its place waits for that day.
 */
export const takenBackBy = ({ type, data }: DomainEvent): string | undefined => {
  if (type === 'BijeenkomstTeruggenomen') return bijeenkomstSleutel(data);
  return type === 'StatusGecorrigeerd' ? data.vervangt : undefined;
};
