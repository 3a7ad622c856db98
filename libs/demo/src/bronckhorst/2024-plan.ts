import { datum } from '@actiespoor/kernel';
import type { ActieSoort } from '@actiespoor/plan';

import { beleidsmedewerkerBronckhorst } from '../personen.js';
import { organisatieCode } from '../startset/organisatie-code.js';
import type { DemoStap } from '../verhaal/demo-stap.js';
import { op, sinds, verzonnen } from '../verhaal/op.js';
import { eenmalig, lokaal, partner, periode, zoMogelijkRegionaal } from '../verhaal/waarden.js';
import {
  ambtelijkOverleg,
  cursusCultuur,
  expertise,
  meldcode,
  samenVeilig,
  speerpunt4,
  statushouders,
  stevigeBasis,
  uitvoeringsplan,
  vakbekwaam,
  vechtscheidingen,
  veiligheidVoorop,
  verklarendeAnalyse,
  weekKindermishandeling,
} from './onderwerpen.js';

// Spring of 2024. One speerpunt out of five is chosen, and one form with seven fields becomes a hoofdactie with four deelacties.

const bron = 'Lokaal uitvoeringsplan Samen Veilig 2024-2028';
const gekozen = 'Professionals met basiskennis, outreachend en vakbekwaam';
const speerpunten = [1, 2, 3, 4, 5].map((nummer) => (nummer === 4 ? gekozen : `Speerpunt ${nummer} (het lokale plan noemt alleen speerpunt 4)`));

const deRegiovisie = op('2024-04-09T08:00')
  .door(beleidsmedewerkerBronckhorst)
  .volgens(
    bron,
    samenVeilig.geregistreerd({
      titel: 'Herijkte Regiovisie Samen Veilig 2024-2028',
      soort: 'regiovisie',
      periode: { van: datum('2024'), tot: datum('2028') },
      onderdelen: speerpunten,
      verplichtingen: [],
    }),
    stevigeBasis.geregistreerd({
      titel: 'Beleidskader 5: Iedereen een stevige basis',
      soort: 'beleidskader',
      periode: {},
      onderdelen: [],
      verplichtingen: [],
    }),
  );

const hetPlanEnZijnBoom = op('2024-04-16T08:30')
  .door(beleidsmedewerkerBronckhorst)
  .volgens(
    bron,
    uitvoeringsplan.command('PlanOpstellen', {
      titel: 'Lokaal uitvoeringsplan Samen Veilig Bronckhorst 2024-2028',
      soort: 'lokaal',
      eigenaar: uitvoeringsplan.eigenaar,
      periode: { van: datum('2024'), tot: datum('2028') },
      kaderId: samenVeilig.id,
      niveaus: ['speerpunt', 'doel'],
    }),
    uitvoeringsplan.command('KnoopToevoegen', {
      knoopId: speerpunt4,
      niveau: 'speerpunt',
      code: '4',
      titel: gekozen,
      toelichting: 'Gekozen omdat het nu de meeste aandacht vraagt en past bij het beleidskader sociaal domein.',
      volgorde: 4,
    }),
    uitvoeringsplan.command('KnoopToevoegen', {
      knoopId: expertise,
      niveau: 'doel',
      titel: 'Het lokale team heeft expertise en gebruikt die',
      bovenliggend: speerpunt4,
      volgorde: 1,
    }),
    uitvoeringsplan.command('KnoopToevoegen', {
      knoopId: veiligheidVoorop,
      niveau: 'doel',
      titel: 'Organisaties steunen wie veiligheid voorop zet',
      bovenliggend: speerpunt4,
      volgorde: 2,
    }),
    uitvoeringsplan.command('VaststellingPlannen', { orgaan: 'College van burgemeester en wethouders', verwacht: datum('2024-06') }),
  );

const waarZijNuStaan =
  'Consultants zijn SKJ-geregistreerd en kennen de meldcode; een aantal is aandachtsfunctionaris. ' +
  'Veilig Thuis houdt om de week op dinsdag spreekuur in het gemeentehuis. Jeugdcasuïstiek: elke zes weken. ' +
  'Een gedragswetenschapper denkt mee sinds september 2023. Wijkagenten, scholen en Yunio zijn vaste gesprekspartners.';

const deHoofdactie = op('2024-04-16T08:50')
  .door(beleidsmedewerkerBronckhorst)
  .volgens(
    bron,
    vakbekwaam.command('ActieOpnemen', {
      knoopId: speerpunt4,
      soort: 'actie',
      omschrijving: 'Professionals rond kinderen toerusten om onveiligheid te zien en te bespreken',
      schaal: lokaal,
      volgorde: 1,
    }),
    vakbekwaam.command('StandVanZakenVastleggen', { standVanZaken: waarZijNuStaan }),
    vakbekwaam.command('ResultaatBeogen', { resultaat: 'Kinderen eerder in beeld, scholen die durven melden, minder herhaling in gezinnen' }),
    vakbekwaam.command('DekkingVastleggen', {
      dekking: { tekst: 'Binnen bestaand budget; overige kosten na de vaststelling', zekerheid: 'onbekend', moment: '1e tussenrapportage 2025' },
    }),
    vakbekwaam.command('PlanningVastleggen', { planning: periode('2024', '2028', { tekst: 'Na goedkeuring door het college, looptijd 2024-2028' }) }),
    vakbekwaam.command('ActorBetrekken', partner('Yunio', organisatieCode('PA-YUNIO'))),
    vakbekwaam.command('ActorBetrekken', partner('Veilig Thuis', organisatieCode('PA-VEILIG-THUIS-NOORD-EN-OOST-GELDERLAND'))),
    verzonnen(vakbekwaam.command('TrekkerToewijzen', { trekker: vakbekwaam.functie({ tekst: 'Beleidsmedewerker sociaal domein' }) })),
  );

