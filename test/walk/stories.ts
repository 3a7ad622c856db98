import type { Words } from './fact.js';
import type { Kind, Step } from './step.js';

/** A few steps by hand that must succeed, whatever the draws of a walk. */
export interface Story {
  readonly naam: string;
  readonly steps: readonly Step[];
}

type ToldStep = readonly [kind: Kind, over: string | undefined, body: Words, wie?: string];

const opPlan = '2022';

const told = (naam: string, ...toldSteps: readonly ToldStep[]): Story => ({
  naam,
  steps: [
    {
      nr: 0,
      kind: 'plannen',
      wie: 'regio',
      body: { titel: 'Plan', soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: ['thema', 'actielijn'], op: opPlan },
    },
    ...toldSteps.map(([kind, over, body, wie = 'regio'], index) => ({ nr: index + 1, kind, wie, body, ...(over !== undefined && { over }) })),
  ],
});

const actie: ToldStep = ['acties', undefined, { omschrijving: 'BEGIN', soort: 'actie', code: '1a', volgorde: 1, op: opPlan }];
const actieOp = (op: string, more: Words = {}): ToldStep => ['acties', undefined, { omschrijving: `Actie ${op}`, soort: 'actie', volgorde: 1, op, ...more }];
const knoop = (titel: string, more: Words = {}): ToldStep => ['knopen', undefined, { niveau: 'thema', titel, volgorde: 1, op: opPlan, ...more }];
const houten = (kind: Kind, body: Words): ToldStep => [kind, '@A1', { organisatie: 'GM0321', ...body }, 'houten'];

/** X told first of a later day, then Y of an earlier one, then Y of the last one: the last is a new fact. */
const outOfOrder = (naam: string, tell: (value: 'X' | 'Y', op: string) => ToldStep, ...before: readonly ToldStep[]): Story =>
  told(`${naam}, verteld in een andere volgorde dan het gebeurde`, ...before, tell('X', '2024-06-01'), tell('Y', '2024-01-01'), tell('Y', '2025-01-01'));

const onActie = (naam: string, kind: Kind, body: (value: 'X' | 'Y') => Words): Story =>
  outOfOrder(naam, (value, op) => [kind, '@A1', { ...body(value), op }], actie);

