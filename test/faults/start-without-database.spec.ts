import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';

import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { freePort } from '../support/free-port.js';
import { type App, cleanUp, newDataDir, runServer, type Settings, startedUntil } from '../support/spawned-server.js';

const apps: readonly App[] = ['api', 'worker'];

/** Listens on the given port, on behalf of the database behind it. */
const doorTo = async (url: string, port: number): Promise<Server> => {
  const { hostname, port: behind } = new URL(url);
  const door = createServer((socket) => {
    const onward = connect(Number(behind), hostname);
    for (const one of [socket, onward]) one.on('error', () => undefined);
    socket.pipe(onward).pipe(socket);
  });
  door.listen(port, '127.0.0.1');
  await once(door, 'listening');
  return door;
};

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

describe('Een dienst waarvan de databank niet te gebruiken is', () => {
  let database: TestDatabase;
  let dataDir: string;
  let closedPort: number;

  const changed = (url: string, change: (address: URL) => void): string => {
    const address = new URL(url);
    change(address);
    return address.href;
  };

  const settingsWith = (change: (address: URL) => void, more: Settings = {}): Settings => ({
    DATA_DIR: dataDir,
    DATABASE_URL: changed(database.url, change),
    MIGRATION_DATABASE_URL: changed(database.ownerUrl, change),
    START_WAIT_SECONDS: '60',
    ...more,
  });

  const toPort =
    (port: number) =>
    (address: URL): void =>
      void (address.port = String(port));

  beforeAll(async () => {
    database = await testDatabase();
    dataDir = await newDataDir();
    const door = await doorTo(database.url, 0);
    closedPort = portOf(door);
    door.close();
  });

  afterAll(async () => {
    await database.drop();
    await cleanUp(dataDir);
  });

  it.each(apps)('eindigt meteen met één zin als dat niet vanzelf overgaat (%s)', async (app) => {
    const { host } = new URL(database.url);
    const name = new URL(database.url).pathname;
    const ends = [
      [
        settingsWith((address) => void (address.password = 'geheim')),
        `${host}${name}) is niet te gebruiken: de rol bestaat niet, of het wachtwoord klopt niet.`,
      ],
      [
        settingsWith((address) => void Object.assign(address, { username: 'niemand', password: 'geheim' })),
        `${host}${name}) is niet te gebruiken: de rol bestaat niet, of het wachtwoord klopt niet.`,
      ],
      [settingsWith((address) => void (address.pathname = '/elders')), `${host}/elders) is niet te gebruiken: die databank bestaat niet.`],
      [settingsWith(() => undefined, { MIGRATION_DATABASE_URL: database.url }), `${host}${name}) is niet te gebruiken: deze rol mag daar niet genoeg.`],
    ] as const;
    const begun = performance.now();
    for (const [settings, sentence] of ends) {
      const { code, output } = await runServer(settings, app);
      expect([code, output]).toEqual([1, `PostgreSQL (${sentence} Controleer DATABASE_URL en MIGRATION_DATABASE_URL, en of de server draait.\n`]);
    }
    expect(performance.now() - begun).toBeLessThan(30_000);
  });

  it.each(apps)('wacht zolang als dat vanzelf over kan gaan, zegt waarop, en eindigt dan met een zin (%s)', async (app) => {
    for (const [settings, place, says] of [
      [settingsWith(toPort(closedPort)), `127.0.0.1:${String(closedPort)}`, 'er luistert niets'],
      [settingsWith((address) => void (address.hostname = 'db.invalid')), 'db.invalid', 'die naam (bestaat niet|is nu niet op te zoeken)'],
    ] as const) {
      const { code, output } = await runServer({ ...settings, START_WAIT_SECONDS: '1', LOG_FORMAT: 'tekst' }, app);
      expect([code, output]).toEqual([
        1,
        expect.stringMatching(
          new RegExp(
            `^Wachten op PostgreSQL \\(${place}[^)]*\\): ${says}\\. Nog hoogstens 1 s\\.\nPostgreSQL \\(${place}[^)]*\\) is niet te gebruiken: ${says}, ook niet na 1 s\\. Controleer [^\n]*\n$`,
          ),
        ),
      ]);
    }
  });

  it.each(apps)('gaat verder zodra zij er is (%s)', async (app) => {
    const starting = await startedUntil(/Wachten op PostgreSQL/, settingsWith(toPort(closedPort)), app);
    const door = await doorTo(database.url, closedPort);
    await starting.until(/gezondheid op|luistert op/);
    expect(await starting.interrupt('SIGTERM')).toBe(0);
    door.close();
    const { password } = new URL(database.url);
    expect(starting.output()).toMatch(/PostgreSQL \([^)]*\) is er\./);
    expect(starting.output()).not.toContain(`:${password}@`);
  });

  it.each(apps)('antwoordt onder het wachten al: zij leeft, is niet gereed, en zegt op wie zij wacht (%s)', async (app) => {
    const port = await freePort();
    const starting = await startedUntil(/Wachten op PostgreSQL/, settingsWith(toPort(closedPort), { PORT: String(port) }), app);
    const ask = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${String(port)}${path}`);
    const place = `PostgreSQL (127.0.0.1:${String(closedPort)}${new URL(database.url).pathname})`;
    const ready = await ask('/health/ready');
    expect([(await ask('/health/live')).status, ready.status, (await ask('/metrics')).status]).toEqual([200, 503, 200]);
    expect(await ready.json()).toEqual({
      status: 'niet-gereed',
      fase: 'wachten',
      sinds: expect.any(String),
      projecties: [],
      voortgang: { onderdeel: 'databank', wachtOp: place, reden: 'er luistert niets', sinds: expect.any(String), nogHoogstensSeconden: expect.any(Number) },
      onderdelen: { databank: { status: 'weg', sinds: expect.any(String), reden: 'er luistert niets' } },
    });
    const other = await ask('/v1/plannen');
    expect(other.status).toBe(app === 'api' ? 503 : 404);
    if (app === 'api')
      expect([other.headers.get('retry-after'), await other.json()]).toEqual([
        '5',
        expect.objectContaining({ detail: expect.stringContaining(`zij wacht op ${place}`), status: 503 }),
      ]);

    const kept = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(kept, 'connect');
    expect(await starting.interrupt('SIGTERM')).toBe(0);
    expect(await ask('/health/live').catch(() => 'weg')).toBe('weg');
    kept.destroy();
  });

  it('zegt het meteen als de poort bezet is, en wacht dan op niets', async () => {
    const port = await freePort();
    const first = await startedUntil(/Wachten op PostgreSQL/, settingsWith(toPort(closedPort), { PORT: String(port) }));
    const { code, output } = await runServer(settingsWith(toPort(closedPort), { PORT: String(port) }));
    expect([code, output]).toEqual([1, expect.stringMatching(/^Poort \d+ op 127\.0\.0\.1 is al in gebruik\.[^\n]*\n$/)]);
    expect(await first.interrupt()).toBe(0);
  });

  it.each(apps.flatMap((app) => (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => [app, signal] as const)))(
    'stopt onder het wachten meteen (%s, %s)',
    async (app, signal) => {
      const starting = await startedUntil(/Wachten op PostgreSQL/, settingsWith(toPort(closedPort)), app);
      const begun = performance.now();
      expect([await starting.interrupt(signal), performance.now() - begun < 3_000]).toEqual([0, true]);
      expect(starting.output()).not.toMatch(/niet te gebruiken|^\s+at /m);
    },
  );
});
