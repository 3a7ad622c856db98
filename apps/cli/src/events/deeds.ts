import { type EventStore, StreamTampered, type Tampering, tamperingSentence } from '@actiespoor/event-store';

import { CliFault } from '../faults.js';
import { counted } from '../terminal/text.js';

const shownAtMost = 10;

const metadataBack = 'Laat de beheerder van de event store de metadata van deze stream terugnemen; tot een scavenge is alles dan weer te lezen.';
const backupOrAnew = 'zet een reservekopie van daarvoor terug, of leg opnieuw vast wat erin stond, onder een andere code.';

const advice: Readonly<Record<Tampering['kind'], string>> = {
  deleted: metadataBack,
  hidden: metadataBack,
  closed: `Dat is niet terug te nemen: ${backupOrAnew}`,
  foreign: `Er komt niets meer bij in deze stream: ${backupOrAnew}`,
};

/** The deeds in the log, the last of each stream: an earlier one was overtaken by it. */
const lastDeeds = async (store: EventStore, signal: AbortSignal): Promise<readonly Tampering[]> => {
  const deeds = new Map<string, Tampering>();
  for await (const deed of store.tampered?.({ signal }) ?? []) deeds.set(deed.stream, deed);
  return [...deeds.values()];
};

/** True if the stream can be read from its beginning: somebody took the deed back. */
const isWhole = async (store: EventStore, stream: string): Promise<boolean> => {
  try {
    let last = -1n;
    for await (const { revision } of store.read(stream)) last = revision;
    return last >= 0n;
  } catch (fault) {
    if (fault instanceof StreamTampered) return false;
    throw fault;
  }
};

const lineOf = async (store: EventStore, deed: Tampering): Promise<string> =>
  `  ${tamperingSentence(deed)} ${(await isWhole(store, deed.stream)) ? 'Dat is teruggenomen: zij is weer te lezen.' : advice[deed.kind]}`;

/**
 * The streams that somebody changed past this program, each with what to do; none in a store where that is impossible.
 *
 * @throws StoreUnavailable
 */
export const deedLines = async (store: EventStore, signal: AbortSignal): Promise<readonly string[]> => {
  const deeds = await lastDeeds(store, signal);
  if (deeds.length === 0) return [];
  const lines: string[] = [];
  for (const deed of deeds.slice(0, shownAtMost)) lines.push(await lineOf(store, deed));
  const more = deeds.length - lines.length;
  return [
    `Buiten dit programma om veranderd: ${counted(deeds.length, 'stream', 'streams')}.`,
    ...lines,
    ...(more > 0 ? [`  … en nog ${counted(more, 'stream', 'streams')}; events verify noemt ze.`] : []),
  ];
};

/** @throws CliFault after an export that is complete as the log has it, where the streams no longer are */
export const mustBeUntouched = async (store: EventStore, signal: AbortSignal): Promise<void> => {
  const lines = await deedLines(store, signal);
  if (lines.length > 0) throw new CliFault(['De export is er, zoals het in het log staat.', ...lines].join('\n'));
};
