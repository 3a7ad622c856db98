import { describe, expect, it } from '@jest/globals';
import { UnknownEvent, type Recorded } from '@actiespoor/event-store';
import type { DomainEvent, KaderId, Planning, TrekkerId } from '@actiespoor/plan/events';

import {
  actieId,
  actieOpgenomen,
  actieStream,
  andereKnoopId,
  deel,
  geevalueerd,
  gecorrigeerd,
  gestart,
  gestopt,
  hervat,
  houten,
  importId,
  knoopGesplitst,
  knoopId,
  knoopSamengevoegd,
  knoopToegevoegd,
  knoopVerplaatst,
  lekstroom,
  op,
  planId,
  planOpgesteld,
  recorded,
  uitgesteld,
  uitgevoerd,
} from '../../test/verhaal.js';
import type { SpoorRegel } from './spoor-regel.js';
import { spoor } from './spoor.projection.js';

const stored = (event: DomainEvent, reason?: string): Recorded =>
  recorded(event, { stream: actieStream(actieId), nummer: 7, ...(reason === undefined ? {} : { reason }) });

const regel = (event: DomainEvent, reason?: string): SpoorRegel => spoor.project(undefined, stored(event, reason), '');

const wijzigingen = (event: DomainEvent): readonly (readonly [string, string | null, string | null])[] =>
  regel(event).wijzigingen.map(({ veld, oud, nieuw }) => [veld, oud, nieuw]);

const kaderId = 'kader-1' as KaderId;
const planning: Planning = { tekst: '2022', soort: 'eenmalig', van: op('2022'), zekerheid: 'hoog' };
const trekker = { trekkerId: 't' as TrekkerId, tekst: 'Veilig Thuis', soort: 'organisatie' as const };
const consultatie = { planId, consultatieId: 'c' as never, soort: 'advies' as const, onderwerp: 'Concept', deelnemers: [], op: op('2021') };
const organisatie = { organisatie: houten, naam: 'Houten', soort: 'gemeente' as const, aliassen: ['gem. Houten'], leden: [], op: op('2021-01-01') as never };

describe('Een regel van het spoor', () => {
  it('zegt wie wanneer wat vastlegde, en sinds wanneer het zo is', () => {
    const event = stored(gestart({ nummer: 1, op: '2021-05-01' }), 'Gemeld in het overleg');
    const { metadata } = event;
    const bron = { ...event, metadata: { ...metadata, onBehalfOf: 'SV-LEKSTROOM', source: { document: 'abc', line: 12 } } };
    expect(spoor.project(undefined, bron, '')).toEqual({
      gebeurtenisId: event.id,
      positie: event.position,
      stream: actieStream(actieId),
      revisie: 7,
      soort: 'actie-gestart',
      actieId,
      op: '2021-05-01',
      geregistreerdOp: '2024-01-01T12:00:00.000Z',
      medewerker: { id: 'medewerker-1', rol: 'beleidsmedewerker', organisatie: 'GM0321' },
      namens: 'SV-LEKSTROOM',
      organisatie: houten,
      reden: 'Gemeld in het overleg',
      bron: { document: 'abc', regel: 12 },
      redactioneel: false,
      wijzigingen: [{ veld: 'status', oud: 'gepland', nieuw: 'gestart' }],
    });
  });

  it('heeft het id van de gebeurtenis als sleutel en verandert niet meer', () => {
    const event = stored(planOpgesteld());
    expect([spoor.keysOf(event), spoor.insertOnly]).toEqual([[event.id], true]);
  });

  it('noemt het plan bij het plan en bij de opname van een actie', () => {
    expect([regel(planOpgesteld()), regel(actieOpgenomen())].map((een) => [een.planId, een.actieId])).toEqual([
      [planId, undefined],
      [planId, actieId],
    ]);
  });

  it('is van de eigenaar van het plan, en anders van wie het vastlegde', () => {
    expect([regel(planOpgesteld()).organisatie, regel(actieOpgenomen()).organisatie]).toEqual([lekstroom, 'GM0321']);
  });

  it('neemt het motief als reden waar geen andere is gegeven', () => {
    const vervallen: DomainEvent = { type: 'ActieVervallen', data: { actieId, motief: 'Opgegaan in 1b', op: op('2022') } };
    expect([regel(vervallen).reden, regel(vervallen, 'Besluit 4').reden]).toEqual(['Opgegaan in 1b', 'Besluit 4']);
  });

  it('is alleen bij een tekstcorrectie redactioneel', () => {
    const correctie: DomainEvent = { type: 'TekstGecorrigeerd', data: { actieId, veld: 'omschrijving', oud: 'traning', nieuw: 'training', op: op('2022') } };
    expect([regel(correctie).redactioneel, regel(actieOpgenomen()).redactioneel]).toEqual([true, false]);
  });

  it('wordt niet geschreven voor wat onbekend is', () => {
    expect(() => spoor.project(undefined, { ...stored(planOpgesteld()), type: 'constructor' }, '')).toThrow(UnknownEvent);
  });
});

