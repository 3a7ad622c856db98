import type { Projection } from '@actiespoor/event-store';

import { actueelPlan } from './actueel-plan/actueel-plan.projection.js';
import { indicatoren } from './indicatoren/indicatoren.projection.js';
import { kaders } from './kaders/kaders.projection.js';
import { cijfers } from './leveringen/cijfers.projection.js';
import { leveringen } from './leveringen/leveringen.projection.js';
import { organisaties } from './organisaties/organisaties.projection.js';
import { spoor } from './spoor/spoor.projection.js';
import { tijdlijn } from './tijdlijn/tijdlijn.projection.js';

export { standingStatus, type ActieRij, type Bijeenkomst, type Opname, type Statusstap, type Uitvoering } from './actueel-plan/actie-rij.js';
export type { ActueelPlanRij } from './actueel-plan/actueel-plan.projection.js';
export { afkomstOf, type Afkomst } from './actueel-plan/afkomst.js';
export { planningEdtf } from './actueel-plan/compose-actie.js';
export { composePlan, type ComposeOptions } from './actueel-plan/compose-plan.js';
export type { ActieSleutel, PlanCursor, PlanFilter, PlanPagina, PlanQueries } from './actueel-plan/plan-queries.js';
export { isVerborgen, planStatus, type PlanRij, type PlanStatus } from './actueel-plan/plan-rij.js';
export type {
  ActieWeergave,
  ConsultatieWeergave,
  KnoopWeergave,
  OpgeganeKnoopWeergave,
  PlanningWeergave,
  PlanWeergave,
  Samenvatting,
  UitvoeringWeergave,
  VaststellingWeergave,
  Voortgangsstatus,
} from './actueel-plan/plan-weergave.js';
export { actiesIn } from './actueel-plan/actieboom.js';
export { asMedewerker, callerKey, system, type AskedAs, type AskingMedewerker, type Caller, type Questions } from './caller.js';
export { dutchOrder } from './dutch-order.js';
export { summarize } from './actueel-plan/samenvatting.js';
export type { UitvoeringInTijdvak } from './actueel-plan/uitvoeringen.js';
export type { Bijlage, Bijlagedeel, Tabel } from './bijlage/bijlage.js';
export { toHtml } from './bijlage/bijlage-html.js';
export { toMarkdown } from './bijlage/bijlage-markdown.js';
export { addBijdrage, addBijdragen, contributionOf, type Bijdrage, type PlanVerleden } from './evaluatie/bijdrage.js';
export {
  periodematen,
  type Cijfer,
  type EvaluatieId,
  type EvaluatieOpdracht,
  type Evaluatieperiode,
  type EvaluatieRegel,
  type GebruikteDefinitie,
  type Groep,
  type Periodemaat,
} from './evaluatie/evaluatie.js';
export { periodsOf } from './evaluatie/periodes.js';
export { composeUitkomst } from './evaluatie/uitkomst.js';
export { later, type Gezet, type Moment } from './gezet.js';
export type { IndicatorQueries } from './indicatoren/indicator-queries.js';
export type { IndicatorRij, IndicatorVersie } from './indicatoren/indicatoren.projection.js';
export { composeKader, gevolgdPlanAsOf, kaderAsOf, withUiterlijk, type GevolgdPlan, type KaderRegistratie } from './kaders/compose-kader.js';
export type { KaderQueries } from './kaders/kader-queries.js';
export type { KaderWeergave, Nakoming, OnderdeelInPlan, Openstaand, Uitwerking, VerplichtingWeergave } from './kaders/kader-weergave.js';
export type { KaderGegevens, KaderRij } from './kaders/kaders.projection.js';
export type { CijferQueries } from './leveringen/cijfer-queries.js';
export type { CijferRij } from './leveringen/cijfers.projection.js';
export { vastleggingOp, type LeveringRij, type Leveringstap } from './leveringen/leveringen.projection.js';
export type { OrganisatieQueries } from './organisaties/organisatie-queries.js';
export type { OrganisatieRij } from './organisaties/organisaties.projection.js';
export { bekendOpMoment, endOfDay, startOfDay } from './peildatum/amsterdam.js';
export { countingFrom, reachesPastEnd } from './peildatum/na-einde.js';
export { countsAsOf, hasComeBy, rowsAsOf, type AsOf, type PlanRijen } from './peildatum/rows-as-of.js';
export { composePlanregel, composeRegiobord, type BordOpties } from './regiobord/compose-regiobord.js';
export { isRegio, regioIn, type Regio } from './regiobord/regio.js';
export type { BordActie, BordOrganisatie, BordPlan, Planregel, Regiobord } from './regiobord/regiobord.js';
export type { SpoorFilter, SpoorPagina, SpoorQueries } from './spoor/spoor-queries.js';
export { stamboom } from './spoor/knopen-of.js';
export { isSoort, soortNu, soortOf, veldNu } from './spoor/soorten.js';
export type { Overgang, SpoorRegel, SpoorWijziging } from './spoor/spoor-regel.js';
export {
  planInTijdvak,
  planOpTijdstip,
  type ActieInTijdvak,
  type ActieMetUitvoeringen,
  type Knoopnaam,
  type PlanInTijdvak,
  type PlanOpTijdstip,
} from './tijdlijn/inhoud.js';
export { beurtsoorten, type Beurt, type BeurtActie, type BeurtSoort, type Geduld } from './beurten/beurt.js';
export { composeBeurten } from './beurten/compose-beurten.js';
export { composeSignalen, type Signaalbronnen } from './signalen/compose-signalen.js';
export {
  signaalsoorten,
  type DubbeleCode,
  type LaterDanEinde,
  type NaastDeelacties,
  type NaarOpgegaan,
  type NaarVervallen,
  type OverTeruggenomen,
  type NietInRegister,
  type Signaal,
  type SignaalActie,
  type SignaalFeit,
  type SignaalSoort,
} from './signalen/signaal.js';
export type { Register } from './signalen/niet-in-register.js';
export type { PlannenOpTijdstip, TijdlijnAnswer, TijdlijnQuery, Tijdpunt, TijdlijnQueries } from './tijdlijn/tijdlijn-queries.js';
export type { TijdlijnRij } from './tijdlijn/tijdlijn.projection.js';
export { tijdvakken, type Tijdvak } from './tijdlijn/tijdvakken.js';
export { composeTrend, type TrendOpdracht } from './trend/compose-trend.js';
export { leesbareDatum } from './bijlage/leesbare-datum.js';
export type { Eerder, Punt, Puntstand, Trend, Trendlevering, Trendreeks } from './trend/trend.js';
export { adoptedContent, adoptedHash, type VastgesteldeInhoud } from './vaststelling/adopted-content.js';
export { withDistinctReferences } from './actueel-plan/verwijzingen.js';
export { comparePlans, type Vergelijkbaar } from './verschil/compare-plans.js';
export { correctiesBetween, type Tekstcorrectie } from './verschil/redactioneel.js';
export { composeVerschilBijlage, type BijlageOpdracht, type VergelekenPlan } from './verschil/verschil-bijlage.js';
export type { Onderwerp, Verschil, VerschilOnderdeel, VerschilRegel, VerschilSoort } from './verschil/verschil.js';
export { actueelPlan, cijfers, indicatoren, kaders, leveringen, organisaties, spoor, tijdlijn };

/** All read models of this program; the runner runs each on its own. */
export const allProjections: readonly Projection[] = [actueelPlan, spoor, tijdlijn, organisaties, kaders, indicatoren, leveringen, cijfers];
