import { datum } from '@actiespoor/kernel';
import type { ImportId } from '@actiespoor/plan';
import { expect, it } from '@jest/globals';

import { leegPlan } from '../src/commands/bestaand.js';
import { planCommands } from '../src/commands/plan-commands.js';
import { codesOp, gelezen } from './document.js';
import { metDocumenten, readDocument } from './documenten.js';
import { doorvoeren } from './doorvoeren.js';
import { bronckhorst, vanBronckhorst } from './personas.js';

metDocumenten('Het uitvoeringsplan van Bronckhorst', () => {
  const bron = readDocument('bronckhorst-uitvoeringsplan-2024-2028.txt');
  const plan = gelezen(bron, vanBronckhorst);
  const [hoofdactie, ...opties] = plan.acties;
  const context = { planId: plan.planId, eigenaar: bronckhorst, geldigVanaf: datum('2024-01-01'), importId: 'import' as ImportId };

  it('heeft één speerpunt met twee subdoelen, één actie, vier deelacties en drie opties', () => {
    expect(plan.samenvatting).toMatchObject({ knopen: 3, acties: 1, deelacties: 4, verwijzingen: 0 });
    expect(plan).toMatchObject({ soort: 'lokaal', periode: { van: '2024', tot: '2028' }, niveaus: ['speerpunt', 'subdoel'] });
    expect(plan.knopen).toMatchObject([{ code: '4', regel: 30, knopen: [{ regel: 32 }, { regel: 33 }] }]);
    expect(opties.map(({ soort, regel }) => [soort, regel])).toEqual([
      ['optie', 43],
      ['optie', 43],
      ['optie', 43],
    ]);
  });

  it('maakt van vier punten in één cel vier deelacties, en lijmt de cel die over twee rijen brak', () => {
    expect(hoofdactie?.deelacties.map(({ sleutel }) => sleutel)).toEqual(['meldcode', 'statushouders', 'vechtscheidingen', 'verklarende analyse']);
    expect(hoofdactie?.deelacties[3]?.omschrijving).toContain('voorwaarde gezien voor de Hervormingsagenda');
    expect(JSON.stringify([plan.knopen, plan.acties])).not.toMatch(/<\/?(?:p|i|ul|li)\b|➤/u);
  });

  it('leest de velden van het formulier met hun regel', () => {
    expect(hoofdactie).toMatchObject({
      standVanZaken: { regel: 37 },
      schaal: { regel: 42, waarde: { soort: 'lokaal' } },
      trekkers: [{ regel: 43, waarde: { soort: 'organisatie', organisatie: 'GM1876' } }],
      resultaten: [{ regel: 41 }, { regel: 41 }, { regel: 41 }],
      dekking: { regel: 46, waarde: { zekerheid: 'voorwaardelijk', moment: '1e tussenrapportage 2025' } },
    });
    expect(hoofdactie?.dekking?.waarde.bron).toContain('BOEG');
  });

  it('verdeelt de planning over deelacties en opties', () => {
    expect(hoofdactie?.deelacties.map(({ planning }) => planning?.waarde)).toMatchObject([
      { soort: 'eenmalig', van: '2024-11' },
      undefined,
      undefined,
      { soort: 'periode', van: '2024-36', tot: '2025-33', zekerheid: 'middel' },
    ]);
    expect(opties.map(({ planning }) => planning?.waarde)).toMatchObject([
      { van: '2024-11-18', tot: '2024-11-24' },
      undefined,
      { soort: 'voorwaardelijk', voorwaarde: 'in overleg met het sociale team' },
    ]);
  });

  it('houdt een verwachte vaststelling voor wat zij is', () => {
    expect(plan.verwachteVaststelling).toEqual({ regel: 45, orgaan: 'college', verwacht: '2024-06' });
    const types = planCommands(plan, context).map(({ command }) => command.type);
    expect(types).toContain('VaststellingPlannen');
    expect(types).not.toContain('PlanVaststellen');
  });

  it('ziet een status in de planning en de naam van een trainer', () => {
    expect(codesOp(plan, 45)).toEqual(expect.arrayContaining(['vaststelling-verwacht', 'status-in-planning']));
    expect(plan.personen.map(({ regel }) => regel)).toEqual([43]);
    expect(JSON.stringify(plan.acties)).not.toContain(plan.personen[0]?.naam);
  });

  it('geeft bij een tweede keer geen stappen', () => {
    const bestaand = doorvoeren(planCommands(plan, context), leegPlan);
    expect(bestaand.acties).toHaveLength(8);
    expect(planCommands(gelezen(bron, vanBronckhorst), { ...context, bestaand })).toEqual([]);
  });
});
