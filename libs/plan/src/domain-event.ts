import type { ActieEvent } from './actie/actie.events.js';
import type { IndicatorEvent } from './indicator/indicator.events.js';
import type { KaderEvent } from './kader/kader.events.js';
import type { OrganisatieEvent } from './organisatie/organisatie.events.js';
import type { PlanEvent } from './plan/plan.events.js';

export type DomainEvent = KaderEvent | PlanEvent | ActieEvent | OrganisatieEvent | IndicatorEvent;

/** The version in which each event is written today. A missing event is a compile error; so is an earlier version without an upcaster. */
export const eventVersions = {
  OrganisatieGeregistreerd: 1,
  OrganisatieGewijzigd: 1,
  KaderGeregistreerd: 1,
  IndicatorGedefinieerd: 1,
  IndicatorHerzien: 1,
  PlanOpgesteld: 1,
  DoorvoeringVoltooid: 1,
  KnoopToegevoegd: 1,
  KnoopGewijzigd: 1,
  KnoopVerplaatst: 1,
  KnoopSamengevoegd: 1,
  KnoopGesplitst: 1,
  VaststellingGepland: 1,
  PlanVastgesteld: 2,
  VaststellingAangevuld: 1,
  VaststellingTeruggenomen: 1,
  PlanIngetrokken: 1,
  PlanHersteld: 1,
  ConsultatieGepland: 1,
  ConsultatieGehouden: 1,
  VerslagTeruggenomen: 1,
  ActieOpgenomen: 1,
  ActieGewijzigd: 2,
  ActieVerplaatst: 1,
  TekstGecorrigeerd: 1,
  SoortGecorrigeerd: 1,
  ActieGekoppeld: 1,
  PlanningVastgelegd: 2,
  TrekkerToegewezen: 1,
  TrekkerOntheven: 1,
  ActorBetrokken: 1,
  ResultaatBeoogd: 1,
  DekkingVastgelegd: 1,
  StandVanZakenVastgelegd: 1,
  DeelnameBesloten: 1,
  BijeenkomstGehouden: 1,
  BijeenkomstTeruggenomen: 1,
  ActieGestart: 1,
  ActieUitgevoerd: 1,
  ActieGeevalueerd: 1,
  ActieUitgesteld: 1,
  ActieGestopt: 1,
  ActieHervat: 1,
  StatusAangevuld: 1,
  StatusGecorrigeerd: 1,
  ActieVervallen: 1,
  ActieHersteld: 1,
} as const satisfies Readonly<Record<DomainEvent['type'], number>>;
