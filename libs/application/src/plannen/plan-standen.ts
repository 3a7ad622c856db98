import type { Datum } from '@actiespoor/kernel';
import type { ActieWish, PlanCommand, PlanStand } from '@actiespoor/plan';
import type { ActieId, KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { codeSleutel } from '@actiespoor/plan/model';

/** A plan as far as the decisions about its acties must know it, while many commands are on their way. */
export interface Planbeeld extends Pick<PlanStand, 'planId' | 'eigenaar' | 'opgesteldOp' | 'ingetrokkenOp' | 'leden' | 'knopen' | 'codes'> {
  readonly deelacties: Readonly<Record<ActieId, readonly ActieId[]>>;
  readonly acties: readonly ActieId[];
  /** What was dropped divides nothing any more. */
  readonly vervallen: readonly ActieId[];
}

type Opname = Extract<ActieWish, { readonly type: 'ActieOpnemen' }>['data'];

interface Plankop {
  readonly planId: PlanId;
  readonly eigenaar: OrganisatieCode;
  readonly op: Datum;
}

/** @param leden members of the owner, see `Dossiers.leden` */
export const emptyPlanbeeld = ({ planId, eigenaar, op }: Plankop, leden: readonly OrganisatieCode[]): Planbeeld => ({
  planId,
  eigenaar,
  opgesteldOp: op,
  leden,
  knopen: [],
  codes: {},
  deelacties: {},
  acties: [],
  vervallen: [],
});

/** The codes of others, with this one where it is given. A code that an actie had before is free again. */
const withCode = ({ codes }: Planbeeld, actieId: ActieId, code: string | undefined): Planbeeld['codes'] => {
  const others = Object.entries(codes).filter(([, houder]) => houder !== actieId);
  return Object.fromEntries(code === undefined ? others : [...others, [codeSleutel(code), actieId]]);
};

const withActie = (beeld: Planbeeld, { actieId, code, hoofdactieId }: Opname): Planbeeld => ({
  ...beeld,
  acties: [...beeld.acties, actieId],
  codes: withCode(beeld, actieId, code),
  deelacties:
    hoofdactieId === undefined
      ? beeld.deelacties
      : { ...beeld.deelacties, [hoofdactieId]: [...(beeld.deelacties[hoofdactieId] ?? []), actieId] },
});

type Structuur = Extract<PlanCommand, { readonly type: 'KnoopSamenvoegen' | 'KnoopSplitsen' }>;

/** What went into another knoop is no place for an actie any more; what it went into is. */
const withStructuur = (beeld: Planbeeld, { type, data }: Structuur): Planbeeld => {
  const weg: readonly KnoopId[] = type === 'KnoopSplitsen' ? [data.knoopId] : data.knopen;
  const erbij = type === 'KnoopSplitsen' ? data.delen.map(({ knoopId }) => knoopId) : [data.in];
  return { ...beeld, knopen: [...new Set([...beeld.knopen.filter((knoopId) => !weg.includes(knoopId)), ...erbij])] };
};

const inForceAgain = ({ ingetrokkenOp: _, ...beeld }: Planbeeld): Planbeeld => beeld;

const followPlan = (beeld: Planbeeld, { type, data }: PlanCommand): Planbeeld => {
  if (type === 'KnoopToevoegen') return { ...beeld, knopen: [...beeld.knopen, data.knoopId] };
  if (type === 'KnoopSamenvoegen' || type === 'KnoopSplitsen') return withStructuur(beeld, { type, data } as Structuur);
  if (type === 'PlanHerstellen') return inForceAgain(beeld);
  return type === 'PlanIntrekken' ? { ...beeld, ingetrokkenOp: data.op } : beeld;
};

const followActie = (beeld: Planbeeld, { type, data }: ActieWish): Planbeeld => {
  if (type === 'ActieOpnemen') return withActie(beeld, data);
  if (type === 'ActieLatenVervallen') return { ...beeld, codes: withCode(beeld, data.actieId, undefined), vervallen: [...beeld.vervallen, data.actieId] };
  if (type === 'ActieHerstellen') return { ...beeld, vervallen: beeld.vervallen.filter((actieId) => actieId !== data.actieId) };
  if (type === 'ActieWijzigen' && data.code !== undefined) return { ...beeld, codes: withCode(beeld, data.actieId, data.code) };
  return beeld;
};

export const isActieWish = (command: PlanCommand | ActieWish): command is ActieWish => 'actieId' in command.data;

/** The plan after an accepted command; the read model would know it only a moment later. */
export const followCommand = (beeld: Planbeeld, command: PlanCommand | ActieWish): Planbeeld =>
  isActieWish(command) ? followActie(beeld, command) : followPlan(beeld, command);

/** What the decision about one wish must know of the plan. */
export const standOf = ({ deelacties, acties, vervallen, ...beeld }: Planbeeld, { type, data }: ActieWish): PlanStand => {
  const isZonderHoofdactie = type === 'ActieOpnemen' && data.hoofdactieId !== undefined && !acties.includes(data.hoofdactieId);
  return {
    ...beeld,
    deelacties: (deelacties[data.actieId] ?? []).filter((actieId) => !vervallen.includes(actieId)),
    ...(isZonderHoofdactie && { bezwaarTegenHoofdactie: 'hoofdactie-onbekend' as const }),
  };
};
