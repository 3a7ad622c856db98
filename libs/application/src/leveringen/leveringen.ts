import type { Dag } from '@actiespoor/kernel';
import type { LeveringEvent, LeveringId } from '@actiespoor/veilig-thuis/events';
import { leveringStream } from '@actiespoor/veilig-thuis/model';
import { asMedewerker, type AskedAs, cijfers, leveringen, type LeveringRij, system } from '@actiespoor/voortgang';

import { capacityOr } from '../access/access.js';
import type { Hoedanigheid, Medewerker } from '../access/medewerker.js';
import { asBeheerder, mayReadCijfers } from '../access/rechten.js';
import { type Clock, dayAt } from '../clock.js';
import type { Commands } from '../commands/commands.js';
import { type Held, type Locks, sleutelOf } from '../commands/locks.js';
import { madeBy } from '../commands/made-by.js';
import { commandContext, type WriteContext, writeExisting, writeNew, type WriteRequest, type Written, writtenOf } from '../commands/write.js';
import { behind, type Facts } from '../facts.js';
import type { ReadQuery } from '../moment.js';
import { type Declined, denied, isDeclined, unknown } from '../outcome.js';
import { leveringAfwijzingen } from './levering.labels.js';
import type { Geladen, Leveringlader, Leveringopgave } from './leveringlader.js';

export interface LeveringenSources {
  readonly commands: Pick<Commands, 'levering'>;
  readonly facts: Facts;
  readonly locks: Locks;
  readonly readModels: AskedAs<'cijfers'>;
  readonly lader: Leveringlader;
  readonly clock: Clock;
}

/** A delivery that was loaded, or its faults. */
export type Ontvangen = Extract<Geladen, { readonly outcome: 'loaded' | 'useless' | 'too-many' }>;

/** A loading once its rights are known. */
interface Loading {
  readonly context: WriteContext;
  readonly hoedanigheid: Hoedanigheid;
}

/** A delivery, with the revision of the deliveries of its table. */
export interface GelezenLevering {
  readonly rij: LeveringRij;
  readonly revisie: number;
}

/** The wait of a loader until the figures can be asked, in milliseconds. */
const maxWaitMs = 5_000;
/** The wait for the same command, in milliseconds: a large delivery takes a while. */
const maxLoadMs = 60_000;
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
    const geladen = await this.sources.locks.during((held) => this.loadOnce(held, given, { context, hoedanigheid }));
    if (isDeclined(geladen)) return geladen;
    if (geladen.outcome === 'useless' || geladen.outcome === 'too-many') return geladen;
    if (geladen.outcome !== 'loaded') return writtenOf(geladen, leveringAfwijzingen) as Declined;
    await this.sources.facts.arrival(geladen.written.position, maxWaitMs, shown);
    return geladen;
  }

  /** The stream of a delivery is that of its table: only those of the other tables tell that its command loaded another one. */
  private async loadOnce(held: Held, opgave: Leveringopgave, { context, hoedanigheid }: Loading): Promise<Geladen | Declined> {
    const { facts, readModels, lader } = this.sources;
    if (!(await held.take(sleutelOf(context), maxLoadMs))) return { outcome: 'behind' };
    const streams = async (): Promise<readonly string[]> => {
      const rijen = await readModels.as(system).cijfers.listLeveringen();
      return [...new Set(rijen.map(({ tabel }) => leveringStream(tabel)))];
    };
    const made = await madeBy(facts, [context.commandId, ...context.earlierIds], { projection: leveringen.name, streams });
    if (made.some(({ metadata }) => metadata.requestHash !== context.requestHash)) return { outcome: 'reused' };
    return lader.load(opgave, commandContext(context, hoedanigheid));
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
