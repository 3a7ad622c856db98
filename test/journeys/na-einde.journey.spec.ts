import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandContext } from '@actiespoor/event-store';

import { beleidsmedewerkerLopik, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { type Verteld, Verteller } from '../support/verteller.js';
import { feiten, type Feitsoort, type Toneel } from './na-einde.js';

const organisatie = 'SV-LEKSTROOM';
const [einde, op, erna] = ['2022-03-01', '2022-06-01', '2022-07-01'];
const motief = 'Gaat niet door';

/** The ends, each with its signal and the kinds of facts that it ends. */
const eindes = {
  plan: { signaal: 'later-dan-intrekking', soorten: ['plan', 'actie', 'melding', 'opname'] },
  actie: { signaal: 'later-dan-vervallen', soorten: ['actie'] },
  hoofdactie: { signaal: 'later-dan-hoofdactie', soorten: ['actie', 'melding', 'opname'] },
} as const;

type Einde = keyof typeof eindes;

const gevallen = (Object.keys(eindes) as Einde[]).flatMap((wat) =>
  Object.entries(feiten)
    .filter(([, { over }]) => (eindes[wat].soorten as readonly string[]).includes(over))
    .map(([soort, feit]) => ({ wat, soort: soort as Feitsoort, feit })),
);

/** Views without the place in the stream, the day that was asked for, and doubts about it. */
const kern = (weergave: unknown): unknown =>
  JSON.parse(
    JSON.stringify(weergave, (naam, waarde: unknown) => (['revisie', 'positie', 'peildatum', 'onzeker', 'onzekereVelden'].includes(naam) ? undefined : waarde)),
  );

describe('Wat is vastgelegd van na een einde', () => {
  let server: TestServer;
  let v: Verteller;

  const lees = async (path: string): Promise<unknown> => {
    const { status, body } = await v.regio.read<object>(path);
    return status === 200 ? kern(body) : status;
  };
  const planOp = (dag: string): string => `/v1/plannen/${v.planId}?peildatum=${dag}`;
  const weergaven = async (dag: string, { actieId }: Toneel) => ({
    plan: await lees(planOp(dag)),
    actie: await lees(`/v1/acties/${actieId}?peildatum=${dag}`),
    bord: await lees(`/v1/regios/${organisatie}/voortgang?plan=${v.planId}&peildatum=${dag}`),
  });
  const nu = async ({ actieId }: Toneel) => ({
    plan: await lees(`/v1/plannen/${v.planId}`),
    actie: await lees(`/v1/acties/${actieId}`),
    bord: await lees(`/v1/regios/${organisatie}/voortgang?plan=${v.planId}`),
  });
  const verschillen = async (van: string, tot: string): Promise<unknown> => {
    const { body } = await v.regio.read<{ readonly onderdelen: readonly unknown[]; readonly redactioneel: readonly unknown[] }>(
      `/v1/plannen/${v.planId}/verschillen?van=${van}&tot=${tot}`,
    );
    return [...body.onderdelen, ...body.redactioneel];
  };
  const signalen = async (): Promise<readonly string[]> => {
    const { body } = await v.regio.read<{
      readonly signalen: readonly { readonly soort: string; readonly planId: string; readonly feiten: readonly { readonly soort: string }[] }[];
    }>('/v1/signalen');
    return body.signalen.filter(({ planId }) => planId === v.planId).flatMap(({ soort, feiten: genoemd }) => genoemd.map((feit) => `${soort} ${feit.soort}`));
  };
  const spoor = async (): Promise<readonly string[]> => {
    const { body } = await v.regio.read<{ readonly regels: readonly { readonly soort: string; readonly op: string }[] }>(
      `/v1/plannen/${v.planId}/spoor?aantal=500`,
    );
    return body.regels.filter((regel) => regel.op === op).map(({ soort }) => soort);
  };
  const gelukt = async (told: Verteld) => {
    const { status, body } = await told;
    expect([status, body]).toEqual([201, body]);
    return body;
  };

  const toneel = async (wat: Einde): Promise<Toneel> => {
    v.planId = (await gelukt(v.plan())).planId;
    const [knoopId, naar, ander] = [await v.knoop(), await v.knoop(), await v.actie()];
    const hoofdactieId = wat === 'hoofdactie' ? await v.actie() : undefined;
    const actieId = await v.actie({ knoopId, ...(hoofdactieId !== undefined && { hoofdactieId }) });
    const { trekkerId } = await gelukt(v.over(actieId, 'trekkers', { tekst: 'Lekstroom', soort: 'organisatie', organisatie, op: '2022-02-01' }));
    const { consultatieId } = await gelukt(
      v.overPlan('consultaties', { soort: 'advies', onderwerp: 'Concept', deelnemers: [], verwacht: '2030', op: '2022-02-01' }),
    );
    return { actieId, ...(hoofdactieId !== undefined && { hoofdactieId }), knoopId, naar, ander, trekkerId, consultatieId };
  };
  const eindigt = (wat: Einde, { actieId, hoofdactieId = actieId }: Toneel): Verteld =>
    wat === 'plan' ? v.overPlan('intrekkingen', { motief, op: einde }) : v.over(hoofdactieId, 'vervallenverklaringen', { motief, op: einde });
  const herstelt = (wat: Einde, { actieId, hoofdactieId = actieId }: Toneel, dag = einde): Verteld =>
    wat === 'plan' ? v.overPlan('herstellingen', { motief, op: dag }) : v.over(hoofdactieId, 'herstellingen', { motief, op: dag });

  beforeAll(async () => {
    server = await startTestServer();
    v = new Verteller(server, await server.as(regiocoordinatorLekstroom), await server.as(beleidsmedewerkerLopik));
  });
  afterAll(() => server.stop());

  it.each(gevallen)('van: $wat telt in geen weergave, is een signaal en telt na herstel weer: $soort', async ({ wat, feit }) => {
    const t = await toneel(wat);
    const ervoor = await lees(planOp(erna));
    await gelukt(feit.vertelt(v, t, op));
    const erbij = await weergaven(erna, t);
    expect(erbij.plan).not.toEqual(ervoor);
    await gelukt(eindigt(wat, t));

    const bijEinde = await weergaven(einde, t);
    expect(await weergaven(erna, t)).toEqual(bijEinde);
    expect(await nu(t)).toEqual(bijEinde);
    expect(await verschillen(einde, erna)).toEqual([]);
    expect(await signalen()).toEqual([`${eindes[wat].signaal} ${feit.soort}`]);
    expect(await spoor()).toContain(feit.soort);

    await gelukt(herstelt(wat, t));
    expect([await weergaven(erna, t), await signalen()]).toEqual([erbij, []]);
  });

  it.each(['plan', 'hoofdactie'] as const)('telt ook niet als het einde van: %s eerder bekend was dan het feit', async (wat) => {
    const t = await toneel(wat);
    const { dossiers, commands, eventStore } = server.platform;
    const wens = { type: 'ResultaatBeogen', data: { actieId: t.actieId, resultaat: 'Geoefend', op } } as never;
    const dossier = (await dossiers.actie(t.actieId as never))!;
    const command = { ...(wens as object), planContext: await dossiers.contextOf(dossier.plan, wens) } as never;
    await gelukt(eindigt(wat, t));
    // A write of another process, which had read the plan before its end.
    const context = {
      actor: 'actor',
      role: 'regiocoordinator',
      organisatie,
      commandId: crypto.randomUUID(),
      correlationId: crypto.randomUUID(),
    } as unknown as CommandContext;
    expect((await commands.actie(`actie-${t.actieId}`, command, context)).outcome).toBe('accepted');
    await v.regio.get(`/v1/signalen?wachtOp=${(await eventStore.head())!}`);

    const bijEinde = await weergaven(einde, t);
    expect([await weergaven(erna, t), await nu(t)]).toEqual([bijEinde, bijEinde]);
    expect(await signalen()).toEqual([`${eindes[wat].signaal} resultaat-beoogd`]);
  });

  it.each(['plan', 'actie', 'hoofdactie'] as const)('telt vanaf de dag van een later herstel van: %s', async (wat) => {
    const t = await toneel(wat);
    const herstel = '2022-09-01';
    await gelukt(v.over(t.actieId, 'resultaten', { resultaat: 'Geoefend', op }));
    await gelukt(eindigt(wat, t));
    expect((await v.over(t.actieId, 'resultaten', { resultaat: 'Geoefend', op: '2022-02-15' })).body).not.toHaveProperty('overschrevenVanaf');
    expect((await v.over(t.actieId, 'resultaten', { resultaat: 'Gedaan', op: '2022-02-16' })).body).not.toHaveProperty('overschrevenVanaf');
    await gelukt(herstelt(wat, t, herstel));
    const resultaatOp = async (dag: string) => (await v.regio.read<{ readonly resultaat: string }>(`/v1/acties/${t.actieId}?peildatum=${dag}`)).body.resultaat;
    expect([await resultaatOp('2022-08-31'), await resultaatOp(herstel)]).toEqual(['Gedaan', 'Geoefend']);
    expect((await v.over(t.actieId, 'resultaten', { resultaat: 'Anders', op: '2022-02-17' })).body).toMatchObject({ overschrevenVanaf: herstel });
  });

  it('gaat voor een splitsing die haar actie noemt van een eerdere dag als een verhuizing ook pas vanaf het herstel tellen', async () => {
    v.planId = (await gelukt(v.plan())).planId;
    const [oud, nieuw, herstel] = [await v.knoop(), await v.knoop(), '2022-09-01'];
    const acties = [await v.actie({ knoopId: oud }), await v.actie({ knoopId: oud })];
    for (const actieId of acties) await gelukt(v.verhuist(actieId, { knoopId: nieuw, op }));
    for (const actieId of acties) await gelukt(v.over(actieId, 'vervallenverklaringen', { motief: 'Gaat niet door', op: einde }));
    const splitst = () => v.splitst(oud, { op: '2022-02-15', acties: acties.slice(0, 1) });
    expect(await gelukt(splitst())).not.toHaveProperty('overschrevenVanaf');
    await gelukt(v.over(acties[0]!, 'herstellingen', { motief: 'Toch wel', op: herstel }));
    expect((await splitst()).body).toMatchObject({ ongewijzigd: true, overschrevenVanaf: herstel });
  });

  it('laat een tekst van een vervallen actie verbeteren, en die staat er dan in elke weergave', async () => {
    const t = await toneel('actie');
    await gelukt(v.over(t.actieId, 'wijzigingen', { omschrijving: 'Van later', op }));
    await gelukt(eindigt('actie', t));
    // The words that are shown are corrected, and not those that do not count.
    await gelukt(v.over(t.actieId, 'correcties', { veld: 'omschrijving', nieuw: 'Van later', op: '2022-06-15' }));
    const { actie, plan, bord } = await weergaven(erna, t);
    for (const weergave of [actie, plan, bord]) expect(JSON.stringify(weergave)).toContain('"omschrijving":"Van later"');
  });

  it('is op te lossen zoals het signaal zegt: wat terug te nemen is, en de rest op de goede dag verteld', async () => {
    const t = await toneel('plan');
    const { statusupdateId } = await gelukt(v.melding(t.actieId, op));
    await gelukt(v.over(t.actieId, 'bijeenkomsten', { organisatie, op }));
    await gelukt(v.overDeel(`consultaties/${t.consultatieId}/verslagen`, { op }));
    await gelukt(v.over(t.actieId, 'resultaten', { resultaat: 'Geoefend', op }));
    await gelukt(eindigt('plan', t));
    const watTeDoen = async () =>
      (await v.regio.read<{ readonly signalen: readonly { readonly planId: string; readonly watTeDoen: string }[] }>('/v1/signalen')).body.signalen.find(
        ({ planId }) => planId === v.planId,
      )?.watTeDoen;
    const zinnen = ['Een melding trekt in', 'Een bijeenkomst neemt terug', 'Een verslag van een consultatie neemt u terug', 'vertel het dan op de goede dag'];
    for (const zin of zinnen) expect(await watTeDoen()).toContain(zin);

    await gelukt(v.over(t.actieId, 'correcties', { vervangt: statusupdateId, organisatie, op }));
    await gelukt(v.over(t.actieId, 'teruggenomen-bijeenkomsten', { organisatie, nummer: 1, motief, op }));
    await gelukt(v.overDeel(`consultaties/${t.consultatieId}/teruggenomen-verslagen`, { motief, op }));
    expect(await signalen()).toEqual(['later-dan-intrekking resultaat-beoogd']);
    for (const zin of zinnen.slice(0, 3)) expect(await watTeDoen()).not.toContain(zin);
    await gelukt(v.over(t.actieId, 'resultaten', { resultaat: 'Geoefend', op: '2022-02-15' }));
    expect((await v.regio.read<{ readonly resultaat: string }>(`/v1/acties/${t.actieId}`)).body.resultaat).toBe('Geoefend');
  });
});
