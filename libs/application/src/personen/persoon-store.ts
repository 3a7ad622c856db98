import type { OrganisatieCode, PersoonId, PlanId } from '@actiespoor/plan/events';

export interface Persoon {
  readonly id: PersoonId;
  readonly naam: string;
  readonly organisatie?: OrganisatieCode;
}

/** Somebody with the ids that stood for the same person before. */
export interface HerkendePersoon {
  readonly id: string;
  readonly vroeger: readonly string[];
}

/** Names by the id that was asked, of who stands in the plans of these owners; and who has a name but was not found there. */
export interface GevondenNamen {
  readonly names: ReadonlyMap<string, string>;
  readonly elsewhere: ReadonlyMap<string, string>;
}

/** The only place where names of people are. Events keep the ids that they were written with; who has more than one is one person here. */
export interface PersoonStore {
  /** Keeps names that are not there yet. A name that is stays as it is, and who was forgotten stays forgotten. */
  put(personen: readonly Persoon[]): Promise<void>;
  /** The name that somebody has now takes the place of the one that is kept; nothing is kept of who had none, or was forgotten. */
  rename(persoon: Pick<Persoon, 'id' | 'naam'>): Promise<void>;
  /** People are named in a plan, in words and not as who recorded something. */
  tie(personen: readonly string[], planId: PlanId): Promise<void>;
  /** From now on the earlier ids stand for this person too, where anything is known under them: name, forgetting and ties go along. */
  recognise(persoon: HerkendePersoon): Promise<void>;
  /** Names by id; who is unknown or forgotten is not in it. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** As {@link names}, for who may read the plans of these owners: of people who stand in no such plan it is not told who they are. */
  namesIn(ids: readonly string[], eigenaars: readonly OrganisatieCode[]): Promise<GevondenNamen>;
  plansOf(eigenaars: readonly OrganisatieCode[]): Promise<readonly PlanId[]>;
  /** The present id of each that has another one now. */
  present(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Every id of the same person, this one too. */
  allOf(id: string): Promise<readonly string[]>;
  /** @param op the present moment, ISO 8601 in UTC */
  forget(id: string, op: string): Promise<void>;
  /**
   * Whether the ids of this store are made with this key. The first key that asks is the one; a key that takes its place names it as a former one.
   *
   * @param vingerafdrukken the present key first
   */
  agreeOnKey(vingerafdrukken: readonly string[]): Promise<boolean>;
  /** Whether ids of this store were made with a key, whichever it is. */
  hasKey(): Promise<boolean>;
}

// Whichever versions this program has.
