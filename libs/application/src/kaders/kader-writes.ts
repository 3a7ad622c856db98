import { defined, uuidV5 } from '@actiespoor/kernel';
import type { KaderCommand } from '@actiespoor/plan';
import type { KaderEvent, KaderId } from '@actiespoor/plan/events';
import { kaderStream } from '@actiespoor/plan/model';

import { capacityOr } from '../access/access.js';
import { asKaderRegistrar } from '../access/rechten.js';
import { asBegun } from '../commands/as-done.js';
import type { Commands } from '../commands/commands.js';
import { commandContext, writeNew, type WriteRequest, type Written, writtenOf } from '../commands/write.js';
import { type Declined, isDeclined } from '../outcome.js';
import type { View } from '../view.js';
import { kaderAfwijzingen } from './kader.labels.js';

/** A kader that was registered. */
export interface RegisteredKader extends Written<KaderEvent> {
  readonly kaderId: KaderId;
}

export interface KaderWriteSources {
  readonly commands: Pick<Commands, 'kader'>;
  readonly view: () => View;
}

const kaderIdOf = (commandId: string): KaderId => uuidV5(commandId, 'kader') as KaderId;

/** The named kader, if it did not exist on that day. */
const voorgangerIn = async (
  { dossiers }: View,
  { voorganger, op }: Omit<KaderCommand['data'], 'kaderId'>,
): Promise<Pick<KaderCommand, 'onbekend' | 'kaderInDeWeg'>> => {
  if (voorganger === undefined) return {};
  const { isBekend, inDeWeg } = await dossiers.kader(voorganger, op);
  return isBekend ? {} : defined({ onbekend: [voorganger], kaderInDeWeg: inDeWeg });
};

/** Kaders are registered and never changed. */
export class KaderWrites {
  constructor(private readonly sources: KaderWriteSources) {}

  /** @param opgave the data of the kader, without its id */
  async register(request: WriteRequest, opgave: Omit<KaderCommand['data'], 'kaderId'>): Promise<RegisteredKader | Declined> {
    const hoedanigheid = capacityOr(asKaderRegistrar(request.medewerker), 'een kader te registreren');
    if (isDeclined(hoedanigheid)) return hoedanigheid;
    const given = writeNew(request);
    if (isDeclined(given)) return given;

    const view = this.sources.view();
    const context = await asBegun(given, view.load.kader, (commandId) => kaderStream(kaderIdOf(commandId)));
    const kaderId = kaderIdOf(context.commandId);
    const command: KaderCommand = { type: 'KaderRegistreren', data: { kaderId, ...opgave }, ...(await voorgangerIn(view, opgave)) };
    const asked = { command, context: commandContext(context, hoedanigheid) };
    const stream = kaderStream(kaderId);
    const written = writtenOf(await this.sources.commands.kader.asked<Declined>(stream, () => asked, await view.load.kader(stream)), kaderAfwijzingen);
    return isDeclined(written) ? written : { ...written, kaderId };
  }
}
