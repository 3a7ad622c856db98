import { actieDecider } from '@actiespoor/plan';
import type { ActieEvent } from '@actiespoor/plan/events';
import { linkHash } from '@actiespoor/event-store';
import { describe, expect, it } from '@jest/globals';

import { type Historic, history } from './history.js';
import { drawLineChart } from './line-chart.js';

const shape = { name: 'proef', plans: 2, eventsPerActie: 30 };
const events = [...history(shape)];
const streams = Map.groupBy(events, ({ stream }) => stream);

const hasWholeChain = (stream: readonly Historic[]): boolean => {
  let previous: string | undefined;
  return stream.every(({ metadata: { hash, ...metadata }, ...event }, index) => {
    previous = linkHash(previous, { ...event, metadata });
    return hash === previous && event.revision === BigInt(index);
  });
};

describe('De geschiedenis waarop gemeten wordt', () => {
  it('heeft elke keer dezelfde gebeurtenissen', () => {
    expect([...history(shape)]).toEqual(events);
  });
  it('heeft per plan veertig acties van de gevraagde lengte', () => {
    const acties = [...streams].filter(([stream]) => stream.startsWith('actie-'));
    expect([streams.size, acties.length]).toEqual([82, 80]);
    expect(new Set(acties.map(([, of]) => of.length))).toEqual(new Set([30]));
  });
  it('heeft elk id eenmaal, en een gave keten in elke stream', () => {
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect([...streams.values()].filter((stream) => !hasWholeChain(stream))).toEqual([]);
  });
  it('staat in volgorde van vastleggen, met buren uit verschillende streams', () => {
    const moments = events.map(({ metadata }) => metadata.recordedAt.slice(0, 10));
    expect(moments).toEqual(moments.toSorted());
    expect(events.slice(10).every(({ stream }, index, all) => stream !== all[index + 1]?.stream)).toBe(true);
  });
  it('weegt rond driehonderd bytes per gebeurtenis', () => {
    const bytes = events.map(({ data }) => Buffer.byteLength(JSON.stringify(data)));
    expect(bytes.reduce((sum, size) => sum + size, 0) / bytes.length).toBeGreaterThan(250);
    expect(bytes.reduce((sum, size) => sum + size, 0) / bytes.length).toBeLessThan(400);
  });
  it('laat elke organisatie alleen stappen zetten die mogen', () => {
    const [, actie = []] = [...streams].find(([stream]) => stream.startsWith('actie-')) ?? [];
    const facts = actie.map(({ type, data }) => ({ type, data }) as ActieEvent);
    const now = new Map<string, string>();
    for (const fact of facts) {
      if (!('vorige' in fact.data) || !('statusupdateId' in fact.data)) continue;
      expect(fact.data.vorige).toBe(now.get(fact.data.organisatie) ?? 'gepland');
      now.set(fact.data.organisatie, fact.type === 'ActieUitgesteld' ? 'uitgesteld' : 'gestart');
    }
    expect(now.size).toBe(5);
    expect(facts.reduce(actieDecider.evolve, actieDecider.initial).latest).toMatchObject({ fase: 'opgenomen' });
  });
});

describe('Het plaatje', () => {
  const chart = { title: 'P10 & groei', xAxis: 'events', yAxis: 'speed', labels: ['10', '100'], series: [{ name: 'append', values: [1, 0.5] }] };

  it('heeft een punt per naam, en tekst die geen opmaak is', () => {
    const picture = drawLineChart(chart);
    expect(picture.match(/<circle/g)).toHaveLength(2);
    expect(picture).toContain('P10 &amp; groei');
  });
  it('komt er niet als een lijn punten mist', () => {
    expect(() => drawLineChart({ ...chart, labels: ['10'] })).toThrow(RangeError);
  });
});
