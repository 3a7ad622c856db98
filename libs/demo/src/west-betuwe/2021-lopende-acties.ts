import { datum } from '@actiespoor/kernel';
import type { Dekking } from '@actiespoor/plan';

import { beleidsmedewerkerWestBetuwe, kwaliteitsmedewerker } from '../personen.js';
import type { DemoStap } from '../verhaal/demo-stap.js';
import { omdat, op, sinds, verzonnen } from '../verhaal/op.js';
import { doorlopend, eenmalig, herhalend, lokaal, regionaal } from '../verhaal/waarden.js';
import { nota2021 } from './2021-voorbereiding.js';
import {
  aandachtsfunctionarissen,
  casusregie,
  jaarlijkseTraining,
  ketenpartners,
  leerbijeenkomst,
  lokaalPlan,
  omgangshuis,
  raadInformeren,
  samenWerkenTraining,
  teamSociaal,
  themaAandacht,
  veiligheidsplannen,
  verdiepingssessies,
  werkafspraken,
  zelfscan,
} from './onderwerpen.js';

// 2021, second part. Acties that run before there is a plan, as reported to the council on 30 November.

const uitDeZelfscan = { koppeling: { soort: 'gebaseerdOp', doel: zelfscan.id, tekst: 'Uitkomst van de zelfscan van mei 2021' } } as const;

const voorlopigBudget: Dekking = {
  tekst: 'Voorlopig budget in de begroting 2022, gedekt uit extra jeugdhulpmiddelen',
  bron: 'Meicirculaire 2021',
  zekerheid: 'voorlopig',
  moment: 'begroting 2022',
};

const lokaleActie = (omschrijving: string, volgorde: number) => ({ knoopId: teamSociaal, soort: 'actie', omschrijving, schaal: lokaal, volgorde }) as const;

const vijfActiesUitDeZelfscan = op('2021-11-30T09:00')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2021,
    jaarlijkseTraining.command('ActieOpnemen', lokaleActie('Elk jaar training in meldcode, signalen en het gesprek erover, voor heel Team Sociaal', 2)),
    jaarlijkseTraining.command('ActieKoppelen', uitDeZelfscan),
    jaarlijkseTraining.command('PlanningVastleggen', { planning: herhalend(1, '2022', { tekst: 'Jaarlijks', zekerheid: 'middel' }) }),
    jaarlijkseTraining.command('DekkingVastleggen', { dekking: voorlopigBudget }),
    aandachtsfunctionarissen.command('ActieOpnemen', lokaleActie('Aandachtsfunctionarissen krijgen een profiel, taken en uren', 3)),
    aandachtsfunctionarissen.command('ActieKoppelen', uitDeZelfscan),
    samenWerkenTraining.command('ActieOpnemen', lokaleActie('Medewerkers doen mee aan de training Samen Werken aan Veiligheid', 4)),
    samenWerkenTraining.command('ActieKoppelen', uitDeZelfscan),
    samenWerkenTraining.command('DekkingVastleggen', { dekking: { tekst: 'Aangeboden uit de DUVO-middelen', bron: 'DUVO', zekerheid: 'definitief' } }),
    veiligheidsplannen.command('ActieOpnemen', lokaleActie('Een vaste werkwijze voor veiligheidsbeoordeling en veiligheidsplan', 5)),
    veiligheidsplannen.command('ActieKoppelen', uitDeZelfscan),
    werkafspraken.command('ActieOpnemen', lokaleActie('Afspraken met Veilig Thuis delen en vastleggen in een werkproces', 6)),
    werkafspraken.command('ActieKoppelen', uitDeZelfscan),
  );

const watErVerderLoopt = op('2021-11-30T09:30')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2021,
    sinds('2021-09-21', casusregie.command('ActieOpnemen', lokaleActie('Casusregie bij complexe gezinnen: één gezin, één plan, één regisseur', 7))),
    sinds('2021-10-01', casusregie.command('ActieStarten', { toelichting: 'Rollen en verantwoordelijkheden zijn aangescherpt.' })),
    sinds(
      '2021-41',
      themaAandacht.command('ActieOpnemen', {
        ...lokaleActie('Kindermishandeling, partnergeweld en ouderenmishandeling onder de aandacht houden', 2),
        knoopId: ketenpartners,
      }),
    ),
    sinds('2021-41', themaAandacht.command('PlanningVastleggen', { planning: doorlopend })),
    sinds('2021-41', themaAandacht.command('ActieStarten', {})),
    sinds(
      '2021-41',
      verdiepingssessies.command('ActieOpnemen', {
        ...lokaleActie('Aandachtsfunctionarissen doen mee aan regionale verdieping', 8),
        schaal: regionaal,
      }),
    ),
    verzonnen(
      sinds(
        '2021-41',
        verdiepingssessies.command('PlanningVastleggen', {
          planning: herhalend(2, '2021-41', { tekst: 'Elk jaar twee thema’s', zekerheid: 'laag' }),
        }),
      ),
    ),
    sinds(
      '2021-41',
      verdiepingssessies.command('StandVanZakenVastleggen', {
        standVanZaken: 'Thema’s van 2021: eergerelateerd geweld en complexe scheidingen.',
      }),
    ),
  );

