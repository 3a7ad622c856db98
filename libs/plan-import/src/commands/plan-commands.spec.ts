import { readFileSync } from 'node:fs';

import { datum } from '@actiespoor/kernel';
import type { ImportId } from '@actiespoor/plan';
import { actieIdInDocument } from '@actiespoor/plan/model';
import { describe, expect, it } from '@jest/globals';

import { gelezen } from '../../test/document.js';
import { doorvoeren } from '../../test/doorvoeren.js';
import { lekstroom } from '../../test/personas.js';
import type { Gelezen } from '../gelezen.js';
import { leegPlan, type BestaandPlan } from './bestaand.js';
import { compareWithPlan } from './compare-with-plan.js';
import { planCommands } from './plan-commands.js';
import type { Stap } from './step.js';

const bestand = new URL('../../../../test/fixtures/voorbeelden/lekstroom-voorbeeld.tsv', import.meta.url);
const tekst = readFileSync(bestand, 'utf8');
const eerste = gelezen(tekst);
const { planId } = eerste;

const stappen = (document: Gelezen, bestaand?: BestaandPlan): readonly Stap[] =>
  planCommands(document, {
    planId,
    eigenaar: lekstroom,
    geldigVanaf: datum('2021-01-01'),
    importId: (bestaand ? 'import-2' : 'import-1') as ImportId,
    ...(bestaand ? { bestaand } : {}),
  });

const plan = doorvoeren(stappen(eerste), leegPlan);

const gewijzigd = (...[van, naar]: readonly [string, string]): Gelezen => {
  if (!tekst.includes(van)) throw new Error(`Staat niet in het voorbeeld: ${van}`);
  return gelezen(tekst.replace(van, naar));
};

/** Type and data of the steps, without the fields that every step has. */
const kort = (steps: readonly Stap[]): readonly (readonly [string, unknown])[] =>
  steps.map(({ command: { type, data } }) => {
    const { op: _op, ...rest } = data;
    return [type, rest] as const;
  });

const actie = (code: string) => actieIdInDocument(planId, code);

const bevindingen = (document: Gelezen): readonly string[] => compareWithPlan(document, { planId, bestaand: plan }).map(({ code }) => code);

describe('Een nieuw plan doorvoeren', () => {
  const alle = stappen(eerste);

  it('begint met het plan, dan de knopen, en eindigt met de voltooiing', () => {
    expect(alle[0]).toMatchObject({ stream: `plan-${planId}`, command: { type: 'PlanOpstellen', data: { eigenaar: lekstroom, importId: 'import-1' } } });
    expect(alle.slice(1, 10).map(({ command }) => command.type)).toEqual(Array.from({ length: 9 }, () => 'KnoopToevoegen'));
    expect(alle.at(-1)?.command.type).toBe('DoorvoeringVoltooien');
    expect(alle.filter(({ command }) => command.type === 'ActieOpnemen')).toHaveLength(22);
  });

  it('neemt een deelactie op na haar hoofdactie, met de regel als bron', () => {
    const opgenomen = alle.flatMap(({ command, source }) => (command.type === 'ActieOpnemen' ? [{ ...command.data, ...source }] : []));
    const start = opgenomen.findIndex(({ code }) => code === '3b');
    expect(opgenomen.slice(start, start + 4)).toMatchObject([
      { actieId: actie('3b'), line: 37 },
      { code: '3b i', hoofdactieId: actie('3b'), volgorde: 1 },
      { code: '3b ii', hoofdactieId: actie('3b'), volgorde: 2 },
      { code: '3b iii', hoofdactieId: actie('3b'), volgorde: 3 },
    ]);
  });

  it('legt de vier verwijzingen vast bij hun actie, naast buiten-plan en de bron van 1a', () => {
    const koppelingen = alle.flatMap(({ command }) => (command.type === 'ActieKoppelen' ? [[command.data.actieId, command.data.koppeling.soort]] : []));
    expect(koppelingen).toEqual([
      [actie('1a'), 'gebaseerdOp'],
      [actie('1g'), 'tevensOnder'],
      [actie('1g'), 'zieOok'],
      [actie('1h'), 'tevensOnder'],
      [actie('1h'), 'zieOok'],
      [actie('4a'), 'buitenPlan'],
    ]);
  });

  it('geeft twee keer dezelfde stappen', () => {
    expect(stappen(gelezen(tekst))).toEqual(alle);
  });

  it('besluit nooit over deelname of status', () => {
    expect(alle.map(({ command }) => command.type).filter((type) => /Deelname|Starten|Uitvoeren/u.test(type))).toEqual([]);
  });

  it('weigert een document met open fouten', () => {
    expect(() => stappen(gewijzigd('1b. In elke', '1a. In elke'))).toThrow(RangeError);
  });
});

describe('Hetzelfde document nog eens', () => {
  it('geeft geen enkele stap en geen bevinding', () => {
    expect(stappen(eerste, plan)).toEqual([]);
    expect(bevindingen(eerste)).toEqual([]);
  });

  it.each([
    ['Doorlopend', 'doorlopend'],
    ['Nader te bepalen', 'ntb'],
    ['\tntb', '\tNader te bepalen'],
    ['Regionaal / lokaal\tVeilig', 'Regionaal / Lokaal\tVeilig'],
  ])('is het ook waar "%s" anders is geschreven', (van, naar) => {
    expect(stappen(gewijzigd(van, naar), plan)).toEqual([]);
  });
});

