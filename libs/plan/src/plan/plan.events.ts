import type { Datum, Message, Periode } from '@actiespoor/kernel';

import type { ActieId, ConsultatieId, ImportId, KaderId, KnoopId, OrganisatieCode, PlanId } from '../ids.js';

// Stored forever: never rename a type, a field or a word, only add a new version (see upcasts.ts).

export const plansoorten = ['regionaal', 'lokaal'] as const;

export type PlanSoort = (typeof plansoorten)[number];

/** A branch of the plan's tree. `niveau` is the plan's own word: actielijn, speerpunt, thema, sub-kopje. */
export interface Knoop {
  readonly knoopId: KnoopId;
  readonly niveau: string;
  readonly code?: string;
  readonly titel: string;
  readonly toelichting?: string;
  readonly bovenliggend?: KnoopId;
  /** Place among its siblings, from 1. */
  readonly volgorde: number;
}

/** The place of a knoop: its parent, null at the top of the plan, and its number there. */
export interface Knoopplaats {
  readonly bovenliggend: KnoopId | null;
  readonly volgorde: number;
}

/** A part of a knoop that was split. It takes the place of the whole in the tree. */
export interface Knoopdeel extends Omit<Knoop, 'bovenliggend'> {
  /** Acties of the whole that go along. An actie that no part names goes with the first part. */
  readonly acties: readonly ActieId[];
}

/** The words of a knoop, in the order in which a wijziging names them. */
export const knoopvelden = ['niveau', 'code', 'titel', 'toelichting'] as const;

export type KnoopVeld = (typeof knoopvelden)[number];

export interface KnoopWijziging {
  readonly veld: KnoopVeld;
  readonly oud: string | null;
  readonly nieuw: string | null;
}

export const consultatiesoorten = ['inspiratiesessie', 'reactieronde', 'advies', 'overleg'] as const;

export type ConsultatieSoort = (typeof consultatiesoorten)[number];

export interface Consultatie {
  readonly consultatieId: ConsultatieId;
  readonly soort: ConsultatieSoort;
  readonly onderwerp: string;
  readonly deelnemers: readonly string[];
}

export type PlanEvent =
  | Message<
      'PlanOpgesteld',
      {
        readonly planId: PlanId;
        readonly titel: string;
        readonly soort: PlanSoort;
        readonly eigenaar: OrganisatieCode;
        readonly periode: Periode;
        readonly kaderId?: KaderId;
        /** Level names from the top of the tree down. */
        readonly niveaus: readonly string[];
        /** Set if an import makes the plan: the plan is hidden until that import is complete. */
        readonly importId?: ImportId;
        readonly op: Datum;
      }
    >
  | Message<'DoorvoeringVoltooid', { readonly planId: PlanId; readonly importId: ImportId; readonly op: Datum }>
  | Message<'KnoopToegevoegd', Knoop & { readonly planId: PlanId; readonly op: Datum }>
  | Message<'KnoopGewijzigd', { readonly planId: PlanId; readonly knoopId: KnoopId; readonly wijzigingen: readonly KnoopWijziging[]; readonly op: Datum }>
  | Message<
      'KnoopVerplaatst',
      { readonly planId: PlanId; readonly knoopId: KnoopId; readonly oud: Knoopplaats; readonly nieuw: Knoopplaats; readonly op: Datum }
    >
  // The acties and knopen under a knoop that leaves the tree follow by this fact alone: they have no event of their own.
  | Message<
      'KnoopSamengevoegd',
      {
        readonly planId: PlanId;
        /** The knopen that leave the tree. */
        readonly knopen: readonly KnoopId[];
        /** The knoop that takes them in. */
        readonly in: KnoopId;
        /** The data of that knoop, if it was made for the merge. */
        readonly nieuw?: Omit<Knoop, 'knoopId'>;
        readonly op: Datum;
      }
    >
  | Message<
      'KnoopGesplitst',
      {
        readonly planId: PlanId;
        /** The knoop that leaves the tree. */
        readonly knoopId: KnoopId;
        readonly bovenliggend?: KnoopId;
        readonly delen: readonly Knoopdeel[];
        readonly op: Datum;
      }
    >
  /** The merge or split of that day was a mistake: `terug` names the knopen that it took out of the tree, `weg` those that it made. */
  | Message<
      'HerindelingTeruggenomen',
      { readonly planId: PlanId; readonly terug: readonly KnoopId[]; readonly weg: readonly KnoopId[]; readonly motief: string; readonly op: Datum }
    >
  | Message<'VaststellingGepland', { readonly planId: PlanId; readonly orgaan: string; readonly verwacht: Datum; readonly vorige?: Datum; readonly op: Datum }>
  | Message<
      'PlanVastgesteld',
      {
        readonly planId: PlanId;
        readonly orgaan: string;
        readonly besluitnummer?: string;
        /** SHA-256 over the canonical JSON of the plan as it was adopted. */
        readonly inhoudHash: string;
        readonly op: Datum;
      }
    >
  /** Facts of the decision that were unknown when it was recorded. */
  | Message<'VaststellingAangevuld', { readonly planId: PlanId; readonly besluitnummer: string; readonly op: Datum }>
  /** The plan was not adopted after all; the adoption before it holds again. */
  | Message<'VaststellingTeruggenomen', { readonly planId: PlanId; readonly motief: string; readonly op: Datum }>
  | Message<'PlanIngetrokken', { readonly planId: PlanId; readonly motief: string; readonly op: Datum }>
  /** The plan is in force again; on the very day on which it was withdrawn, as if it had not been withdrawn. */
  | Message<'PlanHersteld', { readonly planId: PlanId; readonly motief: string; readonly op: Datum }>
  | Message<'ConsultatieGepland', Consultatie & { readonly planId: PlanId; readonly verwacht: Datum; readonly op: Datum }>
  /** The consultatie is no longer expected, until it is planned again. */
  | Message<'ConsultatieAfgezegd', { readonly planId: PlanId; readonly consultatieId: ConsultatieId; readonly motief: string; readonly op: Datum }>
  | Message<'ConsultatieGehouden', Consultatie & { readonly planId: PlanId; readonly opbrengst?: string; readonly op: Datum }>
  /** The consultatie was not held on that day after all, or its report was another one; it is expected again, if it was. */
  | Message<'VerslagTeruggenomen', { readonly planId: PlanId; readonly consultatieId: ConsultatieId; readonly motief: string; readonly op: Datum }>;
