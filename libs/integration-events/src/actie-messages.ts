import type { ActieEvent, ActieStatusEvent, Planning, Schaal, Status, Trekker } from '@actiespoor/plan/events';

import { code, dated, type Field, type FieldsOf, id, integer, list, nullable, object, onlyFor, optional, text, withheld, word } from './field.js';

type DataOf<Type extends ActieEvent['type']> = Extract<ActieEvent, { readonly type: Type }>['data'];

/** The messages about acties: of each event its fields, and what it tells, in Dutch. */
export type ActieMessages = { readonly [Type in ActieEvent['type']]: { readonly betekenis: string; readonly velden: FieldsOf<DataOf<Type>> } };

const actieId = id<DataOf<'ActieGestart'>['actieId']>('De actie.');
const op = dated<DataOf<'ActieGestart'>['op']>('Sinds wanneer het zo is, zo precies als bekend (EDTF).');
const organisatie = code<DataOf<'ActieGestart'>['organisatie']>('De organisatie over wie het gaat.');
const status = word<Status>('De status.', { gepland: true, gestart: true, uitgevoerd: true, geevalueerd: true, uitgesteld: true, gestopt: true });
const soort = word<DataOf<'ActieOpgenomen'>['soort']>('Een actie, of een idee dat nog geen actie is.', { actie: true, voornemen: true, optie: true });

const statusverandering = {
  actieId,
  statusupdateId: id<DataOf<'ActieGestart'>['statusupdateId']>('Het bericht van de status.'),
  organisatie,
  vorige: { ...status, description: 'De status daarvoor.' },
  op,
  toelichting: withheld<string | undefined>(),
};

const tot = optional(dated<NonNullable<DataOf<'ActieUitgesteld'>['tot']>>('Tot wanneer.'));
const ronde = optional(integer('De ronde van een herhaalde actie waar het over gaat.'));

const schaal = object<Schaal>('Wie de actie uitvoeren.', {
  tekst: withheld(''),
  soort: word('De schaal.', { lokaal: true, regionaal: true, 'regionaal-en-lokaal': true, 'zo-mogelijk-regionaal': true, bovenregionaal: true }),
});

const planning = object<Planning>('Wanneer de actie is gepland.', {
  tekst: withheld(''),
  soort: word('De soort planning.', {
    eenmalig: true,
    periode: true,
    doorlopend: true,
    herhalend: true,
    'nader-te-bepalen': true,
    voorwaardelijk: true,
    gestart: true,
    'buiten-plan': true,
  }),
  van: optional(dated('Het begin.')),
  tot: optional(dated('Het einde.')),
  perJaar: optional(integer('Hoe vaak per jaar.')),
  herhaling: optional(text('De regel van de herhaling (RFC 5545).', '^[A-Z0-9;=,:+-]+$')),
  doorWie: optional(word('Wie nog moet besluiten.', { eigenaar: true, deelnemers: true })),
  voorwaarde: withheld<string | undefined>(),
  zekerheid: word('Hoe zeker de lezing is.', { hoog: true, middel: true, laag: true }),
});

const trekker = object<Trekker>('Wie de actie trekt; een persoon wordt niet genoemd.', {
  trekkerId: id('De toewijzing.'),
  tekst: withheld(''),
  soort: word('De soort trekker.', { organisatie: true, functie: true, persoon: true, 'iedere-gemeente': true }),
  organisatie: optional(code('De organisatie van de trekker.')),
  functie: withheld<string | undefined>(),
  persoon: withheld<Trekker['persoon']>(),
});

const besluit = word<DataOf<'DeelnameBesloten'>['besluit']>('Of de organisatie meedoet.', { ja: true, nee: true, later: true });
const nummer = integer('Het nummer van de bijeenkomst, vanaf 1.');
const openVelden = ['omschrijving', 'code', 'soort'];
const ofWijziging = (description: string): Field<string | null> =>
  onlyFor<string | null>({ field: 'veld', words: openVelden }, null, nullable(text<string>(description)));

