import { datum } from '@actiespoor/kernel';

import { beleidsmedewerkerWestBetuwe, coordinatorAandacht, kwaliteitsmedewerker, regisseurScheidingen } from '../personen.js';
import type { DemoStap } from '../verhaal/demo-stap.js';
import { omdat, op, sinds } from '../verhaal/op.js';
import { eenmalig } from '../verhaal/waarden.js';
import {
  aandachtScheidingen,
  aandachtsfunctionarissen,
  alliantie,
  casusregie,
  conflicthantering,
  jaarlijkseTraining,
  leerbijeenkomst,
  meldcodeOnderwijs,
  monitor,
  omgangshuis,
  ouderschapsbemiddeling,
  samenWerkenTraining,
  themabijeenkomst,
  veiligheidsplannen,
  werkafspraken,
  zelfscan,
} from './onderwerpen.js';

// The papers end at the adoption. All of this is made up, and marked as such.

const eenNieuweTrekker = op('2022-09-06T08:30')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    omdat(
      'de kwaliteitsmedewerker draagt de training over.',
      jaarlijkseTraining.command('TrekkerToewijzen', {
        trekker: jaarlijkseTraining.functie({ tekst: 'Coördinator aandachtsfunctionarissen' }),
      }),
    ),
    omdat(
      'de kwaliteitsmedewerker draagt de training over.',
      jaarlijkseTraining.command('TrekkerOntheffen', {
        trekkerId: jaarlijkseTraining.functie({ tekst: 'Kwaliteitsmedewerker Team Sociaal' }).trekkerId,
      }),
    ),
    omdat('de ruimte is geboekt, dus het voornemen is een actie.', themabijeenkomst.command('ActieWijzigen', { soort: 'actie' })),
    omdat('de datum staat vast.', themabijeenkomst.command('PlanningBijstellen', { planning: eenmalig('2022-11-17', { tekst: '17 november 2022' }) })),
  );

const najaar2022 = op('2022-11-29T13:00')
  .door(kwaliteitsmedewerker)
  .verzint(
    sinds('2022-11-17', themabijeenkomst.command('ActieUitvoeren', { resultaat: 'Ruim veertig deelnemers van team en partners.' })),
    sinds('2022-11-24', leerbijeenkomst.command('BijeenkomstHouden', { onderwerp: 'Zorgmeldingen en terugkoppeling' })),
    sinds('2022-10-03', veiligheidsplannen.command('ActieStarten', { toelichting: 'het team oefent met een vast formulier.' })),
    sinds('2022-11-01', werkafspraken.command('ActieUitvoeren', { resultaat: 'Het werkproces staat in het handboek van het team.' })),
  );

const deMonitorSchuiftOp = op('2022-12-13T09:00')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    omdat(
      'de gesprekken over ervaringen beginnen pas in het voorjaar.',
      monitor.command('PlanningBijstellen', {
        planning: eenmalig('2023-40', { tekst: 'Eerste helft 2023', zekerheid: 'middel' }),
      }),
    ),
    sinds('2022-12-05', monitor.command('ActieStarten', {})),
    sinds('2022-12-08', alliantie.command('ActieStarten', { toelichting: 'zeven partijen schuiven aan.' })),
  );

const eenVerkeerdeDatum = op('2023-01-17T10:30')
  .door(kwaliteitsmedewerker)
  .verzint(
    omdat(
      'de eerste oefening was in september, niet in oktober.',
      sinds(
        '2022-09-26',
        veiligheidsplannen.command('StatusCorrigeren', {
          vervangt: veiligheidsplannen.update('ActieStarten', '2022-10-03'),
          status: 'gestart',
        }),
      ),
    ),
  );

