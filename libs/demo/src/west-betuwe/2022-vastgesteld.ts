import type { KnoopId, Schaal } from '@actiespoor/plan';

import { beleidsmedewerkerWestBetuwe } from '../personen.js';
import { organisatieCode } from '../startset/organisatie-code.js';
import type { DemoStap } from '../verhaal/demo-stap.js';
import { op, sinds, verzonnen } from '../verhaal/op.js';
import { doorlopend, eenmalig, lokaal, partner, regionaal } from '../verhaal/waarden.js';
import { voorbereiding2021 } from './2021-voorbereiding.js';
import { lopendeActies2021 } from './2021-lopende-acties.js';
import { naarEenPlan2022, nota2022 } from './2022-naar-een-plan.js';
import {
  aandachtScheidingen,
  alliantie,
  campagnes,
  conflicthantering,
  ketenpartners,
  kiesEnGezinsloket,
  kinderenInBeeld,
  lokaalPlan,
  meldcodeOnderwijs,
  monitor,
  ouderschapsbemiddeling,
  preventie,
  raadInformeren,
  samenVeilig,
  scheidingen,
  teamSociaal,
  tegenFinancieelMisbruik,
  theaterEnLessen,
  themabijeenkomst,
} from './onderwerpen.js';

// 21 June 2022, the rest of the day: the new acties of the plan, and the decision.

interface Plek {
  readonly knoopId: KnoopId;
  readonly code: string;
  readonly volgorde: number;
  readonly schaal?: Schaal;
}

const nieuw = (omschrijving: string, { schaal = lokaal, ...plek }: Plek) => ({ soort: 'actie', omschrijving, schaal, ...plek }) as const;

const bijThema = (thema: KnoopId) => ({ koppeling: { soort: 'tevensOnder', doel: thema } }) as const;

const voorkomenEnSignaleren = op('2022-06-21T08:15')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2022,
    meldcodeOnderwijs.command('ActieOpnemen', nieuw('Scholen en kinderopvang wijzen op de meldcode', { knoopId: preventie, code: '1b', volgorde: 2 })),
    meldcodeOnderwijs.command('ActieKoppelen', bijThema(kinderenInBeeld)),
    theaterEnLessen.command(
      'ActieOpnemen',
      nieuw('Scholen helpen aan regionale theatervoorstellingen en lessen', {
        knoopId: preventie,
        code: '1c',
        volgorde: 3,
        schaal: regionaal,
      }),
    ),
    theaterEnLessen.command('ActieKoppelen', bijThema(kinderenInBeeld)),
    campagnes.command('ActieOpnemen', nieuw('Met campagnes aandacht vragen voor de meldcode', { knoopId: preventie, code: '1d', volgorde: 4 })),
    campagnes.command('PlanningVastleggen', {
      planning: {
        tekst: 'Afhankelijk van landelijke en Gelderse campagnes',
        soort: 'voorwaardelijk',
        voorwaarde: 'Campagnes van het Rijk en in Gelderland',
        zekerheid: 'middel',
      },
    }),
    campagnes.command('ActorBetrekken', partner('Moviera', organisatieCode('PA-MOVIERA'))),
    campagnes.command('ActorBetrekken', partner('Sterker', organisatieCode('PA-STERKER'))),
  );

const eenSterkerTeam = op('2022-06-21T08:35')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2022,
    conflicthantering.command('ActieOpnemen', nieuw('Extra expertise en training in conflicthantering', { knoopId: teamSociaal, code: '2e', volgorde: 10 })),
    conflicthantering.command('ActieKoppelen', bijThema(scheidingen)),
    conflicthantering.command('ActieStarten', {}),
    aandachtScheidingen.command(
      'ActieOpnemen',
      nieuw('Twee aandachtsfunctionarissen voor complexe scheidingen', {
        knoopId: teamSociaal,
        code: '2f',
        volgorde: 11,
      }),
    ),
    aandachtScheidingen.command('ActieKoppelen', bijThema(scheidingen)),
    aandachtScheidingen.command('ActieUitvoeren', { resultaat: 'Beiden zijn aangewezen.' }),
  );

