import { datum } from '@actiespoor/kernel';
import type { KnoopId } from '@actiespoor/plan';

import { beleidsmedewerkerWestBetuwe, coordinatorAandacht, kwaliteitsmedewerker } from '../personen.js';
import type { DemoStap } from '../verhaal/demo-stap.js';
import { omdat, op, sinds, verzonnen } from '../verhaal/op.js';
import { herhalend } from '../verhaal/waarden.js';
import {
  aandachtsfunctionarissen,
  adviesAdviesraad,
  casusregie,
  inspiratiesessie,
  jaarlijkseTraining,
  ketenpartners,
  kinderenInBeeld,
  leerbijeenkomst,
  lokaalPlan,
  omgangshuis,
  preventie,
  reactieronde,
  samenVeilig,
  samenWerkenTraining,
  scheidingen,
  teamSociaal,
  tegenFinancieelMisbruik,
  themaAandacht,
  vierdeActielijn,
  werkafspraken,
} from './onderwerpen.js';

// First half of 2022. The deadline of 15 April passes; on 21 June the tree stands and the college decides.

const college = 'College van burgemeester en wethouders';
export const nota2022 = 'Informatienota over het lokaal plan, juni 2022';

const hetConceptGaatRond = op('2022-01-18T09:00')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    lokaalPlan.command('ConsultatiePlannen', {
      consultatieId: reactieronde,
      soort: 'reactieronde',
      onderwerp: 'Concept van het lokaal plan',
      deelnemers: ['Partners van de inspiratiesessie'],
      verwacht: datum('2022-02'),
    }),
    aandachtsfunctionarissen.command('TrekkerToewijzen', { trekker: aandachtsfunctionarissen.functie({ tekst: 'Kwaliteitsmedewerker Team Sociaal' }) }),
    jaarlijkseTraining.command('TrekkerToewijzen', { trekker: jaarlijkseTraining.functie({ tekst: 'Kwaliteitsmedewerker Team Sociaal' }) }),
  );

const hetTeamBegint = op('2022-02-08T10:00')
  .door(kwaliteitsmedewerker)
  .verzint(
    sinds('2022-01-24', aandachtsfunctionarissen.command('ActieStarten', { toelichting: 'het profiel ligt er in concept.' })),
    sinds('2022-02-03', samenWerkenTraining.command('ActieStarten', { toelichting: 'zes consultants beginnen.' })),
  );

const weerEenMaandLater = op('2022-03-01T13:30')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    omdat('de reacties van partners kosten meer tijd dan gedacht.', lokaalPlan.command('VaststellingPlannen', { orgaan: college, verwacht: datum('2022-04') })),
  );

const deTermijnIsVoorbij = op('2022-04-19T08:20')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    omdat(
      'de adviesraad brengt eerst advies uit; de termijn van 15 april is niet gehaald.',
      lokaalPlan.command('VaststellingPlannen', {
        orgaan: college,
        verwacht: datum('2022-06'),
      }),
    ),
  );

const trainingEnAfspraken = op('2022-05-17T11:00')
  .door(kwaliteitsmedewerker)
  .verzint(
    sinds('2022-05-12', samenWerkenTraining.command('ActieUitvoeren', { resultaat: 'Zes consultants hebben de training afgerond.' })),
    sinds('2022-05-16', werkafspraken.command('ActieStarten', { toelichting: 'het werkproces wordt beschreven.' })),
  );

const deEersteTrainingVanHetJaar = op('2022-06-16T12:00')
  .door(coordinatorAandacht)
  .verzint(
    sinds('2022-06-14', jaarlijkseTraining.command('ActieStarten', {})),
    sinds('2022-06-14', jaarlijkseTraining.command('BijeenkomstHouden', { onderwerp: 'De meldcode in de praktijk' })),
  );

