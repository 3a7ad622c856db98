import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Voortgang {
  readonly uitvoeringen: readonly { readonly organisatie: string; readonly status?: string }[];
  readonly samenvatting: { readonly totaal: number; readonly gestart: number; readonly gepland: number };
}

interface Vastgelegd {
  readonly overschrevenVanaf?: string;
  readonly reden?: string;
  readonly detail?: string;
  readonly feit?: { readonly id?: string };
  readonly actieId: string;
  readonly statusupdateId: string;
}

interface Signalen {
  readonly signalen: readonly {
    readonly soort: string;
    readonly planId: string;
    readonly acties: readonly { readonly actieId: string }[];
    readonly feiten: readonly object[];
  }[];
}

const organisatie = 'SV-LEKSTROOM';

describe('Een actie met deelacties', () => {
  let server: TestServer;
  let regio: Client;
  let planId: string;
  let hoofd: string;

  const actie = async (more: object = {}): Promise<string> => {
    const body = {
      omschrijving: `Actie ${randomUUID()}`,
      soort: 'actie',
      schaal: { tekst: 'Regionaal', soort: 'regionaal' },
      volgorde: 1,
      op: '2022-01-01',
      ...more,
    };
    return (await regio.post<Vastgelegd>(`/v1/plannen/${planId}/acties`, body)).body.actieId;
  };
  const melden = (actieId: string, status: string, op: string) => regio.change<Vastgelegd>(`/v1/acties/${actieId}/statusupdates`, { status, organisatie, op });
  const vervalt = (actieId: string, op: string) => regio.change<Vastgelegd>(`/v1/acties/${actieId}/vervallenverklaringen`, { motief: 'Gaat niet door', op });
  const herstelt = (actieId: string, op: string) => regio.change<Vastgelegd>(`/v1/acties/${actieId}/herstellingen`, { motief: 'Toch wel', op });
  const signalen = async () => (await regio.read<Signalen>('/v1/signalen')).body.signalen.filter((een) => een.planId === planId);

  /** The own realisations of the hoofdactie, and the number of started ones among all: in the actie, the plan and on the board. */
  const op = async (peildatum: string) => {
    const [zelf, plan, bord] = await Promise.all([
      regio.read<Voortgang>(`/v1/acties/${hoofd}?peildatum=${peildatum}`),
      regio.read<Voortgang>(`/v1/plannen/${planId}?peildatum=${peildatum}`),
      regio.read<Voortgang>(`/v1/regios/${organisatie}/voortgang?plan=${planId}&peildatum=${peildatum}`),
    ]);
    const tellingen = [zelf, plan, bord].map(({ body: { samenvatting } }) => `${String(samenvatting.gestart)} van ${String(samenvatting.totaal)}`);
    return [zelf.body.uitvoeringen.map(({ status }) => status), [...new Set(tellingen)]];
  };

  beforeAll(async () => {
    server = await startTestServer();
    regio = await server.as(regiocoordinatorLekstroom);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    const plan = { titel: `Plan ${randomUUID()}`, soort: 'regionaal', eigenaar: organisatie, periode: {}, niveaus: ['actielijn'], op: '2022-01-01' };
    planId = (await regio.post<{ planId: string }>('/v1/plannen', plan)).body.planId;
    hoofd = await actie();
  });

  it('telt door haar deelacties op de dagen waarop er een geldt, en anders door haar eigen melding', async () => {
    expect((await melden(hoofd, 'gestart', '2022-02-01')).status).toBe(201);
    const delen = [await actie({ hoofdactieId: hoofd, op: '2022-03-01' }), await actie({ hoofdactieId: hoofd, op: '2022-04-01' })];
    await melden(delen[0]!, 'gestart', '2022-05-01');
    expect(await Promise.all(['2022-01-15', '2022-02-15', '2022-03-15', '2022-04-15', '2022-05-15'].map(op))).toEqual([
      [['gepland'], ['0 van 1']],
      [['gestart'], ['1 van 1']],
      [[], ['0 van 1']],
      [[], ['0 van 2']],
      [[], ['1 van 2']],
    ]);
    const verschillen = await regio.read<object>(`/v1/plannen/${planId}/verschillen?van=2022-02-15&tot=2022-03-15`);
    expect(JSON.stringify(verschillen.body)).toContain('{"veld":"status","oud":"gestart","nieuw":null}');

    for (const deel of delen) expect((await vervalt(deel, '2022-06-01')).status).toBe(201);
    expect(await op('2022-06-15')).toEqual([['gestart'], ['1 van 1']]);
    expect((await melden(hoofd, 'uitgevoerd', '2022-05-15')).body.reden).toBe('heeft-deelacties');
    expect((await melden(hoofd, 'uitgevoerd', '2022-07-01')).status).toBe(201);
    expect((await herstelt(delen[0]!, '2022-06-15')).body).toMatchObject({
      reden: 'hoofdactie-meldt-zelf',
      feit: { soort: 'actie-uitgevoerd', op: '2022-07-01' },
    });
    expect((await herstelt(delen[0]!, '2022-08-01')).status).toBe(201);
    expect(await op('2022-08-15')).toEqual([[], ['1 van 1']]);
    expect(await signalen()).toEqual([]);
  });

  it('zegt bij een melding van ervoor vanaf wanneer haar deelacties tellen', async () => {
    await actie({ hoofdactieId: hoofd, op: '2022-03-01' });
    expect((await melden(hoofd, 'gestart', '2022-02-01')).body.overschrevenVanaf).toBe('2022-03-01');
    expect(await op('2022-02-15')).toEqual([['gestart'], ['1 van 1']]);
  });

  it('maakt het zichtbaar als tegelijk over het geheel is gemeld, tot het is rechtgezet', async () => {
    const { dossiers, commands, eventStore } = server.platform;
    const dossier = (await dossiers.actie(hoofd as never))!;
    const statusupdateId = randomUUID();
    const wens = { type: 'ActieStarten', data: { actieId: hoofd, statusupdateId, organisatie, op: '2022-04-01' } } as never;
    const command = { ...(wens as object), planContext: await dossiers.contextOf(dossier.plan, wens) } as never;
    // A write of another process, which read the actie before it was divided.
    const deel = await actie({ hoofdactieId: hoofd, op: '2022-03-01' });
    const context = { actor: randomUUID(), role: 'regiocoordinator', organisatie, commandId: randomUUID(), correlationId: randomUUID() };
    expect((await commands.actie(`actie-${hoofd}`, command, context)).outcome).toBe('accepted');
    await regio.get(`/v1/signalen?wachtOp=${(await eventStore.head())!}`);

    const feiten = [{ soort: 'actie-gestart', op: '2022-04-01', actieId: hoofd }];
    const naast = { soort: 'melding-naast-deelacties', acties: [{ actieId: hoofd }], feiten };
    expect(await signalen()).toMatchObject([naast]);
    expect(await op('2022-04-15')).toEqual([[], ['0 van 1']]);
    // In one direction the deelactie comes later; then back again.
    expect([(await vervalt(deel, '2022-03-01')).status, (await herstelt(deel, '2022-05-01')).status]).toEqual([201, 201]);
    expect(await signalen()).toEqual([]);
    expect((await herstelt(deel, '2022-03-01')).body.reden).toBe('hoofdactie-meldt-zelf');
    expect(await op('2022-04-15')).toEqual([['gestart'], ['1 van 1']]);
  });

  it('is weer goed zodra de melding over het geheel is ingetrokken', async () => {
    const melding = (await melden(hoofd, 'gestart', '2022-04-01')).body.statusupdateId;
    const body = { omschrijving: 'Deel', soort: 'actie', volgorde: 1, hoofdactieId: hoofd, op: '2022-03-01' };
    const onder = () => regio.post<Vastgelegd>(`/v1/plannen/${planId}/acties`, body);
    expect((await onder()).body).toMatchObject({ reden: 'hoofdactie-meldt-zelf', feit: { soort: 'actie-gestart', op: '2022-04-01' } });
    expect((await regio.change(`/v1/acties/${hoofd}/correcties`, { vervangt: melding, organisatie, op: '2022-04-01' })).status).toBe(201);
    expect((await onder()).status).toBe(201);
  });
});

