import { LineChart, type LineSeriesOption, ScatterChart, type ScatterSeriesOption } from 'echarts/charts';
import { GraphicComponent, GridComponent, MarkLineComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

import type { Chart, ChartLine, ChartPanel } from './chart.js';
import { heightOf, sizes, topOfPanel, wrap } from './layout.js';

use([LineChart, ScatterChart, GridComponent, MarkLineComponent, TitleComponent, GraphicComponent, LabelLayout, SVGRenderer]);

const ink = '#1b1b1f';
const faint = '#5c5c66';
const font = 'sans-serif';

// Each line differs from the others in colour, dash and mark, so that any one of the three is enough. Colours: Okabe and Ito, dark enough on white.
const colours = ['#0b5a8f', '#a34a00', '#00664a', '#7a3a6b', '#1b1b1f', '#7a5c00', '#3d5a00', '#8f1f1f'] as const;
const dashes: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [10, 3, 2, 3]];
const marks = ['circle', 'rect', 'triangle', 'diamond'] as const;
const cross = 'path://M-1,-1L1,1M-1,1L1,-1';

const nth = <One>(all: readonly One[], index: number): One => all[index % all.length] as One;

const text = (size: number, color: string = ink) => ({ fontSize: size, fontFamily: font, color });

/** The values before and from the break, so that no line joins them. */
const segmentsOf = ({ values }: ChartLine, breakAt = 0): readonly (readonly (number | null)[])[] => {
  const part = (isIn: (position: number) => boolean): readonly (number | null)[] => values.map((value, position) => (isIn(position) ? (value ?? null) : null));
  if (breakAt === 0) return [part(() => true)];
  return [part((position) => position < breakAt), part((position) => position >= breakAt)];
};

/** A line by its panel, and by its place there. */
interface Place {
  readonly panel: number;
  readonly index: number;
}

const lineSeries = (line: ChartLine, breakAt: number | undefined, { panel, index }: Place): readonly LineSeriesOption[] => {
  const [color, symbol] = [nth(colours, index), nth(marks, index)];
  const segments = segmentsOf(line, breakAt);
  return segments.map((values, segment) => ({
    type: 'line',
    xAxisIndex: panel,
    yAxisIndex: panel,
    symbol,
    symbolSize: 7,
    color,
    lineStyle: { color, width: 2, type: [...nth(dashes, index)] },
    data: values.map((value, position) => ({
      value,
      itemStyle: line.provisional.has(position) ? { color: '#ffffff', borderColor: color, borderWidth: 2 } : { color },
    })),
    endLabel: { show: segment === segments.length - 1, formatter: wrap(line.name, 26).join('\n'), ...text(12, color) },
    labelLayout: { moveOverlap: 'shiftY' },
    silent: true,
  }));
};

// Words stand upright above their cross, so that neighbours do not overlap.
const upward = { show: true, position: 'top', rotate: 90, align: 'left', verticalAlign: 'middle', distance: 7, ...text(10, faint) } as const;

/** A cross on the axis where a line has no figure, with the word that tells why. */
const crosses = ({ lines, positions }: ChartPanel, panel: number): ScatterSeriesOption => ({
  type: 'scatter',
  xAxisIndex: panel,
  yAxisIndex: panel,
  symbol: cross,
  symbolSize: 7,
  itemStyle: { color: 'none', borderColor: faint, borderWidth: 1.5 },
  data: positions.flatMap((_, position) => {
    const words = new Set(lines.flatMap(({ missing }) => missing.get(position) ?? []));
    return words.size === 0 ? [] : [{ value: [position, 0], label: { ...upward, formatter: [...words].join(', ') } }];
  }),
  silent: true,
});

/** A dashed line at the first position of a new series of figures. */
const breakLine = (panel: number, at: number | undefined): readonly LineSeriesOption[] => {
  if (at === undefined) return [];
  const markLine = { symbol: 'none', data: [{ xAxis: at }], label: { show: false }, lineStyle: { color: faint, type: 'dashed' as const, width: 1 } };
  return [{ type: 'line', xAxisIndex: panel, yAxisIndex: panel, data: [], markLine, silent: true }];
};

