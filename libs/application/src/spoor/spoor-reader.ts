import type { Position } from '@actiespoor/event-store';
import { defined } from '@actiespoor/kernel';
import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { asMedewerker, type AskedAs, type SpoorFilter, type SpoorPagina, type SpoorRegel } from '@actiespoor/voortgang';

import type { Medewerker } from '../access/medewerker.js';
import { behind, type Facts } from '../facts.js';
import { type PageQuery, type ReadQuery, nowhere } from '../moment.js';
import { type Declined, denied, isDeclined } from '../outcome.js';
import { maySeeNames, type Names } from '../personen/names.js';
import type { PersoonStore } from '../personen/persoon-store.js';
import type { ReadView } from '../reading.js';

/** A part of the trail; everything that is given must hold. */
export type Spoorfilter = Omit<SpoorFilter, 'actieId' | 'planId' | 'eigenaars' | 'na' | 'aantal'>;

export interface SpoorQuery extends ReadQuery, PageQuery {
  readonly filter: Spoorfilter;
}

/** Of one plan, one actie, or all that one may read. */
export interface Spoorplaats {
  readonly planId?: PlanId;
  readonly actieId?: ActieId;
}

/** A line as people read it, with the name of who it was where the caller may see it; where it is stored stays inside. */
export type LeesbareRegel = Omit<SpoorRegel, 'stream' | 'revisie' | 'positie' | 'medewerker'> & {
  readonly medewerker: Omit<SpoorRegel['medewerker'], 'id'> & { readonly id?: string; readonly naam?: string };
};

export interface Bladzijde {
  readonly regels: readonly LeesbareRegel[];
  readonly volgende: SpoorPagina['volgende'];
}

export interface SpoorSources {
  readonly view: () => ReadView;
  readonly facts: Facts;
  readonly readModels: AskedAs<'spoor'>;
  readonly persoonStore: Pick<PersoonStore, 'names'>;
  readonly names: Names;
}

type Asked = Omit<SpoorFilter, 'na' | 'aantal'>;

const medewerkerOf = ({ medewerker }: SpoorRegel, names: ReadonlyMap<string, string> | undefined): LeesbareRegel['medewerker'] => {
  const { id, ...inCapacity } = medewerker;
  if (!names) return inCapacity;
  const naam = names.get(id);
  return { id, ...(naam !== undefined && { naam }), ...inCapacity };
};

/** @param names by id; absent where the caller may not see who it was */
const leesbaar = (regels: readonly SpoorRegel[], names?: ReadonlyMap<string, string>): readonly LeesbareRegel[] =>
  regels.map((regel) => {
    const { stream: _stream, revisie: _revisie, positie: _positie, ...shown } = regel;
    return { ...shown, medewerker: medewerkerOf(regel, names) };
  });

/** The trail as somebody may read it: with who it was, or without. */
export class SpoorReader {
  constructor(private readonly sources: SpoorSources) {}

  async page(medewerker: Medewerker, plaats: Spoorplaats, query: SpoorQuery): Promise<Bladzijde | Declined> {
    const filter = await this.filterFor(medewerker, plaats, query);
    return isDeclined(filter) ? filter : this.read(medewerker, filter);
  }

  /** From the first page to the last, one at a time and with every name; what is recorded meanwhile comes at the end. */
  async pages(medewerker: Medewerker, plaats: Spoorplaats, query: SpoorQuery): Promise<AsyncGenerator<Bladzijde['regels']> | Declined> {
    const filter = await this.filterFor(medewerker, plaats, query);
    return isDeclined(filter) ? filter : this.follow(medewerker, filter);
  }

  private async *follow(medewerker: Medewerker, filter: SpoorFilter): AsyncGenerator<Bladzijde['regels']> {
    let na = filter.na;
    do {
      const { regels, volgende } = await this.read(medewerker, { ...filter, ...defined({ na }) });
      yield await this.sources.names.fill(regels, medewerker);
      na = volgende;
    } while (na !== undefined);
  }

  private async read(medewerker: Medewerker, filter: SpoorFilter): Promise<Bladzijde> {
    const { regels, volgende } = await this.sources.readModels.as(asMedewerker(medewerker)).spoor.regels(filter);
    if (!maySeeNames(medewerker)) return { regels: leesbaar(regels), volgende };
    // The lines are those of plans that one may read, and so are the people who recorded them.
    const ids = regels.map((regel) => regel.medewerker.id);
    return { regels: leesbaar(regels, await this.sources.persoonStore.names(ids)), volgende };
  }

  private async filterFor(medewerker: Medewerker, plaats: Spoorplaats, { filter, wachtOp, na: given, aantal }: SpoorQuery): Promise<SpoorFilter | Declined> {
    const scope = await this.scopeFor(medewerker, plaats);
    if (isDeclined(scope)) return scope;
    if (filter.medewerker !== undefined && !maySeeNames(medewerker)) return denied('Uw rol leest wat er gebeurde, en niet wie het deed.');
    const late = await behind(this.sources.facts, wachtOp);
    if (late) return late;
    const asked = { ...filter, ...scope };
    const na = await this.placeOf(medewerker, asked, given);
    return isDeclined(na) ? na : { ...asked, aantal, ...defined({ na }) };
  }

  private async scopeFor(medewerker: Medewerker, { planId, actieId }: Spoorplaats): Promise<Pick<Asked, 'actieId' | 'planId' | 'eigenaars'> | Declined> {
    const { access } = this.sources.view();
    if (actieId !== undefined) {
      const found = await access.actie(medewerker, actieId);
      return isDeclined(found) ? found : { actieId };
    }
    if (planId !== undefined) {
      const found = await access.plan(medewerker, planId);
      return isDeclined(found) ? found : { planId };
    }
    const eigenaars: readonly OrganisatieCode[] | Declined = await access.ownersFor(medewerker);
    return isDeclined(eigenaars) ? eigenaars : { eigenaars };
  }

  /** Lost where the place is not of this list as this caller and this question have it. */
  private async placeOf(medewerker: Medewerker, asked: Asked, na: string | undefined): Promise<Position | undefined | Declined> {
    if (na === undefined) return undefined;
    const positie = na as Position;
    return na !== nowhere && (await this.sources.readModels.as(asMedewerker(medewerker)).spoor.has(positie, asked)) ? positie : { outcome: 'lost' };
  }
}
