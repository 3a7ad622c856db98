import { describe, expect, it } from '@jest/globals';

import { codesOp, gelezen, plantabel } from '../../test/document.js';
import { vanLekstroom } from '../../test/personas.js';
import { openFouten } from '../bevinding.js';
import { applyCorrections, type Corrected, type Verbeteringen } from './corrections.js';

const plan = gelezen(
  plantabel(
    ['1a. Scholing', 'Anouk (VT)', 'Lokaal', 'Gemeente', '2021/2022'],
    ['1a. Overleg', 'VT', 'overal', 'Fenna Holt', 'zodra het kan'],
    ['1c. Bel 06-12345678', 'VT', 'Lokaal', 'Gemeente', '2022'],
  ),
);

const verbeterd = (verbeteringen: Partial<Verbeteringen>): Corrected =>
  applyCorrections(plan, { correcties: [], aanvaard: [], ...verbeteringen }, vanLekstroom);

describe('Een correctie', () => {
  it('leest de nieuwe waarde met dezelfde lezer, en de bevinding verdwijnt', () => {
    const corrected = verbeterd({
      correcties: [
        { regel: 4, veld: 'planning', waarde: '2021-2022' },
        { regel: 5, veld: 'schaal', waarde: 'Regionaal' },
        { regel: 5, veld: 'code', waarde: '1b' },
        { regel: 5, veld: 'trekker', waarde: 'VT' },
        { regel: 6, veld: 'omschrijving', waarde: 'Bel het informatiepunt' },
      ],
    });
    if (!corrected.ok) throw new Error('niet gecorrigeerd');
    expect(corrected.gelezen.acties).toMatchObject([
      { code: '1a', planning: { waarde: { tekst: '2021-2022', zekerheid: 'hoog' } } },
      { code: '1b', schaal: { waarde: { soort: 'regionaal' } } },
      { code: '1c', omschrijving: 'Bel het informatiepunt' },
    ]);
    expect(codesOp(corrected.gelezen, 4)).toEqual(['persoonsnaam']);
    expect(openFouten(corrected.gelezen)).toEqual([]);
  });

  it('kan ook titel en periode zetten, en laat het gelezen document zoals het was', () => {
    const corrected = verbeterd({
      correcties: [
        { regel: 1, veld: 'titel', waarde: 'Ander plan' },
        { regel: 1, veld: 'periode', waarde: '2022-2025' },
      ],
    });
    expect(corrected).toMatchObject({ ok: true, gelezen: { titel: 'Ander plan', periode: { van: '2022', tot: '2025' } } });
    expect(plan.titel).toBe('Voorbeeldplan 2021-2024');
  });

  it('brengt geen verwijzing naar een persoon en geen persoonsgegevens binnen', () => {
    const correcties = [
      { regel: 4, veld: 'omschrijving', waarde: 'Met {persoon:5b1f0000-0000-4000-8000-111222333444}' },
      { regel: 5, veld: 'omschrijving', waarde: 'Bel 06/12345678' },
      { regel: 1, veld: 'titel', waarde: 'Plan {persoon:x}' },
    ];
    const corrected = verbeterd({ correcties });
    if (!corrected.ok) throw new Error('niet gecorrigeerd');
    expect(codesOp(corrected.gelezen, 4)).toContain('persoonsverwijzing');
    expect(codesOp(corrected.gelezen, 5)).toContain('persoonsgegevens');
    expect(codesOp(corrected.gelezen, 1)).toContain('persoonsverwijzing');
    expect(verbeterd({ correcties, aanvaard: [4] }).ok).toBe(false);
  });

  it('wordt geweigerd waar regel of veld onbekend is: alles tegelijk', () => {
    const corrected = verbeterd({
      correcties: [
        { regel: 99, veld: 'planning', waarde: '2022' },
        { regel: 4, veld: 'kleur', waarde: 'rood' },
        { regel: 5, veld: 'code', waarde: '1b' },
        { regel: 5, veld: 'code', waarde: '1c' },
      ],
      aanvaard: [4],
    });
    expect(corrected).toMatchObject({
      ok: false,
      fouten: [
        { regel: 99, veld: 'planning' },
        { regel: 4, veld: 'kleur', tekst: expect.stringContaining('wel: code, omschrijving, actoren') },
        { regel: 5, veld: 'code' },
        { regel: 4, tekst: 'Op regel 4 staat geen fout die te aanvaarden is.' },
      ],
    });
  });
});

describe('Een aanvaarding', () => {
  it('laat een vermoeden passeren en blijft zichtbaar', () => {
    const corrected = verbeterd({ correcties: [{ regel: 5, veld: 'code', waarde: '1b' }], aanvaard: [5] });
    expect(corrected.ok && corrected.gelezen.bevindingen.filter(({ isAanvaard }) => isAanvaard)).toMatchObject([
      { regel: 5, code: 'persoonsnaam-mogelijk', ernst: 'waarschuwing' },
    ]);
  });

  it('geldt nooit voor persoonsgegevens of een dubbele code', () => {
    const corrected = verbeterd({ aanvaard: [5, 6] });
    expect(corrected).toMatchObject({ ok: false, fouten: [{ regel: 5 }, { regel: 6 }] });
  });
});
