import type { StoreRefused } from '@actiespoor/event-store';

/** The objections of an event store against us, as half a Dutch sentence. */
export const refusals: Readonly<Record<StoreRefused['reason'], string>> = {
  password: 'deze gebruiker mag daar niet naar binnen, of het wachtwoord klopt niet',
  right: 'deze gebruiker mag daar niet genoeg',
  certificate: 'het certificaat van de server is niet te controleren',
};
