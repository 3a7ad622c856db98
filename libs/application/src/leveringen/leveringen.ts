import type { Dag } from '@actiespoor/kernel';
import type { LeveringEvent, LeveringId } from '@actiespoor/veilig-thuis/events';
import { leveringStream } from '@actiespoor/veilig-thuis/model';
import { asMedewerker, type AskedAs, cijfers, leveringen, type LeveringRij } from '@actiespoor/voortgang';

import { capacityOr } from '../access/access.js';
import type { Hoedanigheid, Medewerker } from '../access/medewerker.js';
import { asBeheerder, mayReadCijfers } from '../access/rechten.js';
import { type Clock, dayAt } from '../clock.js';
import type { Commands } from '../commands/commands.js';
import { commandContext, writeExisting, writeNew, type WriteRequest, type Written, writtenOf } from '../commands/write.js';
import { behind, type Facts } from '../facts.js';
import type { ReadQuery } from '../moment.js';
import { type Declined, denied, isDeclined, unknown } from '../outcome.js';
import { leveringAfwijzingen } from './levering.labels.js';
import type { Geladen, Leveringlader, Leveringopgave } from './leveringlader.js';

export interface LeveringenSources {
  readonly commands: Pick<Commands, 'levering'>;
  readonly facts: Facts;
  readonly readModels: AskedAs<'cijfers'>;
  readonly lader: Leveringlader;
  readonly clock: Clock;
}

/** A delivery that was loaded, or its faults. */
export type Ontvangen = Extract<Geladen, { readonly outcome: 'loaded' | 'useless' | 'too-many' }>;

/** A delivery, with the revision of the deliveries of its table. */
export interface GelezenLevering {
  readonly rij: LeveringRij;
  readonly revisie: number;
}

/** The wait of a loader until the figures can be asked, in milliseconds. */
const maxWaitMs = 5_000;
const shown = [leveringen.name, cijfers.name];

const nobody = (leveringId: LeveringId): Declined => unknown(`Levering ${leveringId} bestaat niet.`);

const beheerderIn = ({ medewerker }: WriteRequest): Hoedanigheid | Declined => capacityOr(asBeheerder(medewerker), 'leveringen van cijfers te beheren');

/** Published figures are reference data: a beheerder loads them, and every reader may read them. */
export class Leveringen {
  constructor(private readonly sources: LeveringenSources) {}

  async list(medewerker: Medewerker, { tabel, wachtOp }: ReadQuery & { readonly tabel?: string | undefined }): Promise<readonly LeveringRij[] | Declined> {
    return (await this.notReadable(medewerker, wachtOp)) ?? this.questions(medewerker).listLeveringen(tabel);
  }

  async find(medewerker: Medewerker, leveringId: LeveringId, { wachtOp }: ReadQuery): Promise<GelezenLevering | Declined> {
    const declined = await this.notReadable(medewerker, wachtOp);
    if (declined) return declined;
    const rij = await this.questions(medewerker).findLevering(leveringId);
    if (!rij) return nobody(leveringId);
    const ofTabel = await this.questions(medewerker).listLeveringen(rij.tabel);
    return { rij, revisie: Math.max(...ofTabel.map(({ revisie }) => revisie)) };
  }

  /** @param opgave made only once the caller may load: it may take in a large file */
  async load(request: WriteRequest, opgave: () => Promise<Leveringopgave>, hashOf: () => string): Promise<Ontvangen | Declined> {
    const hoedanigheid = beheerderIn(request);
    if (isDeclined(hoedanigheid)) return hoedanigheid;
    if (request.commandId === undefined) return { outcome: 'incomplete', missing: 'command-id' };
    const given = await opgave();
    const context = writeNew({ ...request, requestHash: hashOf });
    if (isDeclined(context)) return context;
    const geladen = await this.sources.lader.load(given, commandContext(context, hoedanigheid));
    if (geladen.outcome === 'useless' || geladen.outcome === 'too-many') return geladen;
    if (geladen.outcome !== 'loaded') return writtenOf(geladen, leveringAfwijzingen) as Declined;
    await this.sources.facts.arrival(geladen.written.position, maxWaitMs, shown);
    return geladen;
  }

  async withdraw(
    request: WriteRequest,
    leveringId: LeveringId,
    { motief, op }: { readonly motief: string; readonly op?: Dag | undefined },
  ): Promise<Written<LeveringEvent> | Declined> {
    const hoedanigheid = beheerderIn(request);
    if (isDeclined(hoedanigheid)) return hoedanigheid;
    const rij = await this.questions(request.medewerker).findLevering(leveringId);
    if (!rij) return nobody(leveringId);
    const context = writeExisting(request);
    if (isDeclined(context)) return context;
    const { tabel } = rij;
    const data = { leveringId, tabel, motief, op: op ?? dayAt(this.sources.clock()) };
    const asked = { command: { type: 'LeveringIntrekken', data } as const, context: commandContext(context, hoedanigheid) };
    return writtenOf(await this.sources.commands.levering.asked<never>(leveringStream(tabel), () => asked), leveringAfwijzingen);
  }

  private questions(medewerker: Medewerker) {
    return this.sources.readModels.as(asMedewerker(medewerker)).cijfers;
  }

  private async notReadable(medewerker: Medewerker, wachtOp: ReadQuery['wachtOp']): Promise<Declined | undefined> {
    if (!mayReadCijfers(medewerker)) return denied('Uw rol geeft geen recht om cijfers te lezen.');
    return behind(this.sources.facts, wachtOp, shown);
  }
}
