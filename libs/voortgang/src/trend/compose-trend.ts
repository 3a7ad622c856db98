import { compareMoment, defined } from '@actiespoor/kernel';
import { bekendeGebieden, type Gebied, periodesoorten, type Vrijecijfers, type Vrijgave } from '@actiespoor/veilig-thuis/model';

import { type LeveringRij, vastleggingOp } from '../leveringen/leveringen.projection.js';
import { type Kanttekeningcode, kanttekeningTeksten } from './kanttekeningen.labels.js';
import { puntenOf } from './punten.js';
import type { Kanttekening, Punt, Trend, Trendlevering, Trendreeks } from './trend.js';
import { type Reekssleutel, Uitgave } from './uitgave.js';

/** A question about one area in one table. */
export interface TrendOpdracht {
  readonly tabel: { readonly id: string; readonly titel: string };
  readonly gebied: Gebied;
  /** Only points that end on or after this day. */
  readonly vanaf?: string;
  readonly bekendOp?: string;
}

/** The one order of time, the latest first: the day of the edition, and then the order of recording. */
const latestFirst = (a: Uitgave, b: Uitgave): number => compareMoment(b.vastlegging, a.vastlegging);

const uitgavenOf = (leveringen: readonly LeveringRij[], cijfersIn: (rij: LeveringRij) => readonly Vrijecijfers[], bekendOp: string | undefined) =>
  leveringen
    .flatMap((rij): readonly Uitgave[] => {
      const vastlegging = vastleggingOp(rij, bekendOp);
      return vastlegging ? [new Uitgave(rij, vastlegging, cijfersIn(rij))] : [];
    })
    .filter(({ reeksen }) => reeksen.size > 0)
    .toSorted(latestFirst);

/** Every series of any edition, in the order of the latest edition that has it. */
const sleutelsOf = (uitgaven: readonly Uitgave[]): readonly Reekssleutel[] => [
  ...new Map(uitgaven.flatMap(({ reeksen }) => [...reeksen.values()].map(({ sleutel }) => [sleutel.key, sleutel] as const))).values(),
];

const eenheidOf = (uitgaven: readonly Uitgave[], maat: string): string =>
  uitgaven.flatMap(({ rij }) => rij.gegevens?.maten ?? []).find(({ naam }) => naam === maat)?.eenheid ?? '';

const reeksenOf = (uitgaven: readonly Uitgave[], vanaf: string): readonly Trendreeks[] =>
  sleutelsOf(uitgaven).flatMap(({ key, maat, kenmerken }) =>
    periodesoorten.flatMap((periodesoort) => {
      const punten = puntenOf(uitgaven, key, periodesoort).filter(({ tot }) => tot >= vanaf);
      return punten.length === 0 ? [] : [{ maat, eenheid: eenheidOf(uitgaven, maat), periodesoort, kenmerken, punten }];
    }),
  );

const leveringOf = ({ rij, vastlegging }: Uitgave): Trendlevering => ({
  leveringId: rij.leveringId,
  uitgave: vastlegging.op,
  vastgelegdOp: vastlegging.geregistreerdOp,
  licentie: rij.gegevens?.licentie ?? '',
});

const usedIn = (punten: readonly Punt[]): ReadonlySet<string> =>
  new Set(punten.flatMap(({ leveringId = '', eerder = [] }) => [leveringId, ...eerder.map((one) => one.leveringId)]));

const isPartOfYears = ({ code }: Gebied): boolean => {
  const known = bekendeGebieden.get(code);
  return known?.van !== undefined || known?.tot !== undefined;
};

const remarksOn = (gebied: Gebied, reeksen: readonly Trendreeks[], punten: readonly Punt[]): readonly Kanttekening[] => {
  const holds: readonly (readonly [Kanttekeningcode, boolean])[] = [
    ['omvang', true],
    ['breuk-2019', true],
    ['afronding', true],
    ['gepubliceerd', true],
    ['voorlopig', punten.some(({ voorlopigheid = 'definitief' }) => voorlopigheid !== 'definitief')],
    ['afwezig', punten.some(({ stand }) => stand !== 'cijfer' && stand !== 'niet-geleverd' && stand !== 'onderdrukt')],
    ['onderdrukt', punten.some(({ stand, eerder = [] }) => [stand, ...eerder.map((one) => one.stand)].includes('onderdrukt'))],
    ['herzien', punten.some(({ eerder }) => eerder !== undefined)],
    ['overlap', reeksen.some(({ kenmerken }) => kenmerken.length > 0)],
    ['gebied-van-jaren', isPartOfYears(gebied)],
  ];
  return holds.filter(([, isSo]) => isSo).map(([code]) => ({ code, tekst: kanttekeningTeksten[code] }));
};

/**
 * Figures over time, as the latest edition that was known tells each of them. An edition speaks for the series, areas and periods that it has: it
 * replaces earlier figures there, and leaves the rest of an earlier edition as it was. Nothing is added up or filled in, and only what is released is shown.
 */
export const composeTrend = ({ tabel, gebied, vanaf = '', bekendOp }: TrendOpdracht, leveringen: readonly LeveringRij[], vrijgave: Vrijgave): Trend => {
  const uitgaven = uitgavenOf(leveringen, ({ leveringId }) => vrijgave.cijfers(leveringId, gebied.code), bekendOp);
  const reeksen = reeksenOf(uitgaven, vanaf);
  const punten = reeksen.flatMap((reeks) => reeks.punten);
  const used = usedIn(punten);
  const gebruikt = uitgaven.filter(({ rij }) => used.has(rij.leveringId)).map(leveringOf);
  const { code, naam, soort } = gebied;
  return {
    ...defined({ tabel, gebied: { code, naam, soort }, bekendOp }),
    ...{ reeksen, leveringen: gebruikt, kanttekeningen: remarksOn(gebied, reeksen, punten) },
  };
};
