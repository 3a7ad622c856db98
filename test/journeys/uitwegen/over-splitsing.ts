import type { ActieAfwijzing } from '@actiespoor/plan';

import type { Verteller } from '../../support/verteller.js';
import { nietHeringedeeld, type Uitweg } from './toneel.js';

/** A knoop that was split on that day, with an actie that the split names, and a knoop elsewhere. */
const gesplitst = async (v: Verteller, op: string): Promise<{ readonly a: string; readonly k: string; readonly naar: string }> => {
  const [k, naar] = [await v.knoop(), await v.knoop()];
  const a = await v.actie({ knoopId: k });
  await v.splitst(k, { op, acties: [a] });
  return { a, k, naar };
};

/** Refusals that name a split, each with its ways out. */
export const overSplitsing = {
  'splitsing-noemt-actie': [
    {
      bij: 'een verplaatsing pas vanaf die dag',
      zegt: 'Verplaats haar pas vanaf de dag van de splitsing',
      noemt: 'In de weg staat knoop-gesplitst op 2022-06-01',
      speel: async (v) => {
        const { a, naar } = await gesplitst(v, '2022-06-01');
        return { wens: () => v.verhuist(a, { knoopId: naar, op: '2022-03-01' }), uitweg: [], daarna: () => v.verhuist(a, { knoopId: naar, op: '2022-06-01' }) };
      },
    },
    {
      bij: 'een splitsing die wordt teruggenomen, en daarna zonder haar verteld',
      zegt: 'neem de splitsing terug op de dag die zij noemt, verplaats de actie, en leg de splitsing daarna opnieuw vast zonder deze actie',
      speel: async (v) => {
        const { a, naar, k } = await gesplitst(v, '2022-06-01');
        const verhuist = () => v.verhuist(a, { knoopId: naar, op: '2022-03-01' });
        return { wens: verhuist, uitweg: [() => nietHeringedeeld(v, k, '2022-06-01')] };
      },
    },
  ],
} satisfies Partial<Record<ActieAfwijzing, readonly Uitweg[]>>;
