import { readFileSync } from 'node:fs';

import { dag } from '@actiespoor/kernel';
import {
  comparePlans,
  composeVerschilBijlage,
  correctiesBetween,
  toMarkdown,
  type AsOf,
  type Verschil,
  type VerschilRegel,
  type VerschilSoort,
} from '@actiespoor/voortgang';
import { describe, expect, it } from '@jest/globals';

import { replay } from '../test/replay.js';
import { ofPlan, planAsOf, storedFacts } from '../test/stored-facts.js';
import { demoGeschiedenis } from './geschiedenis.js';
import { startset } from './startset/startset.js';
import { lokaalPlan } from './west-betuwe/onderwerpen.js';

const alles = storedFacts(replay(demoGeschiedenis));
const westBetuwe = ofPlan(lokaalPlan.id, alles);
const vaststelling = westBetuwe.find(({ type }) => type === 'PlanVastgesteld');

const verschilBetween = (van: AsOf, tot: AsOf): Verschil =>
  comparePlans({ van: planAsOf(westBetuwe, van), tot: planAsOf(westBetuwe, tot), correcties: correctiesBetween(westBetuwe, van, tot) });

const regelsVan = ({ onderdelen }: Verschil, soort: VerschilSoort): readonly VerschilRegel[] =>
  onderdelen.flatMap(({ regels }) => regels.filter((regel) => regel.soort === soort));

const opNota: AsOf = { peildatum: dag('2021-11-30'), bekendOp: '2021-11-30T22:59:59.999Z' };
const opBesluit: AsOf = { peildatum: dag('2022-06-21'), bekendOp: '2022-06-21T21:59:59.999Z' };
const zoalsVastgesteld: AsOf = { ...(vaststelling && { totEnMet: vaststelling.position }) };
const eind2023: AsOf = { peildatum: dag('2023-12-31') };

const namen = new Map(startset.map(({ organisatie, naam }) => [organisatie, naam]));

const golden = (naam: string): string => readFileSync(new URL(`../test/golden/${naam}.md`, import.meta.url), 'utf8');

describe('West Betuwe tussen de nota van 2021 en het besluit van 2022', () => {
  const verschil = verschilBetween(opNota, opBesluit);

  it('kreeg een vaststelling, en een verwachting die was verschoven', () => {
    const [plan] = regelsVan(verschil, 'gewijzigd').filter(({ onderwerp }) => onderwerp.soort === 'plan');
    expect(plan?.wijzigingen).toContainEqual({ veld: 'status', oud: 'vaststelling-gepland', nieuw: 'vastgesteld' });
    expect(plan?.wijzigingen.map(({ veld }) => veld)).toEqual(expect.arrayContaining(['vaststelling', 'vaststellingVerwacht', 'consultatie']));
  });

  it('noemt de inspiratiesessie eerst verwacht en daarna gehouden op de 25e', () => {
    const sessie = regelsVan(verschil, 'gewijzigd')
      .flatMap(({ wijzigingen }) => wijzigingen)
      .find(({ oud }) => oud?.startsWith('inspiratiesessie'));
    expect(sessie?.oud).toContain('verwacht 2021-11');
    expect(sessie?.nieuw).toContain('gehouden 2021-11-25');
  });

  it('hernoemt drie onderdelen, splitst er een, en laat er geen verdwijnen en terugkomen', () => {
    const hernoemd = regelsVan(verschil, 'gewijzigd').filter(({ onderwerp }) => onderwerp.soort === 'knoop');
    expect(hernoemd.map(({ onderwerp }) => onderwerp.titel)).toEqual([
      'Voorkomen en signaleren',
      'Een sterker lokaal team',
      'Samen optrekken met ketenpartners',
    ]);
    expect(regelsVan(verschil, 'gesplitst').map(({ naar = [] }) => naar.length)).toEqual([4]);
    expect(regelsVan(verschil, 'vervallen')).toEqual([]);
  });

  it('verplaatst de actie die onder preventie kwam te staan', () => {
    expect(regelsVan(verschil, 'verplaatst')).toMatchObject([
      { onderwerp: { code: '1a' }, van: [{ titel: expect.stringContaining('Actielijn 3') }], naar: [{ titel: 'Voorkomen en signaleren' }] },
    ]);
  });

  it('houdt een rechtgezette schrijffout buiten het beleid', () => {
    const [omgangshuis, nummer, ...meer] = verschil.redactioneel.flatMap(({ wijzigingen }) => wijzigingen);
    expect(meer).toEqual([]);
    expect(omgangshuis).toMatchObject({ oud: expect.stringContaining('mvangshuis'), nieuw: expect.stringContaining('mgangshuis') });
    expect(nummer).toMatchObject({ oud: expect.stringContaining('GZDGBW'), nieuw: expect.not.stringContaining('GZDGBW') });
    expect(JSON.stringify(verschil.onderdelen)).not.toMatch(/mvangshuis|GZDGBW/);
  });
});

describe('West Betuwe sinds de vaststelling, tot eind 2023', () => {
  const verschil = verschilBetween(zoalsVastgesteld, eind2023);

  it('is dezelfde bijlage als altijd', () => {
    const opdracht = { verschil, van: { vastgesteldOp: dag('2022-06-21') }, tot: eind2023, namen };
    expect(toMarkdown(composeVerschilBijlage(opdracht))).toBe(golden('west-betuwe-sinds-vaststelling'));
  });

  it('liet een optie vervallen, en zegt waarom', () => {
    expect(regelsVan(verschil, 'vervallen')).toMatchObject([
      { onderwerp: { code: '3e' }, vervallen: { op: '2023-10-12', motief: expect.stringContaining('omgangshuis') } },
    ]);
  });

  it('stelde van de monitor de planning bij', () => {
    const monitor = regelsVan(verschil, 'gewijzigd').find(({ onderwerp }) => onderwerp.code === '3f');
    expect(monitor?.wijzigingen).toEqual([{ veld: 'planning', oud: 'In de loop van 2022', nieuw: 'Eerste helft 2023' }]);
  });

  it('noemt de vaststelling zelf niet als verschil', () => {
    expect(regelsVan(verschil, 'gewijzigd').filter(({ onderwerp }) => onderwerp.soort === 'plan')).toEqual([]);
  });
});

describe('Wat men in 2022 en een jaar later wist van dezelfde dag', () => {
  it('verschilt in de dag die werd rechtgezet', () => {
    const peildatum = dag('2022-12-31');
    const verschil = verschilBetween({ peildatum, bekendOp: '2022-12-31T22:59:59.999Z' }, { peildatum, bekendOp: '2023-12-31T22:59:59.999Z' });
    expect(regelsVan(verschil, 'status')).toMatchObject([{ wijzigingen: [{ veld: 'sinds', oud: '2022-10-03', nieuw: '2022-09-26' }] }]);
  });
});
