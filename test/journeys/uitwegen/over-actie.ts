import type { ActieAfwijzing } from '@actiespoor/plan';

import {
  besluit,
  bijeen,
  corrigeert,
  deelOp,
  einde,
  gemeld,
  nietBesloten,
  nietBijeen,
  nietHeringedeeld,
  organisatie,
  samengevoegd,
  soort,
  type Uitweg,
} from './toneel.js';

const hoofdactieMeldtZelf: readonly Uitweg[] = [
  {
    bij: 'een melding',
    zegt: 'trek de meldingen eerst in',
    speel: async (v) => {
      const a = await v.actie();
      const id = await gemeld(v, a, { op: '2022-06-01' });
      return { wens: () => deelOp(v, a, '2022-03-01'), uitweg: [() => corrigeert(v, a, { vervangt: id, op: '2022-06-01' })] };
    },
  },
  {
    bij: 'een bijeenkomst',
    zegt: 'neem de bijeenkomsten terug',
    speel: async (v) => {
      const a = await v.actie();
      await bijeen(v, a, '2022-06-01');
      return { wens: () => deelOp(v, a, '2022-03-01'), uitweg: [() => nietBijeen(v, a, '2022-06-01')] };
    },
  },
  {
    bij: 'een besluit over deelname',
    zegt: 'neem de besluiten over deelname terug',
    speel: async (v) => {
      const a = await v.actie();
      await besluit(v, a, { besluit: 'ja', op: '2022-06-01' });
      return { wens: () => deelOp(v, a, '2022-03-01'), uitweg: [() => nietBesloten(v, a, '2022-06-01')] };
    },
  },
];

const statusupdateAnders: readonly Uitweg[] = ['resultaat', 'toelichting'].map((woord) => ({
  bij: `een ander ${woord}`,
  zegt: 'noem haar bij vervangt',
  speel: async (v) => {
    const a = await v.actie();
    const uitgevoerd = { status: 'uitgevoerd', toelichting: 'X', resultaat: 'X' };
    const id = await gemeld(v, a, { op: '2022-06-01', ...uitgevoerd });
    const anders = { ...uitgevoerd, [woord]: 'Y' };
    return {
      wens: () => v.melding(a, '2022-06-01', anders),
      uitweg: [() => corrigeert(v, a, { vervangt: id, status: 'uitgevoerd', op: '2022-06-01', [woord]: 'Y' })],
    };
  },
}));

