import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Timing } from './timing.js';
import type { BegunWork, Work, WorkStore } from './work-store.js';
import { Worker } from './worker.js';

/** A store for the tests, with a way to close it and the server below it. */
export interface OpenedWorkStore {
  readonly store: WorkStore;
  /** Gives the same work as a second process has it; absent if the work belongs to one process. */
  readonly another?: () => WorkStore;
  close(): Promise<void>;
}

const leaseMs = 60_000;
const steps = 10;
const askedAt = '2024-01-08T12:00:00.000Z';

const timing: Timing = {
  now: () => performance.now(),
  sleep: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
  giveWay: () => pause(1),
  later: (ms, work) => {
    const timer = setTimeout(work, ms).unref();
    return () => clearTimeout(timer);
  },
  every: (ms, work) => {
    const timer = setInterval(work, ms).unref();
    return () => clearInterval(timer);
  },
};

/** The sum of what was done so far, from where it was left. */
const adding =
  (store: WorkStore, onStep: (step: number) => Promise<void> | void = () => undefined) =>
  async (begun: BegunWork, signal: AbortSignal): Promise<void> => {
    let sum = (begun.rest as number | undefined) ?? 0;
    for (let step = begun.done + 1; step <= begun.total; step += 1) {
      await onStep(step);
      sum += step;
      if (signal.aborted || !(await store.progress(begun, { done: step, total: begun.total, rest: sum }))) return;
      await timing.giveWay();
    }
    await store.finish(begun, { sum });
  };

