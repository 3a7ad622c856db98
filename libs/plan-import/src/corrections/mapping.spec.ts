import { describe, expect, it } from '@jest/globals';

import { codesOp, gelezen } from '../../test/document.js';
import { vanLekstroom } from '../../test/personas.js';
import { openFouten } from '../bevinding.js';
import type { Correctie } from './correctie.js';
import { applyCorrections, type Corrected } from './corrections.js';

const plan = gelezen('Plan 2022-2023\nActie\tTrekker\tWanneer\tBlorp\nScholing\tVT\t2022\teen lang verhaal over iets\nOverleg\tVT\t2023\tnog zo een verhaal\n');

const met = (...correcties: readonly Correctie[]): Corrected => applyCorrections(plan, { correcties, aanvaard: [] }, vanLekstroom);

const gecorrigeerd = (waarde: string) => {
  const corrected = met({ regel: 2, veld: 'kolom D', waarde });
  if (!corrected.ok) throw new Error('niet gecorrigeerd');
  return corrected.gelezen;
};

describe('Een kolom waarvan niemand weet wat er staat', () => {
  it('houdt de doorvoering tegen, en zegt wat te kiezen is', () => {
    expect(openFouten(plan)).toMatchObject([{ regel: 2, code: 'kolom-zonder-rol', tekst: expect.stringContaining('"Blorp"') }]);
    expect(plan.kolommen).toMatchObject([{ regel: 2, kolommen: [{}, {}, {}, { kolom: 'D', kop: 'Blorp', reden: 'onbekend', gevuld: 2, rijen: 2 }] }]);
  });

  it('krijgt met een correctie haar rol, en wordt dan gelezen', () => {
    const { acties, bevindingen } = gecorrigeerd('resultaat');
    expect(acties[0]?.resultaten).toMatchObject([{ waarde: 'een lang verhaal over iets' }]);
    expect(bevindingen.filter(({ ernst }) => ernst === 'fout')).toEqual([]);
  });

  it('kan worden weggelaten, en dat staat erbij', () => {
    expect(codesOp(gecorrigeerd('weglaten'), 2)).toContain('kolom-weggelaten');
  });

  it.each([
    [{ regel: 2, veld: 'kolom D', waarde: 'iets' }, /geen rol van een kolom/u],
    [{ regel: 2, veld: 'kolom Z', waarde: 'trekker' }, /wel: A, B, C, D/u],
    [{ regel: 3, veld: 'kolom D', waarde: 'trekker' }, /geen rij met kolomkoppen/u],
  ])('weigert wat niet kan: %j', (correctie, tekst) => {
    expect(met(correctie)).toMatchObject({ ok: false, fouten: [{ tekst: expect.stringMatching(tekst) }] });
  });
});
