import type { Position } from '@actiespoor/event-store';
import type { ProjectionHealth, StoreHealth } from '@actiespoor/platform';
import { describe, expect, it } from '@jest/globals';

import { projectionLines, troubleIn } from './list.command.js';

const at = (place: number): Position => String(place).padStart(20, '0') as Position;

const ok = { status: 'ok' } as const;

const store = (projections: readonly ProjectionHealth[], head: Position | undefined = at(812)): StoreHealth => ({
  head,
  projections,
  parts: { eventStore: ok, database: ok },
});

const bij: ProjectionHealth = {
  name: 'spoor',
  version: 2,
  generation: 1,
  position: at(812),
  isPaused: false,
  isRebuilding: false,
  state: 'live',
  parked: 0,
  lag: { events: 0, seconds: 0 },
};
const { position: _, ...zonderPositie } = bij;
const achter: ProjectionHealth = { ...bij, name: 'actueel-plan', position: at(800), lag: { events: 12, seconds: 3 } };
const nieuw: ProjectionHealth = { ...zonderPositie, name: 'kaders', lag: { events: 812, seconds: 90 } };
const gestopt: ProjectionHealth = { ...achter, state: 'halted', error: 'Onbekende gebeurtenis: ActieGedanst' };

describe('Het overzicht van projecties', () => {
  it('toont hoe ver elk is', () => {
    expect(projectionLines(store([bij, achter, nieuw]))).toEqual([
      'projectie     versie  positie  achter  wacht  stand',
      'spoor         2       812      0       0      bij',
      'actueel-plan  2       800      12      0      loopt achter',
      'kaders        2       -        812     0      nog niet begonnen',
      '',
      'De store is tot positie 812.',
    ]);
  });

  it.each([
    ['gepauzeerd', { ...bij, isPaused: true }],
    ['wordt opnieuw opgebouwd', { ...bij, isRebuilding: true }],
    ['gestopt op een fout', gestopt],
  ])('noemt een projectie die %s', (words, health) => {
    expect(projectionLines(store([health]))[1]).toContain(words);
  });

  it('noemt waarom een projectie gestopt is', () => {
    expect(projectionLines(store([gestopt]))).toContain('actueel-plan: Onbekende gebeurtenis: ActieGedanst');
  });

  it('toont ze ook als de event store weg is, met sinds wanneer', () => {
    const { lag: _, ...zonderAchterstand } = bij;
    const probeert: ProjectionHealth = { ...zonderAchterstand, state: 'retrying', error: 'EventStoreDB is niet bereikbaar', since: '2026-11-23T10:00:00.000Z' };
    const weg: StoreHealth = {
      head: undefined,
      projections: [probeert],
      parts: { eventStore: { status: 'weg', sinds: '2026-11-23T10:05:00.000Z', reden: 'er komt geen antwoord' }, database: ok },
    };
    expect(projectionLines(weg)[1]).toMatch(/^spoor .* \? +0 +probeert het steeds opnieuw, sinds 2026-11-23T10:00:00\.000Z$/);
    expect(projectionLines(weg).at(-1)).toBe('De event store is weg sinds 2026-11-23T10:05:00.000Z: er komt geen antwoord.');
    expect(projectionLines({ ...weg, projections: [zonderAchterstand] }).slice(-1)).toEqual([
      'De event store is weg sinds 2026-11-23T10:05:00.000Z: er komt geen antwoord.',
    ]);
    expect(troubleIn(weg)).toBe('De event store is weg; wat hier staat is van de databank.');
  });

  it('kent ook een store zonder gebeurtenissen, en posities die geen getal zijn', () => {
    expect(projectionLines({ ...store([]), head: undefined }).at(-1)).toBe('De store is leeg.');
    const opaque: ProjectionHealth = { ...bij, position: 'C:12/P:12' as Position, lag: { events: undefined, seconds: 3 } };
    expect(projectionLines(store([opaque], at(1)))[1]).toMatch(/C:12\/P:12 +\? +0 +loopt achter$/);
  });
});

describe('Niet alles is goed', () => {
  it('als een projectie gestopt is, of iets apart heeft gelegd', () => {
    expect(troubleIn(store([gestopt, { ...bij, parked: 1 }, nieuw]))).toBe('Hier is iets mis: actueel-plan, spoor.');
  });

  it('is niet zo zolang zij alleen achterlopen', () => {
    expect(troubleIn(store([bij, achter, nieuw]))).toBeUndefined();
  });
});