/** The sentences that every store of work keeps; whatever a process goes through, the outcome is that of undisturbed work. */
export const workStoreContract = (name: string, open: () => Promise<OpenedWorkStore>): void => {
  describe(`Werk in ${name}`, () => {
    let opened: OpenedWorkStore;
    let number = 0;
    const workers: Worker<BegunWork>[] = [];

    const store = (): WorkStore => opened.store;
    const other = (): WorkStore => opened.another?.() ?? opened.store;
    const made = async (over: Partial<Work> = {}): Promise<string> => {
      number += 1;
      const { id } = await store().create({ id: `werk-${String(number).padStart(3, '0')}`, order: { tel: number }, total: steps, askedAt, ...over });
      return id;
    };
    const taken = async (id: string, lease = leaseMs): Promise<BegunWork> => {
      const begun = await store().claim(lease, id);
      if (!begun) throw new Error(`${id} is niet te pakken`);
      return begun;
    };
    const found = async (id: string): Promise<Work> => (await store().get(id)) as Work;
    const until = async (id: string, isIt: (work: Work) => boolean): Promise<Work> => {
      for (;;) {
        const work = await found(id);
        if (isIt(work)) return work;
        await pause(5);
      }
    };
    const workerOn = (on: WorkStore, onStep?: (step: number) => Promise<void> | void, lease = 500): Worker<BegunWork> => {
      const worker = new Worker({ name: 'Proeven', turns: on, work: adding(on, onStep), timing, log: () => undefined, leaseMs: lease, lookMs: 10 });
      workers.push(worker);
      return worker;
    };
    const expectSum = async (id: string): Promise<void> => {
      expect(await until(id, ({ state }) => state === 'klaar')).toMatchObject({ outcome: { sum: 55 }, done: steps });
    };
    const ended = async (): Promise<void> => {
      for (const worker of workers.splice(0)) await worker.close();
    };

    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it('wordt eenmaal bewaard, met alles wat erbij hoort', async () => {
      const id = await made();
      const kept = await found(id);
      expect(kept).toEqual({ id, order: { tel: number }, total: steps, askedAt, state: 'wacht', done: 0 });
      expect(await store().create({ id, order: 'iets anders', total: 1, askedAt })).toEqual(kept);
      expect(await store().unfinished()).toContainEqual(kept);
      expect(await store().get('onbekend')).toBeUndefined();
      expect(await store().stop(id)).toBe('done');
    });

    it('gaat naar een tegelijk, het oudste eerst', async () => {
      const [young, old] = [await made({ askedAt: '2024-01-07T12:00:00.000Z' }), await made({ askedAt: '2024-01-06T12:00:00.000Z' })];
      const begun = await Promise.all([store().claim(leaseMs), other().claim(leaseMs), store().claim(leaseMs)]);
      const ids = begun.flatMap((turn) => (turn ? [turn.id] : []));
      expect(ids.toSorted()).toEqual([young, old].toSorted());
      expect(await other().claim(leaseMs, old)).toBeUndefined();
      for (const turn of begun) if (turn) expect(await store().fail(turn, 'Genoeg.')).toBe(true);
    });

    it('gaat na een dode verder waar die was, en hoort niet meer naar hem', async () => {
      const id = await made();
      const dead = await taken(id, 0);
      expect(await store().progress(dead, { done: 1, total: steps, rest: 1 })).toBe(true);
      await pause(5);
      const heir = await other().claim(leaseMs, id);
      expect(heir).toMatchObject({ done: 1, rest: 1, order: { tel: number } });
      expect([
        await store().renew(dead),
        await store().progress(dead, { done: 9, total: steps }),
        await store().finish(dead, 'fout'),
        await store().fail(dead, 'fout'),
      ]).toEqual([false, false, false, false]);
      await store().release(dead);
      expect(await found(id)).toMatchObject({ state: 'loopt', done: 1 });
      if (heir) expect([await other().renew(heir), await other().finish(heir, { som: 3 })]).toEqual([true, true]);
      expect(await found(id)).toMatchObject({ state: 'klaar', outcome: { som: 3 }, done: steps });
      expect([await store().stop(id), await store().resume(id), await store().claim(leaseMs, id)]).toEqual(['cannot', 'cannot', undefined]);
    });

    it('kan gestopt worden, en gaat verder als iemand dat vraagt', async () => {
      const id = await made();
      const turn = await taken(id);
      expect([await other().stop(id), await other().stop(id)]).toEqual(['done', 'done']);
      expect([await store().renew(turn), await store().progress(turn, { done: 2, total: steps, rest: 3 })]).toEqual([false, false]);
      expect(await store().claim(leaseMs, id)).toBeUndefined();
      expect(await store().resume(id)).toBe('done');
      expect(await taken(id)).toMatchObject({ done: 2, rest: 3 });
      expect([await store().resume(id), (await found(id)).state]).toEqual(['done', 'loopt']);
      expect([await store().stop('onbekend'), await store().resume('onbekend')]).toEqual(['unknown', 'unknown']);
      await store().stop(id);
    });

    it('mislukt met een zin, en kan daarna opnieuw', async () => {
      const id = await made();
      await store().fail(await taken(id), 'De store was weg.');
      expect(await found(id)).toMatchObject({ state: 'mislukt', fault: 'De store was weg.' });
      expect([await store().stop(id), await store().resume(id)]).toEqual(['cannot', 'done']);
      expect(await found(id)).not.toHaveProperty('fault');
      await store().release(await taken(id));
      expect((await found(id)).state).toBe('wacht');
      await store().stop(id);
    });

    it('dat niemand aan dit proces vroeg, neemt het niet op voordat het volgt', async () => {
      const [asked, left] = [await made(), await made()];
      const worker = workerOn(store());
      worker.take(asked);
      await expectSum(asked);
      await pause(30);
      expect((await found(left)).state).toBe('wacht');
      worker.follow();
      await expectSum(left);
      await ended();
    });

    it('waar iemand op wacht gaat meteen, naast wat er al loopt; een fout legt het neer', async () => {
      const [slow, quick, faulty] = [await made(), await made(), await made()];
      const go = Promise.withResolvers<void>();
      const worker = workerOn(store(), () => go.promise);
      worker.take(slow);
      await until(slow, ({ state }) => state === 'loopt');
      expect(await worker.now(quick, async (begun, signal) => (await adding(store())(begun, signal), 'gedaan'))).toEqual({ result: 'gedaan' });
      await expectSum(quick);
      expect(await worker.now(quick, () => Promise.resolve('nog eens'))).toBeUndefined();
      await expect(worker.now(faulty, () => Promise.reject(new Error('weg')))).rejects.toThrow('weg');
      expect((await found(faulty)).state).toBe('wacht');
      await store().stop(faulty);
      go.resolve();
      await expectSum(slow);
      await ended();
    });

    it('komt na stoppen en hervatten op hetzelfde uit', async () => {
      const id = await made();
      const worker = workerOn(store(), async (step) => {
        if (step === 4 && (await found(id)).done === 3) await other().stop(id);
      });
      worker.take(id);
      const halfway = await until(id, ({ state }) => state === 'gestopt');
      await worker.drop(id);
      expect(halfway.done).toBeLessThan(steps);
      await store().resume(id);
      workerOn(other()).take(id);
      await expectSum(id);
      await ended();
    });

    it('gaat in een ander proces verder als het eerste netjes stopt', async () => {
      const id = await made();
      const first = workerOn(store(), (step) => pause(step > 3 ? 20 : 0));
      first.take(id);
      await until(id, ({ done }) => done >= 3);
      await first.close();
      expect((await found(id)).state).toBe('wacht');
      workerOn(other()).follow();
      await expectSum(id);
      await ended();
    });

    it('wordt door twee processen niet dubbel gedaan, ook niet als een te lang zwijgt', async () => {
      const id = await made();
      const [stalled, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const silent = workerOn(
        store(),
        async (step) => {
          if (step !== 5) return;
          stalled.resolve();
          await go.promise;
        },
        0,
      );
      silent.take(id);
      await stalled.promise;
      workerOn(other()).follow();
      await expectSum(id);
      const done = await found(id);
      go.resolve();
      await ended();
      expect(await found(id)).toEqual(done);
    });
  });
};
