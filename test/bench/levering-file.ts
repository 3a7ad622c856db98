// Files of a delivery of any size, made on the spot: the same cells in each of the three forms of CBS.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

export const forms = ['v3', 'v4', 'csv'] as const;

export type Form = (typeof forms)[number];

const measures = ['Gestarte adviezen', 'Ontvangen meldingen', 'Casussen met ontvangen melding(en)'];
const years = [2019, 2020, 2021, 2022, 2023, 2024];
const periods = years.flatMap((year) => [
  { code: `${String(year)}HJ01`, title: `${String(year)} 1e halfjaar` },
  { code: `${String(year)}HJ02`, title: `${String(year)} 2e halfjaar` },
]);
const areas = Array.from({ length: 380 }, (_, index) => ({ code: `GM${String(2_000 + index)}`, title: `Gemeente ${String(index)}` }));

interface Place {
  readonly nature: number;
  readonly area: (typeof areas)[number];
  readonly period: (typeof periods)[number];
}

/** Some one in seven cells is suppressed, as in the tables of gemeenten. */
const figure = (place: number, measure: number): number | undefined => ((place + measure) % 7 === 0 ? undefined : ((place * 31 + measure * 17) % 20_000) * 5);

const natureCode = (nature: number): string => `A${String(50_000 + nature)}`;

const answer = (part: string, rows: readonly object[]): string =>
  JSON.stringify({ 'odata.metadata': `https://opendata.cbs.nl/ODataApi/OData/84851NED/$metadata#Cbs.OData.WebAPI.${part}`, value: rows });

const answer4 = (part: string, rows: readonly object[]): string =>
  JSON.stringify({ '@odata.context': `https://datasets.cbs.nl/odata/v1/CBS/84851NED/$metadata#${part}`, value: rows });

const titled = (key: string, rows: readonly { readonly code: string; readonly title: string }[]): readonly object[] =>
  rows.map(({ code, title }) => ({ [key]: code, Title: title, Status: 'Definitief' }));

const naturesOf = (count: number): readonly { readonly code: string; readonly title: string }[] =>
  Array.from({ length: count }, (_, nature) => ({ code: natureCode(nature), title: `Aard ${String(nature)}` }));

const table = { Identifier: '84851NED', Title: 'Huiselijk geweld; aard geweld, aanvullende informatie, regio', Modified: '2025-10-31T02:00:00' };

const lists: Readonly<Record<Form, (natures: number) => readonly string[]>> = {
  v3: (natures) => [
    answer('TableInfos', [table]),
    answer('DataProperties', [
      { ID: 0, Type: 'Dimension', Key: 'Aard', Title: 'Aard geweld' },
      { ID: 1, Type: 'GeoDimension', Key: 'RegioS', Title: "Regio's" },
      { ID: 2, Type: 'TimeDimension', Key: 'Perioden', Title: 'Perioden' },
      ...measures.map((Title, index) => ({ ID: 3 + index, Type: 'Topic', Key: `Maat_${String(index)}`, Title, Unit: 'aantal', Decimals: 0 })),
    ]),
    answer('Aard', titled('Key', naturesOf(natures))),
    answer('RegioS', titled('Key', areas)),
    answer('Perioden', titled('Key', periods)),
  ],
  v4: (natures) => [
    JSON.stringify({ '@odata.context': 'https://datasets.cbs.nl/odata/v1/CBS/84851NED/$metadata#Properties', ...table }),
    answer4('Dimensions', [
      { Identifier: 'Aard', Title: 'Aard geweld', Kind: 'Dimension' },
      { Identifier: 'RegioS', Title: "Regio's", Kind: 'GeoDimension' },
      { Identifier: 'Perioden', Title: 'Perioden', Kind: 'TimeDimension' },
    ]),
    answer4(
      'MeasureCodes',
      measures.map((Title, index) => ({ Identifier: `M00153${String(index)}`, Title, Unit: 'aantal', Decimals: 0 })),
    ),
    answer4('AardCodes', titled('Identifier', naturesOf(natures))),
    answer4('RegioSCodes', titled('Identifier', areas)),
    answer4('PeriodenCodes', titled('Identifier', periods)),
  ],
  csv: () => [answer('RegioS', titled('Key', areas))],
};

