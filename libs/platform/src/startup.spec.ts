import type { Position } from '@actiespoor/event-store';
import { describe, expect, it } from '@jest/globals';

import { readinessOf } from './readiness.js';
import { retryAfter, Startup, startText } from './startup.js';

const at = (place: number): Position => String(place).padStart(20, '0') as Position;

const inLog = (commit: number): Position => `${at(commit)}-${at(commit)}` as Position;

const begun = () => {
  const lines: string[] = [];
  let moment = 0;
  const startup = new Startup({
    clock: () => new Date(Date.UTC(2026, 10, 23, 10, 0, moment++)).toISOString(),
    log: (line) => void lines.push(line),
    url: () => 'http://127.0.0.1:3000',
  });
  return { startup, lines };
};

const building = { name: 'spoor', index: 2, count: 6, position: undefined, head: at(200_000) } as const;

describe('Hoe ver een start is', () => {
  it('zegt op wie zij wacht, sinds wanneer en hoe lang nog hoogstens, en welk onderdeel dus weg is', async () => {
    const { startup } = begun();
    const waiting = { onderdeel: 'databank', wachtOp: 'PostgreSQL (db:5432/plannen)', reden: 'er luistert niets' } as const;
    startup.waiting({ ...waiting, nogHoogstensSeconden: 60 });
    startup.waiting({ ...waiting, nogHoogstensSeconden: 55 });
    expect(startup.state()).toEqual({
      fase: 'wachten',
      sinds: '2026-11-23T10:00:02.000Z',
      voortgang: { ...waiting, sinds: '2026-11-23T10:00:01.000Z', nogHoogstensSeconden: 55 },
    });
    expect(startText(startup.state())).toBe('zij wacht op PostgreSQL (db:5432/plannen)');
    expect(await readinessOf(startup, 10)).toMatchObject({
      status: 'niet-gereed',
      fase: 'wachten',
      projecties: [],
      onderdelen: { databank: { status: 'weg', sinds: '2026-11-23T10:00:01.000Z', reden: 'er luistert niets' } },
    });
    expect((await readinessOf(startup, 10)).onderdelen).not.toHaveProperty('eventStore');
  });

  it('zegt hoe ver een leesmodel is, en zegt het meteen ook in het log, met waar het te volgen is', () => {
    const { startup, lines } = begun();
    startup.building({ ...building, events: 40_000 });
    expect(startup.state()).toMatchObject({
      fase: 'opbouwen',
      voortgang: { projectie: 'spoor', nummer: 2, aantal: 6, gebeurtenissen: 40_000, van: 200_000, procent: 20 },
    });
    expect(startup.state().voortgang).not.toHaveProperty('perSeconde');
    expect(lines).toEqual(['Leesmodel spoor (2 van 6): 40.000 van 200.000 gebeurtenissen, 20%. Hoe ver het is staat op http://127.0.0.1:3000/health/ready']);
    startup.building({ ...building, events: 50_000 });
    expect(startup.state().voortgang).toMatchObject({ gebeurtenissen: 50_000, procent: 25, perSeconde: expect.any(Number), nogSeconden: expect.any(Number) });
    expect(lines).toHaveLength(1);
  });

  it('is nooit helemaal klaar zolang het leesmodel niet in gebruik is', () => {
    const { startup } = begun();
    startup.building({ ...building, events: 200_000 });
    expect(startup.state().voortgang).toMatchObject({ procent: 99 });
  });

  it('weet ook hoe ver het is waar gebeurtenissen geen nummer hebben: naar de plaats in het log', () => {
    const { startup } = begun();
    startup.building({ ...building, events: 10, position: inLog(500), head: inLog(2_000) });
    expect(startup.state().voortgang).toEqual({ projectie: 'spoor', nummer: 2, aantal: 6, gebeurtenissen: 10, procent: 25 });
  });

  it('begint voor elk leesmodel opnieuw te rekenen', () => {
    const { startup } = begun();
    startup.building({ ...building, events: 100 });
    startup.building({ ...building, name: 'kaders', index: 3, events: 5 });
    expect(startup.state().voortgang).not.toHaveProperty('perSeconde');
  });

  it('zegt na hoeveel seconden het zin heeft om terug te komen', () => {
    const stand = { fase: 'opbouwen', sinds: '' } as const;
    const voortgang = { projectie: 'spoor', nummer: 1, aantal: 1, gebeurtenissen: 1 };
    const after = (nogSeconden: number): number => retryAfter({ ...stand, voortgang: { ...voortgang, nogSeconden } });
    expect([retryAfter(stand), after(0), after(12), after(4_000)]).toEqual([5, 1, 12, 60]);
  });

  it('gaat niet terug als er later nog iets over een leesmodel wordt verteld', () => {
    const { startup } = begun();
    startup.enter('gereed');
    startup.building({ ...building, events: 1 });
    expect(startup.state()).toEqual({ fase: 'gereed', sinds: '2026-11-23T10:00:01.000Z' });
  });
});
