import type { CommandContext, Handled, HandledAccepted } from '@actiespoor/event-store';
import { type Dag, defined, isDag, type ToldRefusal } from '@actiespoor/kernel';
import { Bundelaar, type LeveringAfwijzing } from '@actiespoor/veilig-thuis';
import type { LeveringEvent, LeveringGegevens, Leveringsbestand } from '@actiespoor/veilig-thuis/events';
import { leveringStream } from '@actiespoor/veilig-thuis/model';
import { type Deel, type Lezing, readLevering } from '@actiespoor/veilig-thuis-import';

import { type Clock, dayAt } from '../clock.js';
import { type BundelSources, recordBundels } from './record-bundels.js';
import { licentieVanCbs } from './levering.labels.js';

/** A delivery as somebody brings it. */
export interface Leveringopgave {
  readonly delen: readonly Deel[];
  /** The files as they came; known once all parts have been read. */
  readonly bestanden: () => readonly Leveringsbestand[];
  /** The table that it should be; needed where the delivery does not name it. */
  readonly tabel?: string | undefined;
  /** The day of the edition, for a delivery that does not tell when CBS changed it; today if absent. */
  readonly op?: Dag | undefined;
  /** Told how many bundles of figures are recorded. May throw: what was recorded until then does not count until the rest follows. */
  readonly onProgress?: (done: number, total: number) => void;
}

export type Geladen =
  | { readonly outcome: 'loaded'; readonly gegevens: LeveringGegevens; readonly lezing: Lezing; readonly written: HandledAccepted<LeveringEvent> }
  /** The delivery has faults; nothing was recorded. */
  | { readonly outcome: 'useless'; readonly lezing: Lezing }
  /** More observations than one delivery may have; nothing was recorded. */
  | { readonly outcome: 'too-many'; readonly most: number }
  | Exclude<Handled<LeveringAfwijzing | ToldRefusal>, HandledAccepted>;

export interface LaderSources extends BundelSources {
  readonly clock: Clock;
  /** For tests. */
  readonly maxWaarnemingen?: number;
}

// Ten years of the largest table are a quarter of it. As bundles these take at most some hundred megabytes.
const standardMost = 5_000_000;

interface Gelezen {
  readonly lezing: Lezing;
  readonly bundelaar: Bundelaar;
}

const dayOf = (gewijzigd: string | undefined): Dag | undefined => {
  const day = gewijzigd?.slice(0, 10);
  return isDag(day) ? day : undefined;
};

/** Reads deliveries and records them: first all is read, then the figures are recorded, and last the fact that makes them count. */
export class Leveringlader {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly sources: LaderSources) {}

  /**
   * Records a delivery whole or not at all. One that was broken off halfway goes on where it was when it comes again; until then none of it is shown.
   *
   * @throws StoreUnavailable, and every fault of a file that cannot be read
   */
  load(opgave: Leveringopgave, context: CommandContext): Promise<Geladen> {
    // One at a time, so that memory is bounded by one delivery.
    const loading = this.turn.then(() => this.loadNow(opgave, context));
    this.turn = loading.catch(() => undefined);
    return loading;
  }

  private async loadNow(opgave: Leveringopgave, context: CommandContext): Promise<Geladen> {
    const most = this.sources.maxWaarnemingen ?? standardMost;
    const gelezen = await this.read(opgave, most);
    if (!gelezen) return { outcome: 'too-many', most };
    if (!gelezen.lezing.isBruikbaar()) return { outcome: 'useless', lezing: gelezen.lezing };
    const data = await this.recordCijfers(gelezen, opgave, context);
    const handled = await this.sources.commands.levering(leveringStream(data.tabel), { type: 'LeveringVastleggen', data }, context);
    return handled.outcome === 'accepted' ? { outcome: 'loaded', gegevens: data, lezing: gelezen.lezing, written: handled } : handled;
  }

  private async read({ delen, tabel }: Leveringopgave, most: number): Promise<Gelezen | undefined> {
    const lezing = readLevering(delen, { tabel });
    let bundelaar: Bundelaar | undefined;
    let seen = 0;
    for await (const waarneming of lezing.waarnemingen()) {
      bundelaar ??= new Bundelaar(waarneming.tabel);
      bundelaar.add(waarneming);
      seen += 1;
      if (seen > most) return undefined;
    }
    return { lezing, bundelaar: bundelaar ?? new Bundelaar(tabel ?? '') };
  }

  /** @returns the delivery, with its figures recorded */
  private async recordCijfers(
    { lezing, bundelaar }: Gelezen,
    { op, bestanden, onProgress }: Leveringopgave,
    context: CommandContext,
  ): Promise<LeveringGegevens> {
    const kop = lezing.kop();
    if (!kop) throw new Error('Een bruikbare levering heeft een kop');
    const { tabel, vorm, gewijzigd, maten, dimensies } = kop;
    const { waarnemingen, metWaarde } = lezing.telling();
    const { leveringId, gebieden, perioden } = bundelaar.finish();
    const slot = await recordBundels(this.sources, { leveringId, bundels: bundelaar.bundels, context, onProgress });
    const { length: bundels } = bundelaar.bundels;
    const dag = dayOf(gewijzigd) ?? op ?? dayAt(this.sources.clock());
    const known = { leveringId, tabel: tabel.id, titel: tabel.titel, vorm, gewijzigd, maten, dimensies, gebieden, perioden, waarnemingen, metWaarde };
    return { ...defined(known), bundels, slot, bestanden: bestanden(), licentie: licentieVanCbs, op: dag };
  }
}