// prettier-ignore
export const orderStories: readonly Story[] = [
  onActie('de omschrijving', 'wijzigingen', (omschrijving) => ({ omschrijving })),
  onActie('de schaal', 'wijzigingen', (value) => ({ schaal: value === 'X' ? { tekst: 'Lokaal', soort: 'lokaal' } : { tekst: 'Regionaal', soort: 'regionaal' } })),
  onActie('de code', 'wijzigingen', (code) => ({ code })),
  onActie('de planning', 'planningen', (tekst) => ({ tekst, soort: 'doorlopend' })),
  onActie('het resultaat', 'resultaten', (resultaat) => ({ resultaat })),
  onActie('de stand van zaken', 'standen-van-zaken', (standVanZaken) => ({ standVanZaken })),
  onActie('de dekking', 'dekkingen', (tekst) => ({ tekst, zekerheid: 'voorlopig' })),
  outOfOrder('de titel van een onderdeel', (titel, op) => ['knoop-wijzigingen', '@K1', { titel, op }], knoop('BEGIN')),
  outOfOrder('de plaats van een actie', (value, op) => ['wijzigingen', '@A1', { knoopId: value === 'X' ? '@K2' : '@K3', op }], actie, knoop('X'), knoop('Y')),
  told('eerst nee in mei, dan ja in maart: in juni neemt zij niet deel',
    actie, houten('deelnames', { besluit: 'nee', op: '2024-05-01' }), houten('deelnames', { besluit: 'ja', op: '2024-03-01' }), houten('statusupdates', { status: 'gestart', op: '2024-06-01' })),
  told('eerst ja in mei, dan nee in maart: in juni neemt zij deel',
    actie, houten('deelnames', { besluit: 'ja', op: '2024-05-01' }), houten('deelnames', { besluit: 'nee', op: '2024-03-01' }), houten('statusupdates', { status: 'gestart', op: '2024-06-01' })),
  told('een kring van onderdelen die pas door een latere verhuizing ontstaat',
    knoop('K1'), knoop('K2'), ['knoop-verplaatsingen', '@K1', { bovenliggend: '@K2', volgorde: 1, op: '2024-06-01' }],
    ['knoop-verplaatsingen', '@K1', { volgorde: 1, op: '2024-01-01' }], ['knoop-verplaatsingen', '@K2', { bovenliggend: '@K1', volgorde: 1, op: '2024-03-01' }]),
  told('een kring die geen latere verhuizing meer opent',
    knoop('K1'), knoop('K2'), ['knoop-verplaatsingen', '@K1', { bovenliggend: '@K2', volgorde: 1, op: '2024-06-01' }], ['knoop-verplaatsingen', '@K2', { bovenliggend: '@K1', volgorde: 1, op: '2024-03-01' }]),
  told('een status van voor de actie', actieOp('2024'), houten('statusupdates', { status: 'gestart', op: '2023-06' })),
  told('een deelactie van voor haar hoofdactie', actieOp('2024'), actieOp('2023', { hoofdactieId: '@A1' })),
  told('een actie van voor haar plan', actieOp('2021')),
  told('een onderdeel onder een dat er nog niet was', knoop('K1', { op: '2024' }), knoop('K2', { op: '2023', bovenliggend: '@K1' })),
  told('een melding die door een later besluit om niet mee te doen niet meer kan', actie, houten('statusupdates', { status: 'gestart', op: '2024-06' }), houten('deelnames', { besluit: 'nee', op: '2024-01' })),
  told('een intrekking van voor een vaststelling', ['vaststellingen', undefined, { orgaan: 'Raad', datum: '2024-06-01' }], ['intrekkingen', undefined, { motief: 'X', op: '2023' }]),
  told('een intrekking van voor een vaststelling die is teruggenomen',
    ['vaststellingen', undefined, { orgaan: 'Raad', datum: '2024-06-01' }], ['teruggenomen-vaststellingen', undefined, { motief: 'X', op: '2024-06-01' }], ['intrekkingen', undefined, { motief: 'X', op: '2023' }]),
  told('een vervallen van voor wat er nog van de actie werd vastgelegd, en een wijziging daarna',
    actie, ['wijzigingen', '@A1', { omschrijving: 'X', op: '2024-06' }], houten('deelnames', { besluit: 'ja', op: '2024-07' }), houten('bijeenkomsten', { op: '2024-08' }),
    ['vervallenverklaringen', '@A1', { motief: 'X', op: '2024-01' }], ['wijzigingen', '@A1', { omschrijving: 'Y', op: '2024-09' }]),
  told('een vervallen van voor een melding, en nog eens als die is ingetrokken',
    actie, houten('statusupdates', { status: 'gestart', op: '2024-06' }), ['vervallenverklaringen', '@A1', { motief: 'X', op: '2024-01' }],
    houten('correcties', { vervangt: '@S2', op: '2024-06' }), ['vervallenverklaringen', '@A1', { motief: 'X', op: '2024-01' }]),
  told('een hoofdactie die meldde, werd verdeeld en weer heel werd',
    actie, houten('statusupdates', { status: 'gestart', op: '2024-01' }), actieOp('2024-03', { hoofdactieId: '@A1' }), houten('statusupdates', { status: 'uitgevoerd', op: '2024-02' }),
    houten('statusupdates', { status: 'uitgevoerd', op: '2024-04' }), ['vervallenverklaringen', '@A3', { motief: 'X', op: '2024-05' }],
    houten('statusupdates', { status: 'geevalueerd', conclusie: 'X', op: '2024-06' }), ['herstellingen', '@A3', { motief: 'X', op: '2024-05-15' }], ['herstellingen', '@A3', { motief: 'X', op: '2024-07' }]),
  told('een deelactie op de dag van een eigen melding', actie, houten('statusupdates', { status: 'gestart', op: '2024-01' }), actieOp('2024-01-01', { hoofdactieId: '@A1' }), actieOp('2024-01-02', { hoofdactieId: '@A1' })),
  told('een intrekking van voor wat nog gebeurde', knoop('K1', { op: '2024' }), ['intrekkingen', undefined, { motief: 'X', op: '2023' }]),
  told('een correctie die de latere melding onmogelijk maakt',
    actie, houten('statusupdates', { status: 'gestart', op: '2024-01' }), houten('statusupdates', { status: 'gestopt', op: '2024-06' }), houten('correcties', { vervangt: '@S2', op: '2024-01' })),
  told('een besluit om niet mee te doen na een melding die toch niet zo was',
    actie, houten('statusupdates', { status: 'gestart', op: '2024-03' }), houten('correcties', { vervangt: '@S2', status: 'gepland', op: '2024-03' }), houten('deelnames', { besluit: 'nee', op: '2024-05' })),
  told('een besluit om later mee te doen, en een melding van daarvoor die toch niet zo was',
    actie, houten('statusupdates', { status: 'gestart', op: '2024-03' }), houten('statusupdates', { status: 'gestopt', op: '2024-04' }),
    houten('deelnames', { besluit: 'later', op: '2024-05' }), houten('correcties', { vervangt: '@S3', status: 'gepland', op: '2024-04' })),
  told('een tweede verslag van een eerdere dag',
    ['consultaties', undefined, { soort: 'overleg', onderwerp: 'X', deelnemers: [], verwacht: '2023', op: opPlan }], ['verslagen', '@C1', { op: '2024' }], ['verslagen', '@C1', { op: '2023' }]),
];