/** Refusals of writes about an actie and its place in the plan. */
export const overActie = {
  'hoofdactie-meldt-zelf': hoofdactieMeldtZelf,
  'statusupdate-anders': statusupdateAnders,
  'bestond-toen-niet': [
    {
      bij: 'een actie',
      zegt: 'Kies een datum vanaf de dag dat het er was',
      speel: async (v) => {
        const a = await v.actie();
        return { wens: () => v.melding(a, '2022-01-15'), uitweg: [], daarna: () => v.melding(a, '2022-02-01') };
      },
    },
  ],
  'actie-vervallen': [
    {
      bij: 'haar vervallen',
      zegt: 'herstel haar dan op de dag vanaf wanneer',
      speel: async (v) => {
        const a = await v.actie();
        await v.over(a, 'vervallenverklaringen', einde('2022-03-01'));
        return { wens: () => v.melding(a, '2022-06-01'), uitweg: [() => v.over(a, 'herstellingen', einde('2022-03-01'))] };
      },
    },
  ],
  'hoofdactie-vervallen': [
    {
      bij: 'het vervallen van de hoofdactie',
      zegt: 'herstel de hoofdactie',
      speel: async (v) => {
        const a = await v.actie();
        await v.over(a, 'vervallenverklaringen', einde('2022-03-01'));
        return { wens: () => deelOp(v, a, '2022-06-01'), uitweg: [() => v.over(a, 'herstellingen', einde('2022-03-01'))] };
      },
    },
  ],
  'hoofdactie-onbekend': [
    {
      bij: 'de latere opname van de hoofdactie',
      zegt: 'De hoofdactie is er pas vanaf 2022-06-01; kies een datum vanaf dan.',
      speel: async (v) => {
        const a = await v.actie({ op: '2022-06-01' });
        return { wens: () => deelOp(v, a, '2022-03-01'), uitweg: [], daarna: () => deelOp(v, a, '2022-06-01') };
      },
    },
  ],
  'code-intussen-bezet': [
    {
      bij: 'de code van een andere actie',
      zegt: 'Geef elke actie die hier staat eerst een andere code',
      speel: async (v) => {
        const a = await v.actie({ code: '1a' });
        await v.over(a, 'vervallenverklaringen', einde('2022-03-01'));
        const b = await v.actie();
        await v.over(b, 'wijzigingen', { code: '1a', op: '2022-03-02' });
        return { wens: () => v.over(a, 'herstellingen', einde('2022-06-01')), uitweg: [() => v.over(b, 'wijzigingen', { code: '1b', op: '2022-03-02' })] };
      },
    },
  ],
  'knoop-onbekend': [
    {
      bij: 'een onderdeel van later',
      zegt: 'Dit onderdeel is er pas vanaf 2022-06-01; kies een datum vanaf dan.',
      speel: async (v) => {
        const [a, k] = [await v.actie(), await v.knoop('2022-06-01')];
        return { wens: () => v.verhuist(a, { knoopId: k, op: '2022-03-01' }), uitweg: [], daarna: () => v.verhuist(a, { knoopId: k, op: '2022-06-01' }) };
      },
    },
  ],
  'knoop-opgegaan': [
    {
      bij: 'een samenvoeging',
      zegt: 'Kies het onderdeel waar het in opging',
      speel: async (v) => {
        const [a, k1, k2] = [await v.actie(), await v.knoop(), await v.knoop()];
        await v.overKnoop(k2, 'samenvoegingen', { knopen: [k1], op: '2022-03-01' });
        return { wens: () => v.verhuist(a, { knoopId: k1, op: '2022-06-01' }), uitweg: [], daarna: () => v.verhuist(a, { knoopId: k2, op: '2022-06-01' }) };
      },
    },
    {
      bij: 'een samenvoeging die niet klopte',
      zegt: 'neem haar dan terug op de dag die zij noemt',
      speel: async (v) => {
        const k = await samengevoegd(v, '2022-03-01');
        return { wens: () => v.overKnoop(k, 'wijzigingen', { titel: 'Anders', op: '2022-06-01' }), uitweg: [() => nietHeringedeeld(v, k, '2022-03-01')] };
      },
    },
    {
      bij: 'een splitsing die niet klopte',
      zegt: 'neem haar dan terug op de dag die zij noemt',
      speel: async (v) => {
        const k = await v.knoop();
        await v.splitst(k, { op: '2022-03-01' });
        return { wens: () => v.overKnoop(k, 'wijzigingen', { titel: 'Anders', op: '2022-06-01' }), uitweg: [() => nietHeringedeeld(v, k, '2022-03-01')] };
      },
    },
    {
      bij: 'dezelfde splitsing van een latere dag',
      zegt: 'op is vastgelegd als "2022-03-01", en niet als "2022-06-01"',
      speel: async (v) => {
        const k = await v.knoop();
        await v.splitst(k, { op: '2022-03-01' });
        return { wens: () => v.splitst(k, { op: '2022-06-01' }), uitweg: [() => nietHeringedeeld(v, k, '2022-03-01')] };
      },
    },
    {
      bij: 'een splitsing die is teruggenomen, bij een deel ervan',
      zegt: 'In de weg staat herindeling-teruggenomen op 2022-03-01. Dit onderdeel is er nooit geweest',
      speel: async (v) => {
        const k = await v.knoop();
        const [deel = ''] = (await v.splitst(k, { op: '2022-03-01' })).body.knopen;
        await nietHeringedeeld(v, k, '2022-03-01');
        const wijzigt = (id: string) => v.overKnoop(id, 'wijzigingen', { titel: 'Anders', op: '2022-06-01' });
        return { wens: () => wijzigt(deel), uitweg: [], daarna: () => wijzigt(k) };
      },
    },
  ],
  'doel-onbekend': [
    {
      bij: 'een doel van later',
      zegt: 'Deze actie is er pas vanaf 2022-06-01; kies een datum vanaf dan.',
      speel: async (v) => {
        const [a, doel] = [await v.actie(), await v.actie({ op: '2022-06-01' })];
        return { wens: () => v.zieOok(a, { doel, op: '2022-03-01' }), uitweg: [], daarna: () => v.zieOok(a, { doel, op: '2022-06-01' }) };
      },
    },
    {
      bij: 'het vervallen van het doel',
      zegt: 'Kies een actieId',
      speel: async (v) => {
        const [a, doel] = [await v.actie(), await v.actie()];
        await v.over(doel, 'vervallenverklaringen', einde('2022-03-01'));
        return { wens: () => v.zieOok(a, { doel, op: '2022-06-01' }), uitweg: [() => v.over(doel, 'herstellingen', einde('2022-03-01'))] };
      },
    },
  ],
  'tekst-ontbreekt': [
    {
      bij: 'een tekst van later',
      zegt: 'Leg de tekst eerst vast',
      speel: async (v) => {
        const a = await v.actie();
        await v.over(a, 'resultaten', { resultaat: 'X', op: '2022-06-01' });
        return {
          wens: () => v.over(a, 'correcties', { veld: 'resultaat', nieuw: 'Y', op: '2022-03-01' }),
          uitweg: [() => v.over(a, 'resultaten', { resultaat: 'X', op: '2022-03-01' })],
        };
      },
    },
  ],
  'trekker-onbekend': [
    {
      bij: 'een trekker van later',
      zegt: 'Deze trekker is er pas vanaf 2022-06-01; kies een datum vanaf dan.',
      speel: async (v) => {
        const a = await v.actie();
        const { trekkerId } = (await v.over(a, 'trekkers', { tekst: 'Regio', soort: 'organisatie', organisatie, op: '2022-06-01' })).body;
        const ontheft = (op: string) => v.over(a, 'ontheffingen', { trekkerId, op });
        return { wens: () => ontheft('2022-03-01'), uitweg: [], daarna: () => ontheft('2022-06-01') };
      },
    },
  ],
  'is-geen-actie-maar-voorstel': ['2022-02-01', '2022-04-01'].map((op) => ({
    bij: `een verkeerde soort op ${op}`,
    zegt: `op ${op}`,
    speel: async (v) => {
      const a = await v.actie(op === '2022-02-01' ? { soort: 'voornemen' } : {});
      if (op !== '2022-02-01') await v.over(a, 'wijzigingen', { soort: 'voornemen', op });
      return { wens: () => v.melding(a, '2022-06-01'), uitweg: [() => soort(v, a, { nieuw: 'actie', op })] };
    },
  })),
} satisfies Partial<Record<ActieAfwijzing, readonly Uitweg[]>>;
