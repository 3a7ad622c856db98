import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { Platform } from '@actiespoor/platform';
import type { EvaluatieId } from '@actiespoor/voortgang';

import { osActor } from '../actor.js';
import { CliFault } from '../faults.js';
import type { Surroundings } from '../opening.js';
import type { Meter } from '../terminal/meter.js';
import type { Evaluatie } from './view.js';

const lookMs = 200;
const isAtWork = ({ staat }: Evaluatie): boolean => staat === 'wacht' || staat === 'loopt';

export const mustFind = async ({ evaluaties }: Pick<Platform, 'evaluaties'>, evaluatieId: EvaluatieId): Promise<Evaluatie> => {
  const found = await evaluaties.find(evaluatieId);
  if (!found) throw new CliFault(`Er is geen evaluatie ${evaluatieId}. Welke er zijn staat in: evaluatie lijst`);
  return found;
};

export const bediening = async (platform: Platform, evaluatieId: EvaluatieId): Promise<Parameters<Platform['evaluaties']['stop']>[0]> => ({
  evaluatieId,
  sleutel: randomUUID(),
  door: await osActor(platform),
  op: platform.clock(),
});

const stoppedFault = ({ evaluatieId, voortgang: { plannen, plannenTotaal } }: Evaluatie): CliFault =>
  new CliFault(
    `Gestopt na ${String(plannen)} van ${String(plannenTotaal)} plannen; wat gedaan is blijft bewaard.\nVerdergaan: npm run -s actiespoor -- evaluatie hervat ${evaluatieId}`,
    130,
  );

/** An evaluation that is done before the request to stop arrives has its outcome. @throws CliFault once it is stopped */
const stop = async (platform: Platform, evaluatieId: EvaluatieId): Promise<Evaluatie> => {
  await platform.evaluaties.stop(await bediening(platform, evaluatieId));
  const evaluatie = await mustFind(platform, evaluatieId);
  if (evaluatie.staat === 'klaar') return evaluatie;
  throw stoppedFault(evaluatie);
};

const untilOver = async (
  platform: Platform,
  evaluatieId: EvaluatieId,
  { interrupted, meter }: { readonly interrupted: AbortSignal; readonly meter: Meter },
): Promise<Evaluatie> => {
  for (;;) {
    const evaluatie = await mustFind(platform, evaluatieId);
    meter.update(evaluatie.voortgang.plannen, evaluatie.voortgang.plannenTotaal);
    if (!isAtWork(evaluatie)) return evaluatie;
    if (interrupted.aborted) return stop(platform, evaluatieId);
    await pause(lookMs, undefined, { signal: interrupted }).catch(() => undefined);
  }
};

/** Shows the progress until the end; Ctrl-C stops the evaluation so that it can be resumed. @throws CliFault if it fails */
export const followed = async ({ terminal, interrupted }: Surroundings, platform: Platform, evaluatieId: EvaluatieId): Promise<Evaluatie> => {
  const meter = terminal.meter({ title: 'Evalueren', unit: 'plannen' });
  const evaluatie = await untilOver(platform, evaluatieId, { interrupted, meter }).finally(() => meter.stop());
  if (evaluatie.staat === 'klaar') return evaluatie;
  const why = evaluatie.fout ?? 'De evaluatie is door iemand anders gestopt.';
  throw new CliFault(`${why}\nVerdergaan: npm run -s actiespoor -- evaluatie hervat ${evaluatieId}`);
};
