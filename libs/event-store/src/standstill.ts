import type { ProjectionCondition } from './projection-control.js';

/** The outcome of waiting for read models; `standing`: one of them will not come there by itself. */
export type Arrival =
  | { readonly outcome: 'reached' }
  | { readonly outcome: 'behind' }
  /** @param reason Dutch sentences for an operator: what stopped this read model, and the command that repairs it */
  | { readonly outcome: 'standing'; readonly name: string; readonly reason: string };

export type Standing = Pick<ProjectionCondition, 'name' | 'isPaused' | 'state' | 'error'>;

/** The same for who asked, and cannot repair it. */
export const standingText = (name: string): string => `Leesmodel ${name} staat stil, dus dit is nu niet te zien; vraag de beheerder ernaar te kijken.`;

const resume = (name: string): string => `actiespoor projections resume ${name}`;

const reasonOf = ({ name, isPaused, state, error }: Standing): string | undefined => {
  // Its sentence names the repair.
  if (state === 'astray') return error ?? `Projectie ${name} hoort niet bij deze event store. Herbouw haar met: actiespoor projections rebuild --alle`;
  if (isPaused || state === 'paused') return `Projectie ${name} is stilgezet. Laat haar weer lopen met: ${resume(name)}`;
  if (state !== 'halted') return undefined;
  return `${error ?? `Projectie ${name} staat stil`}. Neem de oorzaak weg; daarna probeert zij het opnieuw met: ${resume(name)}`;
};

/** The standstill of a read model that takes nothing by itself; undefined if it goes on. */
export const standstillOf = (standing: Standing): Extract<Arrival, { readonly outcome: 'standing' }> | undefined => {
  const reason = reasonOf(standing);
  return reason === undefined ? undefined : { outcome: 'standing', name: standing.name, reason };
};
