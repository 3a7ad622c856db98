import {
  besluit,
  bijeen,
  corrigeert,
  einde,
  gehouden,
  gemeld,
  gepland,
  nietBesloten,
  nietBijeen,
  nietGehouden,
  nietHeringedeeld,
  nietVastgesteld,
  samengevoegd,
  soort,
  vaststelling,
  verslag,
  type Uitweg,
} from './toneel.js';

/** Facts of later days that prevent an earlier one, each with the way to correct them. */
export const laterFeit: readonly Uitweg[] = [
  {
    bij: 'een melding',
    zegt: 'Corrigeer die statusupdate, of trek haar in.',
    speel: async (v) => {
      const a = await v.actie();
      const id = await gemeld(v, a, { op: '2022-06-01' });
      return { wens: () => v.over(a, 'vervallenverklaringen', einde('2022-03-01')), uitweg: [() => corrigeert(v, a, { vervangt: id, op: '2022-06-01' })] };
    },
  },
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
  {
    bij: 'een gecorrigeerde melding',
    zegt: 'Corrigeer die statusupdate, of trek haar in.',
    speel: async (v) => {
      const a = await v.actie();
      const id = await gemeld(v, a, { op: '2022-06-01' });
      const nieuw = (await corrigeert(v, a, { vervangt: id, status: 'gestart', op: '2022-07-01' })).body.statusupdateId;
      return { wens: () => besluit(v, a, { besluit: 'nee', op: '2022-03-01' }), uitweg: [() => corrigeert(v, a, { vervangt: nieuw, op: '2022-07-01' })] };
    },
  },
  {
    bij: 'een bijeenkomst',
    zegt: 'Neem die bijeenkomst terug.',
    speel: async (v) => {
      const a = await v.actie();
      await bijeen(v, a, '2022-06-01');
      return { wens: () => soort(v, a, { nieuw: 'voornemen', op: '2022-03-01' }), uitweg: [() => nietBijeen(v, a, '2022-06-01')] };
    },
  },
  {
    bij: 'de evaluatie van een bijeenkomst',
    zegt: 'Corrigeer die statusupdate, of trek haar in.',
    speel: async (v) => {
      const a = await v.actie();
      await v.over(a, 'planningen', { tekst: 'Elk kwartaal', soort: 'herhalend', perJaar: 4, op: '2022-02-01' });
      await v.melding(a, '2022-02-01');
      await bijeen(v, a, '2022-03-01');
      const ronde = await gemeld(v, a, { op: '2022-04-01', status: 'geevalueerd', conclusie: 'Nuttig' });
      return { wens: () => nietBijeen(v, a, '2022-03-01'), uitweg: [() => corrigeert(v, a, { vervangt: ronde, op: '2022-04-01' })] };
    },
  },
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
  {
    bij: 'een samenvoeging',
    zegt: 'Neem die samenvoeging of splitsing terug op de dag die zij noemt',
    speel: async (v) => {
      const [k, naar] = [await samengevoegd(v, '2022-06-01'), await v.knoop()];
      return {
        wens: () => v.overKnoop(naar, 'samenvoegingen', { knopen: [k], op: '2022-03-01' }),
        uitweg: [() => nietHeringedeeld(v, k, '2022-06-01')],
      };
    },
  },
  {
    bij: 'een splitsing van wat een samenvoeging maakte',
    zegt: 'Neem die samenvoeging of splitsing terug op de dag die zij noemt',
    speel: async (v) => {
      const [een, ander] = [await v.knoop(), await v.knoop()];
      const nieuw = { niveau: 'thema', titel: 'Samen', volgorde: 1 };
      const { knoopId } = (await v.overKnoop(een, 'samenvoegingen', { knopen: [ander], nieuw, op: '2022-03-01' })).body;
      await v.splitst(knoopId, { op: '2022-06-01' });
      return { wens: () => nietHeringedeeld(v, een, '2022-03-01'), uitweg: [() => nietHeringedeeld(v, knoopId, '2022-06-01')] };
    },
  },
  {
    bij: 'een afgezegde consultatie',
    zegt: 'Plan de consultatie op die dag opnieuw.',
    speel: async (v) => {
      const c = await gepland(v);
      await v.overDeel(`consultaties/${c}/afzeggingen`, einde('2022-06-01'));
      return {
        wens: () => gehouden(v, c, verslag('2022-05-01')),
        uitweg: [() => v.overDeel(`consultaties/${c}/verzettingen`, { verwacht: '2022-07', op: '2022-06-01' })],
      };
    },
  },
  {
    bij: 'een verslag',
    zegt: 'Neem dat verslag terug op de dag die het noemt.',
    speel: async (v) => {
      const c = await gepland(v);
      await gehouden(v, c, verslag('2022-06-01'));
      return { wens: () => gehouden(v, c, verslag('2022-05-01')), uitweg: [() => nietGehouden(v, c, '2022-06-01')] };
    },
  },
  {
    bij: 'een vaststelling',
    zegt: 'Neem de vaststelling terug op de dag die zij noemt.',
    speel: async (v) => {
      await vaststelling(v, '2022-06-01');
      return { wens: () => v.overPlan('intrekkingen', einde('2022-03-01')), uitweg: [() => nietVastgesteld(v, '2022-06-01')] };
    },
  },
  {
    bij: 'een verwachte vaststelling',
    zegt: 'wat het laatst van een dag is verteld geldt',
    speel: async (v) => {
      await v.overPlan('geplande-vaststellingen', { orgaan: 'Raad', verwacht: '2023', op: '2022-06-01' });
      return { wens: () => vaststelling(v, '2022-03-01'), uitweg: [], daarna: () => vaststelling(v, '2022-06-01') };
    },
  },
  {
    bij: 'een verhuisd onderdeel',
    zegt: 'Verplaats het onderdeel op die dag naar waar het hoorde.',
    speel: async (v) => {
      const [k1, k2] = [await v.knoop(), await v.knoop()];
      await v.overKnoop(k1, 'verplaatsingen', { bovenliggend: k2, volgorde: 1, op: '2022-06-01' });
      return {
        wens: () => v.overKnoop(k2, 'verplaatsingen', { bovenliggend: k1, volgorde: 1, op: '2022-03-01' }),
        uitweg: [() => v.overKnoop(k1, 'verplaatsingen', { volgorde: 1, op: '2022-06-01' })],
      };
    },
  },
  {
    bij: 'een gewijzigd onderdeel',
    zegt: 'kies een dag daarna',
    speel: async (v) => {
      const [k1, k2] = [await v.knoop(), await v.knoop()];
      await v.overKnoop(k1, 'wijzigingen', { titel: 'Anders', op: '2022-06-01' });
      const samen = (op: string) => v.overKnoop(k2, 'samenvoegingen', { knopen: [k1], op });
      return { wens: () => samen('2022-03-01'), uitweg: [], daarna: () => samen('2022-06-02') };
    },
  },
];
