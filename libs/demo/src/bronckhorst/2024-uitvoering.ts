import { beleidsmedewerkerBronckhorst, coordinatorSociaalTeam, medewerkerOnderwijs } from '../personen.js';
import type { DemoStap } from '../verhaal/demo-stap.js';
import { omdat, op, sinds } from '../verhaal/op.js';
import { eenmalig } from '../verhaal/waarden.js';
import { cursusCultuur, meldcode, statushouders, vakbekwaam, vechtscheidingen, verklarendeAnalyse, weekKindermishandeling } from './onderwerpen.js';

// Second half of 2024. The plan announces these acties; their course is made up, and marked as such.

const wieHetDoet = op('2024-07-09T09:00')
  .door(beleidsmedewerkerBronckhorst)
  .verzint(
    meldcode.command('TrekkerToewijzen', { trekker: meldcode.functie({ tekst: 'Beleidsmedewerker sociaal domein' }) }),
    statushouders.command('TrekkerToewijzen', { trekker: statushouders.functie({ tekst: 'Coördinator sociaal team' }) }),
    vechtscheidingen.command('TrekkerToewijzen', { trekker: vechtscheidingen.functie({ tekst: 'Coördinator sociaal team' }) }),
    verklarendeAnalyse.command('TrekkerToewijzen', { trekker: verklarendeAnalyse.functie({ tekst: 'Gedragswetenschapper' }) }),
    verklarendeAnalyse.command('DeelnameBesluiten', {
      besluit: 'later',
      motief: 'Verzonnen voor de demo: eerst zien of de eigen groep vol komt.',
    }),
  );

const naDeZomer = op('2024-09-17T10:00')
  .door(beleidsmedewerkerBronckhorst)
  .verzint(
    verklarendeAnalyse.command('DeelnameBesluiten', {
      besluit: 'ja',
      motief: 'Verzonnen voor de demo: met twee regiogemeenten is de groep vol.',
    }),
    omdat(
      'het BOEG heeft de nieuwe trainingsdata bekendgemaakt.',
      verklarendeAnalyse.command('PlanningBijstellen', {
        planning: eenmalig('2025-01', { tekst: 'Eerste trainingsdag in januari 2025' }),
      }),
    ),
    omdat(
      'de medewerker onderwijs kent de scholen het best.',
      meldcode.command('TrekkerToewijzen', {
        trekker: meldcode.functie({ tekst: 'Medewerker onderwijs en jeugd' }),
      }),
    ),
    omdat(
      'de medewerker onderwijs kent de scholen het best.',
      meldcode.command('TrekkerOntheffen', {
        trekkerId: meldcode.functie({ tekst: 'Beleidsmedewerker sociaal domein' }).trekkerId,
      }),
    ),
  );

const hetTeamBegint = op('2024-10-08T12:00')
  .door(coordinatorSociaalTeam)
  .verzint(
    sinds('2024-09-24', vechtscheidingen.command('ActieStarten', { toelichting: 'het relatiepunt bespreekt elke nieuwe aanmelding met het team.' })),
    sinds('2024-10-01', statushouders.command('ActieStarten', { toelichting: 'gesprekken met scholen en de opvang.' })),
  );

const deWeekGaatDoor = op('2024-10-15T08:30')
  .door(beleidsmedewerkerBronckhorst)
  .verzint(
    omdat(
      'het sociale team heeft een programma.',
      weekKindermishandeling.command('ActieWijzigen', {
        soort: 'actie',
        geconsulteerd: 'Sociaal team',
      }),
    ),
    weekKindermishandeling.command('TrekkerToewijzen', { trekker: weekKindermishandeling.functie({ tekst: 'Medewerker onderwijs en jeugd' }) }),
  );

const november = op('2024-11-26T13:00')
  .door(medewerkerOnderwijs)
  .verzint(
    sinds('2024-10-29', meldcode.command('ActieStarten', { toelichting: 'het onderwerp staat op de agenda van november.' })),
    sinds('2024-11-13', meldcode.command('ActieUitvoeren', { resultaat: 'Presentatie gehouden; negen scholen vroegen om een vervolg.' })),
    sinds('2024-11-18', weekKindermishandeling.command('ActieStarten', {})),
    sinds('2024-11-24', weekKindermishandeling.command('ActieUitvoeren', { resultaat: 'Drie bijeenkomsten in de week zelf.' })),
  );

const eenVergissing = op('2024-11-28T09:00')
  .door(coordinatorSociaalTeam)
  .verzint(sinds('2024-11-27', statushouders.command('ActieUitvoeren', { resultaat: 'Alle scholen gesproken.' })));

const enIngetrokken = op('2024-12-03T09:00')
  .door(coordinatorSociaalTeam)
  .verzint(
    omdat(
      'de melding hoorde bij een andere actie; het werk gaat door.',
      statushouders.command('StatusCorrigeren', {
        vervangt: statushouders.update('ActieUitvoeren', '2024-11-27'),
      }),
    ),
  );

const terugkijken = op('2024-12-10T10:00')
  .door(beleidsmedewerkerBronckhorst)
  .verzint(
    sinds(
      '2024-12-05',
      meldcode.command('ActieEvalueren', {
        conclusie: 'Scholen kennen de meldcode, maar zien op tegen het gesprek met ouders.',
        vervolg: 'In 2025 oefenen met gespreksvoering.',
      }),
    ),
    sinds('2024-12-05', weekKindermishandeling.command('ActieEvalueren', { conclusie: 'Goed bezocht door sportclubs, minder door kinderopvang.' })),
    omdat(
      'het BOEG bevestigt de bijdrage voor 2025.',
      verklarendeAnalyse.command('DekkingVastleggen', {
        dekking: { tekst: 'Het BOEG betaalt ook de trainingen van 2025', bron: 'BOEG', zekerheid: 'definitief', moment: '1e tussenrapportage 2025' },
      }),
    ),
    omdat(
      'het sociale team kiest voor de verklarende analyse.',
      cursusCultuur.command('PlanningBijstellen', {
        planning: { tekst: 'Opnieuw bezien in 2025', soort: 'nader-te-bepalen', doorWie: 'eigenaar', zekerheid: 'middel' },
      }),
    ),
    vakbekwaam.command('StandVanZakenVastleggen', {
      standVanZaken: 'Verzonnen voor de demo: meldcode afgerond, twee deelacties lopen, de verklarende analyse begint in januari.',
    }),
  );

export const uitvoering2024: readonly DemoStap[] = [
  ...wieHetDoet,
  ...naDeZomer,
  ...hetTeamBegint,
  ...deWeekGaatDoor,
  ...november,
  ...eenVergissing,
  ...enIngetrokken,
  ...terugkijken,
];
