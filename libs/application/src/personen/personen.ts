import { existingPersoonIds, isKeyedId, openPersoonIds, PersonenKeyFault, type PersoonIds } from '@actiespoor/identity';
import type { OrganisatieCode, PersoonId, PlanId } from '@actiespoor/plan/events';
import type { Gelezen } from '@actiespoor/plan-import';
import type { HerkendePersoon, ReadStore } from '@actiespoor/read-store-postgres';

import { demoPersonen } from './seeding.js';

/** The people of this installation: who they are in events, and what may be shown of them. */
export interface Personen {
  /** With the key of this installation; opened when first asked. @throws PersonenKeyFault where another key made the ids of this store */
  ids(): Promise<PersoonIds>;
  /**
   * Whether this is the id that a known person has now, in a plan of these owners. An id of before stays readable where it was
   * recorded; nothing new is recorded with it.
   */
  isPresent(id: string, eigenaars: readonly OrganisatieCode[]): Promise<boolean>;
  /** Names by id, of people who stand in the plans of these owners. */
  namesIn(ids: readonly string[], eigenaars: readonly OrganisatieCode[]): Promise<ReadonlyMap<string, string>>;
  /** Keeps who an import names, before the first event does. */
  keep(gelezen: Pick<Gelezen, 'planId' | 'personen'>): Promise<void>;
  /** Leads the ids of before to this person. */
  recognise(persoon: HerkendePersoon): Promise<void>;
}

export interface PersonenConfig {
  readonly readStore: Pick<ReadStore, 'personen'>;
  readonly dataDir: string;
  readonly personenKey?: string | undefined;
}

// Of the example plans: they follow from no name of anybody.
const madeUp: ReadonlySet<string> = new Set(demoPersonen.map(({ id }) => id));

const otherKey = (): PersonenKeyFault =>
  new PersonenKeyFault(
    'De kenmerken van personen in deze database zijn met een andere sleutel gemaakt dan deze. Geef elk proces dezelfde PERSONEN_KEY (de sleutel staat in personen.key van de DATA_DIR waarmee de database begon); een nieuwe sleutel zet u ervoor, met de oude erachter.',
  );

const open = async ({ readStore, dataDir, personenKey }: PersonenConfig): Promise<PersoonIds> => {
  const ids = await ((await readStore.personen.hasKey()) ? existingPersoonIds : openPersoonIds)(dataDir, personenKey);
  if (!(await readStore.personen.agreeOnKey(ids.vingerafdrukken))) throw otherKey();
  return ids;
};

class PersonenDesk implements Personen {
  private opening: Promise<PersoonIds> | undefined;

  constructor(private readonly config: PersonenConfig) {}

  ids(): Promise<PersoonIds> {
    this.opening ??= open(this.config).catch((fault: unknown) => {
      this.opening = undefined;
      throw fault;
    });
    return this.opening;
  }

  async isPresent(id: string, eigenaars: readonly OrganisatieCode[]): Promise<boolean> {
    if (!isKeyedId(id) && !madeUp.has(id)) return false;
    const [names, present] = await Promise.all([this.namesIn([id], eigenaars), this.store.present([id])]);
    return names.has(id) && !present.has(id);
  }

  async namesIn(ids: readonly string[], eigenaars: readonly OrganisatieCode[]): Promise<ReadonlyMap<string, string>> {
    const { names, elsewhere } = await this.store.namesIn(ids, eigenaars);
    return elsewhere.size === 0 ? names : new Map([...names, ...(await this.namedBefore(elsewhere, eigenaars))]);
  }

  async keep({ planId, personen }: Pick<Gelezen, 'planId' | 'personen'>): Promise<void> {
    for (const { persoon, vroeger } of personen) await this.store.recognise({ id: persoon, vroeger });
    await this.store.put(personen.map(({ persoon, naam }) => ({ id: persoon, naam })));
    await this.store.tie(personen.map(({ persoon }) => persoon), planId);
  }

  recognise(persoon: HerkendePersoon): Promise<void> {
    return this.store.recognise(persoon);
  }

  private get store(): ReadStore['personen'] {
    return this.config.readStore.personen;
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

export const openPersonen = (config: PersonenConfig): Personen => new PersonenDesk(config);

/** How an import knows who is named in a plan. */
export const kenmerkenWith = (ids: PersoonIds) => (planId: PlanId, naam: string): { readonly id: PersoonId; readonly vroeger: readonly string[] } => {
  const { id, vroeger } = ids.inDocument(planId, naam);
  return { id: id as PersoonId, vroeger };
};

/** A reading that was kept, perhaps by a program that made other ids: with those that the same people have now, so that nothing new is recorded with an id of before. */
export const readNow = (gelezen: Gelezen, ids: PersoonIds): Gelezen => {
  const personen = gelezen.personen.map((persoon) => {
    const { id, vroeger } = kenmerkenWith(ids)(gelezen.planId, persoon.naam);
    return { ...persoon, persoon: id, vroeger };
  });
  return { ...withPresentIds(gelezen, personen), personen };
};

/** A text or a whole plan with the present ids of the people that a document names, where it has those of before. */
export const withPresentIds = <T extends object>(value: T, personen: Gelezen['personen']): T => {
  const present = new Map(personen.flatMap(({ persoon, vroeger = [] }) => vroeger.map((id) => [id, persoon])));
  if (present.size === 0) return value;
  const isUnchanged = (text: string): boolean => [...present.keys()].every((id) => !text.includes(id));
  const text = JSON.stringify(value);
  return isUnchanged(text) ? value : (JSON.parse([...present].reduce((all, [old, id]) => all.replaceAll(old, id), text)) as T);
};
