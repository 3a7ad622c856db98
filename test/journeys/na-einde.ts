import type { Verteld, Verteller } from '../support/verteller.js';

/** Things to tell something of. */
export interface Toneel {
  readonly actieId: string;
  readonly hoofdactieId?: string;
  readonly knoopId: string;
  readonly naar: string;
  readonly ander: string;
  readonly trekkerId: string;
  readonly consultatieId: string;
}

interface Feit {
  /** The plan, an actie, or what only the end of something else leaves standing: a report, and a new actie. */
  readonly over: 'plan' | 'actie' | 'melding' | 'opname';
  /** The kind of the recorded fact. */
  readonly soort: string;
  readonly vertelt: (v: Verteller, toneel: Toneel, op: string) => Verteld;
}

const vanActie = (soort: string, path: string, json: (toneel: Toneel) => object): Feit => ({
  over: 'actie',
  soort,
  vertelt: (v, toneel, op) => v.over(toneel.actieId, path, { ...json(toneel), op }),
});

const organisatie = 'SV-LEKSTROOM';

/** The kinds of facts that are told of a plan or an actie, one for each field of the views. */
export const feiten = {
  omschrijving: vanActie('actie-gewijzigd', 'wijzigingen', () => ({ omschrijving: 'Anders' })),
  schaal: vanActie('actie-gewijzigd', 'wijzigingen', () => ({ schaal: { tekst: 'Lokaal', soort: 'lokaal' } })),
  code: vanActie('actie-gewijzigd', 'wijzigingen', () => ({ code: '9z' })),
  plaats: vanActie('actie-verplaatst', 'wijzigingen', ({ naar }) => ({ knoopId: naar })),
  'soort correctie': vanActie('soort-gecorrigeerd', 'correcties', () => ({ veld: 'soort', nieuw: 'voornemen', reden: 'Vergissing' })),
  koppeling: vanActie('actie-gekoppeld', 'koppelingen', ({ ander }) => ({ soort: 'zieOok', doel: ander })),
  planning: vanActie('planning-vastgelegd', 'planningen', () => ({ tekst: '2023', soort: 'eenmalig', van: '2023' })),
  trekker: vanActie('trekker-toegewezen', 'trekkers', () => ({ tekst: 'Lopik', soort: 'organisatie', organisatie: 'GM0331' })),
  ontheffing: vanActie('trekker-ontheven', 'ontheffingen', ({ trekkerId }) => ({ trekkerId })),
  actor: vanActie('actor-betrokken', 'actoren', () => ({ tekst: 'Politie' })),
  resultaat: vanActie('resultaat-beoogd', 'resultaten', () => ({ resultaat: 'Geoefend' })),
  dekking: vanActie('dekking-vastgelegd', 'dekkingen', () => ({ tekst: 'Begroting', zekerheid: 'definitief' })),
  'stand van zaken': vanActie('stand-van-zaken-vastgelegd', 'standen-van-zaken', () => ({ standVanZaken: 'Loopt' })),
  deelname: vanActie('deelname-besloten', 'deelnames', () => ({ organisatie, besluit: 'nee' })),
  bijeenkomst: vanActie('bijeenkomst-gehouden', 'bijeenkomsten', () => ({ organisatie })),
  melding: { over: 'melding', soort: 'actie-gestart', vertelt: (v, { actieId }, op) => v.melding(actieId, op) },
  opname: {
    over: 'opname',
    soort: 'actie-opgenomen',
    vertelt: (v, { hoofdactieId }, op) => v.opnemen({ op, ...(hoofdactieId !== undefined && { hoofdactieId }) }),
  },
  knoop: { over: 'plan', soort: 'knoop-toegevoegd', vertelt: (v, _, op) => v.overPlan('knopen', { niveau: 'thema', titel: 'Nieuw', volgorde: 9, op }) },
  titel: { over: 'plan', soort: 'knoop-gewijzigd', vertelt: (v, { knoopId }, op) => v.overKnoop(knoopId, 'wijzigingen', { titel: 'Anders', op }) },
  volgorde: { over: 'plan', soort: 'knoop-verplaatst', vertelt: (v, { knoopId }, op) => v.overKnoop(knoopId, 'verplaatsingen', { volgorde: 7, op }) },
  samenvoeging: {
    over: 'plan',
    soort: 'knoop-samengevoegd',
    vertelt: (v, { knoopId, naar }, op) => v.overKnoop(naar, 'samenvoegingen', { knopen: [knoopId], op }),
  },
  splitsing: { over: 'plan', soort: 'knoop-gesplitst', vertelt: (v, { knoopId }, op) => v.splitst(knoopId, { op }) },
  'verwachte vaststelling': {
    over: 'plan',
    soort: 'vaststelling-gepland',
    vertelt: (v, _, op) => v.overPlan('geplande-vaststellingen', { orgaan: 'Raad', verwacht: '2030', op }),
  },
  consultatie: {
    over: 'plan',
    soort: 'consultatie-gepland',
    vertelt: (v, _, op) => v.overPlan('consultaties', { soort: 'overleg', onderwerp: 'Tussenstand', deelnemers: [], verwacht: '2030', op }),
  },
  verslag: {
    over: 'plan',
    soort: 'consultatie-gehouden',
    vertelt: (v, { consultatieId }, op) => v.overDeel(`consultaties/${consultatieId}/verslagen`, { op, opbrengst: 'Bijval' }),
  },
} as const satisfies Readonly<Record<string, Feit>>;

export type Feitsoort = keyof typeof feiten;
