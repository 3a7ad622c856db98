import { describe, expect, it } from '@jest/globals';
import type { ActieId, DomainEvent, KnoopId } from '@actiespoor/plan/events';

import {
  actieOpgenomen,
  andereActieId,
  andereKnoopId,
  deel,
  knoopGesplitst,
  knoopId,
  knoopSamengevoegd,
  knoopToegevoegd,
  knoopVerplaatst,
  leden,
  op,
  planId,
  planOpgesteld,
  vandaag,
  verhaal,
} from '../../test/verhaal.js';
import { rowsAsOf } from '../peildatum/rows-as-of.js';
import { composePlan } from './compose-plan.js';
import { withDistinctReferences } from './verwijzingen.js';
import type { PlanWeergave } from './plan-weergave.js';

const derde = 'c0000000-0000-5000-8000-000000000003' as KnoopId;
const vierde = 'c0000000-0000-5000-8000-000000000004' as KnoopId;

/** Two actielijnen, a thema under the first, and two acties in the first. */
const begin: readonly DomainEvent[] = [
  planOpgesteld(),
  knoopToegevoegd(),
  knoopToegevoegd({ knoopId: andereKnoopId, code: '2', titel: 'Beter in beeld', volgorde: 2 }),
  knoopToegevoegd({ knoopId: derde, niveau: 'thema', code: '1.1', titel: 'Meldcode', bovenliggend: knoopId }),
  actieOpgenomen(),
  actieOpgenomen({ actieId: andereActieId, code: '1b', volgorde: 2 }),
];

const plan = (facts: readonly DomainEvent[], peildatum?: string): PlanWeergave => {
  const dag = peildatum === undefined ? {} : { peildatum: vandaag(peildatum) };
  const rijen = rowsAsOf(verhaal(...begin, ...facts), dag);
  if (rijen === undefined) throw new RangeError('Er is geen plan');
  return composePlan(rijen.plan, rijen.acties, { leden, ...dag });
};

const boom = ({ knopen }: PlanWeergave) => knopen.map((knoop) => [knoop.knoopId, knoop.bovenliggend, knoop.acties.map((actie) => actie.code)]);

const oudeBoom = [
  [knoopId, undefined, ['1a', '1b']],
  [derde, knoopId, []],
  [andereKnoopId, undefined, []],
];

describe('Een verplaatste knoop', () => {
  it('hangt met wat eronder hangt op zijn nieuwe plaats', () => {
    expect(boom(plan([knoopVerplaatst(knoopId, andereKnoopId)]))).toEqual([
      [andereKnoopId, undefined, []],
      [knoopId, andereKnoopId, ['1a', '1b']],
      [derde, knoopId, []],
    ]);
  });

  it('hangt op een peildatum ervoor nog op zijn oude plaats', () => {
    expect(boom(plan([knoopVerplaatst(knoopId, andereKnoopId)], '2021-12-31'))).toEqual(oudeBoom);
  });

  it('staat bovenaan waar laat vastgelegde verplaatsingen in een kring hangen', () => {
    const kring = [knoopVerplaatst(andereKnoopId, knoopId, '2022-06-01'), knoopVerplaatst(knoopId, andereKnoopId, '2022-01-01')];
    expect(boom(plan(kring)).map(([id, boven]) => [id, boven])).toEqual([
      [knoopId, undefined],
      [derde, knoopId],
      [andereKnoopId, undefined],
    ]);
  });
});

describe('Een samengevoegde knoop', () => {
  const samengevoegd = knoopSamengevoegd([knoopId], andereKnoopId);

  it('geeft zijn acties en wat eronder hing aan de knoop die blijft', () => {
    expect(boom(plan([samengevoegd]))).toEqual([
      [andereKnoopId, undefined, ['1a', '1b']],
      [derde, andereKnoopId, []],
    ]);
  });

  it('blijft te zien: waar hij in opging, en bij die knoop waar die uit komt', () => {
    const { knopen, opgegaan } = plan([samengevoegd]);
    expect(knopen.map(({ herkomst }) => herkomst)).toEqual([[knoopId], undefined]);
    expect(opgegaan).toEqual([
      { knoopId, niveau: 'actielijn', code: '1', titel: 'Eerder in beeld', soort: 'samengevoegd', opgegaanIn: [andereKnoopId], op: '2022-01-01' },
    ]);
  });

  it('staat op een peildatum ervoor nog in het plan', () => {
    const eerder = plan([samengevoegd], '2021-12-31');
    expect([boom(eerder), eerder.opgegaan]).toEqual([oudeBoom, undefined]);
  });

  it('kan opgaan in een knoop die ervoor is gemaakt', () => {
    const nieuw: DomainEvent = {
      type: 'KnoopSamengevoegd',
      data: { planId, knopen: [knoopId, andereKnoopId], in: vierde, nieuw: { niveau: 'actielijn', titel: 'In beeld', volgorde: 1 }, op: op('2022') },
    };
    const { knopen } = plan([nieuw]);
    expect(knopen[0]).toMatchObject({ knoopId: vierde, titel: 'In beeld', herkomst: [knoopId, andereKnoopId] });
    expect(knopen[0]?.acties).toHaveLength(2);
  });

  it('is op een peildatum in een onzekere periode onzeker opgegaan', () => {
    expect(plan([knoopSamengevoegd([knoopId], andereKnoopId, '2022')], '2022-03-01').opgegaan).toMatchObject([{ knoopId, onzeker: true }]);
  });
});

