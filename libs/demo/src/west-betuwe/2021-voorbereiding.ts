import { datum } from '@actiespoor/kernel';
import type { KnoopId } from '@actiespoor/plan';

import { beleidsmedewerkerWestBetuwe } from '../personen.js';
import { organisatieCode } from '../startset/organisatie-code.js';
import type { DemoStap } from '../verhaal/demo-stap.js';
import { op, sinds, verzonnen } from '../verhaal/op.js';
import { eenmalig, lokaal, partner, regionaal } from '../verhaal/waarden.js';
import {
  inspiratiesessie,
  ketenpartners,
  leerbijeenkomst,
  lokaalPlan,
  omgangshuis,
  preventie,
  regioAanpak,
  teamSociaal,
  vierdeActielijn,
  zelfscan,
} from './onderwerpen.js';

// 2021, first part. There is no plan yet, only an obligation: within a year of 15 April.

const raadJuni = 'Raadsvergadering van 29 juni 2021';
const conceptNota = 'Concept van de informatienota, 21 september 2021';
export const nota2021 = 'Informatienota van 30 november 2021';

const actielijnVanDeRegio = (nummer: number): string => `Actielijn ${nummer} (de nota telt de actielijnen, maar noemt ze niet)`;

const deRegioVerplicht = op('2021-06-29T12:00')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    raadJuni,
    sinds(
      '2021-04-15',
      regioAanpak.geregistreerd({
        titel: 'Regio-aanpak HGKM 2021-2024',
        soort: 'regio-aanpak',
        periode: { van: datum('2021'), tot: datum('2024') },
        vastgesteldDoor: 'Gelderse jeugdzorgregio’s',
        vastgesteldOp: datum('2021-04-15'),
        onderdelen: [1, 2, 3, 4].map(actielijnVanDeRegio),
        verplichtingen: [{ code: 'lokaal-plan', omschrijving: 'Elke gemeente stelt binnen een jaar een eigen plan op', termijn: 'P1Y' }],
      }),
    ),
  );

/** The plan starts with the actielijnen of its kader, until it has its own. */
const voorlopig = (knoopId: KnoopId, nummer: number, inhoud: string) =>
  sinds(
    '2021-05',
    lokaalPlan.command('KnoopToevoegen', {
      knoopId,
      niveau: 'actielijn',
      code: String(nummer),
      titel: actielijnVanDeRegio(nummer),
      toelichting: `Voorlopige indeling, naar de regio-aanpak: ${inhoud}.`,
      volgorde: nummer,
    }),
  );

const eenPlanInDeMaak = op('2021-07-06T08:30')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    sinds(
      '2021-05',
      lokaalPlan.command('PlanOpstellen', {
        titel: 'Lokaal plan HGKM West Betuwe 2022-2025',
        soort: 'lokaal',
        eigenaar: lokaalPlan.eigenaar,
        periode: { van: datum('2022'), tot: datum('2025') },
        kaderId: regioAanpak.id,
        niveaus: ['actielijn', 'thema'],
      }),
    ),
    voorlopig(preventie, 1, 'nog leeg'),
    voorlopig(teamSociaal, 2, 'deskundigheid en werkwijze van Team Sociaal'),
    voorlopig(ketenpartners, 3, 'voorzieningen en partners'),
    voorlopig(vierdeActielijn, 4, 'nog leeg'),
  );

const deSessieStaatInDeAgenda = op('2021-09-21T09:15')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    conceptNota,
    lokaalPlan.command('ConsultatiePlannen', {
      consultatieId: inspiratiesessie,
      soort: 'inspiratiesessie',
      onderwerp: 'Kindermishandeling, oudermishandeling en financiële uitbuiting',
      deelnemers: ['Externe partners'],
      verwacht: datum('2021-11'),
    }),
    leerbijeenkomst.command('ActieOpnemen', {
      knoopId: teamSociaal,
      soort: 'actie',
      omschrijving: 'Elk jaar met Veilig Thuis leren van eigen casussen',
      schaal: lokaal,
      volgorde: 9,
    }),
    leerbijeenkomst.command('PlanningVastleggen', {
      planning: { tekst: 'Jaarlijks; de eerste op 29 november 2021', soort: 'herhalend', perJaar: 1, van: datum('2021-11-29'), zekerheid: 'hoog' },
    }),
  );

const hetOmgangshuisIsOpen = op('2021-11-30T08:00')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2021,
    sinds(
      '2021-06-29',
      omgangshuis.command('ActieOpnemen', {
        knoopId: ketenpartners,
        soort: 'actie',
        // A misspelling of the nota, corrected two days later.
        omschrijving: 'Omvangshuis Rivierenland in Geldermalsen voor ouders die uit elkaar zijn',
        schaal: regionaal,
        volgorde: 1,
      }),
    ),
    omgangshuis.command('ActorBetrekken', partner('Aanbieder Sterker', organisatieCode('PA-STERKER'))),
    omgangshuis.command('DekkingVastleggen', {
      dekking: { tekst: 'Subsidie uit de DUVO van centrumgemeente Nijmegen', bron: 'DUVO', zekerheid: 'definitief' },
    }),
    omgangshuis.command('PlanningVastleggen', { planning: eenmalig('2021-09', { tekst: 'Begin september 2021' }) }),
    sinds('2021-09-03', omgangshuis.command('ActieStarten', { toelichting: 'Sterker ontvangt de eerste gezinnen in De Pluk.' })),
  );

const deZelfscanIsGedaan = op('2021-11-30T08:30')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2021,
    sinds(
      '2021-05',
      zelfscan.command('ActieOpnemen', {
        knoopId: teamSociaal,
        soort: 'actie',
        omschrijving: 'Zelfscan met het Kwaliteitskader Werken aan Veiligheid',
        schaal: lokaal,
        volgorde: 1,
      }),
    ),
    sinds('2021-05', zelfscan.command('ResultaatBeogen', { resultaat: 'Weten waar het team versterking nodig heeft' })),
    sinds('2021-05', zelfscan.command('ActieUitvoeren', { resultaat: 'Ingevuld door de consultants Jeugd; er volgden vijf acties uit.' })),
    verzonnen(sinds('2021-05', zelfscan.command('TrekkerToewijzen', { trekker: zelfscan.functie({ tekst: 'Kwaliteitsmedewerker Team Sociaal' }) }))),
  );

export const voorbereiding2021: readonly DemoStap[] = [
  ...deRegioVerplicht,
  ...eenPlanInDeMaak,
  ...deSessieStaatInDeAgenda,
  ...hetOmgangshuisIsOpen,
  ...deZelfscanIsGedaan,
];
