import { readPeriode } from '@actiespoor/veilig-thuis/model';
import { leesbareDatum, type Punt, type Trend, type Trendreeks } from '@actiespoor/voortgang';

import type { Chart, ChartLine, ChartPanel } from '../charts/chart.js';
import { periodeTekst, soortTeksten, standTeksten, trendTeksten } from './trend.labels.js';

/** Figures from this year on are a series of their own: see the caveat `breuk-2019`. */
const firstComparable = '2019-01-01';

const number = new Intl.NumberFormat('nl-NL');

const periodeOf = ({ periode }: Punt): string => {
  const read = readPeriode(periode);
  return read ? periodeTekst(read) : periode;
};

const isProvisional = ({ stand, voorlopigheid = 'definitief' }: Punt): boolean => stand === 'cijfer' && voorlopigheid !== 'definitief';

const reasonOf = ({ stand }: Punt): string | undefined => (stand === 'cijfer' ? undefined : standTeksten[stand]);

const nameOf = ({ maat, kenmerken }: Trendreeks): string => (kenmerken.length === 0 ? maat : kenmerken.map(({ titel }) => titel).join(', '));

const lineOf = (reeks: Trendreeks, perioden: readonly string[]): ChartLine => {
  const punten = new Map(reeks.punten.map((punt) => [punt.periode, punt]));
  const placed = perioden.map((code) => punten.get(code));
  return {
    name: nameOf(reeks),
    values: placed.map((punt) => punt?.waarde ?? undefined),
    provisional: new Set(placed.flatMap((punt, position) => (punt && isProvisional(punt) ? [position] : []))),
    missing: new Map(
      placed.flatMap((punt, position) => {
        const reason = punt && reasonOf(punt);
        return reason === undefined ? [] : [[position, reason] as const];
      }),
    ),
  };
};

const breakIn = (punten: readonly Punt[]): number | undefined => {
  const at = punten.findIndex(({ van }) => van >= firstComparable);
  return at > 0 ? at : undefined;
};

const panelOf = (reeksen: readonly [Trendreeks, ...Trendreeks[]]): ChartPanel => {
  const [{ maat, eenheid, periodesoort }] = reeksen;
  const punten = [...new Map(reeksen.flatMap((reeks) => reeks.punten.map((punt) => [punt.periode, punt] as const))).values()];
  const inTime = punten.toSorted((one, other) => (one.van < other.van ? -1 : 1));
  const breakAt = breakIn(inTime);
  return {
    title: `${maat} ${soortTeksten[periodesoort]}`,
    unit: eenheid,
    positions: inTime.map(periodeOf),
    lines: reeksen.map((reeks) =>
      lineOf(
        reeks,
        inTime.map(({ periode }) => periode),
      ),
    ),
    ...(breakAt !== undefined && { breakAt }),
  };
};

/** A panel for each measure and kind of period: natures overlap and years are no sums, so nothing invites to add. */
const panelsOf = (reeksen: readonly Trendreeks[]): readonly ChartPanel[] =>
  [...Map.groupBy(reeksen, ({ maat, periodesoort }) => `${maat}/${periodesoort}`).values()].flatMap(([first, ...others]) =>
    first ? [panelOf([first, ...others])] : [],
  );

const pointText = (punt: Punt): string =>
  `${periodeOf(punt)} ${punt.waarde === null ? (reasonOf(punt) ?? '') : number.format(punt.waarde)}${isProvisional(punt) ? trendTeksten.voorlopig : ''}`;

const reeksText = (reeks: Trendreeks): string =>
  trendTeksten.reeks(`${nameOf(reeks)} ${soortTeksten[reeks.periodesoort]}`, reeks.punten.map(pointText).join('; '));

const sourcesOf = ({ tabel, leveringen }: Trend): readonly string[] => {
  if (leveringen.length === 0) return [];
  const uitgaven = [...new Set(leveringen.map(({ uitgave }) => leesbareDatum(uitgave)))].join(' en ');
  const licenties = [...new Set(leveringen.map(({ licentie }) => licentie))].join(', ');
  return [trendTeksten.bron(tabel.id, uitgaven, licenties)];
};

/** A trend as a picture: its caveats and its source belong to it. */
export const trendChart = (trend: Trend): Chart => {
  const { tabel, gebied, bekendOp, reeksen, kanttekeningen } = trend;
  const caveats = kanttekeningen.map(({ tekst }) => tekst);
  return {
    title: trendTeksten.titel(tabel.titel, gebied.naam),
    description: reeksen.length === 0 ? trendTeksten.zonderCijfers : reeksen.map(reeksText).join(' '),
    panels: panelsOf(reeksen),
    footnotes: [
      ...(bekendOp === undefined ? [] : [trendTeksten.bekendOp(bekendOp)]),
      ...(reeksen.length === 0 ? [trendTeksten.zonderCijfers] : [trendTeksten.open]),
      ...sourcesOf(trend),
      ...caveats,
    ],
  };
};
