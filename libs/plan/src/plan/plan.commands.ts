import type { Datum, Message, Obstacle, Periode } from '@actiespoor/kernel';

import type { ConsultatieId, ImportId, KaderId, KnoopId, OrganisatieCode, PlanId } from '../ids.js';
import type { Consultatie, Knoop, Knoopdeel, PlanSoort } from './plan.events.js';

interface OfPlan {
  readonly planId: PlanId;
  readonly op: Datum;
}

export type PlanCommand =
  | Message<
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
      /** Set where the kader that the plan names is not there on its day. */
      readonly isKaderOnbekend?: boolean;
      /** The fact by which it is there from another day. */
      readonly kaderInDeWeg?: Obstacle;
    }
  | Message<'DoorvoeringVoltooien', OfPlan & { readonly importId: ImportId }>
  | Message<'KnoopToevoegen', OfPlan & Knoop>
  /** What is absent stays as it is. */
  | Message<
      'KnoopWijzigen',
      OfPlan & { readonly knoopId: KnoopId; readonly code?: string; readonly titel?: string; readonly toelichting?: string; readonly niveau?: string }
    >
  /** Without `bovenliggend` to the top of the plan. */
  | Message<'KnoopVerplaatsen', OfPlan & { readonly knoopId: KnoopId; readonly bovenliggend?: KnoopId; readonly volgorde: number }>
  /** Into one that stays, or into one that is made for it; then that one comes along. */
  | Message<
      'KnoopSamenvoegen',
      OfPlan & { readonly knopen: readonly KnoopId[]; readonly in: KnoopId; readonly nieuw?: Omit<Knoop, 'knoopId'> }
    >
  | Message<'KnoopSplitsen', OfPlan & { readonly knoopId: KnoopId; readonly delen: readonly Knoopdeel[] }>
  | Message<'VaststellingPlannen', OfPlan & { readonly orgaan: string; readonly verwacht: Datum }>
  | Message<'PlanVaststellen', OfPlan & { readonly orgaan: string; readonly besluitnummer?: string; readonly inhoudHash: string }>
  | Message<'VaststellingTerugnemen', OfPlan & { readonly motief: string }>
  | Message<'PlanIntrekken', OfPlan & { readonly motief: string }>
  | Message<'PlanHerstellen', OfPlan & { readonly motief: string }>
  | Message<'ConsultatiePlannen', OfPlan & Consultatie & { readonly verwacht: Datum }>
  /** Of a planned one, or of one that was never planned; then the consultatie itself comes along. */
  | Message<
      'ConsultatieHouden',
      OfPlan & { readonly consultatieId: ConsultatieId; readonly consultatie?: Consultatie; readonly opbrengst?: string }
    >;

/** The data of one of the commands. */
export type PlanWens<Type extends PlanCommand['type']> = Extract<PlanCommand, { readonly type: Type }>['data'];
