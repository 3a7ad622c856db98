/** One line of a chart, with a point for every label of the chart. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

export interface LineChart {
  readonly title: string;
  readonly xAxis: string;
  readonly yAxis: string;
  /** The texts under the points, at equal distances. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

const width = 720;
const height = 400;
const frame = { left: 84, right: 150, top: 48, bottom: 60 };
const colours = ['#154273', '#b34700', '#2a7a2a', '#7a2a7a'];

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => escapes[sign] ?? sign);

/** The first of 1, 2, 2.5, 5 and 10 times a power of ten that is not below the value. */
const roundUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10) * power;
};

const x = ({ labels }: LineChart, index: number): number => frame.left + ((width - frame.left - frame.right) * index) / Math.max(1, labels.length - 1);

const y = (value: number, top: number): number => height - frame.bottom - ((height - frame.top - frame.bottom) * value) / top;

const gridOf = (top: number): readonly string[] =>
  [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const at = y(part * top, top);
    const label = (part * top).toLocaleString('en', { maximumFractionDigits: 2 });
    return `<line x1="${frame.left}" x2="${width - frame.right}" y1="${at}" y2="${at}" stroke="#ddd"/><text x="${frame.left - 8}" y="${at + 4}" text-anchor="end">${label}</text>`;
  });

const lineOf = (chart: LineChart, { name, values }: Series, { top, colour }: { readonly top: number; readonly colour: string }): string => {
  const points = values.map((value, index) => ({ x: x(chart, index), y: y(value, top) }));
  const last = points.at(-1) ?? { x: 0, y: 0 };
  const dots = points.map((point) => `<circle cx="${point.x}" cy="${point.y}" r="3.5" fill="${colour}"/>`).join('');
  const path = points.map((point) => `${point.x},${point.y}`).join(' ');
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}<text x="${last.x + 10}" y="${last.y + 4}" fill="${colour}">${escaped(name)}</text>`;
};

/** The chart as an SVG picture, from zero up. @throws RangeError if a line lacks a point for a label, or has too many */
export const drawLineChart = (chart: LineChart): string => {
  const { title, xAxis, yAxis, labels, series } = chart;
  if (series.some(({ values }) => values.length !== labels.length)) throw new RangeError(`${title}: een lijn heeft niet evenveel punten als er namen zijn`);
  const top = roundUp(Math.max(...series.flatMap(({ values }) => values), Number.MIN_VALUE));
  const names = labels.map((label, index) => `<text x="${x(chart, index)}" y="${height - frame.bottom + 20}" text-anchor="middle">${escaped(label)}</text>`);
  const middle = (frame.top + height - frame.bottom) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${frame.left}" y="26" font-size="16" font-weight="bold">${escaped(title)}</text>`,
    ...gridOf(top),
    ...names,
    `<text x="${(frame.left + width - frame.right) / 2}" y="${height - 14}" text-anchor="middle">${escaped(xAxis)}</text>`,
    `<text transform="translate(18 ${middle}) rotate(-90)" text-anchor="middle">${escaped(yAxis)}</text>`,
    ...series.map((one, index) => lineOf(chart, one, { top, colour: colours[index % colours.length] ?? '#000' })),
    '</svg>',
    '',
  ].join('\n');
};
