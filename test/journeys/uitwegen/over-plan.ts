import type { PlanAfwijzing } from '@actiespoor/plan';

import { einde, gehouden, gepland, nietGehouden, nietHeringedeeld, nietVastgesteld, samengevoegd, type Uitweg, vaststelling } from './toneel.js';

/** Refusals of writes about a plan, its adoption and its consultaties. */
export const overPlan = {
  'kader-onbekend': [
    {
      bij: 'een kader van later',
      zegt: 'Dit kader is er pas vanaf 2022-06-01; kies een datum vanaf dan.',
      speel: async (v) => {
        const { kaderId } = (await v.kader({ op: '2022-06-01' })).body;
        return { wens: () => v.plan({ kaderId, op: '2022-03-01' }), uitweg: [], daarna: () => v.plan({ kaderId, op: '2022-06-01' }) };
      },
    },
  ],
  'knoopcode-bezet': [
    {
      bij: 'een nieuw onderdeel',
      zegt: 'geef het onderdeel dat hier staat eerst een andere code, vanaf de eerste dag die hier staat',
      speel: async (v) => {
        const thema = { niveau: 'thema', titel: 'Meldcode', code: '1', volgorde: 1 };
        const { knoopId } = (await v.overPlan('knopen', { ...thema, op: '2022-02-01' })).body;
        return {
          wens: () => v.overPlan('knopen', { ...thema, titel: 'Scholing', op: '2022-01-01' }),
          uitweg: [() => v.overKnoop(knoopId, 'wijzigingen', { code: '2', op: '2022-02-01' })],
        };
      },
    },
    {
      bij: 'onderdelen onder wat wordt samengevoegd',
      zegt: 'geef het onderdeel dat hier staat eerst een andere code',
      speel: async (v) => {
        const [a, b] = [await v.knoop(), await v.knoop()];
        const onder = async (bovenliggend: string): Promise<string> =>
          (await v.overPlan('knopen', { niveau: 'thema', titel: 'Meldcode', code: '1', volgorde: 1, bovenliggend, op: '2022-02-01' })).body.knoopId;
        const [, blijft] = [await onder(a), await onder(b)];
        return {
          wens: () => v.overKnoop(b, 'samenvoegingen', { knopen: [a], op: '2022-03-01' }),
          uitweg: [() => v.overKnoop(blijft, 'wijzigingen', { code: '2', op: '2022-03-01' })],
        };
      },
    },
    {
      bij: 'een code die later vrijkomt',
      zegt: 'Na de laatste dag is de code vrij',
      speel: async (v) => {
        const thema = { niveau: 'thema', titel: 'Meldcode', code: '1', volgorde: 1 };
        const { knoopId } = (await v.overPlan('knopen', { ...thema, op: '2022-01-01' })).body;
        await v.overKnoop(knoopId, 'wijzigingen', { code: '2', op: '2022-06-01' });
        const nieuw = (op: string) => v.overPlan('knopen', { ...thema, titel: 'Scholing', op });
        return { wens: () => nieuw('2022-03-01'), uitweg: [], daarna: () => nieuw('2022-06-01') };
      },
    },
  ],
  'plan-al-vastgesteld': [
    {
      bij: 'een eerdere vaststelling dan werd verwacht',
      zegt: 'In de weg staat plan-vastgesteld op 2022-03-01.',
      speel: async (v) => {
        const verwacht = (orgaan: string) => v.overPlan('geplande-vaststellingen', { orgaan, verwacht: '2023', op: '2022-06-01' });
        await verwacht('College');
        await vaststelling(v, '2022-03-01');
        return { wens: () => verwacht('Raad'), uitweg: [() => nietVastgesteld(v, '2022-03-01')] };
      },
    },
    {
      bij: 'een vaststelling die er niet was',
      zegt: 'neem haar dan terug op de dag die zij noemt',
      speel: async (v) => {
        await vaststelling(v, '2022-03-01');
        return { wens: () => vaststelling(v, '2022-06-01'), uitweg: [() => nietVastgesteld(v, '2022-03-01')] };
      },
    },
  ],
  'vaststelling-anders': [
    {
      bij: 'een ander besluitnummer',
      zegt: 'neem de vaststelling dan terug en leg haar opnieuw vast',
      speel: async (v) => {
        await vaststelling(v, '2022-03-01', { besluitnummer: '1' });
        return { wens: () => vaststelling(v, '2022-03-01', { besluitnummer: '2' }), uitweg: [() => nietVastgesteld(v, '2022-03-01')] };
      },
    },
  ],
  'plan-niet-vastgesteld': [
    {
      bij: 'een vaststelling van een andere dag',
      zegt: 'Terugnemen kan alleen een vaststelling op de dag die zij zelf noemt',
      speel: async (v) => {
        await vaststelling(v, '2022-03-01');
        return { wens: () => nietVastgesteld(v, '2022-06-01'), uitweg: [], daarna: () => nietVastgesteld(v, '2022-03-01') };
      },
    },
  ],
  'consultatie-onbekend': [
    {
      bij: 'een consultatie die later is gepland',
      zegt: 'Plan de consultatie eerst',
      speel: async (v) => {
        const nieuw = { soort: 'advies', onderwerp: 'Concept', deelnemers: [], verwacht: '2023' };
        const { consultatieId } = (await v.overPlan('consultaties', { ...nieuw, op: '2022-06-01' })).body;
        return { wens: () => gehouden(v, consultatieId, { op: '2022-03-01' }), uitweg: [() => v.overPlan('consultaties', { ...nieuw, op: '2022-03-01' })] };
      },
    },
  ],
  'consultatie-al-gehouden': [
    {
      bij: 'een verslag van een eerdere dag',
      zegt: 'neem het dan terug op de dag die het noemt',
      speel: async (v) => {
        const c = await gepland(v);
        await gehouden(v, c, { op: '2022-03-01' });
        return { wens: () => gehouden(v, c, { op: '2022-06-01' }), uitweg: [() => nietGehouden(v, c, '2022-03-01')] };
      },
    },
  ],
  'consultatie-niet-gehouden': [
    {
      bij: 'een verslag van een andere dag',
      zegt: 'op de dag die het noemt',
      speel: async (v) => {
        const c = await gepland(v);
        await gehouden(v, c, { op: '2022-03-01' });
        return { wens: () => nietGehouden(v, c, '2022-06-01'), uitweg: [], daarna: () => nietGehouden(v, c, '2022-03-01') };
      },
    },
  ],
  'verslag-anders': [
    {
      bij: 'een verslag met andere woorden',
      zegt: 'neem het verslag dan terug en leg het opnieuw vast',
      speel: async (v) => {
        const c = await gepland(v);
        await gehouden(v, c, { op: '2022-03-01', opbrengst: 'Bijval' });
        return { wens: () => gehouden(v, c, { op: '2022-03-01', opbrengst: 'Kritiek' }), uitweg: [() => nietGehouden(v, c, '2022-03-01')] };
      },
    },
  ],
  'herindeling-onbekend': [
    {
      bij: 'een samenvoeging van een andere dag',
      zegt: 'op de dag die zij noemt',
      speel: async (v) => {
        const a = await samengevoegd(v, '2022-03-01');
        return { wens: () => nietHeringedeeld(v, a, '2022-06-01'), uitweg: [], daarna: () => nietHeringedeeld(v, a, '2022-03-01') };
      },
    },
  ],
  'consultatie-afgezegd': [
    {
      bij: 'een afzegging',
      zegt: 'Plan haar eerst opnieuw',
      speel: async (v) => {
        const c = await gepland(v);
        await v.overDeel(`consultaties/${c}/afzeggingen`, einde('2022-03-01'));
        return {
          wens: () => gehouden(v, c, { op: '2022-06-01' }),
          uitweg: [() => v.overDeel(`consultaties/${c}/verzettingen`, { verwacht: '2022-06', op: '2022-04-01' })],
        };
      },
    },
  ],
  'knoop-onder-zichzelf': [
    {
      bij: 'wat eronder hangt',
      zegt: 'verplaats eerst wat eronder hangt',
      speel: async (v) => {
        const [k1, k2] = [await v.knoop(), await v.knoop()];
        await v.overKnoop(k2, 'verplaatsingen', { bovenliggend: k1, volgorde: 1, op: '2022-03-01' });
        const onder = () => v.overKnoop(k1, 'verplaatsingen', { bovenliggend: k2, volgorde: 1, op: '2022-06-01' });
        return { wens: onder, uitweg: [() => v.overKnoop(k2, 'verplaatsingen', { volgorde: 1, op: '2022-03-01' })] };
      },
    },
  ],
  'plan-niet-ingetrokken': [
    {
      bij: 'een intrekking van later',
      zegt: 'Herstellen kan alleen wat is ingetrokken',
      speel: async (v) => {
        await v.overPlan('intrekkingen', einde('2022-06-01'));
        const herstelt = (op: string) => v.overPlan('herstellingen', einde(op));
        return { wens: () => herstelt('2022-03-01'), uitweg: [], daarna: () => herstelt('2022-06-01') };
      },
    },
  ],
} satisfies Partial<Record<PlanAfwijzing, readonly Uitweg[]>>;
