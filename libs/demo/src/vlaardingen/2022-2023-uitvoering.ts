import { datum } from '@actiespoor/kernel';

import { beleidsmedewerkerVlaardingen, bestuursadviseur, teamleiderWijkteams } from '../personen.js';
import { organisatieCode } from '../startset/organisatie-code.js';
import type { DemoStap } from '../verhaal/demo-stap.js';
import { omdat, op, sinds, verzonnen } from '../verhaal/op.js';
import { eenmalig, partner, regionaal } from '../verhaal/waarden.js';
import {
  afsprakenMvs,
  basistraining,
  bestuurlijkOverleg,
  ervaringsdeskundigen,
  intensieveCasusregie,
  maassluisEnSchiedam,
  meldcode,
  opgroeienInVeiligheid,
  supportgroep,
  tactischOverleg,
  verdieping,
  zelfdeKern,
} from './onderwerpen.js';

// The memo dates most facts only as 2022, so their dates are no more precise than that.

const memo = 'Raadsmemo van 22 november 2022';

const teamsGetraind = op('2022-11-22T08:30')
  .door(beleidsmedewerkerVlaardingen)
  .volgens(
    memo,
    sinds('2022', basistraining.command('ActieUitvoeren', { resultaat: 'De wijkteams hebben de training gehad.' })),
    sinds('2022', verdieping.command('ActieUitvoeren', { resultaat: 'De wijkteams hebben ook de verdieping gehad.' })),
    sinds('2022', meldcode.command('ActieUitvoeren', { resultaat: 'De medewerkers zijn er bekend mee.' })),
    sinds('2022', intensieveCasusregie.command('ActieStarten', {})),
    sinds('2022', ervaringsdeskundigen.command('ActieStarten', {})),
    sinds('2022', supportgroep.command('ActieStarten', { toelichting: 'Er is ook aandacht voor daderhulp.' })),
  );

const samenwerkingOpGang = op('2022-11-22T09:00')
  .door(beleidsmedewerkerVlaardingen)
  .volgens(
    memo,
    sinds('2022', bestuurlijkOverleg.command('ActieStarten', { toelichting: 'Drie wethouders aan één tafel; in 2023 een prioriteit.' })),
    sinds('2022', maassluisEnSchiedam.command('ActieStarten', { toelichting: 'Via vaste overleggen.' })),
    sinds('2022', tactischOverleg.command('ActieStarten', {})),
    sinds('2022', opgroeienInVeiligheid.command('ActieStarten', { toelichting: 'Plannen worden nog concreet gemaakt.' })),
    opgroeienInVeiligheid.command('ActorBetrekken', partner('Mevis', organisatieCode('PA-MEVIS'))),
    afsprakenMvs.command('ActieOpnemen', {
      knoopId: zelfdeKern,
      soort: 'actie',
      omschrijving: 'Afspraken met Maassluis en Schiedam over verdere samenwerking',
      schaal: regionaal,
      volgorde: 3,
    }),
    afsprakenMvs.command('PlanningVastleggen', { planning: eenmalig('2023', { tekst: 'In 2023' }) }),
    afsprakenMvs.command('ActieKoppelen', { koppeling: { soort: 'gebaseerdOp', doel: maassluisEnSchiedam.id } }),
    verzonnen(afsprakenMvs.command('TrekkerToewijzen', { trekker: afsprakenMvs.functie({ tekst: 'Bestuursadviseur sociaal domein' }) })),
  );

const preciezerDanHetMemo = op('2022-12-06T10:00')
  .door(teamleiderWijkteams)
  .verzint(
    omdat(
      'de groep kwam op 14 september voor het eerst bijeen.',
      sinds(
        '2022-09-14',
        supportgroep.command('StatusCorrigeren', {
          vervangt: supportgroep.update('ActieStarten', '2022'),
          status: 'gestart',
        }),
      ),
    ),
  );

const eenAndereTrekker = op('2023-01-24T09:00')
  .door(beleidsmedewerkerVlaardingen)
  .verzint(
    omdat(
      'het bestuurlijk overleg gaat naar de bestuursadviseur.',
      bestuurlijkOverleg.command('TrekkerToewijzen', {
        trekker: bestuurlijkOverleg.functie({ tekst: 'Bestuursadviseur sociaal domein' }),
      }),
    ),
    omdat(
      'het bestuurlijk overleg gaat naar de bestuursadviseur.',
      bestuurlijkOverleg.command('TrekkerOntheffen', {
        trekkerId: bestuurlijkOverleg.functie({ tekst: 'Beleidsmedewerker zorg en veiligheid' }).trekkerId,
      }),
    ),
  );

