import { describe, expect, it } from '@jest/globals';

import { datum } from '@actiespoor/kernel';
import type { ImportId } from '@actiespoor/plan';

import { leegPlan } from '../src/commands/bestaand.js';
import { planCommands } from '../src/commands/plan-commands.js';
import { readPlan } from '../src/read-plan.js';
import { codesOp, gelezen } from './document.js';
import { metDocumenten, readDocument } from './documenten.js';
import { doorvoeren } from './doorvoeren.js';
import { lekstroom, vanBronckhorst, vanLekstroom } from './personas.js';

const tally = (values: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, found]) => [value, found.length]));

metDocumenten('Het uitvoeringsplan van Lekstroom', () => {
  const bron = readDocument('lekstroom-uitvoeringsplan-2021-2024.txt');
  const plan = gelezen(bron);
  const actie = (code: string) => plan.acties.find((one) => one.code === code);
  const planningen = plan.acties.map(({ planning }) => planning?.waarde.tekst ?? '');

  it('heeft 9 knopen, 19 acties, 3 deelacties en 4 verwijzingen', () => {
    expect(plan.samenvatting).toMatchObject({ knopen: 9, acties: 19, deelacties: 3, verwijzingen: 4 });
    expect(plan.knopen.map(({ code, knopen }) => [code, knopen.length])).toEqual([
      ['1', 1],
      ['2', 0],
      ['3', 4],
      ['4', 0],
    ]);
    expect(plan).toMatchObject({ soort: 'regionaal', periode: { van: '2021', tot: '2024' }, niveaus: ['actielijn', 'sub-kopje'] });
  });

  it('heeft 11 planningen in woorden, en 9 als spelling niet telt', () => {
    expect(tally(planningen)).toEqual({
      '2022': 4,
      Doorlopend: 3,
      'Lokaal te bepalen': 3,
      ntb: 2,
      'Nader te bepalen': 1,
      '2021-2022': 1,
      'Doorlopend, 3x per jaar': 1,
      'Afhankelijk van landelijke campagnes': 1,
      '2021/2022': 1,
      doorlopend: 1,
      'Gestart oktober 2020': 1,
    });
    expect(new Set(planningen.map((text) => text.toLowerCase()).map((text) => (text === 'ntb' ? 'nader te bepalen' : text))).size).toBe(9);
    const readings = plan.acties.map(({ planning }) => JSON.stringify({ ...planning?.waarde, tekst: undefined }));
    expect(new Set(readings).size).toBe(9);
  });

  it('heeft 7 schalen in woorden', () => {
    expect(tally(plan.acties.map(({ schaal }) => schaal?.waarde.tekst ?? ''))).toEqual({
      Regionaal: 9,
      Lokaal: 3,
      'Zo mogelijk in regionaal verband': 3,
      'Regionaal / lokaal': 1,
      'Regionaal / Lokaal': 1,
      'i) Regionaal ii) Regionaal iii) Lokaal': 1,
      '(Boven)Regionaal': 1,
    });
  });

  it('houdt de twee vormen van 2021 en 2022 uit elkaar', () => {
    expect(actie('1d')?.planning?.waarde).toMatchObject({ van: '2021', tot: '2022', zekerheid: 'hoog' });
    expect(actie('3b')?.planning?.waarde).toMatchObject({ zekerheid: 'laag' });
    expect(codesOp(plan, 60)).toEqual(['planning-dubbelzinnig']);
  });

  it('verdeelt 3b over drie deelacties met elk een schaal en een trekker', () => {
    expect(actie('3b')).toMatchObject({ regel: 60, trekkers: [], omschrijving: expect.not.stringContaining('i)') });
    expect(
      actie('3b')?.deelacties.map(({ code, schaal, trekkers, planning }) => [
        code,
        schaal?.waarde.soort,
        trekkers.map(({ waarde }) => waarde.organisatie),
        planning?.waarde.tekst,
      ]),
    ).toEqual([
      ['3b i', 'regionaal', ['PA-VEILIG-THUIS-UTRECHT'], '2021/2022'],
      ['3b ii', 'regionaal', ['PA-VEILIG-THUIS-UTRECHT'], '2021/2022'],
      ['3b iii', 'lokaal', ['GM0321'], '2021/2022'],
    ]);
  });

  it('laat 1h en 3b onder het sub-kopje van de vorige bladzijde', () => {
    expect(actie('1h')?.knoop).toBe(actie('1g')?.knoop);
    expect(actie('3b')?.knoop).toBe(actie('3a')?.knoop);
    expect(actie('1h')).toMatchObject({ regel: 43, volgorde: 3 });
  });

  it('leest verwijzingen als verwijzing, in beide richtingen', () => {
    const links = plan.koppelingen.map(({ regel, soort, van, naar }) => [regel, soort, van.sleutel, naar.soort === 'buiten' ? 'buiten' : naar.sleutel]);
    expect(links).toEqual([
      [31, 'gebaseerdOp', '1a', 'buiten'],
      [38, 'tevensOnder', '1g', 'actielijn 2'],
      [43, 'tevensOnder', '1h', 'actielijn 4'],
      [75, 'buitenPlan', '4a', 'buiten'],
      [51, 'zieOok', 'actielijn 2', '1g'],
      [74, 'zieOok', 'actielijn 4', '1h'],
    ]);
    expect(plan.bevindingen.filter(({ code }) => code.startsWith('verwijzing'))).toEqual([]);
  });

  it('ziet de status in de planning van 4a, en de trekker van 3c die onbepaald is', () => {
    expect(codesOp(plan, 75)).toContain('status-in-planning');
    expect(actie('4a')?.planning?.waarde).toMatchObject({ soort: 'gestart', van: '2020-10' });
    expect(codesOp(plan, 62)).toEqual(['regionaal-met-trekker-gemeente']);
    expect(plan.bevindingen.filter(({ code }) => code === 'regionaal-met-trekker-gemeente')).toHaveLength(1);
  });

  it('houdt de vier voornamen uit het plan', () => {
    expect(plan.personen.map(({ regel }) => regel)).toEqual([49, 49, 49, 49]);
    const inhoud = JSON.stringify([plan.knopen, plan.acties, plan.koppelingen, plan.bevindingen]);
    for (const { naam } of plan.personen) expect(inhoud).not.toContain(naam);
    expect(actie('2a')?.actoren.map(({ waarde }) => waarde.organisatie)).toEqual([
      'PA-VEILIG-THUIS-UTRECHT',
      'PA-GGDRU',
      'PA-VEILIG-THUIS-UTRECHT',
      'GM0321',
      undefined,
    ]);
  });

  it('laat tikfouten staan en leest een uitzondering in een opmerking niet als weigering', () => {
    expect(actie('1h')?.omschrijving).toContain('eegerelateerd');
    expect(plan.knopen[2]?.knopen[3]?.titel).toContain('Traumascreeening');
    expect(plan.knopen[0]?.knopen[0]?.toelichting).toContain('m.u.v. Lopik');
    const stappen = planCommands(plan, { planId: plan.planId, eigenaar: lekstroom, geldigVanaf: datum('2021'), importId: 'import' as ImportId });
    expect(JSON.stringify(stappen)).not.toContain('DeelnameBesluiten');
  });

  it('geeft bij een tweede keer geen stappen', () => {
    const context = { planId: plan.planId, eigenaar: lekstroom, geldigVanaf: datum('2021'), importId: 'import' as ImportId };
    const bestaand = doorvoeren(planCommands(plan, context), leegPlan);
    expect(bestaand.acties).toHaveLength(22);
    expect(planCommands(gelezen(bron), { ...context, bestaand })).toEqual([]);
  });

  it('ziet een verbeterde tikfout als correctie, niet als wijziging van beleid', () => {
    const context = { planId: plan.planId, eigenaar: lekstroom, geldigVanaf: datum('2021'), importId: 'import' as ImportId };
    const bestaand = doorvoeren(planCommands(plan, context), leegPlan);
    const verbeterd = new TextDecoder().decode(bron).replace('eegerelateerd', 'eergerelateerd').replace('Traumascreeening', 'Traumascreening');
    const types = planCommands(gelezen(verbeterd), { ...context, bestaand }).map(({ command }) => command.type);
    expect(types).toEqual(['KnoopWijzigen', 'TekstCorrigeren', 'DoorvoeringVoltooien']);
  });
});

metDocumenten('De andere documenten', () => {
  it.each(['west-betuwe-informatienota-2021.txt', 'west-betuwe-informatienota-2022.txt', 'vlaardingen-raadsmemo-2022.txt'])(
    'hebben geen plantabel: %s',
    (name) => {
      expect(readPlan(readDocument(name), vanBronckhorst)).toMatchObject({
        ok: false,
        problem: { code: 'geen-plantabel', tekst: expect.stringMatching(/^Geen plantabel gevonden\. Verwacht wordt/u) },
      });
    },
  );

  it('leest Lekstroom ook zonder bekende organisaties, zonder fouten', () => {
    const plan = gelezen(readDocument('lekstroom-uitvoeringsplan-2021-2024.txt'), { ...vanLekstroom, organisaties: [] });
    expect(plan.samenvatting).toMatchObject({ knopen: 9, acties: 19, deelacties: 3, verwijzingen: 4 });
    expect(plan.bevindingen.filter(({ ernst }) => ernst === 'fout')).toEqual([]);
  });
});

describe('De map met documenten', () => {
  it('wordt genoemd als een document er niet is', () => {
    expect(() => readDocument('bestaat-niet.txt')).toThrow(/documenten ontbreken|ENOENT/u);
  });
});
