import type { Position, Projection, Recorded } from '@actiespoor/event-store';
import type { ActieEvent, ActieId, OrganisatieCode, PlanEvent } from '@actiespoor/plan/events';
import { isActieStream, streamPrefix } from '@actiespoor/plan/model';

import { factOf } from '../fact.js';

/** A fact that changes the visible state, with its position in the feed and the moment from which it was known. */
export interface Feit<E extends ActieEvent | PlanEvent = ActieEvent | PlanEvent> {
  readonly positie: Position;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly bekendVan: string;
  readonly feit: E;
}

interface Tijdlijn<E extends ActieEvent | PlanEvent> {
  readonly stream: string;
  /** In the order of the stream. */
  readonly feiten: readonly Feit<E>[];
}

export type PlanTijdlijn = Tijdlijn<PlanEvent> & { readonly soort: 'plan' };
export type ActieTijdlijn = Tijdlijn<ActieEvent> & { readonly soort: 'actie' };
export type UitvoeringTijdlijn = Tijdlijn<ActieEvent> & { readonly soort: 'uitvoering'; readonly actieId: ActieId; readonly organisatie: OrganisatieCode };

/** All facts of a plan, of an actie itself, or of one organisatie that carries it out; see `tijdvakken`. */
export type TijdlijnRij = PlanTijdlijn | ActieTijdlijn | UitvoeringTijdlijn;

type Onderwerp = TijdlijnRij['soort'] | 'geen';

// Each event has a line: a new one without a line does not compile.
const onderwerpen: Readonly<Record<(ActieEvent | PlanEvent)['type'], Onderwerp>> = {
  PlanOpgesteld: 'plan',
  DoorvoeringVoltooid: 'plan',
  KnoopToegevoegd: 'plan',
  KnoopGewijzigd: 'plan',
  KnoopVerplaatst: 'plan',
  KnoopSamengevoegd: 'plan',
  KnoopGesplitst: 'plan',
  HerindelingTeruggenomen: 'plan',
  VaststellingGepland: 'plan',
  PlanVastgesteld: 'plan',
  VaststellingTeruggenomen: 'plan',
  PlanIngetrokken: 'plan',
  PlanHersteld: 'plan',
  VaststellingAangevuld: 'geen',
  ConsultatieGepland: 'geen',
  ConsultatieAfgezegd: 'geen',
  ConsultatieGehouden: 'geen',
  VerslagTeruggenomen: 'geen',
  ActieOpgenomen: 'actie',
  ActieGewijzigd: 'actie',
  ActieVerplaatst: 'actie',
  TekstGecorrigeerd: 'actie',
  SoortGecorrigeerd: 'actie',
  ActieVervallen: 'actie',
  ActieHersteld: 'actie',
  ActieGekoppeld: 'geen',
  PlanningVastgelegd: 'geen',
  TrekkerToegewezen: 'geen',
  TrekkerOntheven: 'geen',
  ActorBetrokken: 'geen',
  ResultaatBeoogd: 'geen',
  DekkingVastgelegd: 'geen',
  StandVanZakenVastgelegd: 'geen',
  DeelnameBesloten: 'uitvoering',
  DeelnameTeruggenomen: 'uitvoering',
  StatusAangevuld: 'geen',
  BijeenkomstGehouden: 'uitvoering',
  BijeenkomstTeruggenomen: 'geen', // the organisatie reported, also if nothing of it stands
  ActieGestart: 'uitvoering',
  ActieUitgevoerd: 'uitvoering',
  ActieGeevalueerd: 'uitvoering',
  ActieUitgesteld: 'uitvoering',
  ActieGestopt: 'uitvoering',
  ActieHervat: 'uitvoering',
  StatusGecorrigeerd: 'uitvoering',
};

type AnyFact = ActieEvent | PlanEvent;

interface Woorden {
  readonly actieId: ActieId;
  readonly organisatie: OrganisatieCode;
  readonly vorige?: unknown;
  readonly toelichting?: string;
  readonly resultaat?: string;
  readonly conclusie?: string;
  readonly motief?: string;
  readonly onderwerp?: string;
}

/** The fact without words that no view shows: they are in the stream, and may be long. */
const kernOf = ({ type, data }: AnyFact): AnyFact => {
  if (onderwerpen[type] !== 'uitvoering') return { type, data } as AnyFact;
  const {
    actieId: _actieId,
    vorige: _vorige,
    toelichting: _toelichting,
    resultaat: _resultaat,
    conclusie: _conclusie,
    motief: _motief,
    onderwerp: _onderwerp,
    ...kern
  } = data as Woorden;
  return { type, data: kern } as AnyFact;
};

const feitOf = (recorded: Recorded): Feit => ({
  positie: recorded.position,
  bekendVan: new Date(recorded.metadata.recordedAt).toISOString(),
  feit: kernOf(factOf<AnyFact>(recorded)),
});

const keyOf = (recorded: Recorded): readonly string[] => {
  const { type, data } = factOf<AnyFact>(recorded);
  switch (onderwerpen[type]) {
    case 'plan':
    case 'actie':
      return [recorded.stream];
    case 'uitvoering':
      return [`${recorded.stream}/${(data as Woorden).organisatie}`];
    case 'geen':
      return [];
  }
};

const beginOf = (recorded: Recorded): TijdlijnRij => {
  const { stream } = recorded;
  if (!isActieStream(stream)) return { soort: 'plan', stream, feiten: [] };
  const { type, data } = factOf<ActieEvent>(recorded);
  if (onderwerpen[type] !== 'uitvoering') return { soort: 'actie', stream, feiten: [] };
  const { actieId, organisatie } = data as Woorden;
  return { soort: 'uitvoering', stream, actieId, organisatie, feiten: [] };
};

/** The periods of each state, with the moments from which they were known. Halts at an unknown event. */
export const tijdlijn: Projection<TijdlijnRij> = {
  name: 'tijdlijn',
  version: 3,
  streamPrefixes: [streamPrefix.plan, streamPrefix.actie],
  insertOnly: false,
  policy: 'halt',
  isOfOneStream: true,
  keysOf: keyOf,
  project: (rij, recorded) => {
    const standing = rij ?? beginOf(recorded);
    return { ...standing, feiten: [...standing.feiten, feitOf(recorded)] } as TijdlijnRij;
  },
  streamsOf: ({ stream }) => [stream],
};
