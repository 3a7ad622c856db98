import type { Groepering } from '@actiespoor/plan/events';

import type { Groep } from './evaluatie.js';
import type { Geval } from './maten.js';
import type { GeteldeActie, PlanTelling } from './plantelling.js';
import { addTelling, type Telling } from './telling.js';

export const geheel: Groep = { naam: 'geheel' };

/** The key of a group: groups of different kinds or of two plans never coincide. */
export const keyOf = (per: Groepering, { id, planId }: Groep): string => `${per} ${planId ?? ''} ${id ?? ''}`;

/** The contribution of an actie to a group. */
export interface Toedeling {
  readonly per: Groepering;
  readonly groep: Groep;
  readonly telling: Telling;
}

const groepenOf = (
  per: Exclude<Groepering, 'organisatie' | 'geheel'>,
  { actieId, naam, lijnen }: GeteldeActie,
  { planId, titel }: PlanTelling,
): readonly Groep[] => {
  switch (per) {
    case 'actielijn':
      return lijnen;
    case 'actie':
      return [{ id: actieId, naam, planId }];
    case 'plan':
      return [{ id: planId, naam: titel, planId }];
  }
};

const divided = (per: Groepering, actie: GeteldeActie, { gevallen, stand, samen }: Verdeling): readonly Omit<Toedeling, 'per'>[] => {
  if (per === 'geheel') return [];
  if (per === 'organisatie') return gevallen.map(({ organisatie, telling }) => ({ groep: { id: organisatie, naam: organisatie, organisatie }, telling }));
  return groepenOf(per, actie, stand).map((groep) => ({ groep, telling: samen }));
};

interface Verdeling {
  readonly stand: PlanTelling;
  readonly gevallen: readonly Geval[];
  readonly samen: Telling;
}

/** The groups that the figures of an actie go to: each actielijn above it, and the whole once. */
export const toedelingenOf = (per: Groepering, actie: GeteldeActie, { gevallen, stand }: Omit<Verdeling, 'samen'>): readonly Toedeling[] => {
  const samen = gevallen.reduce<Telling | undefined>((som, { telling }) => addTelling(som, telling), undefined);
  if (samen === undefined) return [];
  return [{ per: 'geheel', groep: geheel, telling: samen }, ...divided(per, actie, { gevallen, stand, samen }).map((een) => ({ per, ...een }))];
};