const wide = (place: number, { nature, area, period }: Place): string => {
  const cells = measures.map((_, measure) => `"Maat_${String(measure)}":"${String(figure(place, measure) ?? '.').padStart(8)}"`).join(',');
  return `{"ID":${String(place)},"Aard":"${natureCode(nature)}","RegioS":"${area.code}","Perioden":"${period.code}",${cells}}`;
};

const long = (place: number, { nature, area, period }: Place): string =>
  measures
    .map((_, measure) => {
      const value = figure(place, measure);
      const cell = value === undefined ? '"StringValue":".","Value":null' : `"StringValue":null,"Value":${String(value)}.0`;
      return `{"Id":${String(place * 3 + measure)},"Measure":"M00153${String(measure)}","Aard":"${natureCode(nature)}","Perioden":"${period.code}","RegioS":"${area.code}",${cell},"ValueAttribute":"None"}`;
    })
    .join(',\n');

const line = (place: number, { nature, area, period }: Place): string =>
  `"Aard ${String(nature)}";"${area.title}";"${period.title}";${measures.map((_, measure) => `"${String(figure(place, measure) ?? '.')}"`).join(';')}`;

interface Body {
  readonly before: string;
  readonly row: (place: number, at: Place) => string;
  readonly between: string;
  readonly after: string;
}

const bodies: Readonly<Record<Form, Body>> = {
  v3: { before: answer('UntypedDataSet', []).replace(/\]\}$/, '\n'), row: wide, between: ',\n', after: '\n]}\n' },
  v4: { before: answer4('Observations', []).replace(/\]\}$/, '\n'), row: long, between: ',\n', after: '\n]}\n' },
  csv: {
    before: `"${table.Title}"\n"Aard geweld";"Regio's";"Perioden";${measures.map((measure) => `"${measure} (aantal)"`).join(';')}\n`,
    row: line,
    between: '\n',
    after: '\n"Bron: CBS"\n',
  },
};

/** The number of cells of a file with at least so many observations. */
export const cellsFor = (observations: number): { readonly natures: number; readonly cells: number } => {
  const each = measures.length * areas.length * periods.length;
  const natures = Math.ceil(observations / each);
  return { natures, cells: natures * each };
};

const rowsOf = function* ({ before, row, between, after }: Body, natures: number): Generator<string> {
  let [place, text] = [0, before];
  for (let nature = 0; nature < natures; nature += 1) {
    for (const area of areas) {
      for (const period of periods) {
        text += (place === 0 ? '' : between) + row(place, { nature, area, period });
        place += 1;
      }
    }
    yield text;
    text = '';
  }
  yield after;
};

const writeAll = async (file: string, texts: Iterable<string>): Promise<void> => {
  const stream = createWriteStream(file);
  const written = once(stream, 'finish');
  for (const text of texts) if (!stream.write(text)) await once(stream, 'drain');
  stream.end();
  await written;
};

const copyLine = (place: number, { nature, area, period }: Place): string =>
  measures
    .map((measure, index) => {
      const value = figure(place, index);
      return `${measure}\tAard ${String(nature)}\t${area.code}\t${period.code}\t${value === undefined ? '\\N\tonbekend' : `${String(value)}\t\\N`}`;
    })
    .join('\n');

/** Writes the same cells as text for COPY: one a line, with its measure, nature, area and period. */
export const writeCells = (observations: number, file: string): Promise<void> =>
  writeAll(file, rowsOf({ before: '', row: copyLine, between: '\n', after: '\n' }, cellsFor(observations).natures));

/** Writes the lists and the figures of a delivery. @returns the number of observations in it */
export const writeLevering = async (form: Form, observations: number, paths: { readonly lists: string; readonly figures: string }): Promise<number> => {
  const { natures, cells } = cellsFor(observations);
  await writeAll(paths.lists, [lists[form](natures).join('\n')]);
  await writeAll(paths.figures, rowsOf(bodies[form], natures));
  return cells;
};
