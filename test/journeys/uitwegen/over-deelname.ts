import type { ActieAfwijzing } from '@actiespoor/plan';

import type { Verteld, Verteller } from '../../support/verteller.js';
import { besluit, corrigeert, einde, gemeld, type Toneel, type Uitweg } from './toneel.js';

/** An actie that began, with these reports after it, and the wish not to take part. */
const begonnen = async (
  v: Verteller,
  statussen: readonly string[],
  uitweg: (actieId: string, ids: readonly string[]) => readonly (() => Verteld)[],
): Promise<Toneel> => {
  const a = await v.actie();
  await v.melding(a, '2022-03-01');
  const ids: string[] = [];
  for (const status of statussen) ids.push(await gemeld(v, a, { status, op: '2022-04-01', ...(status === 'geevalueerd' && { conclusie: 'Goed' }) }));
  return { wens: () => besluit(v, a, { besluit: 'nee', op: '2022-06-01' }), uitweg: uitweg(a, ids) };
};

/** Refusals about taking part, and about a day on which the plan was withdrawn. */
export const overDeelname = {
  'plan-ingetrokken': [
    {
      bij: 'een intrekking met een herstel van later, en een dag vanaf dat herstel',
      zegt: 'is het later hersteld, dan kan ook een dag vanaf dat herstel',
      speel: async (v) => {
        const a = await v.actie();
        await v.overPlan('intrekkingen', einde('2022-03-01'));
        await v.overPlan('herstellingen', einde('2022-08-01'));
        return { wens: () => besluit(v, a, { besluit: 'ja', op: '2022-06-01' }), uitweg: [], daarna: () => besluit(v, a, { besluit: 'ja', op: '2022-08-01' }) };
      },
    },
    {
      bij: 'een intrekking met een herstel van later, die er niet was',
      zegt: 'herstel het dan op de dag die de intrekking noemt',
      speel: async (v) => {
        const a = await v.actie();
        await v.overPlan('intrekkingen', einde('2022-03-01'));
        await v.overPlan('herstellingen', einde('2022-08-01'));
        return {
          wens: () => v.over(a, 'resultaten', { resultaat: 'X', op: '2022-06-01' }),
          uitweg: [() => v.overPlan('herstellingen', einde('2022-03-01'))],
        };
      },
    },
    {
      bij: 'de intrekking van het plan',
      zegt: 'herstel het dan op de dag die de intrekking noemt',
      speel: async (v) => {
        const a = await v.actie();
        await v.overPlan('intrekkingen', einde('2022-03-01'));
        return { wens: () => v.melding(a, '2022-06-01'), uitweg: [() => v.overPlan('herstellingen', einde('2022-03-01'))] };
      },
    },
  ],
  'al-begonnen': [
    {
      bij: 'een begin',
      zegt: 'In de weg staat actie-gestart op 2022-03-01. Meld eerst dat de actie is gestopt.',
      speel: async (v) => begonnen(v, [], (a) => [() => v.melding(a, '2022-06-01', { status: 'gestopt' })]),
    },
    {
      bij: 'uitstel',
      zegt: 'In de weg staat actie-uitgesteld op 2022-04-01. Meld eerst dat de actie is hervat, en daarna dat zij is gestopt.',
      speel: async (v) => begonnen(v, ['uitgesteld'], (a) => ['hervat', 'gestopt'].map((status) => () => v.melding(a, '2022-06-01', { status }))),
    },
    {
      bij: 'hervatten',
      zegt: 'In de weg staat actie-hervat op 2022-04-01. Meld eerst dat de actie is gestopt.',
      speel: async (v) => begonnen(v, ['uitgesteld', 'hervat'], (a) => [() => v.melding(a, '2022-06-01', { status: 'gestopt' })]),
    },
    {
      bij: 'wat niet is uitgevoerd',
      zegt: 'In de weg staat actie-uitgevoerd op 2022-04-01. Wat is uitgevoerd is niet meer te stoppen. Klopt die statusupdate niet, trek haar dan in',
      speel: async (v) =>
        begonnen(v, ['uitgevoerd'], (a, [uitgevoerd]) => [
          () => corrigeert(v, a, { vervangt: uitgevoerd, op: '2022-04-01' }),
          () => v.melding(a, '2022-06-01', { status: 'gestopt' }),
        ]),
    },
    {
      bij: 'wat niet is uitgevoerd en geëvalueerd',
      zegt: 'In de weg staat actie-geevalueerd op 2022-04-01. Wat is uitgevoerd is niet meer te stoppen. Klopt die statusupdate niet, trek haar dan in, en daarna wat ervoor is gemeld',
      speel: async (v) =>
        begonnen(v, ['uitgevoerd', 'geevalueerd'], (a, [uitgevoerd, geevalueerd]) => [
          () => corrigeert(v, a, { vervangt: geevalueerd, op: '2022-04-01' }),
          () => corrigeert(v, a, { vervangt: uitgevoerd, op: '2022-04-01' }),
          () => v.melding(a, '2022-06-01', { status: 'gestopt' }),
        ]),
    },
  ],
  'neemt-niet-deel': [
    {
      bij: 'een besluit om niet mee te doen',
      zegt: 'Leg eerst een deelnamebesluit met besluit ja vast',
      speel: async (v) => {
        const a = await v.actie();
        await besluit(v, a, { besluit: 'nee', op: '2022-03-01' });
        return { wens: () => v.melding(a, '2022-06-01'), uitweg: [() => besluit(v, a, { besluit: 'ja', op: '2022-03-01' })] };
      },
    },
  ],
} satisfies Partial<Record<ActieAfwijzing, readonly Uitweg[]>>;