const hetPlanKomtEindDitJaar = op('2021-11-30T10:00')
  .door(beleidsmedewerkerWestBetuwe)
  .volgens(
    nota2021,
    lokaalPlan.command('VaststellingPlannen', { orgaan: 'College van burgemeester en wethouders', verwacht: datum('2021-12') }),
    // Outside the tree: the nota promises this to the council beside the actielijnen.
    raadInformeren.command('ActieOpnemen', {
      soort: 'actie',
      omschrijving: 'De raad vertellen wat er komt, en het plan laten inzien',
      schaal: lokaal,
      volgorde: 10,
    }),
    raadInformeren.command('PlanningVastleggen', { planning: eenmalig('2022-02', { tekst: 'Februari 2022' }) }),
    raadInformeren.command('StandVanZakenVastleggen', {
      standVanZaken: 'Nota met nummer GZDGBW254171/255262 IN/111, vergadering van 30 november 2021. Onderaan: kenmerk GZDGWB254171/255262, 21 september 2021.',
    }),
  );

const eenSchrijffoutEnEenTrekker = op('2021-12-02T08:45')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    omdat(
      'de nota schrijft “Omvangshuis”; bedoeld is het omgangshuis.',
      omgangshuis.command('TekstCorrigeren', {
        veld: 'omschrijving',
        nieuw: 'Omgangshuis Rivierenland in Geldermalsen voor ouders die uit elkaar zijn',
      }),
    ),
    leerbijeenkomst.command('TrekkerToewijzen', { trekker: leerbijeenkomst.functie({ tekst: 'Kwaliteitsmedewerker Team Sociaal' }) }),
    omdat(
      'de nota spelt haar nummer op twee manieren; aangehouden is het kenmerk onderaan.',
      raadInformeren.command('TekstCorrigeren', {
        veld: 'standVanZaken',
        nieuw: 'Nota met nummer GZDGWB254171/255262, vergadering van 30 november 2021; opgemaakt op 21 september 2021.',
      }),
    ),
  );

const deEersteKeerSamenLeren = op('2021-12-07T10:00')
  .door(kwaliteitsmedewerker)
  .verzint(
    sinds('2021-11-29', leerbijeenkomst.command('ActieStarten', { toelichting: 'de nota noemt alleen de geplande datum.' })),
    sinds('2021-11-29', leerbijeenkomst.command('BijeenkomstHouden', { onderwerp: 'Twee casussen uit Team Sociaal' })),
  );

const tweeVerdiepingssessies = op('2021-12-14T13:00')
  .door(kwaliteitsmedewerker)
  .verzint(
    sinds('2021-10-12', verdiepingssessies.command('ActieStarten', {})),
    sinds('2021-10-12', verdiepingssessies.command('BijeenkomstHouden', { onderwerp: 'Eergerelateerd geweld' })),
    sinds('2021-12-09', verdiepingssessies.command('BijeenkomstHouden', { onderwerp: 'Complexe scheidingen' })),
  );

const tochNietDitJaar = op('2021-12-20T14:00')
  .door(beleidsmedewerkerWestBetuwe)
  .verzint(
    omdat(
      'het concept ligt nog bij de partners; het college besluit na de jaarwisseling.',
      lokaalPlan.command('VaststellingPlannen', {
        orgaan: 'College van burgemeester en wethouders',
        verwacht: datum('2022-02'),
      }),
    ),
  );

export const lopendeActies2021: readonly DemoStap[] = [
  ...vijfActiesUitDeZelfscan,
  ...watErVerderLoopt,
  ...hetPlanKomtEindDitJaar,
  ...eenSchrijffoutEnEenTrekker,
  ...deEersteKeerSamenLeren,
  ...tweeVerdiepingssessies,
  ...tochNietDitJaar,
];
