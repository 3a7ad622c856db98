import { describe, expect, it } from '@jest/globals';

import { gelezen } from '../test/gelezen.js';
import { landelijk } from '../test/landelijk.js';
import { csv, v3, v4, type Voorbeeldtabel } from '../test/voorbeeldtabel.js';

describe('Een gebied van een ander jaar', () => {
  const regios = (cel: Voorbeeldtabel['cel']): Voorbeeldtabel => ({
    ...landelijk,
    gebieden: [
      { code: 'VT16', titel: 'Brabant Noordoost (VT)' },
      { code: 'VT27', titel: 'Oost-Brabant (VT)' },
    ],
    perioden: [
      { code: '2022JJ00', titel: '2022', status: 'Definitief' },
      { code: '2023JJ00', titel: '2023*', status: 'Voorlopig' },
    ],
    cel,
  });
  const exists = ({ gebied, periode }: Parameters<Voorbeeldtabel['cel']>[1]): boolean => (gebied.code === 'VT16') === (periode.code === '2022JJ00');

  it('is een fout als het een cijfer heeft', async () => {
    const read = await gelezen(v3(regios(() => 10)));
    expect(read.bevindingen.map(({ code, aantal }) => [code, aantal])).toEqual([['gebied-ander-jaar', 4]]);
    expect(read.bevindingen[0]?.eerste[0]?.tekst).toBe(
      'Brabant Noordoost (VT16) bestond niet in 2023 en heeft hier toch een cijfer. Controleer bij CBS van welk jaar de gebiedsindeling is.',
    );
  });

  it.each([
    ['OData v3', v3],
    ['OData v4', v4],
    ['CSV', (tabel: Voorbeeldtabel) => [csv(tabel)]],
  ])('blijft bij een punt staan als afwezig, met uitleg (%s)', async (_, vorm) => {
    const read = await gelezen(vorm(regios((_maat, plaats) => (exists(plaats) ? 10 : 'onbekend'))));
    expect(read.bevindingen.map(({ code, aantal }) => [code, aantal])).toEqual([['gebied-bestond-niet', 4]]);
    expect(read.telling).toMatchObject({ metWaarde: 4, afwezig: { onbekend: 4 } });
    expect(read.isBruikbaar).toBe(true);
  });
});
