import type { Facts } from './facts.js';

/** The sentence of a question that only the events answer. */
export const onlyInEvents = (since: string): string =>
  `De event store is weg sinds ${since}, en dit staat alleen in de gebeurtenissen zelf. Plannen, acties, lijsten, het spoor en het regiobord zijn intussen te lezen.`;

/** The event store, as far as reads must know of its absence. */
export interface Outage {
  /** The moment since which the event store does not answer, ISO 8601 in UTC; undefined while it does. */
  since(): string | undefined;
  /** The facts as far as they are known without it: the progress of the read models. What stands in the events alone is refused at once. */
  readonly facts: Facts;
}
