import { canonicalJson, defined } from '@actiespoor/kernel';
import type { KaderCommand } from '@actiespoor/plan';
import type { KaderEvent, KaderId } from '@actiespoor/plan/events';
import { fold, idMadeBy, kaderStream } from '@actiespoor/plan/model';
import { type AskedAs, kaders, system } from '@actiespoor/voortgang';

import { capacityOr } from '../access/access.js';
import type { Hoedanigheid } from '../access/medewerker.js';
import { asKaderRegistrar } from '../access/rechten.js';
import { asBegun, hasBegun } from '../commands/as-done.js';
import type { Commands } from '../commands/commands.js';
import { commandContext, type WriteContext, writeNew, type WriteRequest, type Written, writtenOf } from '../commands/write.js';
import type { Namesakes } from '../commands/namesakes.js';
import type { Facts } from '../facts.js';
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
  readonly namesakes: Namesakes;
  readonly facts: Facts;
  readonly readModels: AskedAs<'kaders'>;
}

/** The named kader, if it did not exist on that day. */
const voorgangerIn = async (
  { dossiers }: View,
  { voorganger, op }: Omit<KaderCommand['data'], 'kaderId'>,
): Promise<Pick<KaderCommand, 'onbekend' | 'kaderInDeWeg'>> => {
  if (voorganger === undefined) return {};
  const { isBekend, inDeWeg } = await dossiers.kader(voorganger, op);
  return isBekend ? {} : defined({ onbekend: [voorganger], kaderInDeWeg: inDeWeg });
};

/** A registration once its rights are known. */
interface Registration {
  readonly kaderId: KaderId;
  readonly opgave: Omit<KaderCommand['data'], 'kaderId'>;
  readonly context: WriteContext;
  readonly hoedanigheid: Hoedanigheid;
}

/** Kaders are registered once and never changed; told of an earlier day, one was there from that day on. */
export class KaderWrites {
  constructor(private readonly sources: KaderWriteSources) {}

  /** @param opgave the data of the kader, without its id */
  async register(request: WriteRequest, opgave: Omit<KaderCommand['data'], 'kaderId'>): Promise<RegisteredKader | Declined> {
    const hoedanigheid = capacityOr(asKaderRegistrar(request.medewerker), 'een kader te registreren');
    if (isDeclined(hoedanigheid)) return hoedanigheid;
    const given = writeNew(request);
    if (isDeclined(given)) return given;

    const view = this.sources.view();
    const context = await asBegun(given, view.load.kader, (commandId) => kaderStream(idMadeBy(commandId, 'kader')));
    const made = idMadeBy(context.commandId, 'kader');
    const write = (kaderId: KaderId): Promise<RegisteredKader | Declined> => this.write(view, { kaderId, opgave, context, hoedanigheid });
    if (hasBegun(await view.load.kader(kaderStream(made)))) return write(made);
    const { organisatie } = hoedanigheid;
    const naming = { among: `kaders ${organisatie}`, projection: kaders.name, find: () => this.namesake(organisatie, opgave) };
    return this.sources.namesakes.during(naming, (namesake) => write(namesake ?? made));
  }

  private async write(view: View, { kaderId, opgave, context, hoedanigheid }: Registration): Promise<RegisteredKader | Declined> {
    const command: KaderCommand = { type: 'KaderRegistreren', data: { kaderId, ...opgave }, ...(await voorgangerIn(view, opgave)) };
    const asked = { command, context: commandContext(context, hoedanigheid) };
    const stream = kaderStream(kaderId);
    const written = writtenOf(await this.sources.commands.kader.asked<Declined>(stream, () => asked, await view.load.kader(stream)), kaderAfwijzingen);
    return isDeclined(written) ? written : { ...written, kaderId };
  }

  /** The kader that the same organisatie registered with this title and period; undefined if there is none. Others may use the same words. */
  private async namesake(organisatie: string, { titel, periode }: Omit<KaderCommand['data'], 'kaderId'>): Promise<KaderId | undefined> {
    const { facts, readModels } = this.sources;
    const sleutel = canonicalJson([fold(titel), periode]);
    const rijen = (await readModels.as(system).kaders.listKaders()).filter(
      ({ gegevens: { waarde } }) => canonicalJson([fold(waarde.titel), waarde.periode]) === sleutel,
    );
    const events = await facts.of(rijen.map(({ stream }) => stream));
    const eigen = events.find(({ metadata }) => metadata.organisatie === organisatie);
    return rijen.find(({ stream }) => stream === eigen?.stream)?.gegevens.waarde.kaderId;
  }
}
