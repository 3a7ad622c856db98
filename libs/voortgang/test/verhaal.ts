import type { Position, Recorded } from '@actiespoor/event-store';
import { dag, datum, type Dag, type Datum } from '@actiespoor/kernel';
import {
  type ActieId,
  type ActieStatusEvent,
  type DomainEvent,
  eventVersions,
  type ImportId,
  type KnoopId,
  type OrganisatieCode,
  type PlanId,
  type Status,
  type StatusupdateId,
} from '@actiespoor/plan/events';

// The people and places in the specs of the read models.
export const planId = 'a0000000-0000-5000-8000-000000000001' as PlanId;
export const planStream = `plan-${planId}`;
export const actieId = 'b0000000-0000-5000-8000-000000000001' as ActieId;
export const andereActieId = 'b0000000-0000-5000-8000-000000000002' as ActieId;
export const knoopId = 'c0000000-0000-5000-8000-000000000001' as KnoopId;
export const andereKnoopId = 'c0000000-0000-5000-8000-000000000002' as KnoopId;
export const importId = 'd0000000-0000-5000-8000-000000000001' as ImportId;
export const lekstroom = 'SV-LEKSTROOM' as OrganisatieCode;
export const houten = 'GM0321' as OrganisatieCode;
export const lopik = 'GM0331' as OrganisatieCode;
export const nieuwegein = 'GM0356' as OrganisatieCode;
export const leden = [houten, lopik, nieuwegein];

export const actieStream = (id: ActieId): string => `actie-${id}`;

export const positie = (nummer: number): Position => String(nummer).padStart(20, '0') as Position;

export interface Omstandigheid {
  readonly stream: string;
  readonly nummer: number;
  readonly recordedAt?: string;
  readonly version?: number;
  readonly reason?: string;
}

/** The event as stored: the position is its number, the revision too. */
export const recorded = ({ type, data }: DomainEvent, { stream, nummer, ...rest }: Omstandigheid): Recorded => ({
  id: `e0000000-0000-5000-8000-${String(nummer).padStart(12, '0')}`,
  type,
  version: rest.version ?? eventVersions[type],
  data,
  stream,
  revision: BigInt(nummer),
  position: positie(nummer),
  metadata: {
    recordedAt: rest.recordedAt ?? '2024-01-01T12:00:00.000Z',
    actor: 'medewerker-1',
    role: 'beleidsmedewerker',
    organisatie: 'GM0321',
    correlationId: 'correlatie',
    causationId: 'opdracht',
    hash: '',
    ...(rest.reason === undefined ? {} : { reason: rest.reason }),
  },
});

/** A story in the order of recording; each event goes to the stream that its data name. */
export const verhaal = (...events: readonly DomainEvent[]): readonly Recorded[] =>
  events.map((event, nummer) => recorded(event, { stream: streamOf(event), nummer }));

const streamOf = ({ data }: DomainEvent): string => {
  if ('actieId' in data) return actieStream(data.actieId);
  if ('planId' in data) return `plan-${data.planId}`;
  if ('indicatorId' in data) return `indicator-${data.indicatorId}`;
  return 'kaderId' in data ? `kader-${data.kaderId}` : `organisatie-${data.organisatie}`;
};

export const op = (tekst: string): Datum => datum(tekst);
export const vandaag = (tekst: string): Dag => dag(tekst);

type Facts<Type extends DomainEvent['type']> = Extract<DomainEvent, { readonly type: Type }>;

export const planOpgesteld = (rest: Partial<Facts<'PlanOpgesteld'>['data']> = {}): Facts<'PlanOpgesteld'> => ({
  type: 'PlanOpgesteld',
  data: {
    planId,
    titel: 'Samen sterk in de Lekstroom',
    soort: 'regionaal',
    eigenaar: lekstroom,
    periode: { van: op('2021'), tot: op('2024') },
    niveaus: ['actielijn'],
    op: op('2021-01-01'),
    ...rest,
  },
});

