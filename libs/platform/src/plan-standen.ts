import type { ActieWish, PlanCommand, PlanStand } from '@actiespoor/plan';
import type { ActieId, KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

/** A plan as far as the decisions about its acties must know it, while many commands are on their way. */
export interface Planbeeld {
  readonly planId: PlanId;
  readonly eigenaar: OrganisatieCode;
  readonly isIngetrokken: boolean;
  readonly leden: readonly OrganisatieCode[];
  readonly knopen: readonly KnoopId[];
  readonly codes: Readonly<Record<string, ActieId>>;
  readonly deelacties: Readonly<Record<ActieId, readonly ActieId[]>>;
  readonly acties: readonly ActieId[];
}

type Opname = Extract<ActieWish, { readonly type: 'ActieOpnemen' }>['data'];

/** @param leden members of the owner, see `Dossiers.leden` */
export const emptyPlanbeeld = (planId: PlanId, eigenaar: OrganisatieCode, leden: readonly OrganisatieCode[]): Planbeeld => ({
  planId,
  eigenaar,
  leden,
  isIngetrokken: false,
  knopen: [],
  codes: {},
  deelacties: {},
  acties: [],
});

const withActie = (beeld: Planbeeld, { actieId, code, hoofdactieId }: Opname): Planbeeld => ({
  ...beeld,
  acties: [...beeld.acties, actieId],
  codes: code === undefined ? beeld.codes : { ...beeld.codes, [code]: actieId },
  deelacties:
    hoofdactieId === undefined
      ? beeld.deelacties
      : { ...beeld.deelacties, [hoofdactieId]: [...(beeld.deelacties[hoofdactieId] ?? []), actieId] },
});

type Structuur = Extract<PlanCommand, { readonly type: 'KnoopSamenvoegen' | 'KnoopSplitsen' }>;

/** What went into another knoop is no place for an actie any more; what it went into is. */
const withStructuur = (beeld: Planbeeld, { type, data }: Structuur): Planbeeld => {
  const weg = type === 'KnoopSplitsen' ? [data.knoopId] : data.knopen;
  const erbij = type === 'KnoopSplitsen' ? data.delen.map(({ knoopId }) => knoopId) : [data.in];
  return { ...beeld, knopen: [...new Set([...beeld.knopen.filter((knoopId) => !weg.includes(knoopId)), ...erbij])] };
};

/** The plan after an accepted command; the read model would know it only a moment later. */
export const followCommand = (beeld: Planbeeld, { type, data }: PlanCommand | ActieWish): Planbeeld => {
  if (type === 'KnoopToevoegen') return { ...beeld, knopen: [...beeld.knopen, data.knoopId] };
  if (type === 'KnoopSamenvoegen' || type === 'KnoopSplitsen') return withStructuur(beeld, { type, data } as Structuur);
  if (type === 'PlanIntrekken') return { ...beeld, isIngetrokken: true };
  if (type === 'ActieOpnemen') return withActie(beeld, data);
  if (type === 'ActieWijzigen' && data.code !== undefined) return { ...beeld, codes: { ...beeld.codes, [data.code]: data.actieId } };
  return beeld;
};

export const standOf = ({ deelacties, acties: _, ...beeld }: Planbeeld, actieId: ActieId): PlanStand => ({
  ...beeld,
  deelacties: deelacties[actieId] ?? [],
});
