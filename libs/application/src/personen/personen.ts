import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import { isKeyedId, type PersoonIds } from './persoon-ids.js';
import type { HerkendePersoon, PersoonStore } from './persoon-store.js';
import { type Genoemd, kenmerkenWith, withPresentIds } from './present-ids.js';

/** The people of this installation: who they are in events, and what may be shown of them. */
export interface Personen {
  /** With the key of this installation; opened when first asked. @throws PersonenKeyFault where another key made the ids of this store */
  ids(): Promise<PersoonIds>;
  /**
   * True if this is the id that a known person has now, in a plan of these owners. An id of before stays readable where it was
   * recorded; nothing new is recorded with it.
   */
  isPresent(id: string, eigenaars: readonly OrganisatieCode[]): Promise<boolean>;
  /** Names by id, of people who stand in the plans of these owners. */
  namesIn(ids: readonly string[], eigenaars: readonly OrganisatieCode[]): Promise<ReadonlyMap<string, string>>;
  /** Keeps who an import names, before the first event does. */
  keep(gelezen: { readonly planId: PlanId; readonly personen: readonly Genoemd[] }): Promise<void>;
  /**
   * A value that an earlier program, or one with a former key, kept of a plan: with the present ids of the people in its document,
   * whose names are then kept under those. A forgotten person stays under the former id.
   */
  renewed<T extends object>(planId: PlanId, kept: T): Promise<T>;
  /** The id that somebody has now. */
  presentId(id: string): Promise<string>;
  /** Leads the ids of before to this person. */
  recognise(persoon: HerkendePersoon): Promise<void>;
}

export interface PersonenSources {
  readonly store: PersoonStore;
  /** Opens the ids with the key of this installation; asked again where it failed. */
  readonly openIds: () => Promise<PersoonIds>;
  /** Ids of people who are made up: they follow from no name of anybody. */
  readonly madeUp: ReadonlySet<string>;
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

class PersonenDesk implements Personen {
  private opening: Promise<PersoonIds> | undefined;

  constructor(private readonly sources: PersonenSources) {}

  ids(): Promise<PersoonIds> {
    this.opening ??= this.sources.openIds().catch((fault: unknown) => {
      this.opening = undefined;
      throw fault;
    });
    return this.opening;
  }

  async isPresent(id: string, eigenaars: readonly OrganisatieCode[]): Promise<boolean> {
    if (!isKeyedId(id) && !this.sources.madeUp.has(id)) return false;
    const [names, present] = await Promise.all([this.namesIn([id], eigenaars), this.store.present([id])]);
    return names.has(id) && !present.has(id);
  }

  async namesIn(ids: readonly string[], eigenaars: readonly OrganisatieCode[]): Promise<ReadonlyMap<string, string>> {
    const { names, elsewhere } = await this.store.namesIn(ids, eigenaars);
    return elsewhere.size === 0 ? names : new Map([...names, ...(await this.namedBefore(elsewhere, eigenaars))]);
  }

  async keep({ planId, personen }: Parameters<Personen['keep']>[0]): Promise<void> {
    for (const { persoon, vroeger } of personen) await this.store.recognise({ id: persoon, vroeger });
    await this.store.put(personen.map(({ persoon, naam }) => ({ id: persoon, naam })));
    await this.store.tie(
      personen.map(({ persoon }) => persoon),
      planId,
    );
  }

  async renewed<T extends object>(planId: PlanId, kept: T): Promise<T> {
    const { names, elsewhere } = await this.store.namesIn([...new Set(JSON.stringify(kept).match(uuid))], []);
    const kenmerkVan = kenmerkenWith(await this.ids());
    const personen = [...names, ...elsewhere].flatMap(([id, naam]) => {
      const { id: persoon, vroeger } = kenmerkVan(planId, naam);
      return vroeger.includes(id) ? [{ persoon, naam, vroeger }] : [];
    });
    await this.keep({ planId, personen });
    return withPresentIds(kept, personen);
  }

  async presentId(id: string): Promise<string> {
    return (await this.store.present([id])).get(id) ?? id;
  }

  recognise(persoon: HerkendePersoon): Promise<void> {
    return this.store.recognise(persoon);
  }

  private get store(): PersoonStore {
    return this.sources.store;
  }

  /** Before people were tied to plans, the id of a name in a document was made of plan and name: it says itself where it belongs. */
  private async namedBefore(names: ReadonlyMap<string, string>, eigenaars: readonly OrganisatieCode[]): Promise<ReadonlyMap<string, string>> {
    const [plans, ids] = [await this.store.plansOf(eigenaars), await this.ids()];
    const found = [...names].flatMap(([id, naam]) => {
      const planId = plans.find((plan) => ids.inDocument(plan, naam).vroeger.includes(id));
      return planId === undefined ? [] : [{ id, naam, planId }];
    });
    for (const { id, planId } of found) await this.store.tie([id], planId);
    return new Map(found.map(({ id, naam }) => [id, naam]));
  }
}

export const openPersonen = (sources: PersonenSources): Personen => new PersonenDesk(sources);