describe('Een gewijzigd document', () => {
  it.each<readonly [string, readonly [string, string], readonly unknown[]]>([
    [
      'een planning',
      ['Nieuwegein\t2022', 'Nieuwegein\t2023'],
      [['PlanningBijstellen', { actieId: actie('3f'), planning: expect.objectContaining({ van: '2023' }) }]],
    ],
    [
      'een bereik in plaats van een dubbelzinnige planning',
      ['2021/2022', '2021-2022'],
      ['3b', '3b i', '3b ii', '3b iii'].map((code) => [
        'PlanningBijstellen',
        { actieId: actie(code), planning: expect.objectContaining({ zekerheid: 'hoog' }) },
      ]),
    ],
    ['een schaal', ['Lokaal\tVT', 'Regionaal\tVT'], [['ActieWijzigen', { actieId: actie('3a'), schaal: { tekst: 'Regionaal', soort: 'regionaal' } }]]],
    [
      'een omschrijving',
      ['Uitleggen wanneer opvang', 'Opschrijven wanneer opvang'],
      [['ActieWijzigen', { actieId: actie('3e'), omschrijving: 'Opschrijven wanneer opvang mogelijk is' }]],
    ],
    [
      'een tikfout',
      ['Afspreken wie over', 'Afspreeken wie over'],
      [['TekstCorrigeren', { actieId: actie('3g'), veld: 'omschrijving', nieuw: 'Afspreeken wie over nazorg adviseert' }]],
    ],
    [
      'de titel van een actielijn',
      ['Actielijn 2 Sneller zien', 'Actielijn 2 Vroeger zien'],
      [['KnoopWijzigen', { planId, knoopId: expect.any(String), titel: 'Vroeger zien wat er speelt' }]],
    ],
    [
      'een tikfout in een sub-kopje',
      ['Deskundigheidsbevordering <i>', 'Deskundigheidsbevorderingg <i>'],
      [['KnoopWijzigen', { planId, knoopId: expect.any(String), titel: 'Deskundigheidsbevorderingg' }]],
    ],
  ])('geeft alleen het verschil: %s', (_naam, verandering, verwacht) => {
    expect(kort(stappen(gewijzigd(...verandering), plan)).slice(0, -1)).toEqual(verwacht);
  });

  it('wisselt een trekker: de oude ontheven, de nieuwe toegewezen', () => {
    expect(kort(stappen(gewijzigd('Regionaal\tMoviera\tDoorlopend', 'Regionaal\tVT\tDoorlopend'), plan))).toMatchObject([
      ['TrekkerOntheffen', { actieId: actie('3d') }],
      ['TrekkerToewijzen', { actieId: actie('3d'), trekker: { tekst: 'VT', organisatie: 'PA-VEILIG-THUIS-UTRECHT' } }],
      ['DoorvoeringVoltooien', { importId: 'import-2' }],
    ]);
  });

  it('neemt een nieuwe rij op', () => {
    const document = gewijzigd('Zie 1h.', '4b. Steun voor ouderen\tGGDrU\tRegionaal\tGGDrU\t2023');
    expect(stappen(document, plan).map(({ command }) => command.type)).toEqual([
      'ActieOpnemen',
      'TrekkerToewijzen',
      'ActorBetrekken',
      'PlanningVastleggen',
      'DoorvoeringVoltooien',
    ]);
  });

  it('laat niets stil verdwijnen', () => {
    const document = gewijzigd(/^3h.*\n/mu.exec(tekst)?.[0] ?? '', '');
    expect(stappen(document, plan)).toEqual([]);
    expect(compareWithPlan(document, { planId, bestaand: plan })).toMatchObject([
      { code: 'niet-meer-in-document', tekst: expect.stringContaining('actie 3h') },
    ]);
  });

  it('voegt een gelijkende rij nooit stil samen', () => {
    const document = gewijzigd('3h. Bepalen wat', '3i. Bepalen wat');
    expect(bevindingen(document)).toEqual(['bijna-gelijke-rij', 'niet-meer-in-document']);
    expect(stappen(document, plan).map(({ command }) => command.type)).toContain('ActieOpnemen');
  });

  it('volgt een code die intussen aan een andere actie is gegeven', () => {
    const verhuisd = { ...plan, acties: plan.acties.map((one) => (one.code === '2b' ? { ...one, code: '2c' } : one)) };
    const document = gewijzigd('2b. Voorlichting', '2c. Voorlichting');
    expect(stappen(document, verhuisd)).toEqual([]);
    const erbij = gelezen(tekst.replace('2b. Voorlichting', '2b. Iets nieuws\tVT\tLokaal\tVT\t2022\n2c. Voorlichting'));
    const opgenomen = stappen(erbij, verhuisd).flatMap(({ command }) => (command.type === 'ActieOpnemen' ? [command.data] : []));
    expect(opgenomen).toMatchObject([{ code: '2b' }]);
    expect(opgenomen[0]?.actieId).not.toBe(actie('2b'));
  });
});

describe('Een kopje waarvan de knoop is opgegaan', () => {
  it('is een nieuwe knoop als het in een later document terugkomt, en daarna dezelfde', () => {
    const [eersteKnoop, ...rest] = plan.knopen;
    if (eersteKnoop === undefined) throw new RangeError('Het voorbeeld heeft geen knopen');
    const daarna: BestaandPlan = { ...plan, knopen: rest, opgegaan: [eersteKnoop.knoopId] };
    const terug = stappen(eerste, daarna).flatMap(({ command }) => (command.type === 'KnoopToevoegen' ? [command.data] : []));
    expect(terug).toMatchObject([{ titel: eersteKnoop.titel }]);
    expect(terug[0]?.knoopId).not.toBe(eersteKnoop.knoopId);
    const later = { ...daarna, knopen: [...rest, ...terug] };
    expect(stappen(eerste, later).map(({ command }) => command.type)).not.toContain('KnoopToevoegen');
  });
});
