import type { PlanId } from '@actiespoor/plan/events';
import { type SourceLine, documentLines, screenedLines } from '@actiespoor/plan-import';
import type { AskedAs, SpoorPagina } from '@actiespoor/voortgang';

import type { Medewerker } from '../access/medewerker.js';
import { maySeePersonsInSpoor } from '../access/rechten.js';
import type { Facts } from '../facts.js';
import type { ReadQuery } from '../moment.js';
import { type Declined, denied, isDeclined, unknown } from '../outcome.js';
import type { PlanReader, ReadPlan } from '../plannen/plan-reader.js';
import type { ReadView } from '../reading.js';
import type { BronStore } from './bron-store.js';

const pageSize = 500;

/** A document of a plan, or one line of it. */
export interface BronQuery extends ReadQuery {
  readonly planId: PlanId;
  /** The SHA-256 of the document. */
  readonly document: string;
  readonly regel?: number;
}

export interface BronSources {
  readonly view: () => ReadView;
  readonly facts: Pick<Facts, 'isEndUnknown'>;
  readonly reader: PlanReader;
  readonly readModels: AskedAs<'spoor'>;
  readonly bronnen: Pick<BronStore, 'get'>;
}

/** The documents behind a plan, word for word except for personal data that were not taken over: the plan itself may have been corrected since. */
export class Bronnen {
  constructor(private readonly sources: BronSources) {}

  async lines(medewerker: Medewerker, { planId, document, regel, ...vraag }: BronQuery): Promise<readonly SourceLine[] | Declined> {
    const access = await this.sources.view().access.plan(medewerker, planId);
    if (isDeclined(access)) return access;
    if (!maySeePersonsInSpoor(medewerker, access.feiten)) return denied('In een document kunnen namen staan; uw rol leest wat er gebeurde, en niet wie.');
    const late = await this.sources.reader.behind(vraag);
    if (late) return late;
    const lines = await this.linesOf(access, document);
    if (isDeclined(lines)) return lines;
    const regels = screenedLines(lines, regel);
    return regels.length === 0 ? unknown(`Het document heeft ${lines.length} regels.`) : regels;
  }

  /** Unknown if the plan does not come from this document, or if it was forgotten. */
  private async linesOf(access: ReadPlan, document: string): Promise<readonly string[] | Declined> {
    const bron = (await this.isSource(access, document)) ? await this.sources.bronnen.get(document) : undefined;
    return bron ? documentLines(bron.inhoud) : unknown('Dit plan is niet uit dit document ingelezen, of het document is vergeten.');
  }

  private async isSource(access: ReadPlan, document: string): Promise<boolean> {
    if (this.sources.facts.isEndUnknown()) return this.isSourceInSpoor(access, document);
    const events = await this.sources.reader.eventsOf(access);
    return events.some(({ metadata }) => metadata.source?.document === document);
  }

  /** The spoor names the document of each line, also while the event store is away. */
  private async isSourceInSpoor({ plan, caller }: ReadPlan, document: string): Promise<boolean> {
    const { spoor } = this.sources.readModels.as(caller);
    const { planId } = plan.opstelling;
    let page: SpoorPagina | undefined;
    do {
      page = await spoor.regels({ planId, aantal: pageSize, ...(page?.volgende !== undefined && { na: page.volgende }) });
      if (page.regels.some(({ bron }) => bron?.document === document)) return true;
    } while (page.volgende !== undefined);
    return false;
  }
}