const seriesOf = (panels: readonly ChartPanel[]): (LineSeriesOption | ScatterSeriesOption)[] =>
  panels.flatMap((one, panel) => [
    ...one.lines.flatMap((line, index) => lineSeries(line, one.breakAt, { panel, index })),
    crosses(one, panel),
    ...breakLine(panel, one.breakAt),
  ]);

const number = new Intl.NumberFormat('nl-NL');

const titleOf = (panel: ChartPanel, index: number) => ({
  text: panel.unit === '' ? panel.title : `${panel.title} (${panel.unit})`,
  left: sizes.margin,
  top: topOfPanel(index) - 36,
  textStyle: { ...text(14), fontWeight: 'bold' as const },
});

const footnotesFrom = (lines: readonly string[], top: number) =>
  lines.map((line, index) => ({
    type: 'text' as const,
    left: sizes.margin,
    top: top + index * sizes.line,
    silent: true,
    style: { text: line, fontSize: 12, fontFamily: font, fill: ink },
  }));

const optionOf = ({ title, panels }: Chart, footnotes: readonly string[]) => ({
  animation: false,
  backgroundColor: '#ffffff',
  title: [{ text: title, left: sizes.margin, top: 14, textStyle: { ...text(18), fontWeight: 'bold' as const } }, ...panels.map(titleOf)],
  grid: panels.map((_, index) => ({ left: sizes.left, right: sizes.right, top: topOfPanel(index), height: sizes.panel - sizes.between / 2 })),
  xAxis: panels.map(({ positions }, gridIndex) => ({
    ...{ type: 'category' as const, gridIndex, data: [...positions], boundaryGap: true },
    ...{ axisLabel: { ...text(11), hideOverlap: true }, axisLine: { lineStyle: { color: ink } } },
  })),
  yAxis: panels.map((_, gridIndex) => ({
    ...{ type: 'value' as const, gridIndex, min: 0, axisLabel: { ...text(11), formatter: (value: number) => number.format(value) } },
    splitLine: { lineStyle: { color: '#d9d9de' } },
  })),
  series: seriesOf(panels),
  graphic: footnotesFrom(footnotes, topOfPanel(panels.length) - 12),
});

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const asAttributes = (style: string): string => style.replaceAll(/([a-z-]+):([^;]+);?/g, '$1="$2" ').trim();

/**
 * The look as attributes: a page with a strict policy (`style-src`) shows no styles of a picture, and rules for a pointer have no use here. The
 * library numbers its classes and clips through all its drawings; the same figures must give the same text.
 */
const withoutStyles = (svg: string): string =>
  svg
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/ class="[^"]*"/g, '')
    .replaceAll(/style="([^"]*)"/g, (_, style: string) => asAttributes(style))
    .replaceAll(/\bzr\d+-/g, 'deel-');

/** The picture is one thing for who does not see it: a title and a description stand for all that is in it. */
const named = (svg: string, { title, description }: Chart): string =>
  svg.replace(
    /^<svg ([^>]*)>/,
    (_, attributes: string) =>
      `<svg role="img" aria-labelledby="titel beschrijving" ${attributes}><title id="titel">${escaped(title)}</title><desc id="beschrijving">${escaped(description)}</desc>`,
  );

/** Draws panels below each other as one SVG, without script. */
export const drawChart = (chart: Chart): string => {
  const footnotes = chart.footnotes.flatMap((footnote) => wrap(footnote));
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: sizes.width, height: heightOf(chart.panels.length, footnotes.length) });
  try {
    drawing.setOption(optionOf(chart, footnotes));
    return named(withoutStyles(drawing.renderToSVGString()), chart);
  } finally {
    drawing.dispose();
  }
};
