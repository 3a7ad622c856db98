import { dag } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import { composeRegiobord, type Regio, system, type Tijdpunt } from '@actiespoor/voortgang';
import type { Client } from 'pg';

import type { BenchDatabase } from './bench-server.js';
import { actieIdIn, actiesPerPlan, type HistoryShape } from './history.js';
import { type Result, resultOf } from './result.js';
import { rateOf, takeTurns } from './rounds.js';

const eigenaar = 'SV-ZESENTWINTIG' as OrganisatieCode;
const leden = Array.from({ length: 26 }, (_, index) => `GM${9001 + index}` as OrganisatieCode);
const regio: Regio = { code: eigenaar, naam: 'Zesentwintig gemeenten', leden, eigenaars: [eigenaar, ...leden] };
const cells = actiesPerPlan * leden.length;

/** A plan of 26 gemeenten, each of which reported twice on every actie. */
export const regionHistory: HistoryShape = { name: 'regio', plans: 1, eventsPerActie: 3 + 2 * leden.length, region: { eigenaar, leden } };

/** Each gemeente had reported once by this day, and all of that was known by this moment. */
export const halfway: Tijdpunt = { peildatum: dag('2022-03-01'), bekendOp: '2022-06-01T00:00:00Z' };

const composeBoard = async ({ readStore }: BenchDatabase, tijdpunt: Tijdpunt): Promise<void> => {
  const { plannen } = await readStore.as(system).tijdlijn.standen({ eigenaars: regio.eigenaars, ...tijdpunt });
  const { samenvatting } = composeRegiobord(plannen, { regio, ledenVan: () => leden, naamVan: (code) => code, ...tijdpunt });
  if (samenvatting.totaal !== cells) throw new Error(`Het bord telt ${samenvatting.totaal} van ${cells} uitvoeringen`);
};

/** Composes the board from query to answer, repeatedly; returns boards a second. */
export const boardRate = (database: BenchDatabase, tijdpunt: Tijdpunt, times: number): Promise<number> =>
  rateOf(times, async () => {
    for (let time = 0; time < times; time += 1) await composeBoard(database, tijdpunt);
  });

const selectText = `select actie_id, organisatie, stand from voortgang.tijdvakken_v3
  where soort = 'uitvoering' and actie_id = any($1) and bekend_tot = 'infinity' and geldig_tot = 'infinity'`;

const acties = Array.from({ length: actiesPerPlan }, (_, actie) => actieIdIn(regionHistory.name, 0, actie));

const selectRate = (client: Client, times: number): Promise<number> =>
  rateOf(times, async () => {
    for (let time = 0; time < times; time += 1) {
      const { rows } = await client.query({ name: 'cells', text: selectText, values: [acties] });
      if (rows.length !== cells) throw new Error(`De tabel gaf ${rows.length} van ${cells} rijen`);
    }
  });

const milliseconds = (rates: readonly number[]): readonly number[] => rates.map((rate) => 1000 / rate);

/** P8: the board of 26 gemeenten now and at a past date, against one indexed SELECT of as many rows. The table must be filled. */
export const measureBoard = async (
  database: BenchDatabase,
  { rounds, times }: { readonly rounds: number; readonly times: number },
): Promise<readonly Result[]> => {
  const client = await database.connect();
  const measured = await takeTurns(rounds, {
    now: () => boardRate(database, {}, times),
    limit: () => selectRate(client, times),
    then: () => boardRate(database, halfway, times),
  });
  await client.end();
  const limit = milliseconds(measured.limit);
  const result = (when: string, rates: readonly number[]): Result => {
    const work = `regiobord of ${leden.length} gemeenten, ${cells} cells, ${when}`;
    return resultOf({ id: 'P8', work, unit: 'ms', goal: { bound: 'at-most', ratio: 4 } }, { ours: milliseconds(rates), limit });
  };
  return [result('now', measured.now), result('at a past date', measured.then)];
};
