import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EvaluatieStore, NieuweEvaluatie } from '@actiespoor/application/ports';
import { dag } from '@actiespoor/kernel';
import type { Definitie, IndicatorId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import type { EvaluatieId, EvaluatieRegel } from '@actiespoor/voortgang';
import { Client } from 'pg';

import { houten, lekstroom, openedReadStore, type Opened, positie } from '../../test/feiten.js';

const leaseMs = 60_000;
const moment = '2024-01-08T12:00:00.000Z';
const telregel = { zonderBesluit: 'telt-mee', onzeker: 'telt-niet-mee' } as const;
const staand: Definitie = { maat: 'aandeel', per: 'plan', teller: ['uitgevoerd'], noemer: ['gepland', 'gestart', 'uitgevoerd'], telregel };
const voorstel: Definitie = { ...staand, teller: ['gestart', 'uitgevoerd'] };

const id = (naam: string): EvaluatieId => naam;

const nieuwe = (naam: string, over: Partial<NieuweEvaluatie> = {}): NieuweEvaluatie => ({
  evaluatieId: id(naam),
  vraag: `hash van ${naam}`,
  gevraagdDoor: 'medewerker-1',
  organisatie: houten,
  eigenaars: [houten, lekstroom],
  gevraagdOp: moment,
  indicatorNaam: 'Uitgevoerd',
  opdracht: {
    indicatorId: 'indicator' as IndicatorId,
    staand: { versie: 2, definitie: staand },
    voorstel: { definitie: voorstel },
    van: dag('2021-01-01'),
    tot: dag('2023-12-31'),
    per: 'jaar',
    plannen: ['plan-a', 'plan-b', 'plan-c'] as PlanId[],
    totEnMet: positie(812),
  },
  ...over,
});

const regel: EvaluatieRegel = {
  periode: { van: dag('2021-01-01'), tot: dag('2021-12-31'), naam: '2021' },
  groep: { naam: 'Geheel' },
  staand: { waarde: 0.5, aantal: 4 },
  voorstel: { aantal: 0 },
};

const runProgress = (plannen: number) => ({ plannen, gebeurtenissen: plannen * 10, werktijdMs: plannen * 100.4, bijdrage: { som: plannen } });

describe('Een evaluatie bewaren', () => {
  let opened: Opened;
  let evaluaties: EvaluatieStore;
  let sleutels = 0;

  const bediening = (naam: string, sleutel = `sleutel-${String((sleutels += 1))}`) => ({ evaluatieId: id(naam), sleutel, door: 'medewerker-2', op: moment });
  const staatVan = async (naam: string) => (await evaluaties.get(id(naam)))?.staat;
  const gepakt = async (naam: string, lease = leaseMs) => {
    const beurt = await evaluaties.claim(lease, id(naam));
    if (!beurt) throw new Error(`${naam} is niet te pakken`);
    return beurt;
  };

  beforeAll(async () => {
    opened = await openedReadStore();
    ({ evaluaties } = opened.readStore);
  });
  afterAll(() => opened.close());

  it('gebeurt eenmaal, met alles wat erbij hoort', async () => {
    const first = nieuwe('een');
    const kept = await evaluaties.create(first);
    expect(kept).toEqual({ ...first, staat: 'wacht', voortgang: { plannen: 0, plannenTotaal: 3, gebeurtenissen: 0, werktijdMs: 0 } });
    expect(await evaluaties.create({ ...first, vraag: 'iets anders' })).toEqual(kept);
    expect(await evaluaties.get(id('onbekend'))).toBeUndefined();
    await evaluaties.stop(bediening('een'));
  });

  it('geeft het werk aan een tegelijk, de oudste eerst', async () => {
    await evaluaties.create(nieuwe('jong', { gevraagdOp: '2024-01-07T12:00:00.000Z' }));
    await evaluaties.create(nieuwe('oud', { gevraagdOp: '2024-01-06T12:00:00.000Z' }));
    const beurten = await Promise.all([evaluaties.claim(leaseMs), evaluaties.claim(leaseMs), evaluaties.claim(leaseMs)]);
    const namen = beurten.flatMap((beurt) => (beurt ? [beurt.id] : []));
    expect(namen.toSorted()).toEqual(['jong', 'oud']);
    expect(await evaluaties.claim(leaseMs, id('oud'))).toBeUndefined();
    expect(beurten.find((beurt) => beurt?.id === 'oud')).toMatchObject({ plannen: 0, opdracht: nieuwe('oud').opdracht });
    for (const beurt of beurten) if (beurt) expect(await evaluaties.fail(beurt, 'Genoeg.')).toBe(true);
  });

  it('gaat na een dode verder waar die was, en hoort niet meer naar hem', async () => {
    await evaluaties.create(nieuwe('overname'));
    const dood = await gepakt('overname', 0);
    expect(await evaluaties.progress(dood, runProgress(1))).toBe(true);
    const erfgenaam = await gepakt('overname');
    expect(erfgenaam).toMatchObject({ plannen: 1, gebeurtenissen: 10, werktijdMs: 100, bijdrage: { som: 1 } });

    const teLaat = { ...runProgress(3), regels: [regel], op: moment };
    expect(await evaluaties.renew(dood)).toBe(false);
    expect(await evaluaties.progress(dood, runProgress(2))).toBe(false);
    expect(await evaluaties.finish(dood, teLaat)).toBe(false);
    expect(await evaluaties.fail(dood, 'Ik viel om.')).toBe(false);
    await evaluaties.release(dood);
    expect(await evaluaties.get(id('overname'))).toMatchObject({ staat: 'loopt', voortgang: { plannen: 1 } });
    expect(await evaluaties.finish(erfgenaam, { ...runProgress(3), regels: [regel], op: moment })).toBe(true);
  });

  it('is klaar voor altijd, met uitkomst, plaats, moment en beide definities', async () => {
    const klaar = await evaluaties.get(id('overname'));
    expect(klaar).toMatchObject({ staat: 'klaar', klaarOp: moment, regels: [regel], voortgang: { plannen: 3, plannenTotaal: 3, gebeurtenissen: 30 } });
    expect(klaar?.opdracht).toEqual(nieuwe('overname').opdracht);
    expect([await evaluaties.stop(bediening('overname')), await evaluaties.resume(bediening('overname'))]).toEqual(['kan-niet', 'kan-niet']);
    expect(await evaluaties.claim(leaseMs, id('overname'))).toBeUndefined();
    expect(await evaluaties.get(id('overname'))).toEqual(klaar);
  });

  it('kan gestopt worden terwijl er gewerkt wordt; wat gedaan was blijft, en het gaat verder als iemand dat vraagt', async () => {
    await evaluaties.create(nieuwe('stop'));
    const beurt = await gepakt('stop');
    expect(await evaluaties.stop(bediening('stop'))).toBe('gedaan');
    expect(await evaluaties.stop(bediening('stop'))).toBe('gedaan');
    expect(await evaluaties.renew(beurt)).toBe(false);
    expect(await evaluaties.progress(beurt, runProgress(2))).toBe(false);
    expect(await evaluaties.claim(leaseMs, id('stop'))).toBeUndefined();
    expect(await evaluaties.resume(bediening('stop'))).toBe('gedaan');
    expect(await staatVan('stop')).toBe('wacht');
    expect(await gepakt('stop')).toMatchObject({ plannen: 2, bijdrage: { som: 2 } });
    expect(await evaluaties.resume(bediening('stop'))).toBe('gedaan');
    expect(await staatVan('stop')).toBe('loopt');
  });

  it('doet met dezelfde sleutel niets nog eens, en iets anders kan er niet mee', async () => {
    await evaluaties.create(nieuwe('sleutel'));
    expect(await evaluaties.stop(bediening('sleutel', 'k'))).toBe('gedaan');
    await evaluaties.resume(bediening('sleutel'));
    expect(await evaluaties.stop(bediening('sleutel', 'k'))).toBe('gedaan');
    expect(await evaluaties.stop({ ...bediening('sleutel'), vroeger: ['nooit', 'k'] })).toBe('gedaan');
    expect(await staatVan('sleutel')).toBe('wacht');
    expect(await evaluaties.resume(bediening('sleutel', 'k'))).toBe('hergebruikt');
    expect(await evaluaties.stop(bediening('onbekend'))).toBe('onbekend');
    await evaluaties.stop(bediening('sleutel'));
  });

  it('mislukt met een zin, en kan daarna opnieuw', async () => {
    await evaluaties.create(nieuwe('mislukt'));
    await evaluaties.fail(await gepakt('mislukt'), 'De store was weg.');
    expect(await evaluaties.get(id('mislukt'))).toMatchObject({ staat: 'mislukt', fout: 'De store was weg.' });
    expect(await evaluaties.stop(bediening('mislukt'))).toBe('kan-niet');
    expect(await evaluaties.resume(bediening('mislukt'))).toBe('gedaan');
    expect(await evaluaties.get(id('mislukt'))).not.toHaveProperty('fout');
    await evaluaties.release(await gepakt('mislukt'));
    expect(await staatVan('mislukt')).toBe('wacht');
    await evaluaties.stop(bediening('mislukt'));
  });

  it('toont wie er een mag zien, de nieuwste eerst, per bladzijde', async () => {
    const eigenaars = ['GM9001', 'GM9002'] as OrganisatieCode[];
    for (const dagen of [1, 2, 3])
      await evaluaties.create(nieuwe(`lijst-${String(dagen)}`, { eigenaars, organisatie: 'GM9001', gevraagdOp: `2030-01-0${String(dagen)}T00:00:00.123Z` }));
    const kijker = { medewerker: 'iemand', organisaties: ['GM9001'], eigenaars: [...eigenaars, 'GM9003'] };
    const eerste = await evaluaties.list({ kijker, aantal: 2 });
    expect(eerste.evaluaties.map(({ evaluatieId }) => evaluatieId)).toEqual(['lijst-3', 'lijst-2']);
    expect(eerste.evaluaties[0]?.opdracht).not.toHaveProperty('plannen');
    const tweede = await evaluaties.list({ kijker, aantal: 2, ...(eerste.volgende && { na: eerste.volgende }) });
    expect([tweede.evaluaties.map(({ evaluatieId }) => evaluatieId), tweede.volgende]).toEqual([['lijst-1'], undefined]);

    const namen = async (over: Partial<typeof kijker & { readonly vroegereIds: readonly string[] }>) =>
      (await evaluaties.list({ kijker: { ...kijker, ...over }, aantal: 9 })).evaluaties.length;
    expect(await namen({ organisaties: ['GM9002'] })).toBe(0);
    expect(await namen({ organisaties: [], medewerker: 'medewerker-1' })).toBe(3);
    expect(await namen({ organisaties: [], medewerker: 'nieuw-id', vroegereIds: ['medewerker-1'] })).toBe(3);
    expect(await namen({ eigenaars: ['GM9001'] })).toBe(0);
    expect((await evaluaties.list({ aantal: 100 })).evaluaties.length).toBeGreaterThan(5);
  });

  it('laat geen uitkomst toe zonder klaar, en geen klaar zonder uitkomst', async () => {
    const client = new Client({ connectionString: opened.url });
    await client.connect();
    await expect(client.query(`update evaluaties.evaluatie set staat = 'klaar' where evaluatie_id = 'een'`)).rejects.toThrow(/check constraint/);
    await expect(client.query(`update evaluaties.evaluatie set regels = '[]' where evaluatie_id = 'een'`)).rejects.toThrow(/check constraint/);
    await client.end();
  });

  it('weet bij een moment nog niets van een plaats', async () => {
    expect(await evaluaties.positionAt(moment)).toBeUndefined();
  });
});