const consultatie: ToldStep = ['consultaties', undefined, { soort: 'overleg', onderwerp: 'X', deelnemers: [], verwacht: '2099', op: opPlan }];
const kader = (more: Words): ToldStep => [
  'kaders',
  undefined,
  { titel: 'Visie', soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op: opPlan, ...more },
];

const later = '2099';

/** All kinds of writes, each of a future day, after the writes that it needs. */
// prettier-ignore
const future: readonly (readonly [naam: string, step: ToldStep, ...before: readonly ToldStep[]])[] = [
  ['een onderdeel', knoop('K', { op: later })],
  ['een wijziging van een onderdeel', ['knoop-wijzigingen', '@K1', { titel: 'X', op: later }], knoop('K')],
  ['een verhuizing van een onderdeel', ['knoop-verplaatsingen', '@K1', { volgorde: 2, op: later }], knoop('K')],
  ['een samenvoeging', ['knoop-samenvoegingen', '@K1', { knopen: ['@K2'], op: later }], knoop('K1'), knoop('K2')],
  ['een splitsing', ['knoop-splitsingen', '@K1', { delen: ['X', 'Y'].map((titel) => ({ niveau: 'thema', titel, volgorde: 1, acties: [] })), op: later }], knoop('K1')],
  ['een verwachte vaststelling', ['geplande-vaststellingen', undefined, { orgaan: 'Raad', verwacht: later, op: later }]],
  ['een vaststelling', ['vaststellingen', undefined, { orgaan: 'Raad', datum: '2099-01-01' }]],
  ['een consultatie', ['consultaties', undefined, { soort: 'overleg', onderwerp: 'X', deelnemers: [], verwacht: later, op: later }]],
  ['een verslag', ['verslagen', '@C1', { op: later }], consultatie],
  ['een intrekking', ['intrekkingen', undefined, { motief: 'X', op: '2098' }]],
  ['een actie', actieOp(later)],
  ['een wijziging', ['wijzigingen', '@A1', { omschrijving: 'X', op: later }], actie],
  ['een koppeling', ['koppelingen', '@A1', { soort: 'buitenPlan', doel: 'X', op: later }], actie],
  ['een dekking', ['dekkingen', '@A1', { tekst: 'X', zekerheid: 'voorlopig', op: later }], actie],
  ['een resultaat', ['resultaten', '@A1', { resultaat: 'X', op: later }], actie],
  ['een stand van zaken', ['standen-van-zaken', '@A1', { standVanZaken: 'X', op: later }], actie],
  ['het vervallen van een actie', ['vervallenverklaringen', '@A1', { motief: 'X', op: later }], actie],
  ['een planning', ['planningen', '@A1', { tekst: 'X', soort: 'doorlopend', op: later }], actie],
  ['een trekker', ['trekkers', '@A1', { tekst: 'X', soort: 'iedere-gemeente', op: later }], actie],
  ['een ontheffing', ['ontheffingen', '@A1', { trekkerId: '@T2', op: later }], actie, ['trekkers', '@A1', { tekst: 'X', soort: 'iedere-gemeente', op: opPlan }]],
  ['een actor', ['actoren', '@A1', { tekst: 'X', op: later }], actie],
  ['een deelname', houten('deelnames', { besluit: 'nee', op: later }), actie],
  ['een statusupdate', houten('statusupdates', { status: 'gestart', op: later }), actie],
  ['een bijeenkomst', houten('bijeenkomsten', { op: later }), actie],
  ['een correctie van een status', houten('correcties', { vervangt: '@S2', op: later }), actie, houten('statusupdates', { status: 'gestart', op: '2023' })],
  ['een correctie van een tekst', ['correcties', '@A1', { veld: 'omschrijving', nieuw: 'X', op: later }], actie],
  ['een kader', kader({ op: later })],
  ['de vaststelling van een kader', kader({ vastgesteldDoor: 'Raad', vastgesteldOp: later })],
];

export const futureStories: readonly Story[] = [
  ...future.map(([naam, step, ...before]) => told(naam, ...before, step)),
  { naam: 'een plan', steps: told('').steps.map((step) => ({ ...step, body: { ...step.body, op: later } })) },
];

