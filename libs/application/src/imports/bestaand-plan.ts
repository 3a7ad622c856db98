import { defined } from '@actiespoor/kernel';
import type { BestaandeActie, BestaandPlan } from '@actiespoor/plan-import';
import { actiesIn, type ActieWeergave, type KnoopWeergave, type PlanWeergave } from '@actiespoor/voortgang';

const planningOf = ({ planning }: ActieWeergave): BestaandeActie['planning'] => {
  if (!planning) return undefined;
  const { edtf: _edtf, onzeker: _onzeker, ...words } = planning;
  return words;
};

const actieOf = (actie: ActieWeergave): BestaandeActie => {
  const { actieId, hoofdactieId, knoopId, soort, code, omschrijving, schaal, trekkers, actoren, resultaat, dekking, standVanZaken } = actie;
  return defined({
    actieId,
    hoofdactieId,
    knoopId,
    soort,
    code,
    omschrijving,
    schaal,
    trekkers,
    actoren,
    resultaat,
    dekking,
    standVanZaken,
    planning: planningOf(actie),
    koppelingen: actie.verwijzingen,
    isVervallen: actie.vervallen !== undefined,
  });
};

const knoopOf = ({ knoopId, niveau, code, titel, toelichting, bovenliggend }: KnoopWeergave): BestaandPlan['knopen'][number] =>
  defined({ knoopId, niveau, code, titel, toelichting, bovenliggend });

/** The plan in the form with which the importer compares a changed document. */
export const bestaandPlan = ({ knopen, opgegaan, acties, vaststelling }: PlanWeergave): BestaandPlan =>
  defined({
    knopen: knopen.map(knoopOf),
    opgegaan: opgegaan?.map(({ knoopId }) => knoopId),
    acties: actiesIn({ knopen, acties }).map(actieOf),
    verwachteVaststelling: vaststelling.gepland,
    isVastgesteld: vaststelling.vastgesteld !== undefined,
  });
