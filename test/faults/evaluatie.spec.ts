import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { systemTiming } from '@actiespoor/platform';
import { StoreUnavailable } from '@actiespoor/event-store';
import type { Definitie } from '@actiespoor/plan/events';
import { type Evaluatie, type Evaluaties, type EvaluatieStaat, openEvaluaties, type Pace } from '@actiespoor/application';
import { type EvaluatieId, type IndicatorRij, system } from '@actiespoor/voortgang';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { filledPlatform, type FilledPlatform } from './filled-platform.js';
import { heard } from './heard-store.js';

const plans = 12;
const quick: Partial<Pace> = { leaseMs: 500, lookMs: 20, keepEveryMs: 0, pausesMs: [1, 1, 1] };
const ended: readonly EvaluatieStaat[] = ['klaar', 'gestopt', 'mislukt'];

describe('Een evaluatie die onderbroken wordt', () => {
  let filled: FilledPlatform;
  let undisturbed: Evaluatie;
  const open: Evaluaties[] = [];

  const clock = (): string => new Date().toISOString();
  const opened = (onRead: (stream: string) => Promise<void> | void = () => undefined, pace = quick): Evaluaties => {
    const { eventStore, readStore } = filled.platform;
    const evaluaties = openEvaluaties({ eventStore: heard(eventStore, onRead), readStore, clock, timing: systemTiming, log: () => undefined, pace });
    open.push(evaluaties);
    return evaluaties;
  };
  /** Requests an evaluation from a process that does no work itself. */
  const asked = async (evaluaties: Evaluaties = filled.platform.evaluaties): Promise<EvaluatieId> => {
    const indicatoren = await filled.platform.readStore.as(system).indicatoren.listIndicatoren();
    const { indicatorId, versies } = indicatoren.find(({ naam }) => naam === 'Aandeel uitgevoerd per actielijn') as IndicatorRij;
    const staand = versies[0]?.definitie as Extract<Definitie, { maat: 'aandeel' }>;
    const voorstel = { definitie: { ...staand, teller: [...staand.teller, 'gestart'] } } as const;
    const vraag = { commandId: randomUUID(), vraag: 'vraag', door: 'iemand', organisatie: 'SV-LEKSTROOM', indicatorId, voorstel, per: 'jaar' } as const;
    const answer = await evaluaties.ask(vraag);
    if (answer.outcome !== 'asked') throw new Error(JSON.stringify(answer));
    return answer.evaluatie.evaluatieId;
  };
  const found = async (evaluatieId: EvaluatieId): Promise<Evaluatie> => (await filled.platform.evaluaties.find(evaluatieId)) as Evaluatie;
  const until = async (evaluatieId: EvaluatieId, isIt: (evaluatie: Evaluatie) => boolean): Promise<Evaluatie> => {
    const evaluatie = await found(evaluatieId);
    if (isIt(evaluatie)) return evaluatie;
    await pause(10);
    return until(evaluatieId, isIt);
  };
  const ending = (evaluatieId: EvaluatieId): Promise<Evaluatie> => until(evaluatieId, ({ staat }) => ended.includes(staat));
  const bediening = (evaluatieId: EvaluatieId) => ({ evaluatieId, sleutel: randomUUID(), door: 'iemand', op: clock() });
  /** Requests an evaluation that nobody works on. */
  const waiting = async (): Promise<EvaluatieId> => {
    const evaluatieId = randomUUID() as EvaluatieId;
    await filled.platform.readStore.evaluaties.create({ ...undisturbed, evaluatieId });
    return evaluatieId;
  };
  const expectSame = ({ regels, staat, voortgang }: Evaluatie): void => {
    expect([staat, voortgang.plannen, voortgang.gebeurtenissen]).toEqual(['klaar', plans, undisturbed.voortgang.gebeurtenissen]);
    expect(regels).toEqual(undisturbed.regels);
  };

  beforeAll(async () => {
    filled = await filledPlatform(plans, 6);
    undisturbed = await ending(await asked());
  }, 60_000);
  afterEach(async () => {
    for (const evaluaties of open.splice(0)) await evaluaties.close();
  });
  afterAll(() => filled.close());

  it('geeft ongestoord cijfers over elk plan en elke periode', () => {
    expect(undisturbed).toMatchObject({ staat: 'klaar', voortgang: { plannen: plans, plannenTotaal: plans, gebeurtenissen: plans * (5 + 40 * 6) } });
    expect(undisturbed.regels?.length).toBeGreaterThan(plans * 4);
    expect(undisturbed.regels?.some(({ staand, voorstel }) => (voorstel?.waarde ?? 0) > (staand?.waarde ?? 0))).toBe(true);
  });

  it('komt na stoppen en hervatten op hetzelfde uit', async () => {
    const stopping = Promise.withResolvers<string>();
    let read = 0;
    const evaluaties = opened((stream) => {
      if (!stream.startsWith('plan-')) return;
      read += 1;
      if (read === 5) void asking.then((evaluatieId) => evaluaties.stop(bediening(evaluatieId))).then(stopping.resolve, stopping.reject);
    });
    const asking: Promise<EvaluatieId> = asked(evaluaties);
    const evaluatieId = await asking;
    const stopped = await until(evaluatieId, ({ staat }) => staat !== 'wacht' && staat !== 'loopt');
    expect(await stopping.promise).toBe('gedaan');
    expect(stopped.staat).toBe('gestopt');
    const halfway = (await found(evaluatieId)).voortgang.plannen;
    expect(halfway).toBeGreaterThan(0);
    expect(halfway).toBeLessThan(plans);

    await evaluaties.resume(bediening(evaluatieId));
    expectSame(await ending(evaluatieId));
  });

  it('gaat verder in een ander proces als het eerste netjes stopt', async () => {
    const closing = Promise.withResolvers<undefined>();
    const first = opened((stream) => void (stream.startsWith('plan-') && closing.resolve(undefined)));
    const evaluatieId = await asked(first);
    await closing.promise;
    await first.close();
    expect((await found(evaluatieId)).staat).toBe('wacht');
    opened().resumeAll();
    expectSame(await ending(evaluatieId));
  });

  it('wordt door twee processen niet dubbel gedaan, ook niet als een te lang zwijgt', async () => {
    const [stalled, go] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    let read = 0;
    const silent = opened(
      async (stream) => {
        read += Number(stream.startsWith('plan-'));
        if (read !== 5) return;
        stalled.resolve(undefined);
        await go.promise;
      },
      { ...quick, leaseMs: 0 },
    );
    const evaluatieId = await asked(silent);
    await stalled.promise;
    opened().resumeAll();
    const done = await ending(evaluatieId);
    expectSame(done);
    go.resolve(undefined);
    await silent.close();
    expect(await found(evaluatieId)).toEqual(done);
  });

  it('overleeft een storing, en mislukt met een zin als die blijft; nooit met een verkeerd cijfer', async () => {
    let faults = 0;
    const shaky = opened((stream) => {
      if (stream.startsWith('plan-') && (faults += 1) % 3 === 0) throw new StoreUnavailable('De store is even weg');
    });
    expectSame(await ending(await asked(shaky)));

    let isDown = true;
    const down = opened(() => {
      if (isDown) throw new StoreUnavailable('De store is weg');
    });
    const evaluatieId = await asked(down);
    const failed = await ending(evaluatieId);
    expect(failed).toMatchObject({ staat: 'mislukt', fout: expect.stringContaining('niet te lezen') });
    expect(failed).not.toHaveProperty('regels');
    isDown = false;
    expect(await down.resume(bediening(evaluatieId))).toBe('gedaan');
    expectSame(await ending(evaluatieId));
  });

  it('gaat na een kill -9 verder waar zij was, met dezelfde uitkomst', async () => {
    const args = [
      '--conditions=actiespoor-source',
      '--import',
      new URL('../typescript.mjs', import.meta.url).href,
      fileURLToPath(new URL('evaluatie.child.ts', import.meta.url)),
      filled.url,
    ];
    const evaluatieId = await waiting();
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const closed = once(child, 'close');
    let read = 0;
    const halfway = new Promise<void>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        read += text.split('\n').length - 1;
        if (read >= 5) resolve();
      });
      child.once('close', () => reject(new Error('Het kind stopte uit zichzelf')));
    });
    await halfway;
    child.kill('SIGKILL');
    await closed;
    const left = await found(evaluatieId);
    expect(left.staat).toBe('loopt');
    expect(left.voortgang.plannen).toBeLessThan(plans);

    const streams: string[] = [];
    opened((stream) => void streams.push(stream)).resumeAll();
    expectSame(await ending(evaluatieId));
    expect(streams.filter((stream) => stream.startsWith('plan-'))).toHaveLength(plans - left.voortgang.plannen);
  });
});