describe('Een einde van voor wat er later nog van werd vastgelegd', () => {
  let server: TestServer;
  let regio: Client;

  beforeAll(async () => {
    server = await startTestServer();
    regio = await server.as(regiocoordinatorLekstroom);
  });
  afterAll(() => server.stop());

  it('wordt aangenomen en is een signaal; alleen een melding of een vaststelling staat in de weg, en zegt hoe zij weg kan', async () => {
    const plan = { titel: `Plan ${randomUUID()}`, soort: 'regionaal', eigenaar: organisatie, periode: {}, niveaus: ['actielijn'], op: '2022-01-01' };
    const { planId } = (await regio.post<{ planId: string }>('/v1/plannen', plan)).body;
    const nieuw = { omschrijving: 'Overleg', soort: 'actie', schaal: { tekst: 'Regionaal', soort: 'regionaal' }, volgorde: 1, op: '2022-01-01' };
    const { actieId } = (await regio.post<Vastgelegd>(`/v1/plannen/${planId}/acties`, nieuw)).body;
    const soorten = async () => (await regio.read<Signalen>('/v1/signalen')).body.signalen.map(({ soort, feiten }) => [soort, feiten.length]);
    const doe = (path: string, body: object) => regio.change<Vastgelegd>(path, body);
    const vervalt = () => doe(`/v1/acties/${actieId}/vervallenverklaringen`, { motief: 'Gaat niet door', op: '2022-03-01' });

    await doe(`/v1/acties/${actieId}/wijzigingen`, { omschrijving: 'Overleggen', op: '2022-06-01' });
    await doe(`/v1/acties/${actieId}/deelnames`, { organisatie, besluit: 'ja', op: '2022-06-01' });
    const { statusupdateId } = (await doe(`/v1/acties/${actieId}/statusupdates`, { status: 'gestart', organisatie, op: '2022-07-01' })).body;
    const geweigerd = (await vervalt()).body;
    expect([geweigerd.reden, geweigerd.detail]).toEqual(['later-feit', expect.stringContaining('Corrigeer die statusupdate, of trek haar in.')]);
    expect(geweigerd.feit).toMatchObject({ soort: 'actie-gestart', op: '2022-07-01', id: statusupdateId });
    await doe(`/v1/acties/${actieId}/correcties`, { vervangt: geweigerd.feit?.id, organisatie, op: '2022-07-01' });
    expect((await vervalt()).status).toBe(201);
    expect(await soorten()).toEqual([['later-dan-vervallen', 2]]);
    expect((await doe(`/v1/acties/${actieId}/wijzigingen`, { omschrijving: 'Nog eens', op: '2022-08-01' })).body).toMatchObject({
      reden: 'actie-vervallen',
      feit: { soort: 'actie-vervallen', op: '2022-03-01' },
    });
    expect([(await doe(`/v1/acties/${actieId}/herstellingen`, { motief: 'Verkeerde dag', op: '2022-03-01' })).status, await soorten()]).toEqual([201, []]);

    const trekIn = () => doe(`/v1/plannen/${planId}/intrekkingen`, { motief: 'Opgegaan in een ander', op: '2022-03-01' });
    await doe(`/v1/plannen/${planId}/vaststellingen`, { orgaan: 'college', datum: '2022-09-01' });
    expect((await trekIn()).body.detail).toContain('Neem de vaststelling terug op de dag die zij noemt.');
    await doe(`/v1/plannen/${planId}/teruggenomen-vaststellingen`, { motief: 'Andere dag', op: '2022-09-01' });
    expect((await trekIn()).status).toBe(201);
    expect((await soorten()).map(([soort]) => soort)).toEqual(['later-dan-intrekking']);
  });
});
