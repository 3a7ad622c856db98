import { firstDay } from '@actiespoor/kernel';
import { codeSleutel } from '@actiespoor/plan/model';

import { type Sinds, waardeVan } from '../gezet.js';
import type { ActieStand, ActieStanden, PlanStanden } from '../tijdlijn/standen.js';
import type { DubbeleCode, LaterDanEinde, Signaal, SignaalActie } from './signaal.js';

const codeOf = ({ code }: ActieStand): string | undefined => waardeVan(code);

const actieOf = ({ opname, omschrijving }: ActieStand): SignaalActie => ({
  actieId: opname.waarde.actieId,
  omschrijving: waardeVan(omschrijving) ?? '',
});

const inOrder = (a: ActieStand, b: ActieStand): number =>
  a.opname.waarde.volgorde - b.opname.waarde.volgorde || (a.opname.waarde.actieId < b.opname.waarde.actieId ? -1 : 1);

const vanPlan = ({ plan }: PlanStanden) => {
  const { planId, titel, eigenaar } = plan.opgesteld.waarde;
  return { planId, plan: titel, organisatie: eigenaar };
};

const dubbeleCodes = (standen: PlanStanden): readonly DubbeleCode[] => {
  const { plan, acties } = standen;
  if (plan.status.waarde === 'ingetrokken') return [];
  const geldend = acties.map(({ actie }) => actie).filter((actie) => actie.vervallen === undefined && codeOf(actie) !== undefined);
  const perCode = Map.groupBy(geldend.toSorted(inOrder), (actie) => codeSleutel(codeOf(actie) ?? ''));
  return [...perCode.values()]
    .filter((samen) => samen.length > 1)
    .map((samen) => ({
      soort: 'dubbele-code' as const,
      ...vanPlan(standen),
      code: codeOf(samen[0] as ActieStand) ?? '',
      acties: samen.map(actieOf),
    }));
};

const lastDayOf = ({ actie, uitvoeringen }: ActieStanden): string => {
  const { opname, soort, code, knoopId, omschrijving, schaal, vervallen } = actie;
  const gezet: readonly (Sinds<unknown> | undefined)[] = [opname, soort, code, knoopId, omschrijving, schaal, vervallen, ...Object.values(uitvoeringen).flatMap(({ deelname, status }) => [deelname, status])];
  return gezet.map((een) => (een === undefined ? '' : firstDay(een.op))).reduce((last, day) => (day > last ? day : last), '');
};

const laterDan = (standen: PlanStanden, { soort, einde, acties }: Pick<LaterDanEinde, 'soort' | 'einde'> & Pick<PlanStanden, 'acties'>): readonly LaterDanEinde[] => {
  const later = acties.filter((stand) => lastDayOf(stand) > firstDay(einde)).map(({ actie }) => actie);
  return later.length === 0 ? [] : [{ soort, ...vanPlan(standen), einde, acties: later.toSorted(inOrder).map(actieOf) }];
};

const laterDanIntrekking = (standen: PlanStanden): readonly LaterDanEinde[] => {
  const { plan, acties } = standen;
  return plan.status.waarde === 'ingetrokken' ? laterDan(standen, { soort: 'later-dan-intrekking', einde: plan.status.op, acties }) : [];
};

const laterDanHoofdactie = (standen: PlanStanden): readonly LaterDanEinde[] =>
  standen.acties.flatMap(({ actie: { opname, vervallen } }) => {
    if (vervallen === undefined) return [];
    const acties = standen.acties.filter(({ actie }) => actie.opname.waarde.hoofdactieId === opname.waarde.actieId);
    return laterDan(standen, { soort: 'later-dan-hoofdactie', einde: vervallen.op, acties });
  });

/** What asks for attention in these plans as they stand, plan after plan. */
export const composeSignalen = (plannen: readonly PlanStanden[]): readonly Signaal[] =>
  plannen
    .flatMap((standen) => [...dubbeleCodes(standen), ...laterDanIntrekking(standen), ...laterDanHoofdactie(standen)])
    .toSorted((a, b) => (a.planId === b.planId ? 0 : a.planId < b.planId ? -1 : 1));
