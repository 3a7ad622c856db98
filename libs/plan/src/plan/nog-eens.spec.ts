import { datum } from '@actiespoor/kernel';
import { describe, it } from '@jest/globals';

import { begin, eerder, expectHetzelfdeNaEerder, expectOnveranderd, type Geval, laatst, later } from '../../test/nog-eens.js';
import { actielijn1, importId, inspiratiesessie, knoopToegevoegd, opgesteld, opstellen, planId, verteld } from '../../test/plan.fixture.js';
import type { ConsultatieId, KnoopId } from '../ids.js';
import { planDecider } from './plan.js';
import type { PlanCommand } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';

const [een, twee, drie, vier, vijf] = ['a1', 'a2', 'a3', 'a4', 'a5'].map((eind) => `1a7d3f52-63c5-5a0e-9a55-94c8b2e51c${eind}` as KnoopId) as [
  KnoopId,
  KnoopId,
  KnoopId,
  KnoopId,
  KnoopId,
];
const { knoopId } = actielijn1;
const { consultatieId } = inspiratiesessie;
const motief = 'Dit was een vergissing';
const anderId = 'b8f0e1d2-4c9d-5f35-8d6e-0f4a7a2b1c02' as ConsultatieId;

const thema = (id: KnoopId) => ({ knoopId: id, niveau: 'thema', titel: 'Meldcode', volgorde: 2 });
const hernoemd = (id: KnoopId): PlanCommand => ({ type: 'KnoopWijzigen', data: { planId, knoopId: id, titel: 'Anders', op: later } });
const naast: PlanEvent = { type: 'KnoopToegevoegd', data: { ...thema(een), planId, op: datum('2022-03-01') } };
const samen = (naar: KnoopId): PlanCommand => ({
  type: 'KnoopSamenvoegen',
  data: { planId, knopen: [knoopId, een], in: naar, nieuw: { niveau: 'thema', titel: 'Samen', volgorde: 1 }, op: begin },
});
const gesplitst = (...ids: readonly KnoopId[]): PlanCommand => ({
  type: 'KnoopSplitsen',
  data: { planId, knoopId, delen: ids.map((id, index) => ({ ...thema(id), titel: `Deel ${String(index)}`, acties: [] })), op: begin },
});
const verplaatst = (volgorde: number, op = begin): PlanCommand => ({ type: 'KnoopVerplaatsen', data: { planId, knoopId, volgorde, op } });
const verwacht = (orgaan: string, op = begin): PlanCommand => ({ type: 'VaststellingPlannen', data: { planId, orgaan, verwacht: datum('2024'), op } });
const besluit = { planId, orgaan: 'raad', inhoudHash: 'x' };
const overPlan = (type: 'PlanIntrekken' | 'PlanHerstellen' | 'VaststellingTerugnemen', op = begin): PlanCommand => ({ type, data: { planId, motief, op } });
const gepland: PlanEvent = { type: 'ConsultatieGepland', data: { ...inspiratiesessie, planId, verwacht: datum('2022-09'), op: datum('2022-01-01') } };
const verzet = (maand: string, op = begin): PlanCommand => ({ type: 'ConsultatieVerzetten', data: { planId, consultatieId, verwacht: datum(maand), op } });
const afgezegd = (op = begin): PlanCommand => ({ type: 'ConsultatieAfzeggen', data: { planId, consultatieId, motief, op } });
const gehouden = (op = begin): PlanCommand => ({ type: 'ConsultatieHouden', data: { planId, consultatieId, opbrengst: 'Bijval', op } });
const nietGehouden = (op = begin): PlanCommand => ({ type: 'VerslagTerugnemen', data: { planId, consultatieId, motief, op } });

