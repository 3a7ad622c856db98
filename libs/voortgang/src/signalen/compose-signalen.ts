import { codeSleutel } from '@actiespoor/plan/model';

import { waardeVan } from '../gezet.js';
import type { ActieStand, PlanStanden } from '../tijdlijn/standen.js';
import type { DubbeleCode, Signaal, SignaalActie } from './signaal.js';

const codeOf = ({ code }: ActieStand): string | undefined => waardeVan(code);

const actieOf = ({ opname, omschrijving }: ActieStand): SignaalActie => ({
  actieId: opname.waarde.actieId,
  omschrijving: waardeVan(omschrijving) ?? '',
});

const inOrder = (a: ActieStand, b: ActieStand): number =>
  a.opname.waarde.volgorde - b.opname.waarde.volgorde || (a.opname.waarde.actieId < b.opname.waarde.actieId ? -1 : 1);

const dubbeleCodes = ({ plan, acties }: PlanStanden): readonly DubbeleCode[] => {
  const { planId, titel, eigenaar } = plan.opgesteld.waarde;
  const geldend = acties.map(({ actie }) => actie).filter((actie) => actie.vervallen === undefined && codeOf(actie) !== undefined);
  const perCode = Map.groupBy(geldend.toSorted(inOrder), (actie) => codeSleutel(codeOf(actie) ?? ''));
  return [...perCode.values()]
    .filter((samen) => samen.length > 1)
    .map((samen) => ({
      soort: 'dubbele-code' as const,
      planId,
      plan: titel,
      organisatie: eigenaar,
      code: codeOf(samen[0] as ActieStand) ?? '',
      acties: samen.map(actieOf),
    }));
};

/** What asks for attention in these plans as they stand, plan after plan. */
export const composeSignalen = (plannen: readonly PlanStanden[]): readonly Signaal[] =>
  plannen
    .filter(({ plan }) => plan.status.waarde !== 'ingetrokken')
    .flatMap(dubbeleCodes)
    .toSorted((a, b) => (a.planId === b.planId ? 0 : a.planId < b.planId ? -1 : 1));
