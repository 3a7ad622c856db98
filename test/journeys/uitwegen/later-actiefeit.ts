import type { ActieEvent } from '@actiespoor/plan/events';

import { besluit, bijeen, corrigeert, einde, gemeld, nietBesloten, nietBijeen, soort, type Uitweg } from './toneel.js';

const zegt = 'Corrigeer die statusupdate, of trek haar in.';

/** A report that follows others stands in the way of an end before it, and can be withdrawn. */
const naDezeMeldingen = (laatste: string, ...eerst: readonly string[]): Uitweg => ({
  bij: `de melding ${laatste}`,
  zegt,
  speel: async (v) => {
    const a = await v.actie();
    for (const [index, status] of eerst.entries()) await gemeld(v, a, { op: `2022-03-0${String(index + 1)}`, status });
    const id = await gemeld(v, a, { op: '2022-06-01', status: laatste, ...(laatste === 'geevalueerd' && { conclusie: 'Goed' }) });
    return { wens: () => v.over(a, 'vervallenverklaringen', einde('2022-04-01')), uitweg: [() => corrigeert(v, a, { vervangt: id, op: '2022-06-01' })] };
  },
});

const blijftMogelijk = 'het kan van elke dag worden verteld, wat er eerder ook gebeurde';

/** Each kind of fact of an actie, with its ways out if it stands in the way of an earlier fact, or with the reason why it never does. */
export const latereActiefeiten: Readonly<Record<ActieEvent['type'], readonly Uitweg[] | string>> = {
  ActieGestart: [
    {
      bij: 'een melding',
      zegt,
      speel: async (v) => {
        const a = await v.actie();
        const id = await gemeld(v, a, { op: '2022-06-01' });
        return { wens: () => v.over(a, 'vervallenverklaringen', einde('2022-03-01')), uitweg: [() => corrigeert(v, a, { vervangt: id, op: '2022-06-01' })] };
      },
    },
  ],
  ActieUitgevoerd: [naDezeMeldingen('uitgevoerd', 'gestart')],
  ActieGeevalueerd: [
    naDezeMeldingen('geevalueerd', 'uitgevoerd'),
    {
      bij: 'de evaluatie van een bijeenkomst',
      zegt,
      speel: async (v) => {
        const a = await v.actie();
        await v.over(a, 'planningen', { tekst: 'Elk kwartaal', soort: 'herhalend', perJaar: 4, op: '2022-02-01' });
        await v.melding(a, '2022-02-01');
        await bijeen(v, a, '2022-03-01');
        const ronde = await gemeld(v, a, { op: '2022-04-01', status: 'geevalueerd', conclusie: 'Nuttig' });
        return { wens: () => nietBijeen(v, a, '2022-03-01'), uitweg: [() => corrigeert(v, a, { vervangt: ronde, op: '2022-04-01' })] };
      },
    },
  ],
  ActieUitgesteld: [naDezeMeldingen('uitgesteld', 'gestart')],
  ActieGestopt: [naDezeMeldingen('gestopt', 'gestart')],
  ActieHervat: [
    naDezeMeldingen('hervat', 'gestart', 'uitgesteld'),
    {
      bij: 'meldingen die op elkaar volgen',
      zegt: 'begin dan bij de laatste, en meld na afloop opnieuw wat wel zo was.',
      speel: async (v) => {
        const a = await v.actie();
        await gemeld(v, a, { op: '2022-03-01' });
        const uitgesteld = await gemeld(v, a, { op: '2022-04-01', status: 'uitgesteld' });
        const hervat = await gemeld(v, a, { op: '2022-05-01', status: 'hervat' });
        const gestopt = await gemeld(v, a, { op: '2022-06-01', status: 'gestopt' });
        return {
          wens: () => corrigeert(v, a, { vervangt: uitgesteld, op: '2022-04-01' }),
          uitweg: [() => corrigeert(v, a, { vervangt: gestopt, op: '2022-06-01' }), () => corrigeert(v, a, { vervangt: hervat, op: '2022-05-01' })],
        };
      },
    },
  ],
  BijeenkomstGehouden: [
    {
      bij: 'een bijeenkomst',
      zegt: 'Neem die bijeenkomst terug.',
      speel: async (v) => {
        const a = await v.actie();
        await bijeen(v, a, '2022-06-01');
        return { wens: () => soort(v, a, { nieuw: 'voornemen', op: '2022-03-01' }), uitweg: [() => nietBijeen(v, a, '2022-06-01')] };
      },
    },
  ],
  DeelnameBesloten: [
    {
      bij: 'een besluit over deelname',
      zegt: 'Besluit voor die dag anders over de deelname',
      speel: async (v) => {
        const a = await v.actie();
        await besluit(v, a, { besluit: 'nee', op: '2022-06-01' });
        return { wens: () => v.melding(a, '2022-03-01'), uitweg: [() => besluit(v, a, { besluit: 'ja', op: '2022-06-01' })] };
      },
    },
    {
      bij: 'een besluit over deelname dat er niet was',
      zegt: 'of neem het besluit terug',
      speel: async (v) => {
        const a = await v.actie();
        await besluit(v, a, { besluit: 'nee', op: '2022-06-01' });
        return { wens: () => v.melding(a, '2022-03-01'), uitweg: [() => nietBesloten(v, a, '2022-06-01')] };
      },
    },
  ],
  StatusGecorrigeerd: [
    {
      bij: 'een gecorrigeerde melding',
      zegt,
      speel: async (v) => {
        const a = await v.actie();
        const id = await gemeld(v, a, { op: '2022-06-01' });
        const nieuw = (await corrigeert(v, a, { vervangt: id, status: 'gestart', op: '2022-07-01' })).body.statusupdateId;
        return { wens: () => besluit(v, a, { besluit: 'nee', op: '2022-03-01' }), uitweg: [() => corrigeert(v, a, { vervangt: nieuw, op: '2022-07-01' })] };
      },
    },
  ],
  ActieOpgenomen: 'het is het eerste feit van een actie',
  StatusAangevuld: 'het gaat met de melding mee die het aanvult',
  TekstGecorrigeerd: 'een tekst die er is verdwijnt niet meer',
  TrekkerOntheven: 'een toewijzing verdwijnt niet meer, en een eerdere ontheffing laat deze staan',
  SoortGecorrigeerd: blijftMogelijk,
  ActieGewijzigd: blijftMogelijk,
  ActieVerplaatst: blijftMogelijk,
  ActieGekoppeld: blijftMogelijk,
  PlanningVastgelegd: blijftMogelijk,
  TrekkerToegewezen: blijftMogelijk,
  ActorBetrokken: blijftMogelijk,
  ResultaatBeoogd: blijftMogelijk,
  DekkingVastgelegd: blijftMogelijk,
  StandVanZakenVastgelegd: blijftMogelijk,
  ActieVervallen: blijftMogelijk,
  ActieHersteld: blijftMogelijk,
  BijeenkomstTeruggenomen: 'wat is teruggenomen was er nooit',
  DeelnameTeruggenomen: 'wat is teruggenomen was er nooit',
};
