import { describe, expect, it } from '@jest/globals';

import { readText } from './repository.js';

const adapter = 'libs/event-store-esdb/src';

interface Point {
  /** The deed or setting, and the answer of a real EventStoreDB (23.10.6): ADR 23 has the observations. */
  readonly server: string;
  /** The file that copes with it. */
  readonly cure: string;
  /** Tests that fail without the cure, by file and title; on the test server, which answers as the real one does. */
  readonly tests: readonly (readonly [file: string, title: string])[];
}

const points: readonly Point[] = [
  {
    server: 'the second of two equal appends is dropped in silence, and answered after the commit timeout',
    cure: `${adapter}/appends-under-way.ts`,
    tests: [
      [`${adapter}/append-faults.int.spec.ts`, 'gaat uit één proces maar één keer naar de server'],
      [`${adapter}/append-faults.int.spec.ts`, 'slaagt ook voor wie de server laat vallen, met het antwoord van de eerste'],
      [`${adapter}/append-faults.int.spec.ts`, 'wordt opnieuw gestuurd zolang de eerste nergens staat'],
      ['libs/event-store/src/append.contract.ts', 'slaagt ook als zij tegelijk uit twee processen komt'],
    ],
  },
  {
    server: 'a soft-deleted stream goes on at its old revision after an append',
    cure: `${adapter}/intact.ts`,
    tests: [
      [`${adapter}/tampering.int.spec.ts`, "naam: 'een soft delete'"],
      [`${adapter}/tampering.int.spec.ts`, 'krijgt er niets meer bij (%s)'],
      [`${adapter}/append-cost.int.spec.ts`, 'krijgt nooit ongemerkt een nieuw begin: het antwoord zegt waar het kwam'],
      ['test/journeys/ingreep.journey.spec.ts', '$naam: een opdracht is 409 met wat er is gedaan'],
    ],
  },
  {
    server: 'a tombstone is an event in the stream itself, with bytes as data',
    cure: `${adapter}/tampering.ts`,
    tests: [
      [`${adapter}/tampering.int.spec.ts`, "naam: 'een tombstone'"],
      [`${adapter}/tampering.int.spec.ts`, 'staat heel in de feed, en houdt niemand op'],
      ['test/journeys/ingreep.journey.spec.ts', 'is een bevinding van events verify, en geen opdracht eindigt onverwacht'],
    ],
  },
  {
    server: '$maxCount, $maxAge and $tb: reading gives less at once, the log keeps it until a scavenge',
    cure: `${adapter}/read-stream.ts`,
    tests: [
      [`${adapter}/tampering.int.spec.ts`, "naam: '$maxAge'"],
      [`${adapter}/tampering.int.spec.ts`, 'is niet te lezen alsof er niets is gebeurd, vooruit noch achteruit'],
      [`${adapter}/tampering.int.spec.ts`, 'is ook niet verder te lezen door wie het begin al had: ieder proces krijgt hetzelfde'],
      [`${adapter}/tampering.int.spec.ts`, 'geeft na een herbouw dezelfde rijen'],
    ],
  },
  {
    server: 'a live reader that is too slow is dropped (ABORTED)',
    cure: `${adapter}/feed.ts`,
    tests: [
      [`${adapter}/feed-faults.int.spec.ts`, 'gaat meteen verder als de server de lezer te traag vindt, en loopt daarmee niet achter'],
      [`${adapter}/feed-faults.int.spec.ts`, 'zegt dat de lezer achterloopt als er dan meer te lezen is dan een ogenblik'],
    ],
  },
  {
    server: 'a killed server: ECONNRESET or a dropped connection, then ECONNREFUSED; a cluster without a leader: Failed to discover',
    cure: `${adapter}/client-faults.ts`,
    tests: [
      [`${adapter}/client-faults.spec.ts`, 'laat met code %s open of iets geschreven is'],
      [`${adapter}/append-faults.int.spec.ts`, 'maakt geen verschil: er wordt gekeken wat er staat (%s)'],
      [`${adapter}/append-faults.int.spec.ts`, 'is een cluster zonder leider'],
      ['test/faults/kill-event-store.spec.ts', 'legt elk verzoek precies één keer vast, en antwoordt met niets anders dan 201 en 503'],
    ],
  },
  {
    server: 'a hung server is silent on an open connection, and answers late',
    cure: `${adapter}/listen.ts`,
    tests: [
      [`${adapter}/append-faults.int.spec.ts`, 'hangt, en schrijft laat wat niemand meer verwacht: dezelfde toevoeging staat er één keer'],
      [`${adapter}/feed-faults.int.spec.ts`, 'kijkt zelf als een verbinding open is en zwijgt'],
      ['test/faults/zonder-event-store.spec.ts', 'wacht de eerste keer hoogstens twee seconden, daarna niet meer'],
    ],
  },
  {
    server: 'a former leader with more than the new one ends itself, and must be started again',
    cure: 'docker-compose.yml',
    tests: [['test/architecture/compose.spec.ts', 'start een EventStoreDB weer die zichzelf beëindigde']],
  },
  {
    server: 'a wrong password: UNAUTHENTICATED on every call',
    cure: `${adapter}/client-faults.ts`,
    tests: [
      [`${adapter}/shared-server.int.spec.ts`, 'wordt bij elke vraag geweigerd met een verkeerd wachtwoord, en dan is er niets geschreven'],
      ['test/faults/esdb-start.spec.ts', 'een verkeerd wachtwoord'],
      ['test/faults/esdb-geweigerd.spec.ts', '$naam: de gereedheid noemt het'],
    ],
  },
  {
    server: 'a user without rights on $all may append and read streams, and gets PERMISSION_DENIED for the log',
    cure: `${adapter}/client-faults.ts`,
    tests: [
      [`${adapter}/shared-server.int.spec.ts`, 'kan schrijven en streams lezen zonder recht op het hele log'],
      ['test/faults/esdb-start.spec.ts', 'geen recht op $all'],
    ],
  },
  {
    server: 'TLS to an unknown CA is UNAVAILABLE; tlsVerifyCert has no effect and makes the client print the URL',
    cure: `${adapter}/connection-url.ts`,
    tests: [
      [`${adapter}/certificate.int.spec.ts`, 'is voor wie de CA niet kent geen storing, maar een weigering die zegt wat te doen'],
      ['test/faults/esdb-start.spec.ts', 'een certificaat van een CA die niemand noemde'],
      [`${adapter}/connection-string.int.spec.ts`, 'verliest nergens haar wachtwoord: %s'],
    ],
  },
  {
    server: 'standard system projections write two events for each of ours',
    cure: `${adapter}/stream-names.ts`,
    tests: [
      [`${adapter}/esdb-event-store.int.spec.ts`, 'proefserver met systeemprojecties, in een naamruimte'],
      [`${adapter}/shared-server.int.spec.ts`, 'stuurt niet wat zij weg kan laten (%j)'],
    ],
  },
  {
    server: '--max-append-size counts a whole append: MaxAppendSizeExceededError',
    cure: `${adapter}/client-faults.ts`,
    tests: [[`${adapter}/append-faults.int.spec.ts`, 'neemt een toevoeging niet aan die bij elkaar te groot is']],
  },
  {
    server: '--insecure: no rights at all, so this user may delete everything',
    cure: 'libs/platform/src/deletion-right.ts',
    tests: [
      ['test/faults/verwijderrecht.spec.ts', 'waarschuwt als de gebruiker van EventStoreDB mag verwijderen, en anders niet'],
      ['test/architecture/compose.spec.ts', 'zegt dat EventStoreDB zonder TLS om te proberen is'],
    ],
  },
  {
    server: 'the server refuses to start with an unknown EVENTSTORE_… in its environment',
    cure: 'libs/platform/src/settings.ts',
    tests: [['apps/api/src/config.spec.ts', 'lezen de oude naam van ESDB_URL nog, met een waarschuwing']],
  },
  {
    server: 'the rights that were tried: this user appends, reads and follows, and may not delete, tombstone or write metadata',
    cure: 'infra/eventstoredb/rechten.mjs',
    tests: [
      [`${adapter}/rights.int.spec.ts`, 'laat verwijderen en verbergen alleen aan beheerders'],
      [`${adapter}/rights.int.spec.ts`, 'maakt de gebruiker, één keer, en nooit zonder wachtwoord'],
    ],
  },
];

describe('Een echte EventStoreDB', () => {
  it.each(points)('$server: dat heeft een test die er is', ({ cure, tests }) => {
    expect(readText(cure).length).toBeGreaterThan(0);
    expect(tests.filter(([file, title]) => !readText(file).includes(title))).toEqual([]);
  });
});