const uitgevoerd = (more: Words = {}): ToldStep => houten('statusupdates', { status: 'uitgevoerd', op: '2024-03', ...more });
const besluit = (more: Words = {}): ToldStep => ['vaststellingen', undefined, { orgaan: 'Raad', datum: '2024-01-01', ...more }];
const trekker = (op: string): ToldStep => ['trekkers', '@A1', { tekst: 'X', soort: 'iedere-gemeente', op }];

// prettier-ignore
export const againStories: readonly Story[] = [
  told('dezelfde status met een resultaat erbij', actie, uitgevoerd(), uitgevoerd({ resultaat: 'X' })),
  told('dezelfde status met een toelichting erbij', actie, uitgevoerd({ resultaat: 'X' }), uitgevoerd({ resultaat: 'X', toelichting: 'Y' })),
  told('dezelfde status met een ander resultaat', actie, uitgevoerd({ resultaat: 'X' }), uitgevoerd({ resultaat: 'Y' })),
  told('dezelfde status nog eens', actie, uitgevoerd(), uitgevoerd()),
  told('dezelfde vaststelling met een besluitnummer erbij', besluit(), besluit({ besluitnummer: 'B1' })),
  told('dezelfde vaststelling met een ander besluitnummer', besluit({ besluitnummer: 'B1' }), besluit({ besluitnummer: 'B2' })),
  told('dezelfde vaststelling nog eens', besluit({ besluitnummer: 'B1' }), besluit()),
  told('dezelfde trekker nog eens', actie, trekker('2023'), trekker('2024')),
  told('dezelfde correctie nog eens', actie, uitgevoerd(), houten('correcties', { vervangt: '@S2', op: '2024-03' }), houten('correcties', { vervangt: '@S2', op: '2024-03' })),
  told('hetzelfde verslag met een opbrengst erbij', consultatie, ['verslagen', '@C1', { op: '2024' }], ['verslagen', '@C1', { op: '2024', opbrengst: 'X' }]),
  told('dezelfde actie nog eens', actie, actie),
];

const gestartOp = (over: string, op: string): ToldStep => ['statusupdates', over, { organisatie: 'SV-LEKSTROOM', status: 'gestart', op }];
const [deel, ander] = [actieOp(opPlan, { hoofdactieId: '@A1' }), actieOp(opPlan)];
const einde = (kind: Kind, over: string | undefined, op: string): ToldStep => [kind, over, { motief: 'X', op }];
const zieOok: ToldStep = ['koppelingen', '@A1', { soort: 'zieOok', doel: '@A2', op: '2024-04' }];
const weg = einde('vervallenverklaringen', '@A2', '2024-03');
const tevens = (doel: string): ToldStep => ['koppelingen', '@A1', { soort: 'tevensOnder', doel, op: '2024-04' }];

/** Facts of one stream that contradict another stream, and facts that resolve that again. */
// prettier-ignore
export const signaalStories: readonly Story[] = [
  told('een intrekking van voor een melding, en het herstel van daarna', actie, gestartOp('@A1', '2024-04'), einde('intrekkingen', undefined, '2024-03'), einde('plan-herstellingen', undefined, '2024-06')),
  told('een intrekking van voor een melding die dan wordt teruggenomen',
    actie, gestartOp('@A1', '2024-04'), einde('intrekkingen', undefined, '2024-03'), ['correcties', '@A1', { vervangt: '@S2', organisatie: 'SV-LEKSTROOM', status: 'gepland', op: '2024-04' }]),
  told('het vervallen van een hoofdactie, van voor een melding over haar deelactie', actie, deel, gestartOp('@A2', '2024-04'), einde('vervallenverklaringen', '@A1', '2024-03'), einde('herstellingen', '@A1', '2024-06')),
  told('het vervallen van een actie, van voor de koppeling ernaar', actie, ander, zieOok, weg, einde('herstellingen', '@A2', '2024-06')),
  told('het vervallen van een actie, van voor een koppeling die er al eerder was', actie, ander, zieOok, weg, ['koppelingen', '@A1', { soort: 'zieOok', doel: '@A2', op: '2024-02' }]),
  told('een samenvoeging van voor de verhuizing van een actie',
    actie, knoop('K1'), knoop('K2'), ['wijzigingen', '@A1', { knoopId: '@K2', op: '2024-04' }], ['knoop-samenvoegingen', '@K3', { knopen: ['@K2'], op: '2024-03' }]),
  told('een samenvoeging van voor een koppeling, en de koppeling aan wat ervoor in de plaats kwam',
    actie, knoop('K1'), knoop('K2'), tevens('@K2'), ['knoop-samenvoegingen', '@K3', { knopen: ['@K2'], op: '2024-03' }], tevens('@K3')),
];