const voorjaar2023 = op('2023-04-11T11:00')
  .door(teamleiderWijkteams)
  .verzint(
    sinds(
      '2023-03-20',
      basistraining.command('ActieEvalueren', {
        conclusie: 'Medewerkers herkennen patronen eerder, maar schakelen nog laat op.',
        vervolg: 'Verdieping jaarlijks herhalen.',
      }),
    ),
    sinds('2023-03-20', verdieping.command('ActieEvalueren', { conclusie: 'De casussen uit de eigen wijk werkten het best.' })),
    sinds(
      '2023-04-03',
      intensieveCasusregie.command('ActieUitstellen', {
        toelichting: 'beide regisseurs zijn tijdelijk elders nodig.',
        tot: datum('2023-09'),
      }),
    ),
  );

const eenTafelMetWethouders = op('2023-06-13T14:00')
  .door(bestuursadviseur)
  .verzint(
    sinds('2023-03-09', bestuurlijkOverleg.command('BijeenkomstHouden', { onderwerp: 'Wat de drie gemeenten van elkaar overnemen' })),
    sinds('2023-06-08', bestuurlijkOverleg.command('BijeenkomstHouden', { onderwerp: 'Capaciteit in het lokale veld' })),
    sinds('2023-06-12', bestuurlijkOverleg.command('ActieEvalueren', { conclusie: 'Besluiten komen sneller, de terugkoppeling naar teams nog niet.' })),
    sinds('2023-02-21', afsprakenMvs.command('ActieStarten', {})),
  );

const naDeZomer = op('2023-09-26T10:00')
  .door(teamleiderWijkteams)
  .verzint(
    sinds('2023-09-11', intensieveCasusregie.command('ActieHervatten', { toelichting: 'het team is weer compleet.' })),
    sinds('2023-07-06', supportgroep.command('ActieUitvoeren', { resultaat: 'De eerste groep van acht mannen is klaar.' })),
    sinds(
      '2023-09-19',
      supportgroep.command('ActieEvalueren', {
        conclusie: 'Deelnemers blijven komen omdat de begeleiders weten hoe het is.',
        vervolg: 'Een tweede groep in 2024.',
      }),
    ),
  );

const deAfsprakenStaan = op('2023-11-14T09:30')
  .door(bestuursadviseur)
  .verzint(
    sinds('2023-10-30', afsprakenMvs.command('ActieUitvoeren', { resultaat: 'Drie gemeenten werken met één set afspraken.' })),
    sinds('2023-11-09', bestuurlijkOverleg.command('BijeenkomstHouden', { onderwerp: 'Vooruitblik op een nieuwe regiovisie' })),
  );

const hetJaarIsOm = op('2023-12-19T13:00')
  .door(beleidsmedewerkerVlaardingen)
  .verzint(
    sinds(
      '2023-10-12',
      tactischOverleg.command('StandVanZakenVastleggen', {
        standVanZaken: 'Verzonnen voor de demo: Vlaardingen zit elke zes weken aan tafel.',
      }),
    ),
    sinds('2023-12-14', maassluisEnSchiedam.command('ActieUitvoeren', { resultaat: 'Afstemmen is vast onderdeel van de overleggen.' })),
    sinds('2023-12-14', meldcode.command('ActieEvalueren', { conclusie: 'Nieuwe medewerkers hebben een eigen introductie nodig.' })),
    sinds('2023-12-18', tactischOverleg.command('ActieStoppen', { toelichting: 'het overleg gaat op in een breder regionaal overleg.' })),
  );

export const uitvoering2022Tot2023: readonly DemoStap[] = [
  ...teamsGetraind,
  ...samenwerkingOpGang,
  ...preciezerDanHetMemo,
  ...eenAndereTrekker,
  ...voorjaar2023,
  ...eenTafelMetWethouders,
  ...naDeZomer,
  ...deAfsprakenStaan,
  ...hetJaarIsOm,
];
