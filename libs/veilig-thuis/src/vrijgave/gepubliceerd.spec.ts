import { describe, expect, it } from '@jest/globals';

import type { Cijfer } from '../levering/levering.events.js';
import { bekendeOpbouw, gebiedenMet } from './opbouw.js';
import { type Gebiedsrij, Verzegeld, Vrijgave } from './vrijgave.js';

const maat = 'Ontvangen meldingen';
const beoordelingen = ['Totaal', 'Vervolgstappen', 'Overdracht', 'Geen vervolgstappen', 'Maatwerk', 'Nog niet beoordeeld'] as const;

type Kolom = Readonly<Record<string, readonly Cijfer[]>>;

/** Figures per area, one for each assessment. */
const rijen = (periode: string, gebieden: Kolom, { dimensie = 'Veiligheidsbeoordeling', naam = maat } = {}): readonly Gebiedsrij[] =>
  Object.entries(gebieden).map(([gebied, cijfers]) => ({
    gebied,
    perioden: [{ periode, voorlopigheid: 'voorlopig' }],
    reeksen: cijfers.map((cijfer, index) => ({ maat: naam, kenmerken: { [dimensie]: { titel: beoordelingen[index] ?? '' } }, cijfers: [cijfer] })),
  }));

const vrijgave = (...uitgaven: readonly (readonly Gebiedsrij[])[]): Vrijgave =>
  Vrijgave.gepubliceerd(
    uitgaven.map((rows, nummer) => ({ id: String(nummer), verhoudingen: new Set(['Meldingen (relatief)']), rijen: new Verzegeld(rows) })),
    bekendeOpbouw,
  );

const shown = (vrij: Vrijgave, gebied: string, uitgave = '0'): readonly unknown[] =>
  vrij.cijfers(uitgave, gebied).flatMap(({ reeksen }) => reeksen.flatMap(({ cijfers }) => cijfers));

// Table 84852NED as CBS published it for 2023.
const gelderland: Kolom = {
  VT05: [3_060, 2_300, 600, 25, 100, 35],
  VT06: [2_695, 1_800, 550, 20, 80, 245],
  VT14: [2_810, 2_000, 685, 15, 105, 'onbekend'],
  PV25: [8_565, 6_100, 1_835, 60, 285, 285],
};

/** The figures that are not there, of the places that a sum has. */
const gaps = (vrij: Vrijgave, gebieden: readonly string[], index: number): readonly string[] =>
  gebieden.filter((gebied) => typeof shown(vrij, gebied)[index] !== 'number');

describe('Cijfers die CBS publiceerde', () => {
  it('komen terug zoals ze zijn als er niets weg is', () => {
    const { VT05 = [], VT06 = [] } = gelderland;
    expect(shown(vrijgave(rijen('2023JJ00', { VT05, VT06 })), 'VT05')).toEqual(VT05);
  });

  it('laten niet door aftrekken vinden wat CBS zelf wegliet: niet in de rij, en niet in de kolom', () => {
    const vrij = vrijgave(rijen('2023JJ00', gelderland));
    expect(shown(vrij, 'VT14')).toEqual([2_810, 2_000, 685, 'onderdrukt', 105, 'onbekend']);
    for (const gebied of Object.keys(gelderland)) expect(gaps(vrij, [gebied], 0)).toEqual([]);
    for (const index of beoordelingen.keys()) expect(gaps(vrij, Object.keys(gelderland), index).length).not.toBe(1);
    for (const gebied of Object.keys(gelderland)) expect(shown(vrij, gebied).filter((cijfer) => typeof cijfer !== 'number').length).not.toBe(1);
  });

  it('laten dat ook niet toe door een later cijfer naast een eerder te leggen: wat verborgen was en gelijk bleef, blijft verborgen', () => {
    const later: Kolom = { ...gelderland, VT14: [2_810, 2_000, 675, 10, 120, 'onbekend'] };
    const vrij = vrijgave(rijen('2023JJ00', gelderland), rijen('2023JJ00', later));
    for (const gebied of Object.keys(gelderland)) {
      const [eerst, nu] = [shown(vrij, gebied), shown(vrij, gebied, '1')];
      for (const [index, cijfer] of eerst.entries())
        if (cijfer === 'onderdrukt' && later[gebied]?.[index] === gelderland[gebied]?.[index]) expect(nu[index]).toBe('onderdrukt');
    }
    expect(shown(vrij, 'VT14', '1').filter((cijfer) => typeof cijfer !== 'number')).toHaveLength(2);
  });

  it('van halfjaren vullen elkaar niet aan tot wat er van het jaar mist', () => {
    const reeks = { maat, kenmerken: {}, cijfers: [20, 'onbekend', 30] as const };
    const perioden = ['2023HJ01', '2023HJ02', '2023JJ00'].map((periode) => ({ periode, voorlopigheid: 'voorlopig' as const }));
    expect(shown(vrijgave([{ gebied: 'GM0321', perioden, reeksen: [reeks] }]), 'GM0321')).toEqual(['onderdrukt', 'onbekend', 30]);
  });

  it('van soorten geweld die samen meer zijn dan het totaal verraden niets, en blijven staan', () => {
    const cijfers: Kolom = { GM0321: [100, 80, 60, 40, 'onbekend', 20] };
    expect(shown(vrijgave(rijen('2023JJ00', cijfers, { dimensie: 'Aard geweld' })), 'GM0321')).toEqual(cijfers['GM0321']);
  });

  it('van een regio die er dat jaar niet was verbergen niets', () => {
    const cijfers = { VT16: ['onbekend', 'onbekend'], VT26: ['onbekend', 'onbekend'], VT27: [900, 900] } as const;
    expect(shown(vrijgave(rijen('2023JJ00', cijfers)), 'VT27')).toEqual([900, 900]);
  });

  it('van een nieuwe regio verraden de oude niet: VT27 is VT16 en VT26 samen', () => {
    const cijfers = { VT16: [400, 380, 20], VT26: [300, 290, 'onbekend'], VT27: [700, 670, 30] } as const;
    const vrij = vrijgave(rijen('2022JJ00', cijfers));
    for (const index of [0, 1, 2]) expect(gaps(vrij, ['VT16', 'VT26', 'VT27'], index).length).not.toBe(1);
    expect(gaps(vrij, ['VT16', 'VT26', 'VT27'], 2)).toContain('VT26');
  });

  it('in procenten zijn weg waar het aantal weg is', () => {
    const aantallen = rijen('2023JJ00', gelderland);
    const procenten = rijen('2023JJ00', { VT14: [100, 71.2, 24.4, 0.5, 3.7, 0.2] }, { naam: 'Meldingen (relatief)' });
    const vrij = vrijgave([...aantallen, ...procenten]);
    expect(shown(vrij, 'VT14').slice(6)).toEqual([100, 71.2, 24.4, 'onderdrukt', 3.7, 'onderdrukt']);
  });
});

describe('Wat verzegeld is', () => {
  it('laat niets zien, ook niet als het wordt opgeschreven', () => {
    const sealed = new Verzegeld(rijen('2023JJ00', gelderland));
    expect([JSON.stringify(sealed), Object.keys(sealed)]).toEqual(['{}', []]);
  });
});

describe('De gebieden die samen worden beoordeeld', () => {
  it('zijn alle boven een gemeente; een gemeente staat op zichzelf', () => {
    expect(gebiedenMet('GM0321')).toEqual(['GM0321']);
    expect(gebiedenMet('VT06')).toEqual(expect.arrayContaining(['NL01', 'LD02', 'PV25', 'VT14', 'VT27']));
  });
});
