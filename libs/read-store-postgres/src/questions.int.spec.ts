import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { openPool, retryingDialect } from '@actiespoor/postgres';
import { asMedewerker, type Caller, system } from '@actiespoor/voortgang';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Kysely } from 'kysely';

import { migrateReadStore } from './migrate.js';
import { questionsFor } from './questions.js';

const lezer = asMedewerker({ rollen: ['lezer'], organisaties: ['GM0321'] });
const elders = asMedewerker({ rollen: ['lezer'], organisaties: ['GM0356'] });

describe('Vragen van wie iets vraagt', () => {
  let database: TestDatabase;
  let db: Kysely<unknown>;
  const statements: (readonly unknown[])[] = [];

  /** The plans of each statement. */
  const asked = (): readonly (readonly string[])[] =>
    statements.map((parameters) => parameters.filter((value): value is string => typeof value === 'string' && value.includes('van')));

  beforeAll(async () => {
    database = await testDatabase();
    await migrateReadStore(database.ownerUrl, database.applicationRole);
    const pool = openPool({ url: database.url, name: 'proef', max: 8, onFault: () => undefined });
    db = new Kysely<unknown>({ dialect: retryingDialect(pool), log: ({ query: { parameters } }) => void statements.push(parameters) });
  });
  beforeEach(() => {
    statements.length = 0;
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  it('gaan samen, maar nooit met die van een ander, hoe druk het ook is', async () => {
    const as = questionsFor(db);
    const askers: readonly (readonly [string, Caller])[] = [
      ['lezer', lezer],
      ['elders', elders],
      ['programma', system],
    ];
    const questions = Array.from({ length: 20 }, (_, index) =>
      askers.map(([naam, caller]) => as(caller).plannen.actieSleutels(`${String(index)} van ${naam}` as PlanId)),
    );
    await Promise.all(questions.flat());

    const senders = asked().map((planIds) => new Set(planIds.map((planId) => planId.split(' van ')[1])));
    expect(senders.every(({ size }) => size === 1)).toBe(true);
    expect(asked().some((planIds) => planIds.length > 10)).toBe(true);
    expect(asked().flat().toSorted()).toEqual(askers.flatMap(([naam]) => Array.from({ length: 20 }, (_, index) => `${String(index)} van ${naam}`)).toSorted());
  });

  it('zijn voor wie dezelfde rollen en organisaties heeft dezelfde, en voor een ander niet', () => {
    const as = questionsFor(db);
    expect(as(asMedewerker({ rollen: ['lezer', 'lezer'], organisaties: ['GM0321'] }))).toBe(as(lezer));
    expect(as(elders)).not.toBe(as(lezer));
    expect(as(system)).not.toBe(as(asMedewerker({ rollen: [], organisaties: [] })));
  });

  it('krijgen niet het antwoord dat net voor een ander is gelezen', async () => {
    const as = questionsFor(db);
    await Promise.all([as(lezer), as(elders), as(lezer)].map(({ organisaties }) => organisaties.findOrganisatie('GM0321' as OrganisatieCode)));
    expect(statements).toHaveLength(2);
  });

  it('blijven goed als er meer vragers zijn dan er worden onthouden', async () => {
    const as = questionsFor(db);
    const before = as(lezer);
    const waiting = before.plannen.actieSleutels('laatste van lezer' as PlanId);
    for (let nummer = 0; nummer < 600; nummer += 1) as(asMedewerker({ rollen: ['lezer'], organisaties: [`GM${String(nummer)}`] }));
    expect(as(lezer)).not.toBe(before);
    expect(await waiting).toEqual([]);
  });
});