const wieErIsGehoord = op('2022-06-21T07:30')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2022,
    sinds(
      '2021-11-25',
      lokaalPlan.command('ConsultatieHouden', {
        consultatieId: inspiratiesessie,
        opbrengst: 'Partners gaven input voor de acties van het plan.',
      }),
    ),
    verzonnen(
      sinds(
        '2022-02-28',
        lokaalPlan.command('ConsultatieHouden', {
          consultatieId: reactieronde,
          opbrengst: 'Reacties van partners staan in het plan.',
        }),
      ),
    ),
    sinds(
      '2022-06-03',
      lokaalPlan.command('ConsultatieHouden', {
        consultatieId: adviesAdviesraad,
        consultatie: {
          consultatieId: adviesAdviesraad,
          soort: 'advies',
          onderwerp: 'Advies en vragen over het plan',
          deelnemers: ['Adviesraad Sociaal Domein'],
        },
        opbrengst: 'Het college antwoordt met een reactiebrief.',
      }),
    ),
  );

const drieActielijnen = op('2022-06-21T07:45')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2022,
    lokaalPlan.command('KnoopWijzigen', { knoopId: preventie, titel: 'Voorkomen en signaleren', toelichting: 'Preventie en vroege signalen.' }),
    lokaalPlan.command('KnoopWijzigen', {
      knoopId: teamSociaal,
      titel: 'Een sterker lokaal team',
      toelichting: 'Expertise en inzet van Team Sociaal.',
    }),
    lokaalPlan.command('KnoopWijzigen', {
      knoopId: ketenpartners,
      titel: 'Samen optrekken met ketenpartners',
      toelichting: 'Partners in de eigen gemeente.',
    }),
  );

const thema = (knoopId: KnoopId, titel: string, nummer: number) => ({ knoopId, niveau: 'thema', code: `T${nummer}`, titel, volgorde: 3 + nummer, acties: [] });

const enVierThemas = op('2022-06-21T07:50')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    omdat(
      'de nota noemt de vier thema’s, maar niet uit welke actielijn van de regio zij komen.',
      lokaalPlan.command('KnoopSplitsen', {
        knoopId: vierdeActielijn,
        delen: [
          thema(kinderenInBeeld, 'Kinderen en jongeren die thuis niet veilig zijn', 1),
          thema(samenVeilig, 'Team Sociaal en partners samen voor veiligheid', 2),
          thema(tegenFinancieelMisbruik, 'Een lokale alliantie tegen financieel misbruik', 3),
          thema(scheidingen, 'Passende steun bij complexe scheidingen', 4),
        ],
      }),
    ),
  );

const watAlLiepVerhuistMee = op('2022-06-21T08:00')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2022,
    themaAandacht.command('ActieWijzigen', { knoopId: preventie, code: '1a', geconsulteerd: 'Partners van de inspiratiesessie' }),
    jaarlijkseTraining.command('ActieWijzigen', { code: '2a' }),
    leerbijeenkomst.command('ActieWijzigen', { code: '2b' }),
    leerbijeenkomst.command('ActieKoppelen', { koppeling: { soort: 'tevensOnder', doel: samenVeilig } }),
    casusregie.command('ActieWijzigen', { code: '2c' }),
    aandachtsfunctionarissen.command('ActieWijzigen', { code: '2d' }),
    omgangshuis.command('ActieWijzigen', { code: '3a' }),
    omgangshuis.command('ActieKoppelen', { koppeling: { soort: 'tevensOnder', doel: scheidingen } }),
    jaarlijkseTraining.command('DekkingVastleggen', {
      dekking: { tekst: 'Bestaande budgetten voor het sociaal domein en de jeugdhulp', bron: 'Programma Bouwen aan Sociale Kracht', zekerheid: 'definitief' },
    }),
    verzonnen(leerbijeenkomst.command('PlanningBijstellen', { planning: herhalend(2, '2022', { tekst: 'Periodiek', zekerheid: 'laag' }) })),
  );

export const naarEenPlan2022: readonly DemoStap[] = [
  ...hetConceptGaatRond,
  ...hetTeamBegint,
  ...weerEenMaandLater,
  ...deTermijnIsVoorbij,
  ...trainingEnAfspraken,
  ...deEersteTrainingVanHetJaar,
  ...wieErIsGehoord,
  ...drieActielijnen,
  ...enVierThemas,
  ...watAlLiepVerhuistMee,
];
