import type { Datum, Message, Obstacle, Periode } from '@actiespoor/kernel';

import type { ConsultatieId, ImportId, KaderId, KnoopId, OrganisatieCode, PlanId } from '../ids.js';
import type { Consultatie, Knoop, Knoopdeel, PlanSoort } from './plan.events.js';

interface OfPlan {
  readonly planId: PlanId;
  readonly op: Datum;
}

export type PlanCommand =
  | (Message<
      'PlanOpstellen',
      OfPlan & {
        readonly titel: string;
        readonly soort: PlanSoort;
        readonly eigenaar: OrganisatieCode;
        readonly periode: Periode;
        readonly kaderId?: KaderId;
        readonly niveaus: readonly string[];
        readonly importId?: ImportId;
      }
    > & {
      /** True if the kader that the plan names does not exist on its day. */
      readonly isKaderOnbekend?: boolean;
      /** The fact from which the kader exists on another day. */
      readonly kaderInDeWeg?: Obstacle;
    })
  | Message<'DoorvoeringVoltooien', OfPlan & { readonly importId: ImportId }>
  | Message<'KnoopToevoegen', OfPlan & Knoop>
  /** Absent fields stay as they are. */
  | Message<
      'KnoopWijzigen',
      OfPlan & { readonly knoopId: KnoopId; readonly code?: string; readonly titel?: string; readonly toelichting?: string; readonly niveau?: string }
    >
  /** A knoop without `bovenliggend` moves to the top of the plan. */
  | Message<'KnoopVerplaatsen', OfPlan & { readonly knoopId: KnoopId; readonly bovenliggend?: KnoopId; readonly volgorde: number }>
  /** Merges into a remaining knoop, or into a new one; `nieuw` then describes the new one. */
  | Message<'KnoopSamenvoegen', OfPlan & { readonly knopen: readonly KnoopId[]; readonly in: KnoopId; readonly nieuw?: Omit<Knoop, 'knoopId'> }>
  | (Message<'KnoopSplitsen', OfPlan & { readonly knoopId: KnoopId; readonly delen: readonly Knoopdeel[] }> & {
      /** The later days on which an actie of a part moves elsewhere. */
      readonly verhuisdOp?: readonly Datum[];
    })
  /** Names a knoop that was merged or split on that day. */
  | Message<'HerindelingTerugnemen', OfPlan & { readonly knoopId: KnoopId; readonly motief: string }>
  | Message<'VaststellingPlannen', OfPlan & { readonly orgaan: string; readonly verwacht: Datum }>
  | Message<'PlanVaststellen', OfPlan & { readonly orgaan: string; readonly besluitnummer?: string; readonly inhoudHash: string }>
  | Message<'VaststellingTerugnemen', OfPlan & { readonly motief: string }>
  | Message<'PlanIntrekken', OfPlan & { readonly motief: string }>
  | Message<'PlanHerstellen', OfPlan & { readonly motief: string }>
  | Message<'ConsultatiePlannen', OfPlan & Consultatie & { readonly verwacht: Datum }>
  /** Expects a planned consultatie on another day; the rest of it stays as it is. */
  | Message<'ConsultatieVerzetten', OfPlan & { readonly consultatieId: ConsultatieId; readonly verwacht: Datum }>
  | Message<'ConsultatieAfzeggen', OfPlan & { readonly consultatieId: ConsultatieId; readonly motief: string }>
  /** Holds a planned consultatie, or an unplanned one; then the command describes the consultatie. */
  | Message<'ConsultatieHouden', OfPlan & { readonly consultatieId: ConsultatieId; readonly consultatie?: Consultatie; readonly opbrengst?: string }>
  | Message<'VerslagTerugnemen', OfPlan & { readonly consultatieId: ConsultatieId; readonly motief: string }>;

/** The data of a single command. */
export type PlanCommandData<Type extends PlanCommand['type']> = Extract<PlanCommand, { readonly type: Type }>['data'];
