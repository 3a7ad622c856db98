import type { BestaandeActie, BestaandPlan } from '../src/commands/bestaand.js';
import type { Stap } from '../src/commands/step.js';

type Draft = { -readonly [K in keyof BestaandeActie]: BestaandeActie[K] };

const byId = (plan: BestaandPlan, actieId: string, change: (actie: Draft) => void): BestaandPlan => ({
  ...plan,
  acties: plan.acties.map((actie) => {
    if (actie.actieId !== actieId) return actie;
    const draft = { ...actie };
    change(draft);
    return draft;
  }),
});

const step = (plan: BestaandPlan, { command }: Stap): BestaandPlan => {
  const { type, data } = command;
  switch (type) {
    case 'KnoopToevoegen':
      return { ...plan, knopen: [...plan.knopen, data] };
    case 'KnoopWijzigen':
      return { ...plan, knopen: plan.knopen.map((knoop) => (knoop.knoopId === data.knoopId ? { ...knoop, ...data } : knoop)) };
    case 'VaststellingPlannen':
      return { ...plan, verwachteVaststelling: data };
    case 'ActieOpnemen':
      return { ...plan, acties: [...plan.acties, { ...data, trekkers: [], actoren: [], koppelingen: [] }] };
    case 'ActieWijzigen':
      return byId(plan, data.actieId, (actie) => Object.assign(actie, data));
    case 'TekstCorrigeren':
      return byId(plan, data.actieId, (actie) => {
        actie.omschrijving = data.nieuw;
      });
    case 'TrekkerToewijzen':
      return byId(plan, data.actieId, (actie) => {
        actie.trekkers = [...actie.trekkers, data.trekker];
      });
    case 'TrekkerOntheffen':
      return byId(plan, data.actieId, (actie) => {
        actie.trekkers = actie.trekkers.filter(({ trekkerId }) => trekkerId !== data.trekkerId);
      });
    case 'ActorBetrekken':
      return byId(plan, data.actieId, (actie) => {
        actie.actoren = [...actie.actoren, data.actor];
      });
    case 'PlanningVastleggen':
    case 'PlanningBijstellen':
      return byId(plan, data.actieId, (actie) => {
        actie.planning = data.planning;
      });
    case 'ActieKoppelen':
      return byId(plan, data.actieId, (actie) => {
        actie.koppelingen = [...actie.koppelingen, data.koppeling];
      });
    case 'ResultaatBeogen':
      return byId(plan, data.actieId, (actie) => {
        actie.resultaat = data.resultaat;
      });
    case 'DekkingVastleggen':
      return byId(plan, data.actieId, (actie) => {
        actie.dekking = data.dekking;
      });
    case 'StandVanZakenVastleggen':
      return byId(plan, data.actieId, (actie) => {
        actie.standVanZaken = data.standVanZaken;
      });
    case 'PlanOpstellen':
    case 'DoorvoeringVoltooien':
      return plan;
    case 'ActieEvalueren':
    case 'ActieHerstellen':
    case 'ActieHervatten':
    case 'ActieLatenVervallen':
    case 'ActieStarten':
    case 'ActieStoppen':
    case 'ActieUitstellen':
    case 'ActieUitvoeren':
    case 'BijeenkomstHouden':
    case 'BijeenkomstTerugnemen':
    case 'ConsultatieAfzeggen':
    case 'ConsultatieHouden':
    case 'ConsultatiePlannen':
    case 'ConsultatieVerzetten':
    case 'DeelnameBesluiten':
    case 'DeelnameTerugnemen':
    case 'HerindelingTerugnemen':
    case 'KnoopSamenvoegen':
    case 'KnoopSplitsen':
    case 'KnoopVerplaatsen':
    case 'PlanHerstellen':
    case 'PlanIntrekken':
    case 'PlanVaststellen':
    case 'SoortCorrigeren':
    case 'VaststellingTerugnemen':
    case 'VerslagTerugnemen':
    case 'StatusCorrigeren':
      throw new Error(`Een import doet dit niet: ${type}`);
  }
};

/** The plan after these steps. */
export const doorvoeren = (stappen: readonly Stap[], plan: BestaandPlan): BestaandPlan => stappen.reduce(step, plan);
