import { datum } from '@actiespoor/kernel';
import type { KnoopId, Schaal } from '@actiespoor/plan';

import { beleidsmedewerkerVlaardingen } from '../personen.js';
import type { DemoStap, Sentence } from '../verhaal/demo-stap.js';
import { omdat, op, sinds } from '../verhaal/op.js';
import { bovenregionaal, doorlopend, eenmalig, herhalend, lokaal, regionaal } from '../verhaal/waarden.js';
import {
  basistraining,
  bestuurlijkOverleg,
  bovenregionaalPlan,
  ervaringsdeskundigen,
  expertise,
  intensieveCasusregie,
  lokaalVeld,
  lokaleUitwerking,
  maassluisEnSchiedam,
  meldcode,
  opgroeienInVeiligheid,
  regiovisie,
  samenSturen,
  supportgroep,
  tactischOverleg,
  verdieping,
  zelfdeKern,
} from './onderwerpen.js';

// Early 2022. The memo of November names the kaders, the priorities and the acties; their moments of recording are made up.

const zonderMoment = 'het memo van november 2022 noemt dit, maar niet wanneer het is opgeschreven.';

const inHetMemo = (wanneer: string, sentence: Sentence): Sentence => omdat(zonderMoment, sinds(wanneer, sentence));

const deKaders = op('2022-02-15T08:00')
  .door(beleidsmedewerkerVlaardingen)
  .verzint(
    inHetMemo(
      '2020',
      regiovisie.geregistreerd({
        titel: 'Regiovisie Geweld hoort nergens thuis 2020-2023',
        soort: 'regiovisie',
        periode: { van: datum('2020'), tot: datum('2023') },
        onderdelen: ['Eerder en beter in beeld', 'Geweld stoppen', 'De cirkel duurzaam doorbreken'],
        verplichtingen: [],
      }),
    ),
    inHetMemo(
      '2021-04',
      bovenregionaalPlan.geregistreerd({
        titel: 'Bovenregionaal plan van aanpak HGKM',
        soort: 'regio-aanpak',
        periode: { van: datum('2021-04') },
        vastgesteldDoor: 'Bestuurlijk overleg van centrumgemeente Rotterdam',
        vastgesteldOp: datum('2021-04'),
        onderdelen: [],
        verplichtingen: [],
      }),
    ),
  );

const prioriteit = (knoopId: KnoopId, titel: string, nummer: number) =>
  inHetMemo('2022', lokaleUitwerking.command('KnoopToevoegen', { knoopId, niveau: 'prioriteit', code: String(nummer), titel, volgorde: nummer }));

const driePrioriteiten = op('2022-02-22T09:00')
  .door(beleidsmedewerkerVlaardingen)
  .verzint(
    inHetMemo(
      '2022',
      lokaleUitwerking.command('PlanOpstellen', {
        titel: 'Lokale uitwerking aanpak HGKM Vlaardingen 2022-2023',
        soort: 'lokaal',
        eigenaar: lokaleUitwerking.eigenaar,
        periode: { van: datum('2022'), tot: datum('2023') },
        kaderId: bovenregionaalPlan.id,
        niveaus: ['prioriteit'],
      }),
    ),
    prioriteit(expertise, 'Genoeg van de juiste expertise in het lokale veld', 1),
    prioriteit(zelfdeKern, 'Dezelfde lokale kern overal in de regio', 2),
    prioriteit(samenSturen, 'Samen sturen, met het lokale veld als basis', 3),
    sinds(
      '2022-02-17',
      lokaleUitwerking.command('ConsultatieHouden', {
        consultatieId: lokaalVeld,
        consultatie: {
          consultatieId: lokaalVeld,
          soort: 'overleg',
          onderwerp: 'Welke acties in 2022',
          deelnemers: ['Wijkteams', 'Partners in het lokale veld'],
        },
        opbrengst: 'De acties zijn samen met het veld gekozen.',
      }),
    ),
    lokaleUitwerking.command('VaststellingPlannen', { orgaan: 'College van burgemeester en wethouders', verwacht: datum('2022-03') }),
  );

interface Plek {
  readonly knoopId: KnoopId;
  readonly volgorde: number;
  readonly schaal?: Schaal;
}

const nieuw = (omschrijving: string, { schaal = lokaal, ...plek }: Plek) => ({ soort: 'actie', omschrijving, schaal, ...plek }) as const;