describe('De wijzigingen van', () => {
  const stap = { nummer: 1, op: '2021-05-01' };

  // prettier-ignore
  const gevallen: readonly (readonly [DomainEvent, readonly (readonly [string, string | null, string | null])[]])[] = [
    [{ type: 'OrganisatieGeregistreerd', data: organisatie }, [['naam', null, 'Houten'], ['soort', null, 'gemeente'], ['aliassen', null, 'gem. Houten']]],
    [{ type: 'OrganisatieGewijzigd', data: { ...organisatie, aliassen: [] } }, [['naam', null, 'Houten'], ['soort', null, 'gemeente']]],
    [
      { type: 'KaderGeregistreerd', data: { kaderId, titel: 'Regiovisie', soort: 'regiovisie', periode: { van: op('2020') }, onderdelen: [], verplichtingen: [], op: op('2020') } },
      [['titel', null, 'Regiovisie'], ['soort', null, 'regiovisie'], ['periode', null, '2020/..']],
    ],
    [planOpgesteld({ kaderId }), [['titel', null, 'Samen sterk in de Lekstroom'], ['soort', null, 'regionaal'], ['eigenaar', null, lekstroom], ['periode', null, '2021/2024'], ['kaderId', null, kaderId]]],
    [{ type: 'DoorvoeringVoltooid', data: { planId, importId, op: op('2021') } }, [['importId', null, importId]]],
    [knoopToegevoegd(), [['niveau', null, 'actielijn'], ['code', null, '1'], ['titel', null, 'Eerder in beeld']]],
    [{ type: 'KnoopGewijzigd', data: { planId, knoopId, wijzigingen: [{ veld: 'titel', oud: 'a', nieuw: 'b' }], op: op('2022') } }, [['titel', 'a', 'b']]],
    [{ type: 'VaststellingGepland', data: { planId, orgaan: 'college', verwacht: op('2024-06'), vorige: op('2024-05'), op: op('2024') } }, [['vaststelling', '2024-05', '2024-06'], ['orgaan', null, 'college']]],
    [{ type: 'PlanVastgesteld', data: { planId, orgaan: 'college', inhoudHash: 'abc', op: op('2024-06-11') } }, [['orgaan', null, 'college'], ['inhoudHash', null, 'abc']]],
    [{ type: 'PlanIngetrokken', data: { planId, motief: 'Vervangen', op: op('2024') } }, [['motief', null, 'Vervangen']]],
    [{ type: 'ConsultatieGepland', data: { ...consultatie, verwacht: op('2021-11') } }, [['soort', null, 'advies'], ['onderwerp', null, 'Concept'], ['verwacht', null, '2021-11']]],
    [{ type: 'ConsultatieGehouden', data: { ...consultatie, opbrengst: 'Drie vragen' } }, [['soort', null, 'advies'], ['onderwerp', null, 'Concept'], ['opbrengst', null, 'Drie vragen']]],
    [actieOpgenomen(), [['code', null, '1a'], ['soort', null, 'actie'], ['omschrijving', null, 'Training voor sociale teams'], ['schaal', null, 'Lokaal'], ['knoopId', null, knoopId]]],
    [{ type: 'ActieGewijzigd', data: { actieId, wijzigingen: [{ veld: 'schaal', oud: 'Lokaal', nieuw: 'Regionaal' }], op: op('2022') } }, [['schaal', 'Lokaal', 'Regionaal']]],
    [{ type: 'ActieVerplaatst', data: { actieId, oud: null, nieuw: knoopId, op: op('2022') } }, [['knoopId', null, knoopId]]],
    [knoopVerplaatst(knoopId, andereKnoopId), [['bovenliggend', null, andereKnoopId]]],
    [knoopSamengevoegd([knoopId], andereKnoopId), [['samengevoegd', knoopId, andereKnoopId]]],
    [knoopGesplitst(knoopId, [deel(andereKnoopId, 1)]), [['gesplitst', knoopId, andereKnoopId], ['titel', null, 'Deel 1']]],
    [{ type: 'TekstGecorrigeerd', data: { actieId, veld: 'planning', oud: '2020', nieuw: '2022', op: op('2022') } }, [['planning', '2020', '2022']]],
    [{ type: 'ActieGekoppeld', data: { actieId, koppeling: { soort: 'zieOok', doel: 'x', tekst: '1h' }, op: op('2022') } }, [['zieOok', null, '1h']]],
    [{ type: 'PlanningVastgelegd', data: { actieId, oud: null, nieuw: planning, op: op('2021') } }, [['planning', null, '2022']]],
    [{ type: 'PlanningVastgelegd', data: { actieId, oud: planning, nieuw: { ...planning, tekst: '2023' }, op: op('2022') } }, [['planning', '2022', '2023']]],
    [{ type: 'PlanningVastgelegd', data: { actieId, oud: planning, nieuw: { ...planning, tot: op('2023') }, op: op('2022') } }, [['planning.periode', '2022/..', '2022/2023']]],
    [{ type: 'TrekkerToegewezen', data: { actieId, trekker, op: op('2021') } }, [['trekker', null, 'Veilig Thuis']]],
    [{ type: 'TrekkerOntheven', data: { actieId, trekker, op: op('2022') } }, [['trekker', 'Veilig Thuis', null]]],
    [{ type: 'ActorBetrokken', data: { actieId, actor: { tekst: 'Politie' }, op: op('2021') } }, [['actor', null, 'Politie']]],
    [{ type: 'ResultaatBeoogd', data: { actieId, oud: 'a', nieuw: 'b', op: op('2021') } }, [['resultaat', 'a', 'b']]],
    [
      { type: 'DekkingVastgelegd', data: { actieId, oud: { tekst: 'BOEG', zekerheid: 'voorlopig' }, nieuw: { tekst: 'BOEG', zekerheid: 'definitief' }, op: op('2022') } },
      [['dekking.zekerheid', 'voorlopig', 'definitief']],
    ],
    [{ type: 'StandVanZakenVastgelegd', data: { actieId, oud: null, nieuw: 'Loopt', op: op('2021') } }, [['standVanZaken', null, 'Loopt']]],
    [{ type: 'DeelnameBesloten', data: { actieId, organisatie: houten, vorige: 'later', besluit: 'ja', op: op('2021') } }, [['deelname', 'later', 'ja']]],
    [{ type: 'BijeenkomstGehouden', data: { actieId, organisatie: houten, nummer: 2, op: op('2021') } }, [['bijeenkomst', null, '2']]],
    [{ type: 'BijeenkomstTeruggenomen', data: { actieId, organisatie: houten, nummer: 2, motief: 'Elders', op: op('2021') } }, [['bijeenkomst', '2', null], ['motief', null, 'Elders']]],
    [{ type: 'SoortGecorrigeerd', data: { actieId, oud: 'optie', nieuw: 'actie', op: op('2021') } }, [['soort', 'optie', 'actie']]],
    [{ type: 'VerslagTeruggenomen', data: { planId, consultatieId: 'c' as never, motief: 'Een week later', op: op('2021') } }, [['consultatieId', null, 'c'], ['motief', null, 'Een week later']]],
    [gestart(stap), [['status', 'gepland', 'gestart']]],
    [uitgevoerd(stap), [['status', 'gestart', 'uitgevoerd']]],
    [geevalueerd(stap), [['status', 'uitgevoerd', 'geevalueerd'], ['conclusie', null, 'Het helpt']]],
    [geevalueerd({ ...stap, ronde: 1 }), [['ronde', null, '1'], ['conclusie', null, 'Het helpt']]],
    [uitgesteld(stap), [['status', 'gestart', 'uitgesteld']]],
    [gestopt(stap), [['status', 'gestart', 'gestopt']]],
    [hervat(stap), [['status', 'gestopt', 'gestart']]],
    [gecorrigeerd({ ...stap, nummer: 2, vervangt: 1 }), [['status', 'gestart', null], ['vervangt', null, 'f0000000-0000-5000-8000-000000000001']]],
    [{ type: 'ActieVervallen', data: { actieId, motief: 'Klaar', op: op('2022') } }, [['motief', null, 'Klaar']]],
  ];

  it.each(gevallen.map(([event, verwacht]) => [event.type, event, verwacht] as const))('%s staan er in gewone woorden', (_, event, verwacht) => {
    expect(wijzigingen(event)).toEqual(verwacht);
  });
});