describe('Een gesplitste knoop', () => {
  const gesplitst = knoopGesplitst(knoopId, [deel(vierde, 1), deel(planId as unknown as KnoopId, 3, andereActieId)]);
  const [eerste, tweede] = gesplitst.data.delen.map((een) => een.knoopId);

  it('geeft elk deel zijn acties, en het eerste deel de rest', () => {
    expect(boom(plan([gesplitst]))).toEqual([
      [eerste, undefined, ['1a']],
      [derde, eerste, []],
      [andereKnoopId, undefined, []],
      [tweede, undefined, ['1b']],
    ]);
  });

  it('neemt een deelactie mee met haar actie', () => {
    const deelactieId = 'b0000000-0000-5000-8000-000000000003' as ActieId;
    const deelactie = actieOpgenomen({ actieId: deelactieId, hoofdactieId: andereActieId, code: 'i' });
    expect(plan([deelactie, gesplitst]).knopen[3]?.acties[0]?.deelacties).toMatchObject([{ actieId: deelactieId, knoopId: tweede }]);
  });

  it('wordt gevolgd tot wat er na latere samenvoegingen staat', () => {
    const daarna = plan([gesplitst, knoopSamengevoegd([eerste as KnoopId], andereKnoopId, '2023-01-01')]);
    expect(boom(daarna)[0]).toEqual([andereKnoopId, undefined, ['1a']]);
    expect(daarna.opgegaan?.map((een) => [een.knoopId, een.soort, een.opgegaanIn])).toEqual([
      [knoopId, 'gesplitst', [eerste, tweede]],
      [eerste, 'samengevoegd', [andereKnoopId]],
    ]);
  });

  it('verlegt ook de verwijzing van een actie die er tevens onder viel', () => {
    const tevens: DomainEvent = {
      type: 'ActieGekoppeld',
      data: { actieId: andereActieId, koppeling: { soort: 'tevensOnder', doel: derde }, op: op('2021-02-01') },
    };
    const { knopen } = plan([tevens, knoopSamengevoegd([derde], andereKnoopId)]);
    expect(knopen.find((knoop) => knoop.knoopId === andereKnoopId)?.tevens).toEqual([andereActieId]);
  });
});

describe('Een actie die onder twee onderdelen viel die één werden', () => {
  const tevens = (doel: KnoopId, tekst: string): DomainEvent => ({
    type: 'ActieGekoppeld',
    data: { actieId: andereActieId, koppeling: { soort: 'tevensOnder', doel, tekst }, op: op('2021-02-01') },
  });

  it('noemt dat ene onderdeel één keer, met de laatste woorden', () => {
    const gelezen = plan([tevens(derde, 'eerst'), tevens(andereKnoopId, 'later'), knoopSamengevoegd([derde], andereKnoopId)]);
    const zichtbaar = withDistinctReferences(gelezen);
    const verwijzingenIn = ({ knopen }: typeof gelezen) => knopen.flatMap(({ acties }) => acties.flatMap(({ verwijzingen }) => verwijzingen));
    expect(verwijzingenIn(zichtbaar)).toEqual([{ soort: 'tevensOnder', doel: andereKnoopId, tekst: 'later' }]);
    expect(verwijzingenIn(gelezen)).toHaveLength(2); // the hash of an adoption covers these
  });

  it('hoort niet ook nog onder het onderdeel waar zij al hangt', () => {
    const { knopen } = withDistinctReferences(plan([tevens(derde, 'x'), knoopSamengevoegd([derde], knoopId)]));
    const [eerste] = knopen.filter((knoop) => knoop.knoopId === knoopId);
    expect([eerste?.tevens, eerste?.acties.flatMap(({ verwijzingen }) => verwijzingen)]).toEqual([[], []]);
  });
});
