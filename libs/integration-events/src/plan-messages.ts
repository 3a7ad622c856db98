import type { PlanEvent } from '@actiespoor/plan/events';

import { code, dated, type Field, type FieldsOf, id, integer, list, nullable, object, onlyFor, optional, text, withheld, word } from './field.js';

type DataOf<Type extends PlanEvent['type']> = Extract<PlanEvent, { readonly type: Type }>['data'];

/** The messages about plans: of each event its fields, and what it tells, in Dutch. */
export type PlanMessages = { readonly [Type in PlanEvent['type']]: { readonly betekenis: string; readonly velden: FieldsOf<DataOf<Type>> } };

const planId = id<DataOf<'PlanOpgesteld'>['planId']>('Het plan.');
const knoopId = id<DataOf<'KnoopToegevoegd'>['knoopId']>('Het onderdeel.');
const op = dated<DataOf<'PlanOpgesteld'>['op']>('Sinds wanneer het zo is, zo precies als bekend (EDTF).');
const volgorde = integer('De plaats ernaast, vanaf 1.');
const importId = id<DataOf<'DoorvoeringVoltooid'>['importId']>('De import die het plan maakt: het plan telt mee zodra die voltooid is.');

/** The name and the place of a knoop. */
const knoop = {
  niveau: text<string>('Het niveau, in de woorden van het plan.'),
  code: optional(text<string>('De code in het plan.')),
  titel: text<string>('De titel, zoals het plan het onderdeel noemt.'),
  toelichting: withheld<string | undefined>(),
  volgorde,
};
const bovenliggend = optional(id<NonNullable<DataOf<'KnoopToegevoegd'>['bovenliggend']>>('Het onderdeel erboven.'));

const plaats = object<DataOf<'KnoopVerplaatst'>['oud']>('De plaats in het plan.', { bovenliggend: nullable(id('Het onderdeel erboven.')), volgorde });

const deel = object<DataOf<'KnoopGesplitst'>['delen'][number]>('Een deel van het gesplitste onderdeel.', {
  ...knoop,
  knoopId,
  acties: list('De acties die meegaan.', id('Een actie.')),
});

const openVelden = ['code', 'titel', 'niveau'];
const ofWijziging = (description: string): Field<string | null> =>
  onlyFor<string | null>({ field: 'veld', words: openVelden }, null, nullable(text<string>(description)));

/** A consultatie says that it is there and when; its subject and who came stay inside. */
const consultatie = {
  consultatieId: id<DataOf<'ConsultatieGepland'>['consultatieId']>('De consultatie.'),
  soort: word<DataOf<'ConsultatieGepland'>['soort']>('De soort.', { inspiratiesessie: true, reactieronde: true, advies: true, overleg: true }),
  onderwerp: withheld(''),
  deelnemers: withheld<readonly string[]>([]),
};

export const planMessages: PlanMessages = {
  PlanOpgesteld: {
    betekenis: 'Een plan is opgesteld.',
    velden: {
      planId,
      titel: text('De titel.'),
      soort: word('Van een regio of van een gemeente.', { regionaal: true, lokaal: true }),
      eigenaar: code('De organisatie van wie het plan is.'),
      periode: object<DataOf<'PlanOpgesteld'>['periode']>('De looptijd.', { van: optional(dated('Het begin.')), tot: optional(dated('Het einde.')) }),
      kaderId: optional(id('Het kader waar het plan op volgt.')),
      niveaus: list('De niveaus van boven naar beneden.', text('Een niveau.')),
      importId: optional(importId),
      op,
    },
  },
  DoorvoeringVoltooid: { betekenis: 'Het plan is geheel ingelezen.', velden: { planId, importId, op } },
  KnoopToegevoegd: { betekenis: 'Een plan heeft een onderdeel erbij.', velden: { ...knoop, planId, knoopId, bovenliggend, op } },
  KnoopGewijzigd: {
    betekenis: 'De naam van een onderdeel is gewijzigd; van een toelichting wordt alleen gezegd dat zij anders is.',
    velden: {
      planId,
      knoopId,
      wijzigingen: list(
        'De gewijzigde velden.',
        object('Een wijziging.', {
          veld: word('Het veld.', { code: true, titel: true, toelichting: true, niveau: true }),
          oud: ofWijziging('De waarde die er stond.'),
          nieuw: ofWijziging('De nieuwe waarde.'),
        }),
      ),
      op,
    },
  },
  KnoopVerplaatst: { betekenis: 'Een onderdeel heeft een andere plaats.', velden: { planId, knoopId, oud: plaats, nieuw: plaats, op } },
  KnoopSamengevoegd: {
    betekenis: 'Onderdelen zijn in een ander opgegaan.',
    velden: {
      planId,
      knopen: list('De onderdelen die er niet meer zijn.', id('Een onderdeel.')),
      in: id('Het onderdeel waar zij in opgingen.'),
      nieuw: optional(object<NonNullable<DataOf<'KnoopSamengevoegd'>['nieuw']>>('Dat onderdeel, als het er nog niet was.', { ...knoop, bovenliggend })),
      op,
    },
  },
  KnoopGesplitst: {
    betekenis: 'Een onderdeel is gesplitst.',
    velden: { planId, knoopId, bovenliggend, delen: list('De delen, die zijn plaats innemen.', deel), op },
  },
  HerindelingTeruggenomen: {
    betekenis: 'Een samenvoeging of splitsing van die dag was er niet.',
    velden: {
      planId,
      terug: list('De onderdelen die weer in het plan staan.', id('Een onderdeel.')),
      weg: list('De onderdelen die erdoor ontstonden, en er niet meer zijn.', id('Een onderdeel.')),
      motief: withheld(''),
      op,
    },
  },
  VaststellingGepland: {
    betekenis: 'Voor de vaststelling van het plan is een moment verwacht.',
    velden: { planId, orgaan: withheld(''), verwacht: dated('Wanneer.'), vorige: optional(dated('Het moment van daarvoor.')), op },
  },
  PlanVastgesteld: {
    betekenis: 'Het plan is vastgesteld.',
    velden: {
      planId,
      orgaan: withheld(''),
      besluitnummer: withheld<string | undefined>(),
      inhoudHash: text('SHA-256 van de vastgestelde inhoud.', '^[0-9a-f]{64}$'),
      op,
    },
  },
  VaststellingAangevuld: { betekenis: 'Over de vaststelling is meer bekend; wat, blijft bij de bron.', velden: { planId, besluitnummer: withheld(''), op } },
  VaststellingTeruggenomen: { betekenis: 'Het plan is toch niet vastgesteld.', velden: { planId, motief: withheld(''), op } },
  PlanIngetrokken: { betekenis: 'Het plan geldt niet meer.', velden: { planId, motief: withheld(''), op } },
  PlanHersteld: { betekenis: 'Het plan geldt weer.', velden: { planId, motief: withheld(''), op } },
  ConsultatieGepland: { betekenis: 'Een consultatie is gepland.', velden: { ...consultatie, planId, verwacht: dated('Wanneer.'), op } },
  ConsultatieGehouden: { betekenis: 'Een consultatie is gehouden.', velden: { ...consultatie, planId, opbrengst: withheld<string | undefined>(), op } },
  ConsultatieAfgezegd: {
    betekenis: 'Een consultatie gaat niet door.',
    velden: { planId, consultatieId: consultatie.consultatieId, motief: withheld(''), op },
  },
  VerslagTeruggenomen: {
    betekenis: 'Het verslag van een consultatie geldt niet meer.',
    velden: { planId, consultatieId: consultatie.consultatieId, motief: withheld(''), op },
  },
};
