import type { Verteld, Verteller } from '../support/verteller.js';
import { type Geval, nietNog, type Tabel, type Verhaal, zonderGevolg } from './verwijzingsgeval.js';
import { naarOrganisaties } from './verwijzingen-naar-organisaties.js';

const [voor, einde, dag, weer] = ['2021-12-01', '2022-03-01', '2022-04-01', '2022-06-01'];
const motief = 'Gaat niet door';

const vervalt = (vertel: Verteller, actieId: string) => () => vertel.over(actieId, 'vervallenverklaringen', { motief, op: einde });
const herstelt =
  (vertel: Verteller, actieId: string, op: string = einde) =>
  () =>
    vertel.over(actieId, 'herstellingen', { motief, op });
const naElkaar = (een: () => Verteld, ander: () => Verteld) => async () => {
  await een();
  return ander();
};

/** A report on an actie after the end of its plan or its hoofdactie. */
const meldt = (vertel: Verteller, actieId: string): Pick<Verhaal, 'noemt' | 'herstelt'> => ({
  noemt: () => vertel.melding(actieId, dag),
  herstelt: ({ body: { statusupdateId } }) =>
    vertel.over(actieId, 'correcties', { vervangt: statusupdateId, organisatie: 'SV-LEKSTROOM', status: 'gepland', op: dag }),
});

const ingetrokken = (hersteldOp?: string): Geval => ({
  eerst: 'plan-ingetrokken',
  daarna: 'later-dan-intrekking',
  verhaal: async (vertel) => {
    const trekIn = () => vertel.overPlan('intrekkingen', { motief, op: einde });
    const herstel = (op: string) => () => vertel.overPlan('herstellingen', { motief, op });
    const actieId = await vertel.actie();
    if (hersteldOp !== undefined) return { ...meldt(vertel, actieId), verandert: naElkaar(trekIn, herstel(hersteldOp)) };
    return { noemt: () => vertel.over(actieId, 'resultaten', { resultaat: 'Geoefend', op: dag }), verandert: trekIn, herstelt: herstel(einde) };
  },
});

const hoofdactieVervalt = (hersteldOp?: string): Geval => ({
  eerst: 'hoofdactie-vervallen',
  daarna: 'later-dan-hoofdactie',
  verhaal: async (vertel) => {
    const hoofdactieId = await vertel.actie();
    const verandert = vervalt(vertel, hoofdactieId);
    if (hersteldOp !== undefined)
      return { ...meldt(vertel, await vertel.actie({ hoofdactieId })), verandert: naElkaar(verandert, herstelt(vertel, hoofdactieId, hersteldOp)) };
    return { noemt: () => vertel.opnemen({ hoofdactieId, op: dag }), verandert, herstelt: herstelt(vertel, hoofdactieId) };
  },
});

const gaatOp = (vertel: Verteller, knoopId: string, naar: string) => () => vertel.overKnoop(naar, 'samenvoegingen', { knopen: [knoopId], op: einde });

type Noemen = (vertel: Verteller, actieId: string) => (knoopId: string, op?: string) => Verteld;

const hangt: Noemen =
  (vertel, actieId) =>
  (knoopId, op = dag) =>
    vertel.verhuist(actieId, { knoopId, op });
const hoortOok: Noemen =
  (vertel, actieId) =>
  (doel, op = dag) =>
    vertel.over(actieId, 'koppelingen', { soort: 'tevensOnder', doel, op });