const statusBericht = (
  betekenis: string,
): { readonly betekenis: string; readonly velden: FieldsOf<Extract<ActieStatusEvent, { type: 'ActieGestart' }>['data']> } => ({
  betekenis,
  velden: statusverandering,
});

export const actieMessages: ActieMessages = {
  ActieOpgenomen: {
    betekenis: 'Een actie is in een plan opgenomen.',
    velden: {
      actieId,
      planId: id('Het plan.'),
      knoopId: optional(id('Het onderdeel van het plan waar de actie onder staat.')),
      hoofdactieId: optional(id('De actie waar deze een deel van is.')),
      soort,
      code: optional(text('De code in het plan.')),
      omschrijving: text('De naam van de actie, zoals het plan haar noemt.'),
      schaal: optional(schaal),
      volgorde: integer('De plaats onder het onderdeel of de hoofdactie, vanaf 1.'),
      op,
    },
  },
  ActieGewijzigd: {
    betekenis: 'De naam, code, soort of schaal van een actie is gewijzigd.',
    velden: {
      actieId,
      wijzigingen: list(
        'De gewijzigde velden.',
        object('Een wijziging.', {
          veld: word('Het veld.', { omschrijving: true, schaal: true, code: true, soort: true }),
          oud: ofWijziging('De waarde die er stond.'),
          nieuw: ofWijziging('De nieuwe waarde.'),
        }),
      ),
      schaal: optional(schaal),
      geconsulteerd: withheld<string | undefined>(),
      op,
    },
  },
  ActieVerplaatst: {
    betekenis: 'Een actie staat onder een ander onderdeel van het plan.',
    velden: {
      actieId,
      oud: nullable(id('Het onderdeel van daarvoor.')),
      nieuw: id('Het nieuwe onderdeel.'),
      geconsulteerd: withheld<string | undefined>(),
      op,
    },
  },
  SoortGecorrigeerd: { betekenis: 'De soort van een actie was een andere.', velden: { actieId, oud: soort, nieuw: soort, op } },
  TekstGecorrigeerd: {
    betekenis: 'Een schrijffout is verbeterd; van andere teksten dan de naam wordt alleen gezegd dat het gebeurde.',
    velden: {
      actieId,
      veld: word('Het veld.', { omschrijving: true, standVanZaken: true, resultaat: true, dekking: true, planning: true }),
      oud: onlyFor({ field: 'veld', words: ['omschrijving'] }, '', text('De tekst die er stond.')),
      nieuw: onlyFor({ field: 'veld', words: ['omschrijving'] }, '', text('De nieuwe tekst.')),
      op,
    },
  },
  ActieGekoppeld: {
    betekenis: 'Een actie is aan iets anders gekoppeld.',
    velden: {
      actieId,
      koppeling: object<DataOf<'ActieGekoppeld'>['koppeling']>('De koppeling.', {
        soort: word('De soort koppeling.', { tevensOnder: true, zieOok: true, buitenPlan: true, gebaseerdOp: true }),
        doel: onlyFor({ field: 'soort', words: ['tevensOnder'] }, '', text('Het onderdeel waar de actie ook onder valt.')),
        tekst: withheld<string | undefined>(),
      }),
      op,
    },
  },
  PlanningVastgelegd: {
    betekenis: 'De planning van een actie is vastgelegd of bijgesteld.',
    velden: { actieId, oud: nullable(planning), nieuw: planning, op },
  },
  TrekkerToegewezen: { betekenis: 'Een actie heeft een trekker erbij.', velden: { actieId, trekker, op } },
  TrekkerOntheven: { betekenis: 'Een trekker is dat niet meer.', velden: { actieId, trekker, op } },
  ActorBetrokken: {
    betekenis: 'Een partner is bij een actie betrokken.',
    velden: {
      actieId,
      actor: object<DataOf<'ActorBetrokken'>['actor']>('De partner.', { tekst: withheld(''), organisatie: optional(code('De organisatie.')) }),
      op,
    },
  },
  ResultaatBeoogd: {
    betekenis: 'Het beoogde resultaat is vastgelegd; de tekst blijft bij de bron.',
    velden: { actieId, oud: withheld<string | null>(null), nieuw: withheld(''), op },
  },
  DekkingVastgelegd: {
    betekenis: 'De dekking is vastgelegd; de tekst blijft bij de bron.',
    velden: {
      actieId,
      oud: withheld<DataOf<'DekkingVastgelegd'>['oud']>(null),
      nieuw: withheld<DataOf<'DekkingVastgelegd'>['nieuw']>({ tekst: '', zekerheid: 'onbekend' }),
      op,
    },
  },
  StandVanZakenVastgelegd: {
    betekenis: 'De stand van zaken is beschreven; de tekst blijft bij de bron.',
    velden: { actieId, oud: withheld<string | null>(null), nieuw: withheld(''), op },
  },
  DeelnameBesloten: {
    betekenis: 'Een organisatie heeft besloten of zij meedoet.',
    velden: { actieId, organisatie, vorige: nullable(besluit), besluit, motief: withheld<string | undefined>(), op },
  },
  DeelnameTeruggenomen: {
    betekenis: 'Een organisatie had dat op die dag niet besloten; wat zij daarvoor besloot geldt weer.',
    velden: { actieId, organisatie, motief: withheld(''), op },
  },
  BijeenkomstGehouden: {
    betekenis: 'Een bijeenkomst van een herhaalde actie is gehouden.',
    velden: { actieId, organisatie, nummer, onderwerp: withheld<string | undefined>(), op },
  },
  BijeenkomstTeruggenomen: { betekenis: 'Een bijeenkomst is niet gehouden.', velden: { actieId, organisatie, nummer, motief: withheld(''), op } },
  ActieGestart: statusBericht('Een organisatie is met een actie begonnen.'),
  ActieUitgevoerd: { betekenis: 'Een organisatie heeft een actie uitgevoerd.', velden: { ...statusverandering, resultaat: withheld<string | undefined>() } },
  ActieGeevalueerd: {
    betekenis: 'Een organisatie heeft een actie, of een ronde ervan, geëvalueerd.',
    velden: { ...statusverandering, conclusie: withheld(''), vervolg: withheld<string | undefined>(), ronde },
  },
  ActieUitgesteld: { betekenis: 'Een organisatie heeft een actie uitgesteld.', velden: { ...statusverandering, tot } },
  ActieGestopt: statusBericht('Een organisatie is met een actie gestopt.'),
  ActieHervat: statusBericht('Een organisatie is weer met een actie verder gegaan.'),
  StatusAangevuld: {
    betekenis: 'Een bericht over de status heeft woorden erbij; de woorden blijven bij de bron.',
    velden: { actieId, statusupdateId: statusverandering.statusupdateId, organisatie, aanvulling: withheld<DataOf<'StatusAangevuld'>['aanvulling']>({}), op },
  },
  StatusGecorrigeerd: {
    betekenis: 'Een bericht over de status is vervangen, of zonder status teruggenomen.',
    velden: {
      ...statusverandering,
      vervangt: id('Het bericht dat niet meer geldt.'),
      status: optional(status),
      ronde,
      tot,
      resultaat: withheld<string | undefined>(),
      conclusie: withheld<string | undefined>(),
      vervolg: withheld<string | undefined>(),
    },
  },
  ActieVervallen: { betekenis: 'Een actie hoort niet meer bij het plan.', velden: { actieId, motief: withheld(''), op } },
  ActieHersteld: { betekenis: 'Een actie hoort weer bij het plan.', velden: { actieId, motief: withheld(''), op } },
};