const deelactie = (omschrijving: string, volgorde: number) =>
  ({ hoofdactieId: vakbekwaam.id, soort: 'actie', omschrijving, schaal: lokaal, volgorde }) as const;

const bijDoel = (doel: typeof expertise) => ({ koppeling: { soort: 'tevensOnder', doel } }) as const;

const vierDeelacties = op('2024-04-16T09:15')
  .door(beleidsmedewerkerBronckhorst)
  .volgens(
    bron,
    meldcode.command('ActieOpnemen', deelactie('De meldcode agenderen in het overleg van de Lokaal Educatieve Agenda', 1)),
    meldcode.command('ActieKoppelen', bijDoel(veiligheidVoorop)),
    meldcode.command('PlanningVastleggen', { planning: eenmalig('2024-11', { tekst: 'November 2024' }) }),
    statushouders.command('ActieOpnemen', deelactie('Kinderen van statushouders beter in beeld: opvoeding en trauma', 2)),
    statushouders.command('ActieKoppelen', bijDoel(expertise)),
    vechtscheidingen.command('ActieOpnemen', deelactie('Met het relatiepunt meer grip op vechtscheidingen', 3)),
    vechtscheidingen.command('ActieKoppelen', bijDoel(expertise)),
    verklarendeAnalyse.command('ActieOpnemen', { ...deelactie('Sociaal-consulenten trainen in de verklarende analyse', 4), schaal: zoMogelijkRegionaal }),
    verklarendeAnalyse.command('ActieKoppelen', bijDoel(expertise)),
    verklarendeAnalyse.command('ActorBetrekken', partner('BOEG', organisatieCode('PA-BOEG'))),
    verklarendeAnalyse.command('StandVanZakenVastleggen', { standVanZaken: 'De aanmelding bij het BOEG is de deur uit; data volgen na de zomer.' }),
    verklarendeAnalyse.command('PlanningVastleggen', {
      planning: periode('2024-12', '2025-01', { tekst: 'Eind 2024/begin 2025', zekerheid: 'middel' }),
    }),
    verklarendeAnalyse.command('DekkingVastleggen', {
      dekking: {
        tekst: 'Het BOEG betaalt 2024; voor 2025 is dat de verwachting',
        bron: 'BOEG',
        zekerheid: 'voorwaardelijk',
        moment: '1e tussenrapportage 2025',
      },
    }),
  );

const idee = (soort: ActieSoort, omschrijving: string, volgorde: number) => ({ knoopId: speerpunt4, soort, omschrijving, schaal: lokaal, volgorde });

const ideeenEnOpties = op('2024-04-16T09:40')
  .door(beleidsmedewerkerBronckhorst)
  .volgens(
    bron,
    weekKindermishandeling.command('ActieOpnemen', idee('voornemen', 'De Week van de Kindermishandeling benutten', 2)),
    weekKindermishandeling.command('PlanningVastleggen', { planning: periode('2024-11-18', '2024-11-24', { tekst: '18-24 november 2024' }) }),
    weekKindermishandeling.command('ActieKoppelen', {
      koppeling: { soort: 'zieOok', doel: meldcode.id, tekst: 'Samen met de presentatie in het LEA-overleg' },
    }),
    cursusCultuur.command('ActieOpnemen', idee('optie', 'Cursus over cultuursensitief hulpverlenen', 3)),
    cursusCultuur.command('PlanningVastleggen', {
      planning: { tekst: 'In overleg met het sociale team', soort: 'voorwaardelijk', voorwaarde: 'Het sociale team wil een bijeenkomst', zekerheid: 'laag' },
    }),
  );

const besprokenInDeRegio = op('2024-05-28T13:00')
  .door(beleidsmedewerkerBronckhorst)
  .verzint(
    sinds(
      '2024-05-23',
      uitvoeringsplan.command('ConsultatieHouden', {
        consultatieId: ambtelijkOverleg,
        consultatie: {
          consultatieId: ambtelijkOverleg,
          soort: 'overleg',
          onderwerp: 'Lokale plannen naast elkaar',
          deelnemers: ['Regionaal ambtelijk overleg'],
        },
        opbrengst: 'Twee gemeenten willen hun groep voor de verklarende analyse samenvoegen.',
      }),
    ),
  );

const plan = [...deRegiovisie, ...hetPlanEnZijnBoom, ...deHoofdactie, ...vierDeelacties, ...ideeenEnOpties, ...besprokenInDeRegio];

// SHA-256 of the text of the plan on that day; the spec of the vaststellingen derives it again from the facts.
const vastgesteldeTekst = '7d0e7d8b8d44cfe6a62ae23470d4995c7422b8fe60a373545f8760de6fd63a7a';

const hetCollegeBesluit = op('2024-06-25T13:30')
  .door(beleidsmedewerkerBronckhorst)
  .verzint(uitvoeringsplan.command('PlanVaststellen', { orgaan: 'College van burgemeester en wethouders', inhoudHash: vastgesteldeTekst }));

export const plan2024: readonly DemoStap[] = [...plan, ...hetCollegeBesluit];