/** The cases for both ways in which an actie belongs to a knoop. */
const naarKnoop = (noemen: Noemen): Tabel['plaats'] => ({
  KnoopToegevoegd: nietNog('knoop-onbekend', async (vertel) => {
    const [actieId, knoopId] = [await vertel.actie(), await vertel.knoop(weer)];
    return () => noemen(vertel, actieId)(knoopId);
  }),
  KnoopVerplaatst: zonderGevolg(async (vertel) => {
    const [actieId, knoopId, boven] = [await vertel.actie(), await vertel.knoop(), await vertel.knoop()];
    return {
      noemt: () => noemen(vertel, actieId)(knoopId),
      verandert: () => vertel.overKnoop(knoopId, 'verplaatsingen', { bovenliggend: boven, volgorde: 1, op: einde }),
    };
  }),
  KnoopSamengevoegd: {
    eerst: 'knoop-opgegaan',
    daarna: 'naar-opgegaan-onderdeel',
    verhaal: async (vertel) => {
      const [noem, knoopId, naar] = [noemen(vertel, await vertel.actie()), await vertel.knoop(), await vertel.knoop()];
      return { noemt: () => noem(knoopId), verandert: gaatOp(vertel, knoopId, naar), herstelt: () => noem(naar) };
    },
  },
  KnoopGesplitst: {
    eerst: 'knoop-opgegaan',
    daarna: 'naar-opgegaan-onderdeel',
    verhaal: async (vertel) => {
      const [noem, knoopId] = [noemen(vertel, await vertel.actie()), await vertel.knoop()];
      return {
        noemt: () => noem(knoopId),
        verandert: () => vertel.splitst(knoopId, { op: einde }),
        herstelt: (
          _,
          {
            body: {
              knopen: [eerste = ''],
            },
          },
        ) => noem(eerste),
      };
    },
  },
  HerindelingTeruggenomen: {
    eerst: 'knoop-opgegaan',
    daarna: 'naar-opgegaan-onderdeel',
    verhaal: async (vertel) => {
      const [noem, { knoopId, terug }] = [noemen(vertel, await vertel.actie()), await samengevoegd(vertel)];
      return {
        noemt: () => noem(knoopId),
        verandert: () => vertel.overKnoop(terug, 'teruggenomen-herindelingen', { motief, op: einde }),
        herstelt: () => noem(terug),
      };
    },
  },
});

/** A knoop of a merge that was told by mistake, and one of those that come back. */
const samengevoegd = async (vertel: Verteller): Promise<{ readonly knoopId: string; readonly terug: string }> => {
  const [terug, ander] = [await vertel.knoop(), await vertel.knoop()];
  const nieuw = { niveau: 'thema', titel: 'Samen', volgorde: 1 };
  const { body } = await vertel.overKnoop(terug, 'samenvoegingen', { knopen: [ander], nieuw, op: einde });
  return { knoopId: body.knoopId, terug };
};

const doelVervalt = (hersteldOp?: string): Geval => ({
  eerst: 'doel-onbekend',
  daarna: 'naar-vervallen-actie',
  verhaal: async (vertel) => {
    const [actieId, doel] = [await vertel.actie(), await vertel.actie()];
    const [noemt, vervallen] = [() => vertel.zieOok(actieId, { doel, op: dag }), vervalt(vertel, doel)];
    if (hersteldOp === undefined) return { noemt, verandert: vervallen, herstelt: herstelt(vertel, doel) };
    return { noemt, verandert: naElkaar(vervallen, herstelt(vertel, doel, hersteldOp)), herstelt: () => vertel.zieOok(actieId, { doel, op: '2022-02-15' }) };
  },
});

/** A split that names an actie with another fact. */
const verdeelt = (eerst: number, verandert: (vertel: Verteller, actieId: string) => Promise<() => Verteld>): Geval =>
  zonderGevolg(async (vertel) => {
    const knoopId = await vertel.knoop();
    const actieId = await vertel.actie({ knoopId });
    return { noemt: () => vertel.splitst(knoopId, { op: dag, acties: [actieId] }), verandert: await verandert(vertel, actieId) };
  }, eerst);

/** A basis with another fact about it. */
const opBasis = (verandert: (vertel: Verteller, doel: string) => Promise<() => Verteld>): Geval =>
  zonderGevolg(async (vertel) => {
    const [actieId, doel] = [await vertel.actie(), await vertel.actie()];
    return { noemt: () => vertel.over(actieId, 'koppelingen', { soort: 'gebaseerdOp', doel, op: dag }), verandert: await verandert(vertel, doel) };
  });

