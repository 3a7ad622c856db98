import { eventSchema } from '@actiespoor/application';
import { factsOf, type Projection, type Recorded, UnknownEvent } from '@actiespoor/event-store';
import { actieDecider, indicatorDecider, kaderDecider, organisatieDecider, planDecider } from '@actiespoor/plan';
import { type DomainEvent, eventVersions, upcasters } from '@actiespoor/plan/events';
import { cijferbronDecider, leveringDecider } from '@actiespoor/veilig-thuis';
import { type CijferEvent, cijferVersions } from '@actiespoor/veilig-thuis/events';
import { allProjections, cijfers, spoor, tijdlijn, type SpoorRegel } from '@actiespoor/voortgang';
import { describe, expect, it } from '@jest/globals';

import { fileNameOf, goldenEvent, goldenNames, goldenText, textOf } from './golden.js';

const schema = eventSchema<DomainEvent | CijferEvent>();
const names = goldenNames();

const versions: Readonly<Record<string, number>> = { ...eventVersions, ...cijferVersions };

/** Every version from the first to the present one, and every type that is no longer written. */
const everWritten = [
  ...Object.entries(versions).flatMap(([type, current]) => Array.from({ length: current }, (_, index) => fileNameOf({ type, version: index + 1 }))),
  ...Object.keys(upcasters).map((key) => `${key.replace('@', '.v')}.json`),
];

/** The present reading of each shape that is no longer written: only the values that its upcaster sets. */
const readToday: Readonly<Record<string, readonly object[]>> = {
  'PlanVastgesteld.v1.json': [{ type: 'PlanVastgesteld', data: { inhoudHash: '55d00733736495083d96bcd7fa12298153f6a05f2d5f0a65362e420abd2c19bc', op: '2022-03-29' } }],
  'ActieGewijzigd.v1.json': [
    { type: 'ActieGewijzigd', data: { wijzigingen: [{ veld: 'code', oud: null, nieuw: '1a' }], geconsulteerd: 'Partners van de inspiratiesessie' } },
    {
      type: 'ActieVerplaatst',
      data: { oud: '4fe549e5-e9f1-56fc-a0bd-5545897d6c89', nieuw: '8352fa8c-b73d-554f-9524-e4ffdcd93ce3', geconsulteerd: 'Partners van de inspiratiesessie' },
    },
  ],
  'PlanningVastgelegd.v1.json': [{ type: 'PlanningVastgelegd', data: { oud: null, nieuw: { tekst: 'Jaarlijks; de eerste op 29 november 2021', perJaar: 1 } } }],
  'PlanningBijgesteld.v1.json': [
    { type: 'PlanningVastgelegd', data: { oud: { tekst: 'Jaarlijks; de eerste op 29 november 2021' }, nieuw: { tekst: 'Periodiek', perJaar: 2 } } },
  ],
};

const idsOf = ({ data }: { readonly data: object }): object => ({ op: Reflect.get(data, 'op') as unknown, id: (Reflect.get(data, 'actieId') ?? Reflect.get(data, 'planId')) as unknown });

// Code that changes a read value, instead of making a new one, throws here.
const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

interface Evolving {
  readonly initial: unknown;
  readonly evolve: (state: never, event: never) => unknown;
}

/** By the noun of the stream: its decider, and the first event of such a stream. */
const families: Readonly<Record<string, { readonly decider: Evolving; readonly first: string }>> = {
  actie: { decider: actieDecider, first: 'ActieOpgenomen.v1.json' },
  plan: { decider: planDecider, first: 'PlanOpgesteld.v1.json' },
  indicator: { decider: indicatorDecider, first: 'IndicatorGedefinieerd.v1.json' },
  kader: { decider: kaderDecider, first: 'KaderGeregistreerd.v1.json' },
  organisatie: { decider: organisatieDecider, first: 'OrganisatieGeregistreerd.v1.json' },
  levering: { decider: leveringDecider, first: 'LeveringVastgelegd.v1.json' },
  cijfers: { decider: cijferbronDecider, first: 'CijfersOntvangen.v1.json' },
};

const familyOf = ({ stream }: Recorded) => {
  const family = families[stream.split('-')[0] ?? ''];
  if (!family) throw new Error(`Niemand besluit over ${stream}`);
  return family;
};

const evolved = (recorded: Recorded): unknown => {
  const { decider, first } = familyOf(recorded);
  const facts = [goldenEvent(first), recorded].flatMap(schema.upcast).map(frozen);
  return facts.reduce<unknown>((state, fact) => frozen(decider.evolve(state as never, fact as never)), frozen(decider.initial));
};

const follows = ({ streamPrefixes }: Projection, { stream }: Recorded): boolean => streamPrefixes.some((prefix) => stream.startsWith(prefix));

/** The rows that the event makes, from nothing and then on top of its own result. */
const projected = (projection: Projection, recorded: Recorded): readonly object[] =>
  factsOf(schema, recorded).flatMap((fact) =>
    projection.keysOf(fact).map((key) => projection.project(frozen(projection.project(undefined, fact, key)), fact, key)),
  );

const inJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** By read model: the events of its streams that change nothing in it. The list of `tijdlijn` has what neither a list nor the regiobord shows. */
const unseen: ReadonlyMap<Projection, readonly string[]> = new Map<Projection, readonly string[]>([
  [cijfers, ['LeveringIngetrokken']],
  [tijdlijn, [
  'ActieGekoppeld',
  'ActorBetrokken',
  'BijeenkomstTeruggenomen',
  'ConsultatieAfgezegd',
  'ConsultatieGehouden',
  'ConsultatieGepland',
  'DekkingVastgelegd',
  'PlanningBijgesteld',
  'PlanningVastgelegd',
  'ResultaatBeoogd',
  'StandVanZakenVastgelegd',
  'StatusAangevuld',
  'TrekkerOntheven',
  'TrekkerToegewezen',
  'VaststellingAangevuld',
  'VerslagTeruggenomen',
]]]);

/** Figures are no policy: their deliveries have a history of their own beside the spoor. */
const isOfCijfers = (name: string): boolean => Object.hasOwn(cijferVersions, name.split('.')[0] ?? '');

describe('De gebeurtenissen die ooit geschreven zijn', () => {
  it('hebben er elk een in een bestand, van elke versie, en geen bestand is te veel', () => {
    expect(everWritten.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !everWritten.includes(name))).toEqual([]);
  });

  it.each(names)('%s wordt gelezen zoals het er staat', (name) => {
    const recorded = frozen(goldenEvent(name));
    expect([fileNameOf(recorded), textOf(recorded)]).toEqual([name, goldenText(name)]);
    const isCurrent = versions[recorded.type] === recorded.version;
    const facts = schema.upcast(recorded);
    if (isCurrent) expect(facts).toEqual([{ type: recorded.type, data: recorded.data }]);
    else expect(facts).toMatchObject(readToday[name] ?? []);
    expect(facts.map(idsOf)).toEqual(facts.map(() => idsOf(recorded)));
    expect(textOf(recorded)).toBe(goldenText(name));
  });

  it('in een vorm van vroeger worden als feiten van nu gelezen, met het nummer van de versie van nu', () => {
    const old = Object.keys(upcasters).map((key) => `${key.replace('@', '.v')}.json`);
    expect(Object.keys(readToday).toSorted()).toEqual(old.toSorted());
    const facts = old.flatMap((name) => factsOf(schema, goldenEvent(name)));
    expect(facts.map(({ type, version }) => [type, version])).toEqual(facts.map(({ type }) => [type, versions[type]]));
  });

  it('laten niets achter van de naam of de plaats die een veld vroeger had', () => {
    const keys = Object.keys(readToday).flatMap((name) => schema.upcast(goldenEvent(name)).map(({ type, data }) => [type, Object.keys(data).toSorted()]));
    expect(keys).toEqual([
      ['PlanVastgesteld', ['inhoudHash', 'op', 'orgaan', 'planId']],
      ['ActieGewijzigd', ['actieId', 'geconsulteerd', 'op', 'wijzigingen']],
      ['ActieVerplaatst', ['actieId', 'geconsulteerd', 'nieuw', 'op', 'oud']],
      ['PlanningVastgelegd', ['actieId', 'nieuw', 'op', 'oud']],
      ['PlanningVastgelegd', ['actieId', 'nieuw', 'op', 'oud']],
    ]);
  });

  it.each(names)('%s telt mee in het besluit', (name) => {
    const state = evolved(goldenEvent(name));
    expect(state).toBeDefined();
    expect(state).not.toEqual(familyOf(goldenEvent(name)).decider.initial);
  });

  it.each(names)('%s staat in elk leesmodel dat haar stroom volgt', (name) => {
    const recorded = frozen(goldenEvent(name));
    const following = allProjections.filter((projection) => follows(projection, recorded));
    expect(following.length).toBeGreaterThan(recorded.stream.startsWith('cijfers-') ? 0 : 1);
    expect(following.includes(spoor)).toBe(!isOfCijfers(name));
    for (const projection of following) {
      const rows = projected(projection, recorded);
      const isSeen = !(unseen.get(projection) ?? []).includes(name.split('.')[0] ?? '');
      expect(rows.length > 0).toBe(isSeen);
      expect(rows.map(inJson)).toEqual(rows);
    }
  });

  it.each(names.filter((name) => !isOfCijfers(name)))('%s heeft één regel in het spoor', (name) => {
    const recorded = goldenEvent(name);
    const regel = factsOf(schema, recorded).reduce<SpoorRegel | undefined>((rij, fact) => spoor.project(rij, fact, recorded.id), undefined);
    expect([regel]).toMatchObject([{ gebeurtenisId: recorded.id, positie: recorded.position, geregistreerdOp: recorded.metadata.recordedAt, medewerker: { id: recorded.metadata.actor } }]);
  });
});

describe('Een gebeurtenis die dit programma niet kent', () => {
  const known = goldenEvent('ActieGestart.v1.json');

  it.each([
    ['soort', { ...known, type: 'ActieBejubeld' }],
    ['versie', { ...known, version: eventVersions.ActieGestart + 1 }],
    ['versie van voor de eerste', { ...known, version: 0 }],
  ])('van %s houdt alles op', (_, strange) => {
    expect(() => schema.upcast(strange)).toThrow(UnknownEvent);
    expect(() => factsOf(schema, strange)).toThrow(UnknownEvent);
    expect(() => spoor.project(undefined, strange, strange.id)).toThrow(UnknownEvent);
  });
});