const metDeKetenpartners = op('2022-06-21T08:50')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2022,
    themabijeenkomst.command('ActieOpnemen', {
      ...nieuw('Themabijeenkomst over signalen, meldcode en zorgmeldingen voor team en partners', { knoopId: ketenpartners, code: '3b', volgorde: 3 }),
      soort: 'voornemen',
    }),
    themabijeenkomst.command('ActieKoppelen', bijThema(samenVeilig)),
    themabijeenkomst.command('PlanningVastleggen', { planning: eenmalig('2022-23', { tekst: 'Najaar 2022', zekerheid: 'middel' }) }),
    themabijeenkomst.command('ActorBetrekken', partner('Welzijn West Betuwe', organisatieCode('PA-WELZIJN-WEST-BETUWE'))),
    alliantie.command('ActieOpnemen', nieuw('Netwerk dat kennis over financieel misbruik bundelt', { knoopId: ketenpartners, code: '3c', volgorde: 4 })),
    alliantie.command('ActieKoppelen', bijThema(tegenFinancieelMisbruik)),
    kiesEnGezinsloket.command(
      'ActieOpnemen',
      nieuw('KIES-coaches en het gezinsloket voor gezinnen in een scheiding', {
        knoopId: ketenpartners,
        code: '3d',
        volgorde: 5,
      }),
    ),
    kiesEnGezinsloket.command('ActieKoppelen', bijThema(scheidingen)),
    kiesEnGezinsloket.command('PlanningVastleggen', { planning: doorlopend }),
    kiesEnGezinsloket.command('ActieStarten', {}),
    ouderschapsbemiddeling.command('ActieOpnemen', {
      ...nieuw('Begeleide omgang en bemiddeling tussen ouders verkennen', { knoopId: ketenpartners, code: '3e', volgorde: 6 }),
      soort: 'optie',
    }),
  );

const metenWatHetDoet = op('2022-06-21T09:10')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2022,
    monitor.command(
      'ActieOpnemen',
      nieuw('Een monitor die cijfers van Veilig Thuis naast ervaringen legt', {
        knoopId: ketenpartners,
        code: '3f',
        volgorde: 7,
      }),
    ),
    monitor.command('PlanningVastleggen', { planning: eenmalig('2022', { tekst: 'In de loop van 2022', zekerheid: 'middel' }) }),
    monitor.command('ResultaatBeogen', { resultaat: 'Adviesvragen, meldingen en ervaringen naast elkaar kunnen lezen' }),
    verzonnen(sinds('2022-06-21', monitor.command('TrekkerToewijzen', { trekker: monitor.functie({ tekst: 'Beleidsmedewerker jeugd' }) }))),
  );

const wasErAl = [...voorbereiding2021, ...lopendeActies2021, ...naarEenPlan2022];
const isNieuw = [...voorkomenEnSignaleren, ...eenSterkerTeam, ...metDeKetenpartners, ...metenWatHetDoet];

// SHA-256 of the text of the plan on that day; the spec of the vaststellingen derives it again from the facts.
const vastgesteldeTekst = '30ea63efae5facef466bb330f7bc477c5f586bac4ed043738048842034f69efa';

const hetCollegeBesluit = op('2022-06-21T14:30')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(nota2022, lokaalPlan.command('PlanVaststellen', { orgaan: 'College van burgemeester en wethouders', inhoudHash: vastgesteldeTekst }));

const deRaadHoortHet = op('2022-06-21T15:00')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    raadInformeren.command('ActieUitvoeren', {
      resultaat: 'De raad kreeg een informatienota over het vastgestelde plan.',
      toelichting: 'de nota zelf heeft geen datum.',
    }),
  );

export const totDeVaststelling: readonly DemoStap[] = [...wasErAl, ...isNieuw, ...hetCollegeBesluit, ...deRaadHoortHet];
