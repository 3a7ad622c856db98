import type { PersoonId } from '@actiespoor/plan/events';

import type { Medewerker } from '../access/medewerker.js';
import { isDeclined } from '../outcome.js';
import type { Timing } from '@actiespoor/work';
import type { ReadView } from '../reading.js';
import { idsIn, personsIn, withoutPersons, withPersons } from './person-references.js';
import type { Personen } from './personen.js';
import type { PersoonStore } from './persoon-store.js';

/** A lezer reads what happened, not who did it. */
export const maySeeNames = ({ rollen }: Medewerker): boolean => rollen.some((rol) => rol !== 'lezer' && rol !== 'beheerder');

export interface NamesSources {
  readonly view: () => ReadView;
  readonly personen: Personen;
  readonly persoonStore: Pick<PersoonStore, 'present'>;
}

/** The names behind `{persoon:<id>}`, for the people of the plans that a caller may read. */
export class Names {
  constructor(private readonly sources: NamesSources) {}

  /** An answer with the names of people, as long as they are known, and for each the id of now; without either for a medewerker who may not see them. */
  async fill<T extends object>(answer: T, medewerker: Medewerker | null): Promise<T> {
    if (medewerker === null || !maySeeNames(medewerker)) return withoutPersons(answer);
    const json = JSON.stringify(answer);
    const referred = personsIn(json);
    const [names, present] = await Promise.all([this.namesFor(referred, medewerker), this.sources.persoonStore.present(idsIn(json))]);
    return referred.length === 0 && present.size === 0 ? answer : withPersons(answer, names, present);
  }

  private async namesFor(ids: readonly string[], medewerker: Medewerker): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const owners = await this.sources.view().access.ownersFor(medewerker);
    return isDeclined(owners) ? new Map() : this.sources.personen.namesIn(ids, owners);
  }
}

/** With which name somebody was recognised, and until when that is believed: read models that are still being filled may tell more later. */
interface Recognised {
  readonly naam: string | undefined;
  readonly until: number;
}

const recognisedMs = 60_000;

export interface CallerSources {
  readonly personen: Pick<Personen, 'recognise'>;
  readonly persoonStore: Pick<PersoonStore, 'put' | 'rename'>;
  readonly timing: Pick<Timing, 'now'>;
}

/**
 * The caller is recognised under the ids of before, and a name that is kept follows that of the token. The name of an author is kept where it can be
 * forgotten; the event has the id.
 */
export class Callers {
  private readonly recognised = new Map<string, Recognised>();
  private readonly kept = new Set<string>();

  constructor(private readonly sources: CallerSources) {}

  async recognise({ id, naam, vroegereIds: vroeger = [] }: Medewerker): Promise<void> {
    const known = this.recognised.get(id);
    if (known && known.naam === naam && this.sources.timing.now() < known.until) return;
    await this.sources.personen.recognise({ id, vroeger });
    if (naam !== undefined) await this.sources.persoonStore.rename({ id: id as PersoonId, naam });
    this.recognised.set(id, { naam, until: this.sources.timing.now() + recognisedMs });
  }

  /** Of somebody who wrote. */
  async keep({ id, naam }: Medewerker): Promise<void> {
    if (naam === undefined || this.kept.has(id)) return;
    await this.sources.persoonStore.put([{ id: id as PersoonId, naam }]);
    this.kept.add(id);
  }
}