export const knoopToegevoegd = (rest: Partial<Facts<'KnoopToegevoegd'>['data']> = {}): Facts<'KnoopToegevoegd'> => ({
  type: 'KnoopToegevoegd',
  data: { planId, knoopId, niveau: 'actielijn', code: '1', titel: 'Eerder in beeld', volgorde: 1, op: op('2021-01-01'), ...rest },
});

export const knoopVerplaatst = (knoop: KnoopId, onder: KnoopId | null, wanneer = '2022-01-01'): Facts<'KnoopVerplaatst'> => ({
  type: 'KnoopVerplaatst',
  data: { planId, knoopId: knoop, oud: { bovenliggend: null, volgorde: 1 }, nieuw: { bovenliggend: onder, volgorde: 1 }, op: op(wanneer) },
});

export const knoopSamengevoegd = (knopen: readonly KnoopId[], naar: KnoopId, wanneer = '2022-01-01'): Facts<'KnoopSamengevoegd'> => ({
  type: 'KnoopSamengevoegd',
  data: { planId, knopen, in: naar, op: op(wanneer) },
});

type Deel = Facts<'KnoopGesplitst'>['data']['delen'][number];

export const deel = (id: KnoopId, volgorde: number, ...acties: readonly ActieId[]): Deel => ({
  knoopId: id,
  niveau: 'thema',
  titel: `Deel ${String(volgorde)}`,
  volgorde,
  acties,
});

export const knoopGesplitst = (knoop: KnoopId, delen: readonly Deel[], wanneer = '2022-01-01'): Facts<'KnoopGesplitst'> => ({
  type: 'KnoopGesplitst',
  data: { planId, knoopId: knoop, delen, op: op(wanneer) },
});

export const actieOpgenomen = (rest: Partial<Facts<'ActieOpgenomen'>['data']> = {}): Facts<'ActieOpgenomen'> => ({
  type: 'ActieOpgenomen',
  data: {
    actieId,
    planId,
    knoopId,
    soort: 'actie',
    code: '1a',
    omschrijving: 'Training voor sociale teams',
    schaal: { tekst: 'Lokaal', soort: 'lokaal' },
    volgorde: 1,
    op: op('2021-01-01'),
    ...rest,
  },
});

export const statusupdateId = (nummer: number): StatusupdateId => `f0000000-0000-5000-8000-${String(nummer).padStart(12, '0')}` as StatusupdateId;

export interface Stap {
  readonly nummer: number;
  readonly organisatie?: OrganisatieCode;
  readonly op: string;
}

type Plain = 'ActieGestart' | 'ActieUitgevoerd' | 'ActieUitgesteld' | 'ActieGestopt' | 'ActieHervat';

const change = (vorige: Status, stap: Stap): Facts<'ActieGestart'>['data'] => ({
  actieId,
  statusupdateId: statusupdateId(stap.nummer),
  organisatie: stap.organisatie ?? houten,
  vorige,
  op: op(stap.op),
});

const plain =
  (type: Plain, vorige: Status) =>
  (stap: Stap): ActieStatusEvent => ({ type, data: change(vorige, stap) });

export const gestart = plain('ActieGestart', 'gepland');
export const uitgevoerd = plain('ActieUitgevoerd', 'gestart');
export const uitgesteld = plain('ActieUitgesteld', 'gestart');
export const gestopt = plain('ActieGestopt', 'gestart');
export const hervat = plain('ActieHervat', 'gestopt');

export const geevalueerd = (stap: Stap & { readonly ronde?: number }): ActieStatusEvent => ({
  type: 'ActieGeevalueerd',
  data: { ...change('uitgevoerd', stap), conclusie: 'Het helpt', ...(stap.ronde === undefined ? {} : { ronde: stap.ronde }) },
});

export const gecorrigeerd = (stap: Stap & { readonly vervangt: number; readonly status?: Status }): ActieStatusEvent => ({
  type: 'StatusGecorrigeerd',
  data: {
    ...change('gestart', stap),
    vervangt: statusupdateId(stap.vervangt),
    ...(stap.status === undefined ? {} : { status: stap.status }),
  },
});