/** Each reference of one stream to another, with each fact that begins, ends or moves the named thing. One without a line does not compile. */
export const verwijzingstabel: Tabel = {
  plan: {
    PlanOpgesteld: nietNog('bestond-toen-niet', async (vertel) => {
      const actieId = await vertel.actie();
      return () => vertel.melding(actieId, voor);
    }),
    PlanIngetrokken: ingetrokken(),
    PlanHersteld: ingetrokken(weer),
  },
  hoofdactie: {
    ActieOpgenomen: nietNog('hoofdactie-onbekend', async (vertel) => {
      const hoofdactieId = await vertel.actie({ op: weer });
      return () => vertel.opnemen({ hoofdactieId, op: dag });
    }),
    ActieVervallen: hoofdactieVervalt(),
    ActieHersteld: hoofdactieVervalt(weer),
    ActieVerplaatst: zonderGevolg(async (vertel) => {
      const hoofdactieId = await vertel.actie();
      const knoopId = await vertel.knoop();
      return { noemt: () => vertel.opnemen({ hoofdactieId, op: dag }), verandert: () => vertel.verhuist(hoofdactieId, { knoopId, op: einde }) };
    }),
  },
  plaats: naarKnoop(hangt),
  tevensOnder: naarKnoop(hoortOok),
  zieOok: {
    ActieOpgenomen: nietNog('doel-onbekend', async (vertel) => {
      const [actieId, doel] = [await vertel.actie(), await vertel.actie({ op: weer })];
      return () => vertel.zieOok(actieId, { doel, op: dag });
    }),
    ActieVervallen: doelVervalt(),
    ActieHersteld: doelVervalt(weer),
    ActieVerplaatst: zonderGevolg(async (vertel) => {
      const [actieId, doel, knoopId] = [await vertel.actie(), await vertel.actie(), await vertel.knoop()];
      return { noemt: () => vertel.zieOok(actieId, { doel, op: dag }), verandert: () => vertel.verhuist(doel, { knoopId, op: einde }) };
    }),
  },
  // Work may build on what was dropped by then: the order in which both are told has no effect.
  basis: {
    ActieOpgenomen: nietNog('doel-onbekend', async (vertel) => {
      const [actieId, doel] = [await vertel.actie(), await vertel.actie({ op: weer })];
      return () => vertel.over(actieId, 'koppelingen', { soort: 'gebaseerdOp', doel, op: dag });
    }),
    ActieVervallen: opBasis((vertel, doel) => Promise.resolve(vervalt(vertel, doel))),
    ActieHersteld: opBasis((vertel, doel) => Promise.resolve(naElkaar(vervalt(vertel, doel), herstelt(vertel, doel, weer)))),
    ActieVerplaatst: opBasis(async (vertel, doel) => {
      const knoopId = await vertel.knoop();
      return () => vertel.verhuist(doel, { knoopId, op: einde });
    }),
  },
  verdeling: {
    ActieOpgenomen: nietNog(400, async (vertel) => {
      const knoopId = await vertel.knoop();
      const acties = [await vertel.actie({ knoopId, op: weer })];
      return () => vertel.splitst(knoopId, { op: dag, acties });
    }),
    ActieVervallen: verdeelt(201, (vertel, actieId) => Promise.resolve(vervalt(vertel, actieId))),
    ActieHersteld: verdeelt(201, (vertel, actieId) => Promise.resolve(naElkaar(vervalt(vertel, actieId), herstelt(vertel, actieId, weer)))),
    ActieVerplaatst: {
      ...verdeelt(400, async (vertel, actieId) => {
        const knoopId = await vertel.knoop();
        return () => vertel.verhuist(actieId, { knoopId, op: einde });
      }),
      daarna: { geweigerd: 'splitsing-noemt-actie' },
    },
  },
  kader: {
    KaderGeregistreerd: nietNog('kader-onbekend', async (vertel) => {
      const { kaderId } = (await vertel.kader({ op: weer })).body;
      return () => vertel.plan({ kaderId, op: dag });
    }),
  },
  voorganger: {
    KaderGeregistreerd: nietNog('kader-onbekend', async (vertel) => {
      const voorganger = (await vertel.kader({ op: weer })).body.kaderId;
      return () => vertel.kader({ voorganger, op: dag });
    }),
  },
  ...naarOrganisaties,
  // A person has no first or last fact: a name is forgotten outside the streams, and the id stays.
  persoon: {},
};