/** Every command: one without a case does not compile. */
const gevallen: Readonly<Record<PlanCommand['type'], readonly Geval<PlanCommand, PlanEvent>[]>> = {
  PlanOpstellen: [{ voor: [], zo: opstellen, daarna: [{ type: 'KnoopToevoegen', data: { ...thema(een), planId, op: later } }] }],
  DoorvoeringVoltooien: [{ zo: { type: 'DoorvoeringVoltooien', data: { planId, importId, op: begin } } }],
  KnoopToevoegen: [
    {
      zo: { type: 'KnoopToevoegen', data: { ...thema(een), planId, op: begin } },
      nogEens: { type: 'KnoopToevoegen', data: { ...thema(twee), planId, op: begin } },
      daarna: [hernoemd(een)],
      vanaf: later,
    },
  ],
  KnoopWijzigen: [
    {
      voor: [opgesteld, knoopToegevoegd],
      zo: { type: 'KnoopWijzigen', data: { planId, knoopId, titel: 'Zo', op: begin } },
      daarna: [hernoemd(knoopId)],
      vanaf: later,
    },
  ],
  KnoopVerplaatsen: [{ voor: [opgesteld, knoopToegevoegd], zo: verplaatst(5), daarna: [verplaatst(9, later)], vanaf: later }],
  KnoopSamenvoegen: [{ voor: [opgesteld, knoopToegevoegd, naast], zo: samen(twee), nogEens: samen(drie), daarna: [hernoemd(twee)], vanaf: later }],
  KnoopSplitsen: [{ voor: [opgesteld, knoopToegevoegd], zo: gesplitst(twee, drie), nogEens: gesplitst(vier, vijf), daarna: [hernoemd(twee)], vanaf: later }],
  HerindelingTerugnemen: [
    {
      voor: [opgesteld, knoopToegevoegd, naast, { type: 'KnoopSamengevoegd', data: { planId, knopen: [een], in: knoopId, op: begin } }],
      zo: { type: 'HerindelingTerugnemen', data: { planId, knoopId: een, motief, op: begin } },
      daarna: [{ type: 'KnoopSamenvoegen', data: { planId, knopen: [een], in: knoopId, op: later } }],
    },
  ],
  VaststellingPlannen: [
    { zo: verwacht('raad'), daarna: [verwacht('college', later)], vanaf: later },
    { zo: verwacht('raad'), daarna: [{ type: 'PlanVaststellen', data: { ...besluit, op: later } }] },
    { zo: verwacht('raad'), daarna: [{ type: 'PlanVaststellen', data: { ...besluit, op: datum('2022-03-01') } }] },
    {
      voor: [opgesteld, { type: 'PlanVastgesteld', data: { ...besluit, op: laatst } }],
      zo: verwacht('raad'),
      daarna: [verwacht('college', later)],
      vanaf: later,
    },
  ],
  PlanVaststellen: [
    {
      voor: [
        opgesteld,
        { type: 'PlanVastgesteld', data: { ...besluit, op: later } },
        { type: 'VaststellingTeruggenomen', data: { planId, motief, op: later } },
      ],
      zo: { type: 'PlanVaststellen', data: { ...besluit, op: begin } },
    },
  ],
  VaststellingTerugnemen: [
    {
      voor: [opgesteld, { type: 'PlanVastgesteld', data: { ...besluit, op: begin } }],
      zo: overPlan('VaststellingTerugnemen'),
      daarna: [{ type: 'PlanVaststellen', data: { ...besluit, op: later } }],
    },
  ],
  PlanIntrekken: [{ zo: overPlan('PlanIntrekken'), daarna: [overPlan('PlanHerstellen', later), overPlan('PlanIntrekken', laatst)], vanaf: later }],
  PlanHerstellen: [
    {
      voor: [opgesteld, { type: 'PlanIngetrokken', data: { planId, motief, op: datum('2022-01-01') } }],
      zo: overPlan('PlanHerstellen'),
      daarna: [overPlan('PlanIntrekken', later), overPlan('PlanHerstellen', laatst)],
      vanaf: later,
    },
  ],
  ConsultatiePlannen: [
    {
      zo: { type: 'ConsultatiePlannen', data: { ...gepland.data, op: begin } },
      nogEens: { type: 'ConsultatiePlannen', data: { ...gepland.data, consultatieId: anderId, op: begin } },
      daarna: [verzet('2023-06', later)],
      vanaf: later,
    },
    {
      zo: { type: 'ConsultatiePlannen', data: { ...gepland.data, op: begin } },
      nogEens: { type: 'ConsultatiePlannen', data: { ...gepland.data, consultatieId: anderId, op: begin } },
      daarna: [gehouden(later)],
    },
  ],
  ConsultatieVerzetten: [
    { voor: [opgesteld, gepland], zo: verzet('2022-11'), daarna: [verzet('2023-06', later)], vanaf: later },
    { voor: [opgesteld, gepland], zo: verzet('2022-11'), daarna: [gehouden(later)] },
    { voor: [opgesteld, gepland], zo: verzet('2022-11'), daarna: [gehouden(datum('2022-03-01'))] },
    { voor: [opgesteld, gepland], zo: verzet('2022-11'), daarna: [afgezegd(later), verzet('2022-11', laatst)], vanaf: later },
  ],
  ConsultatieAfzeggen: [{ voor: [opgesteld, gepland], zo: afgezegd(), daarna: [verzet('2023-06', later), afgezegd(laatst)], vanaf: later }],
  ConsultatieHouden: [
    { voor: [opgesteld, gepland], zo: gehouden() },
    {
      voor: [
        opgesteld,
        gepland,
        { type: 'ConsultatieGehouden', data: { ...inspiratiesessie, planId, op: later } },
        { type: 'VerslagTeruggenomen', data: { planId, consultatieId, motief, op: later } },
      ],
      zo: gehouden(),
    },
  ],
  VerslagTerugnemen: [
    {
      voor: [opgesteld, gepland, { type: 'ConsultatieGehouden', data: { ...inspiratiesessie, planId, op: begin } }],
      zo: nietGehouden(),
      daarna: [gehouden(later)],
    },
  ],
};

describe('Een opdracht over een plan, nog eens verteld onder een andere sleutel', () => {
  const alle = Object.entries(gevallen).flatMap(([type, van]) => van.map((geval, nummer) => ({ type, nummer, geval })));

  it.each(alle)(
    '$type ($nummer) is al zo, met de dag waarop later iets anders is verteld',
    ({ geval: { voor = [opgesteld], zo, nogEens, daarna, ...rest } }) => {
      expectOnveranderd(planDecider, { ...rest, voor, zo: verteld(zo), nogEens: verteld(nogEens ?? zo), daarna: (daarna ?? []).map(verteld) });
    },
  );

  it.each(alle)(
    '$type ($nummer) bedoelt hetzelfde, ook nadat het van een eerdere dag is verteld',
    ({ geval: { voor = [opgesteld], zo, nogEens, daarna = [] } }) => {
      for (const na of [[], daarna]) {
        expectHetzelfdeNaEerder(planDecider, { voor, zo: verteld(zo), nogEens: verteld(nogEens ?? zo), daarna: na.map(verteld) }, eerder);
      }
    },
  );
});
