import { describe, expect, it } from '@jest/globals';
import type { Trend } from '@actiespoor/voortgang';

import { drawChart } from '../charts/draw-chart.js';
import { trendChart } from './trend-chart.js';
import { trendCsv } from './trend-csv.js';

type Reeks = Trend['reeksen'][number];
type Punt = Reeks['punten'][number];

const punt = (jaar: number, waarde: number | null, rest: object = {}): Punt =>
  ({
    ...{ periode: `${String(jaar)}JJ00`, van: `${String(jaar)}-01-01`, tot: `${String(jaar)}-12-31` },
    ...{ waarde, stand: waarde === null ? 'onderdrukt' : 'cijfer', leveringId: 'levering-a', ...rest },
  }) as Punt;

const reeks = (maat: string, kenmerk: string | undefined, ...punten: readonly Punt[]): Reeks => ({
  ...{ maat, eenheid: 'aantal', periodesoort: 'jaar', punten },
  kenmerken: kenmerk === undefined ? [] : [{ dimensie: 'Aard geweld', titel: kenmerk }],
});

const trend = (...reeksen: readonly Reeks[]): Trend =>
  ({
    tabel: { id: '84850NED', titel: 'Aard <geweld> & meer' },
    gebied: { code: 'VT06', naam: 'Gelderland-Zuid', soort: 'veilig-thuis-regio' },
    reeksen,
    leveringen: [{ leveringId: 'levering-a', uitgave: '2025-10-31', vastgelegdOp: '2025-11-01T00:00:00.000Z', licentie: 'CC BY 4.0' }],
    kanttekeningen: [{ code: 'omvang', tekst: 'Het aantal zegt niet alles.' }],
  }) as unknown as Trend;

const meldingen = reeks('Meldingen', undefined, punt(2018, 40), punt(2019, 50), punt(2020, null), punt(2021, 1_060, { voorlopigheid: 'voorlopig' }));

describe('De grafiek van een trend', () => {
  it('noemt in woorden elk punt dat erin staat, ook wat ontbreekt en wat voorlopig is', () => {
    const { title, description } = trendChart(trend(meldingen));
    expect(title).toBe('Aard <geweld> & meer: Gelderland-Zuid');
    expect(description).toBe('Meldingen per jaar: 2018 40; 2019 50; 2020 onderdrukt; 2021 1.060 (voorlopig).');
  });

  it('trekt geen lijn over een gat of over de breuk van 2019', () => {
    const [paneel] = trendChart(trend(meldingen)).panels;
    expect(paneel).toMatchObject({ positions: ['2018', '2019', '2020', '2021'], breakAt: 1 });
    expect(paneel?.lines[0]).toEqual({
      name: 'Meldingen',
      values: [40, 50, undefined, 1_060],
      provisional: new Set([3]),
      missing: new Map([[2, 'onderdrukt']]),
    });
  });

  it('heeft een paneel per maat en soort periode, met daarin de kenmerken naast elkaar', () => {
    const halfjaar: Reeks = { ...meldingen, periodesoort: 'halfjaar' };
    const reeksen = [reeks('Meldingen', 'Kindermishandeling', punt(2021, 6)), reeks('Meldingen', 'Totaal', punt(2020, 5), punt(2021, 10)), halfjaar];
    const { panels } = trendChart(trend(...reeksen));
    expect(panels.map(({ title, positions, lines }) => [title, positions, ...lines.map(({ name, values }) => [name, ...values])])).toEqual([
      ['Meldingen per jaar', ['2020', '2021'], ['Kindermishandeling', undefined, 6], ['Totaal', 5, 10]],
      ['Meldingen per halfjaar', ['2018', '2019', '2020', '2021'], ['Meldingen', 40, 50, undefined, 1_060]],
    ]);
  });

  it('draagt haar bron en haar kanttekeningen bij zich', () => {
    const { footnotes } = trendChart(trend(meldingen));
    expect(footnotes).toEqual([
      expect.stringMatching(/^Een open teken/),
      'Bron: CBS, tabel 84850NED, uitgave 31 oktober 2025. Licentie: CC BY 4.0.',
      'Het aantal zegt niet alles.',
    ]);
    expect(trendChart(trend()).footnotes[0]).toBe('Van dit gebied zijn in deze tabel geen cijfers geladen.');
  });
});

describe('De tekening', () => {
  const svg = drawChart(trendChart(trend(meldingen, reeks('Meldingen', 'Totaal', punt(2021, 900)))));

  it('is te lezen voor wie haar niet ziet, ook met tekens die in XML iets betekenen', () => {
    expect(svg).toMatch(/^<svg role="img" aria-labelledby="titel beschrijving" /);
    expect(svg).toContain('<title id="titel">Aard &lt;geweld&gt; &amp; meer: Gelderland-Zuid</title>');
    expect(svg).toContain('2020 onderdrukt; 2021 1.060 (voorlopig)');
  });

  it('heeft geen stijl en geen script, zodat een strenge pagina haar toont', () => {
    expect(svg).not.toMatch(/<style|style=|<script|\son[a-z]+=|href=/);
    expect(svg).toMatch(/font-size="18px" font-family="sans-serif" font-weight="bold"/);
  });

  it('is van dezelfde cijfers telkens dezelfde', () => {
    const chart = trendChart(trend(meldingen));
    expect(drawChart(chart)).toBe(drawChart(chart));
  });

  it('onderscheidt haar lijnen ook zonder kleur', () => {
    const dashes = [...svg.matchAll(/stroke-width="2"(?: stroke-dasharray="([^"]*)")?/g)].map(([, dash]) => dash);
    expect(new Set(dashes).size).toBeGreaterThan(1);
  });
});

describe('De tabel van een trend', () => {
  it('heeft een regel per punt, geen nul waar een cijfer ontbreekt, en daaronder de kanttekeningen', () => {
    const [, ...regels] = trendCsv(trend(meldingen)).trimEnd().split('\r\n');
    expect(regels.slice(0, 2)).toEqual([
      '84850NED;VT06;Gelderland-Zuid;Meldingen;aantal;;jaar;2018JJ00;2018-01-01;2018-12-31;40;cijfer;;levering-a;2025-10-31;',
      '84850NED;VT06;Gelderland-Zuid;Meldingen;aantal;;jaar;2019JJ00;2019-01-01;2019-12-31;50;cijfer;;levering-a;2025-10-31;',
    ]);
    expect(regels[2]).toContain(';;onderdrukt;');
    expect(regels.at(-1)).toMatch(/^Het aantal zegt niet alles\.;/);
  });
});