const terugkijkenOp2022 = op('2023-02-14T09:00')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    sinds(
      '2023-02-07',
      zelfscan.command('ActieEvalueren', {
        conclusie: 'De scan wees de goede knelpunten aan; vier van de vijf acties lopen of zijn klaar.',
        vervolg: 'In 2025 opnieuw invullen.',
      }),
    ),
    sinds(
      '2023-02-07',
      themabijeenkomst.command('ActieEvalueren', {
        conclusie: 'Partners weten elkaar sneller te vinden.',
        vervolg: 'In het najaar van 2024 herhalen.',
      }),
    ),
    sinds('2023-02-07', samenWerkenTraining.command('ActieEvalueren', { conclusie: 'Consultants voelen zich zekerder in het gesprek over veiligheid.' })),
  );

const voorjaar2023 = op('2023-05-23T12:00')
  .door(coordinatorAandacht)
  .verzint(
    sinds('2023-03-14', jaarlijkseTraining.command('BijeenkomstHouden', { onderwerp: 'In gesprek over een vermoeden' })),
    sinds(
      '2023-04-04',
      jaarlijkseTraining.command('ActieEvalueren', {
        conclusie: 'Nieuwe collega’s willen een langere basisdag.',
        vervolg: 'Volgend jaar een hele dag.',
      }),
    ),
    sinds('2023-04-17', meldcodeOnderwijs.command('ActieStarten', { toelichting: 'drie basisscholen doen mee.' })),
    sinds('2023-05-15', aandachtsfunctionarissen.command('ActieUitvoeren', { resultaat: 'Profiel, taken en uren zijn vastgesteld.' })),
  );

const deAlliantieHapert = op('2023-06-20T09:00')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    sinds('2023-06-12', monitor.command('ActieUitvoeren', { resultaat: 'De eerste monitor legt cijfers en ervaringen naast elkaar.' })),
    sinds('2023-06-15', alliantie.command('ActieUitstellen', { toelichting: 'de voorzitter vertrekt en er is nog geen opvolger.', tot: datum('2023-10') })),
  );

const rondDeScheidingen = op('2023-10-10T11:00')
  .door(regisseurScheidingen)
  .verzint(
    sinds('2023-09-12', conflicthantering.command('ActieUitvoeren', { resultaat: 'Acht consultants volgden de training.' })),
    sinds('2023-09-28', aandachtScheidingen.command('ActieEvalueren', { conclusie: 'Het team vraagt vaker en eerder mee te denken.' })),
  );

const eenOptieMinder = op('2023-10-12T09:00')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(ouderschapsbemiddeling.command('ActieLatenVervallen', { motief: 'Verzonnen voor de demo: het omgangshuis dekt deze vraag.' }));

const najaar2023 = op('2023-12-05T13:00')
  .door(kwaliteitsmedewerker)
  .verzint(
    sinds('2023-10-19', alliantie.command('ActieHervatten', { toelichting: 'er is een nieuwe voorzitter.' })),
    sinds('2023-11-23', leerbijeenkomst.command('BijeenkomstHouden', { onderwerp: 'Kinderen horen bij een melding' })),
    sinds('2023-12-04', leerbijeenkomst.command('ActieEvalueren', { conclusie: 'Twee keer per jaar is niet gelukt; één keer wel.' })),
  );

const in2024 = op('2024-03-19T10:00')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    sinds('2024-01-23', casusregie.command('ActieUitvoeren', { resultaat: 'Elk complex gezin heeft een vaste regisseur.' })),
    sinds('2024-03-12', casusregie.command('ActieEvalueren', { conclusie: 'De rol is helder; overdracht bij verhuizing nog niet.' })),
    sinds('2024-03-14', omgangshuis.command('StandVanZakenVastleggen', { standVanZaken: 'Verzonnen voor de demo: de subsidie loopt tot eind 2025.' })),
  );

export const uitvoering2022Tot2024: readonly DemoStap[] = [
  ...eenNieuweTrekker,
  ...najaar2022,
  ...deMonitorSchuiftOp,
  ...eenVerkeerdeDatum,
  ...terugkijkenOp2022,
  ...voorjaar2023,
  ...deAlliantieHapert,
  ...rondDeScheidingen,
  ...eenOptieMinder,
  ...najaar2023,
  ...in2024,
];