const expertiseVanDeWijkteams = op('2022-02-22T09:30')
  .door(beleidsmedewerkerVlaardingen)
  .verzint(
    inHetMemo('2022', basistraining.command('ActieOpnemen', nieuw('Basistraining huiselijk geweld voor de wijkteams', { knoopId: expertise, volgorde: 1 }))),
    sinds('2022', basistraining.command('PlanningVastleggen', { planning: eenmalig('2022', { tekst: '2022' }) })),
    inHetMemo('2022', verdieping.command('ActieOpnemen', nieuw('Verdiepende training voor de wijkteams', { knoopId: expertise, volgorde: 2 }))),
    sinds('2022', verdieping.command('PlanningVastleggen', { planning: eenmalig('2022', { tekst: '2022' }) })),
    inHetMemo('2022', meldcode.command('ActieOpnemen', nieuw('Wijkteams kennen de wettelijke meldcode', { knoopId: expertise, volgorde: 3 }))),
    inHetMemo(
      '2022',
      intensieveCasusregie.command(
        'ActieOpnemen',
        nieuw('Intensieve casusregie (ITR) bij gezinnen die onveilig blijven', {
          knoopId: expertise,
          volgorde: 4,
        }),
      ),
    ),
    sinds('2022', intensieveCasusregie.command('TrekkerToewijzen', { trekker: intensieveCasusregie.functie({ tekst: 'Teamleider wijkteams' }) })),
    inHetMemo('2022', ervaringsdeskundigen.command('ActieOpnemen', nieuw('Werken met ervaringsdeskundigen', { knoopId: expertise, volgorde: 5 }))),
    sinds('2022', ervaringsdeskundigen.command('PlanningVastleggen', { planning: doorlopend })),
    inHetMemo(
      '2022',
      supportgroep.command(
        'ActieOpnemen',
        nieuw('Supportgroep voor mannelijke plegers, geleid door ervaringsdeskundigen', {
          knoopId: expertise,
          volgorde: 6,
        }),
      ),
    ),
    sinds('2022', supportgroep.command('ActieKoppelen', { koppeling: { soort: 'zieOok', doel: ervaringsdeskundigen.id } })),
    sinds('2022', supportgroep.command('TrekkerToewijzen', { trekker: supportgroep.functie({ tekst: 'Teamleider wijkteams' }) })),
  );

const samenMetDeRegio = op('2022-02-22T10:00')
  .door(beleidsmedewerkerVlaardingen)
  .verzint(
    inHetMemo(
      '2022',
      maassluisEnSchiedam.command(
        'ActieOpnemen',
        nieuw('Structureel afstemmen met Maassluis en Schiedam', {
          knoopId: zelfdeKern,
          volgorde: 1,
          schaal: regionaal,
        }),
      ),
    ),
    inHetMemo(
      '2022',
      bestuurlijkOverleg.command(
        'ActieOpnemen',
        nieuw('Bestuurlijk integraal overleg HGKM met Rotterdam en Nissewaard', {
          knoopId: samenSturen,
          volgorde: 1,
          schaal: bovenregionaal,
        }),
      ),
    ),
    sinds('2022', bestuurlijkOverleg.command('PlanningVastleggen', { planning: herhalend(2, '2022', { tekst: 'Twee keer per jaar', zekerheid: 'laag' }) })),
    sinds('2022', bestuurlijkOverleg.command('TrekkerToewijzen', { trekker: bestuurlijkOverleg.functie({ tekst: 'Beleidsmedewerker zorg en veiligheid' }) })),
    inHetMemo(
      '2022',
      tactischOverleg.command(
        'ActieOpnemen',
        nieuw('Aanschuiven bij het tactisch overleg Rotterdam-Rijnmond', {
          knoopId: samenSturen,
          volgorde: 2,
          schaal: bovenregionaal,
        }),
      ),
    ),
    tactischOverleg.command('DeelnameBesluiten', { besluit: 'ja', motief: 'Verzonnen voor de demo: hier zitten ook de externe partijen.' }),
    inHetMemo(
      '2022',
      opgroeienInVeiligheid.command(
        'ActieOpnemen',
        nieuw('Netwerk Opgroeien in veiligheid', {
          knoopId: zelfdeKern,
          volgorde: 2,
          schaal: regionaal,
        }),
      ),
    ),
    inHetMemo(
      '2022',
      opgroeienInVeiligheid.command('ActieKoppelen', {
        koppeling: { soort: 'buitenPlan', doel: 'MVS-jeugdmodel', tekst: 'Hoort bij de transformatie jeugd van de MVS-gemeenten' },
      }),
    ),
  );

const plan = [...deKaders, ...driePrioriteiten, ...expertiseVanDeWijkteams, ...samenMetDeRegio];

// SHA-256 of the text of the plan on that day; the spec of the vaststellingen derives it again from the facts.
const vastgesteldeTekst = 'a5e925cb65bff9b7c49601f1717fe2fa6e06106a99a9e45ce03eb18d01113211';

const hetCollegeBesluit = op('2022-03-29T13:30')
  .door(beleidsmedewerkerVlaardingen)
  .verzint(lokaleUitwerking.command('PlanVaststellen', { orgaan: 'College van burgemeester en wethouders', inhoudHash: vastgesteldeTekst }));

export const plan2022: readonly DemoStap[] = [...plan, ...hetCollegeBesluit];
