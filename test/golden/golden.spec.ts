import { factsOf, type Projection, type Recorded, schemaOf, UnknownEvent } from '@actiespoor/event-store';
import { actieDecider, kaderDecider, organisatieDecider, planDecider } from '@actiespoor/plan';
import { type DomainEvent, eventVersions } from '@actiespoor/plan/events';
import { allProjections, spoor } from '@actiespoor/voortgang';
import { describe, expect, it } from '@jest/globals';

import { fileNameOf, goldenEvent, goldenNames, goldenText, textOf } from './golden.js';

const schema = schemaOf<DomainEvent>(eventVersions);
const names = goldenNames();

/** Every version from the first to the one written today. */
const everWritten = Object.entries(eventVersions).flatMap(([type, current]) =>
  Array.from({ length: current }, (_, index) => fileNameOf({ type, version: index + 1 })),
);

// Whoever changes what was read, instead of making something new, gets an exception here.
const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

interface Evolving {
  readonly initial: unknown;
  readonly evolve: (state: never, event: never) => unknown;
}

/** By the noun of the stream: who decides there, and what comes first in it. */
const families: Readonly<Record<string, { readonly decider: Evolving; readonly first: string }>> = {
  actie: { decider: actieDecider, first: 'ActieOpgenomen.v1.json' },
  plan: { decider: planDecider, first: 'PlanOpgesteld.v1.json' },
  kader: { decider: kaderDecider, first: 'KaderGeregistreerd.v1.json' },
  organisatie: { decider: organisatieDecider, first: 'OrganisatieGeregistreerd.v1.json' },
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

/** The rows that the event makes, from nothing and once more on top of what it made. */
const projected = (projection: Projection, recorded: Recorded): readonly object[] =>
  factsOf(schema, recorded).flatMap((fact) =>
    projection.keysOf(fact).map((key) => projection.project(frozen(projection.project(undefined, fact, key)), fact, key)),
  );

const inJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe('De gebeurtenissen die ooit geschreven zijn', () => {
  it('hebben er elk een in een bestand, van elke versie, en geen bestand is te veel', () => {
    expect(everWritten.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !everWritten.includes(name))).toEqual([]);
  });

  it.each(names)('%s wordt gelezen zoals het er staat', (name) => {
    const recorded = frozen(goldenEvent(name));
    expect([fileNameOf(recorded), textOf(recorded)]).toEqual([name, goldenText(name)]);
    const isCurrent = Object.entries(eventVersions).some(([type, version]) => type === recorded.type && version === recorded.version);
    const facts = schema.upcast(recorded);
    if (isCurrent) expect(facts).toEqual([{ type: recorded.type, data: recorded.data }]);
    else expect(facts.every(({ type }) => Object.hasOwn(eventVersions, type))).toBe(true);
    expect(textOf(recorded)).toBe(goldenText(name));
  });

  it.each(names)('%s telt mee in het besluit', (name) => {
    const state = evolved(goldenEvent(name));
    expect(state).toBeDefined();
    expect(state).not.toEqual(familyOf(goldenEvent(name)).decider.initial);
  });

  it.each(names)('%s staat in elk leesmodel dat haar stroom volgt', (name) => {
    const recorded = frozen(goldenEvent(name));
    const following = allProjections.filter((projection) => follows(projection, recorded));
    expect(following.length).toBeGreaterThan(1);
    for (const projection of following) {
      const rows = projected(projection, recorded);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map(inJson)).toEqual(rows);
    }
  });

  it.each(names)('%s heeft één regel in het spoor', (name) => {
    const recorded = goldenEvent(name);
    const regels = factsOf(schema, recorded).map((fact) => spoor.project(undefined, fact, recorded.id));
    expect(regels).toMatchObject([{ gebeurtenisId: recorded.id, positie: recorded.position, geregistreerdOp: recorded.metadata.recordedAt, medewerker: { id: recorded.metadata.actor } }]);
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
