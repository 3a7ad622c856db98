import type { PlanningSoort } from '@actiespoor/plan/events';
import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';

import { Planningopgave } from './planning.js';

const van = { van: '2022', tot: '2023' } as const;

/** The fields that belong to some kinds of planning only, and the kinds that have each. */
const eigen = {
  perJaar: { waarde: 4, bij: ['herhalend'] },
  herhaling: { waarde: 'FREQ=MONTHLY;INTERVAL=3', bij: ['herhalend'] },
  doorWie: { waarde: 'eigenaar', bij: ['nader-te-bepalen'] },
  voorwaarde: { waarde: 'Als er budget is', bij: ['voorwaardelijk'] },
} as const satisfies Partial<Record<keyof Planningopgave, { readonly waarde: unknown; readonly bij: readonly PlanningSoort[] }>>;

const velden = Object.keys(eigen) as (keyof typeof eigen)[];
const soorten: Readonly<Record<PlanningSoort, true>> = {
  eenmalig: true,
  periode: true,
  doorlopend: true,
  herhalend: true,
  'nader-te-bepalen': true,
  voorwaardelijk: true,
  gestart: true,
  'buiten-plan': true,
};

const fouten = (velden: object): readonly string[] =>
  validateSync(Object.assign(new Planningopgave(), { tekst: 'Zo', op: '2022', ...velden })).map(({ property }) => property);

describe('De planning van soort', () => {
  it.each(Object.keys(soorten) as PlanningSoort[])('%s heeft haar eigen velden, en weigert alle andere tegelijk', (soort) => {
    const periode = soort === 'periode' ? van : {};
    const hoort = (veld: keyof typeof eigen) => (eigen[veld].bij as readonly PlanningSoort[]).includes(soort);
    const met = (gekozen: readonly (keyof typeof eigen)[]) => Object.fromEntries(gekozen.map((veld) => [veld, eigen[veld].waarde]));
    expect(fouten({ soort, ...periode, ...met(velden.filter(hoort)) })).toEqual([]);
    expect(fouten({ soort, ...periode, ...met(velden) }).toSorted()).toEqual(velden.filter((veld) => !hoort(veld)).toSorted());
  });
});
