import { describe, expect, it } from '@jest/globals';

import { type Held, type Lock, Locks, takeAll } from './locks.js';

const codes: Lock = { kind: 'codes', of: 'plan', mode: 'exclusive' };
const melding: Lock = { kind: 'verdeling', of: 'actie', mode: 'shared' };
const verdeling: Lock = { kind: 'verdeling', of: 'actie', mode: 'exclusive' };

/** Timers that go off only when the test says so. */
const timers = () => {
  const pending = new Set<() => void>();
  const later = (_: number, work: () => void) => {
    pending.add(work);
    return () => void pending.delete(work);
  };
  return { pending, later, pass: () => [...pending].forEach((work) => pending.delete(work) && work()) };
};

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A write that notes its begin and its end, and ends when it is told to. */
const writingOn =
  (locks: Locks, log: string[]) =>
  (name: string, needs: readonly Lock[]): { readonly end: () => void; readonly done: Promise<void> } => {
    let end: () => void = () => undefined;
    const told = new Promise<void>((resolve) => (end = resolve));
    const done = locks.during(async (held) => {
      if (!(await takeAll(held, needs))) return void log.push(`${name} wacht niet langer`);
      log.push(`${name} begint`);
      await told;
      log.push(`${name} eindigt`);
    });
    return { end, done };
  };

describe('Schrijfacties van één proces', () => {
  it('gaan na elkaar als zij een code geven in één plan, en naast elkaar in een ander', async () => {
    const [locks, log] = [new Locks(timers()), [] as string[]];
    const writing = writingOn(locks, log);
    const [een, twee, ander] = [writing('een', [codes]), writing('twee', [codes]), writing('ander', [{ ...codes, of: 'x' }])];
    await settle();
    expect(log).toEqual(['een begint', 'ander begint']);
    [een, twee, ander].forEach(({ end }) => end());
    await Promise.all([een.done, twee.done, ander.done]);
    expect(log.indexOf('een eindigt')).toBeLessThan(log.indexOf('twee begint'));
  });

  it('laten meldingen naast elkaar door, en een deelactie alleen; wie eerst komt gaat eerst', async () => {
    const [locks, log] = [new Locks(timers()), [] as string[]];
    const writing = writingOn(locks, log);
    const writes = [melding, melding, verdeling, melding].map((lock, index) => writing(String(index), [lock]));
    await settle();
    expect(log).toEqual(['0 begint', '1 begint']);
    writes[0]?.end();
    writes[1]?.end();
    await settle();
    expect(log.slice(4)).toEqual(['2 begint']);
    writes[2]?.end();
    await settle();
    expect(log.slice(6)).toEqual(['3 begint']);
    writes[3]?.end();
    await Promise.all(writes.map(({ done }) => done));
  });

  it('wachten begrensd, en houden daarna niemand op', async () => {
    const clock = timers();
    const [locks, log] = [new Locks(clock), [] as string[]];
    const writing = writingOn(locks, log);
    const eerste = writing('eerste', [melding]);
    const deelactie = writing('deelactie', [codes, verdeling]);
    await settle();
    const laatste = writing('laatste', [melding]);
    await settle();
    expect(log).toEqual(['eerste begint']);
    clock.pass();
    await Promise.all([deelactie.done]);
    expect(log).toContain('deelactie wacht niet langer');
    const daarna = writing('daarna', [codes, melding]);
    await settle();
    expect(log).toContain('daarna begint');
    [eerste, laatste, daarna].forEach(({ end }) => end());
    await Promise.all([eerste.done, laatste.done, daarna.done]);
    expect(clock.pending.size).toBe(0);
  });

  it('kosten geen wachttijd en geen klok als niemand anders bezig is', async () => {
    const clock = timers();
    const locks = new Locks(clock);
    expect(await locks.during((held) => takeAll(held, [codes, melding]))).toBe(true);
    expect(clock.pending.size).toBe(0);
  });

  it('geven hun slot ook na een fout vrij, of eerder als zij dat willen', async () => {
    const locks = new Locks(timers());
    await expect(locks.during((held) => held.take(codes).then(() => Promise.reject(new Error('stuk'))))).rejects.toThrow('stuk');
    await locks.during(async (held: Held) => {
      await held.take(codes);
      expect(await held.take(codes)).toBe(true);
      held.release();
      expect(await locks.during((other) => other.take(codes))).toBe(true);
    });
  });

  it('vragen hun sloten in één volgorde, zodat er geen twee op elkaar wachten', async () => {
    const locks = new Locks(timers());
    await expect(locks.during(async (held) => (await held.take(melding)) && held.take(codes))).rejects.toThrow('Slot codes plan');
    expect(await locks.during((held) => takeAll(held, [verdeling, codes]))).toBe(true);
  });
});
