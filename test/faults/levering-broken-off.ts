import { createCommands, createLoaders, type Geladen, Leveringlader } from '@actiespoor/application';
import type { EventStore } from '@actiespoor/event-store';

import { type Voorbeeldtabel, v3 } from '../../libs/veilig-thuis-import/test/voorbeeldtabel.js';

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** Some ten bundles. */
const tabel: Voorbeeldtabel = {
  id: '84851NED',
  titel: 'Huiselijk geweld; aard geweld, aanvullende informatie, regio',
  gewijzigd: '2025-10-31T02:00:00',
  maten: [
    { naam: 'Gestarte adviezen', eenheid: 'aantal', decimalen: 0 },
    { naam: 'Ontvangen meldingen', eenheid: 'aantal', decimalen: 0 },
  ],
  kenmerken: [{ code: 'Aard', titel: 'Aard geweld', regels: range(25).map((index) => ({ code: `A${String(index)}`, titel: `Aard ${String(index)}` })) }],
  gebieden: range(32).map((index) => ({ code: `GM${String(2_000 + index)}`, titel: `Gemeente ${String(index)}` })),
  perioden: range(12).map((index) => {
    const [year, half] = [2019 + Math.floor(index / 2), (index % 2) + 1];
    return { code: `${String(year)}HJ0${String(half)}`, titel: `${String(year)} ${String(half)}e halfjaar`, status: 'Definitief' };
  }),
  cel: (maat, { periode, gebied }) => 5 * (Number(periode.code.slice(2, 4)) + Number(gebied.code.slice(2)) + maat),
};

export const waarnemingen = 2 * 25 * 32 * 12;

const context = { actor: 'iemand', role: 'beheerder', organisatie: '' };

/**
 * Loads a delivery of some ten bundles, one in each append.
 *
 * @param onBundel told the number of bundles after each append; may throw
 */
export const loadTabel = (store: EventStore, commandId: string, onBundel: (done: number) => void = () => undefined): Promise<Geladen> => {
  const clock = (): string => '2026-01-05T10:00:00.000Z';
  const load = createLoaders(store);
  const lader = new Leveringlader({ commands: createCommands(store, clock, load), load, clock, appendBytes: 1 });
  return lader.load(
    { delen: v3(tabel), bestanden: () => [{ sha256: 'a'.repeat(64), bytes: 1 }], onProgress: onBundel },
    { ...context, commandId, correlationId: commandId },
  );
};
