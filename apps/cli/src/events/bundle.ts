import { resolve } from 'node:path';

import { exportBundle } from '@actiespoor/integrity';

import type { Surroundings } from '../opening.js';
import { counted } from '../terminal/text.js';
import { withStoreToSign } from './notarised-store.js';
import { mustBeUntouched } from './deeds.js';
import { mustBeFiledRight } from './filing.js';
import { numberOf } from './position.js';

/**
 * Writes the whole history with its roots and the script that checks them. @param folder must be absent or empty @throws CliFault if search
 * columns in the database differ from the events
 */
export const writeBundle = (surroundings: Surroundings, folder: string): Promise<void> =>
  withStoreToSign(surroundings, async ({ store, wortels, sleutel }) => {
    const { terminal, interrupted } = surroundings;
    const total = numberOf(await store.head());
    const meter = terminal.meter({ title: 'Exporteren', unit: 'gebeurtenissen' });
    const summary = await exportBundle({
      store,
      wortels,
      folder: resolve(folder),
      sleutels: sleutel.vertrouwd,
      clock: () => new Date().toISOString(),
      onProgress: (events) => meter.update(events, total),
      signal: interrupted,
    }).finally(() => meter.stop());
    const { gebeurtenissen, nietGetekend, filing } = summary;
    terminal.tell(`${counted(gebeurtenissen, 'gebeurtenis', 'gebeurtenissen')} in ${resolve(folder)}. Controleren: node controleer.mjs in die map.`);
    if (nietGetekend > 0)
      terminal.tell(`Nog niet getekend: ${counted(nietGetekend, 'gebeurtenis', 'gebeurtenissen')}. Dat doet events notarise als de dag voorbij is.`);
    mustBeFiledRight(filing);
    await mustBeUntouched(store, interrupted);
  });
