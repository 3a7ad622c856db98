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

/** The status that a report is about, also where it evaluates one round. */
export const standAfter = ({ type }: Melding): Status => standen[type];

/** What the event makes of the status; undefined where it leaves it: one round evaluated, or a report withdrawn. */
export const statusAfter = (event: ActieStatusEvent): Status | undefined => {
  if ('ronde' in event.data && event.data.ronde !== undefined) return undefined;
  return event.type === 'StatusGecorrigeerd' ? event.data.status : standAfter(event);
};
