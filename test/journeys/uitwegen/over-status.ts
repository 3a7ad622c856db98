import type { ActieAfwijzing } from '@actiespoor/plan';

import type { Verteller } from '../../support/verteller.js';
import { besluit, bijeen, corrigeert, einde, gemeld, nietBesloten, nietBijeen, organisatie, type Uitweg } from './toneel.js';

const gestart = { status: 'gestart', op: '2022-03-01' };
const uitgevoerd = { status: 'uitgevoerd', op: '2022-04-01' };
const geevalueerd = { status: 'geevalueerd', conclusie: 'Nuttig', op: '2022-05-01' };

const rondes = async (v: Verteller): Promise<string> => {
  const actieId = await v.actie();
  await v.over(actieId, 'planningen', { tekst: 'Elk kwartaal', soort: 'herhalend', perJaar: 4, op: '2022-02-01' });
  await v.melding(actieId, '2022-02-01');
  return actieId;
};

/** Refusals of reports, meetings and their corrections. */
export const overStatus = {
  'heeft-deelacties': [
    {
      bij: 'een deelactie',
      zegt: 'Meld wat er gebeurde bij de deelactie zelf. In de weg staat actie-opgenomen op 2022-03-01.',
      speel: async (v) => {
        const a = await v.actie();
        const deel = await v.actie({ hoofdactieId: a, op: '2022-03-01' });
        return { wens: () => v.melding(a, '2022-06-01'), uitweg: [], daarna: () => v.melding(deel, '2022-06-01') };
      },
    },
  ],
  'statusupdate-al-vervangen': [
    {
      bij: 'een eerdere correctie',
      zegt: 'Corrigeer de statusupdate die ervoor in de plaats kwam',
      speel: async (v) => {
        const a = await v.actie();
        const id = await gemeld(v, a, { op: '2022-06-01' });
        const nieuw = (await corrigeert(v, a, { vervangt: id, status: 'gestart', op: '2022-07-01' })).body.statusupdateId;
        const naarMei = (vervangt: string) => corrigeert(v, a, { vervangt, status: 'gestart', op: '2022-05-01' });
        return { wens: () => naarMei(id), uitweg: [], daarna: () => naarMei(nieuw) };
      },
    },
  ],
  'statusupdate-ingetrokken': [
    {
      bij: 'een intrekking',
      zegt: 'Meld wat er gebeurde opnieuw',
      speel: async (v) => {
        const a = await v.actie();
        const vervangt = await gemeld(v, a, { op: '2022-06-01' });
        await corrigeert(v, a, { vervangt, op: '2022-06-01' });
        return { wens: () => corrigeert(v, a, { vervangt, status: 'gestart', op: '2022-07-01' }), uitweg: [], daarna: () => v.melding(a, '2022-07-01') };
      },
    },
  ],
  'voorbij-andere-status': [
    {
      bij: 'een latere melding',
      zegt: 'Corrigeer eerst die andere statusupdate, of trek haar in',
      speel: async (v) => {
        const a = await v.actie();
        const [eerste, tweede] = [await gemeld(v, a, gestart), await gemeld(v, a, uitgevoerd)];
        const op = '2022-08-01';
        return {
          wens: () => corrigeert(v, a, { vervangt: eerste, status: 'gestart', op }),
          uitweg: [() => corrigeert(v, a, { vervangt: tweede, op: uitgevoerd.op })],
        };
      },
    },
  ],
  'uitstel-voorbij': [
    {
      bij: 'het einde van het uitstel',
      zegt: 'Noem in de correctie ook bij tot tot wanneer',
      speel: async (v) => {
        const a = await v.actie();
        await v.melding(a, '', gestart);
        const vervangt = await gemeld(v, a, { op: '2022-04-01', status: 'uitgesteld', tot: '2022-06-01' });
        const naarJuli = (meer: object) => corrigeert(v, a, { vervangt, status: 'uitgesteld', op: '2022-07-01', ...meer });
        return { wens: () => naarJuli({}), uitweg: [], daarna: () => naarJuli({ tot: '2022-09-01' }) };
      },
    },
  ],
  'bijeenkomst-onbekend': [
    {
      bij: 'een andere dag van de bijeenkomst',
      zegt: 'Kies organisatie, nummer en dag',
      speel: async (v) => {
        const a = await v.actie();
        await bijeen(v, a, '2022-06-01');
        return { wens: () => nietBijeen(v, a, '2022-06-02'), uitweg: [], daarna: () => nietBijeen(v, a, '2022-06-01') };
      },
    },
    {
      bij: 'een bijeenkomst die al is teruggenomen',
      zegt: 'leg haar dan zo nodig opnieuw vast',
      speel: async (v) => {
        const a = await v.actie();
        await bijeen(v, a, '2022-06-01');
        await nietBijeen(v, a, '2022-06-01');
        const nogEens = () => v.over(a, 'teruggenomen-bijeenkomsten', { organisatie, nummer: 1, ...einde('2022-06-01'), motief: 'Om een andere reden' });
        return { wens: nogEens, uitweg: [], daarna: () => bijeen(v, a, '2022-06-01') };
      },
    },
  ],
  'bijeenkomst-ontbreekt': [
    {
      bij: 'geen bijeenkomst',
      zegt: 'Leg eerst vast dat een bijeenkomst is gehouden',
      speel: async (v) => {
        const a = await rondes(v);
        return { wens: () => v.melding(a, '', geevalueerd), uitweg: [() => bijeen(v, a, '2022-04-01')] };
      },
    },
  ],
  'ouder-dan-bijeenkomst': [
    {
      bij: 'een bijeenkomst van later',
      zegt: 'Een evaluatie komt na de bijeenkomst',
      speel: async (v) => {
        const a = await rondes(v);
        await bijeen(v, a, '2022-06-01');
        return { wens: () => v.melding(a, '', geevalueerd), uitweg: [() => nietBijeen(v, a, '2022-06-01'), () => bijeen(v, a, '2022-04-01')] };
      },
    },
  ],
  'ronde-al-geevalueerd': [
    {
      bij: 'een evaluatie op een verkeerde dag',
      zegt: 'corrigeer de eerdere evaluatie',
      speel: async (v) => {
        const a = await rondes(v);
        await bijeen(v, a, '2022-04-01');
        const vervangt = await gemeld(v, a, geevalueerd);
        return { wens: () => v.melding(a, '', { ...geevalueerd, op: '2022-06-01' }), uitweg: [() => corrigeert(v, a, { vervangt, op: geevalueerd.op })] };
      },
    },
  ],
  'deelnamebesluit-onbekend': [
    {
      bij: 'een besluit van een andere dag',
      zegt: 'op de dag die het noemt',
      speel: async (v) => {
        const a = await v.actie();
        await besluit(v, a, { besluit: 'ja', op: '2022-03-01' });
        return { wens: () => nietBesloten(v, a, '2022-06-01'), uitweg: [], daarna: () => nietBesloten(v, a, '2022-03-01') };
      },
    },
  ],
} satisfies Partial<Record<ActieAfwijzing, readonly Uitweg[]>>;
