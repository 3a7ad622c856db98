import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '@actiespoor/event-store';
import type { DomainEvent } from '@actiespoor/plan/events';
import fc from 'fast-check';

import { actieOpgenomen, gecorrigeerd, gestart, houten, importId, leden, op, planId, planOpgesteld, uitgevoerd, vandaag, verhaal } from '../../test/verhaal.js';
import { actieEvent, planEvent } from '../../test/willekeur.js';
import { rowAfter, type ActueelPlanRij } from '../actueel-plan/actueel-plan.projection.js';
import { composePlan } from '../actueel-plan/compose-plan.js';
import type { UitvoeringWeergave } from '../actueel-plan/plan-weergave.js';
import { reachesPastEnd } from './na-einde.js';
import { rowsAsOf, type AsOf } from './rows-as-of.js';

const story = (...events: readonly DomainEvent[]): readonly Recorded[] => verhaal(planOpgesteld(), actieOpgenomen(), ...events);

/** The same event, recorded at another moment. */
const recordedAt = (event: Recorded, moment: string): Recorded => ({ ...event, metadata: { ...event.metadata, recordedAt: moment } });

const houtenAsOf = (events: readonly Recorded[], asOf: AsOf): UitvoeringWeergave | undefined => {
  const rows = rowsAsOf(events, asOf);
  const { peildatum } = asOf;
  const plan = rows && composePlan(rows.plan, rows.acties, { leden, ...(peildatum === undefined ? {} : { peildatum }) });
  return plan?.acties[0]?.uitvoeringen.find(({ organisatie }) => organisatie === houten);
};

describe('Het plan op een peildatum', () => {
  const events = story(gestart({ nummer: 1, op: '2021-05-01' }), uitgevoerd({ nummer: 2, op: '2022-03' }));

  it.each([
    ['2021-04-30', 'gepland', undefined],
    ['2021-05-01', 'gestart', undefined],
    ['2022-02-28', 'gestart', undefined],
    ['2022-03-01', 'uitgevoerd', true],
    ['2022-03-30', 'uitgevoerd', true],
    ['2022-03-31', 'uitgevoerd', undefined],
  ])('staat %s op %s', (peildatum, status, onzeker) => {
    expect(houtenAsOf(events, { peildatum: vandaag(peildatum) })).toMatchObject({ status, ...(onzeker && { onzeker }) });
    expect(houtenAsOf(events, { peildatum: vandaag(peildatum) })?.onzeker).toBe(onzeker);
  });

  it('bestaat niet voordat het is opgesteld', () => {
    expect(rowsAsOf(events, { peildatum: vandaag('2020-12-31') })).toBeUndefined();
  });

  it('bestaat niet zolang de import loopt', () => {
    const half = verhaal(planOpgesteld({ importId }), actieOpgenomen());
    const heel = verhaal(planOpgesteld({ importId }), actieOpgenomen(), {
      type: 'DoorvoeringVoltooid',
      data: { planId, importId, op: op('2021-01-01') },
    });
    expect(rowsAsOf(half, {})).toBeUndefined();
    expect(rowsAsOf(heel, {})?.acties).toHaveLength(1);
  });

  it('kent een actie pas als die is opgenomen, ook als zij al was gestart', () => {
    const later = verhaal(planOpgesteld(), actieOpgenomen({ op: op('2022-01-01') }), gestart({ nummer: 1, op: '2021-05-01' }));
    expect(rowsAsOf(later, { peildatum: vandaag('2021-12-31') })?.acties).toEqual([]);
  });
});

describe('Het plan zoals het bekend was', () => {
  const [plan, actie, start] = story(gestart({ nummer: 1, op: '2021-05-01' }));
  const events = [plan, actie, start && recordedAt(start, '2024-02-01T10:00:00.000Z')].filter((event) => event !== undefined);

  it('weet van een start pas als die is geregistreerd', () => {
    const peildatum = vandaag('2021-12-31');
    expect(houtenAsOf(events, { peildatum, bekendOp: '2024-02-01T09:59:59.999Z' })?.status).toBe('gepland');
    expect(houtenAsOf(events, { peildatum, bekendOp: '2024-02-01T10:00:00Z' })?.status).toBe('gestart');
  });

  it('bestaat niet voor wie er nog niet van wist', () => {
    expect(rowsAsOf(events, { bekendOp: '2023-12-31T00:00:00Z' })).toBeUndefined();
  });
});

describe('Een correctie', () => {
  const fout = gestart({ nummer: 1, op: '2021-05-01' });
  const peildatum = vandaag('2021-06-01');

  it('neemt een fout terug, ook op een dag voor die waarop de correctie geldt', () => {
    const events = story(fout, gecorrigeerd({ nummer: 2, op: '2021-09-01', vervangt: 1, status: 'gestart' }));
    expect(houtenAsOf(events, { peildatum })?.status).toBe('gepland');
    expect(houtenAsOf(events, { peildatum: vandaag('2021-09-01') })).toMatchObject({ status: 'gestart', sinds: '2021-09-01' });
  });

  it('doet niets zolang zij niet bekend is', () => {
    const events = story(fout, gecorrigeerd({ nummer: 2, op: '2021-09-01', vervangt: 1 })).map((event, index) =>
      index === 3 ? recordedAt(event, '2024-02-01T10:00:00.000Z') : event,
    );
    expect(houtenAsOf(events, { peildatum, bekendOp: '2024-01-31T00:00:00Z' })?.status).toBe('gestart');
  });

  it('van een correctie brengt de eerste fout niet terug', () => {
    const events = story(
      fout,
      gecorrigeerd({ nummer: 2, op: '2021-05-15', vervangt: 1, status: 'gestart' }),
      gecorrigeerd({ nummer: 3, op: '2021-10-01', vervangt: 2, status: 'gestart' }),
    );
    expect(houtenAsOf(events, { peildatum })?.status).toBe('gepland');
  });
});

describe('Zonder peildatum en bekendOp', () => {
  const nowOf = (events: ReturnType<typeof story>): readonly ActueelPlanRij[] => [
    ...events.reduce((rows, event) => rows.set(event.stream, rowAfter(rows.get(event.stream), event)), new Map<string, ActueelPlanRij>()).values(),
  ];
  const feiten = fc.array(fc.oneof(actieEvent, planEvent), { maxLength: 30 });

  it('zijn het de rijen van nu, als die niets hebben van na een einde', () => {
    fc.assert(
      fc.property(feiten, (facts) => {
        const now = nowOf(story(...facts));
        const [plan, acties] = [now.find((rij) => rij.kind === 'plan'), now.filter((rij) => rij.kind === 'actie')];
        fc.pre(plan !== undefined && !reachesPastEnd({ plan, acties }));
        const rijen = rowsAsOf(story(...facts), {});
        expect([rijen?.plan, ...(rijen?.acties ?? [])]).toEqual(now);
      }),
    );
  });

  it('zijn het met wat na een einde kwam de rijen van nu', () => {
    fc.assert(
      fc.property(feiten, (facts) => {
        const rijen = rowsAsOf(story(...facts), { ookNaEinde: true });
        expect([rijen?.plan, ...(rijen?.acties ?? [])]).toEqual(nowOf(story(...facts)));
      }),
    );
  });

  it('is ver in de toekomst hetzelfde als nu', () => {
    fc.assert(
      fc.property(fc.array(actieEvent, { maxLength: 30 }), (facts) => {
        const events = story(...facts);
        expect(rowsAsOf(events, { peildatum: vandaag('2099-12-31'), bekendOp: '2099-12-31T00:00:00Z' })).toEqual(rowsAsOf(events, {}));
      }),
    );
  });
});
