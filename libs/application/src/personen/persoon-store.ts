import type { OrganisatieCode, PersoonId, PlanId } from '@actiespoor/plan/events';

export interface Persoon {
  readonly id: PersoonId;
  readonly naam: string;
  readonly organisatie?: OrganisatieCode;
}

/** A person with former ids. */
export interface HerkendePersoon {
  readonly id: string;
  readonly vroeger: readonly string[];
}

/** Names by the requested id, of people in the plans of these owners; and the people who have a name but were not found there. */
export interface GevondenNamen {
  readonly names: ReadonlyMap<string, string>;
  readonly elsewhere: ReadonlyMap<string, string>;
}

/** The only place with names of people. Events keep the ids that they were written with; several ids of a person are one person here. */
export interface PersoonStore {
  /** Keeps new names. An existing name stays as it is, and a forgotten person stays forgotten. */
  put(personen: readonly Persoon[]): Promise<void>;
  /** Replaces the kept name by the present one; keeps nothing of a person without a name, or a forgotten one. */
  rename(persoon: Pick<Persoon, 'id' | 'naam'>): Promise<void>;
  /** Records that people are named in a plan, in its words and not as medewerkers. */
  tie(personen: readonly string[], planId: PlanId): Promise<void>;
  /** From now on the earlier ids stand for this person too, if anything is known under them: name, forgetting and ties go along. */
  recognise(persoon: HerkendePersoon): Promise<void>;
  /** Names by id; unknown and forgotten people are left out. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Like {@link names}, for a caller who may read the plans of these owners: people in no such plan stay anonymous. */
  namesIn(ids: readonly string[], eigenaars: readonly OrganisatieCode[]): Promise<GevondenNamen>;
  plansOf(eigenaars: readonly OrganisatieCode[]): Promise<readonly PlanId[]>;
  /** The present id of each former one among these. */
  present(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All ids of the same person, this one too. */
  allOf(id: string): Promise<readonly string[]>;
  /** @param op the present moment, ISO 8601 in UTC */
  forget(id: string, op: string): Promise<void>;
  /**
   * True if the ids of this store are made with this key. The first key that asks is recorded; a key that replaces it names it as a former one.
   *
   * @param vingerafdrukken the present key first
   */
  agreeOnKey(vingerafdrukken: readonly string[]): Promise<boolean>;
  /** True if ids of this store were made with a key, whichever it is. */
  hasKey(): Promise<boolean>;
}

// Whichever versions this program has.
