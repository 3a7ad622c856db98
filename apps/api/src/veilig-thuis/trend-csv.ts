import type { Punt, Trend, Trendreeks } from '@actiespoor/voortgang';

import { csvHead, csvLines } from '../edge/csv.js';

const columns = [
  ...['tabel', 'gebied', 'naam', 'maat', 'eenheid', 'kenmerken', 'periodesoort', 'periode', 'van', 'tot'],
  ...['waarde', 'stand', 'voorlopigheid', 'levering', 'uitgave', 'eerder'],
] as const;

const cellsOf = ({ maat, eenheid, kenmerken, periodesoort }: Trendreeks): object => ({
  ...{ maat, eenheid, periodesoort },
  kenmerken: kenmerken.map(({ dimensie, titel }) => `${dimensie}: ${titel}`).join('; '),
});

/** The figures of earlier editions, the latest first. */
const eerderText = ({ eerder = [] }: Punt): string => eerder.map(({ waarde, stand }) => (waarde === null ? stand : String(waarde))).join('; ');

/** One line per point. A cell without a figure is empty, never zero, and `stand` says why; the caveats follow below, in the first column. */
export const trendCsv = ({ tabel, gebied, reeksen, leveringen, kanttekeningen }: Trend): string => {
  const uitgaven = new Map(leveringen.map(({ leveringId, uitgave }) => [leveringId, uitgave]));
  const lines = reeksen.flatMap((reeks) =>
    reeks.punten.map((punt) => ({
      ...{ tabel: tabel.id, gebied: gebied.code, naam: gebied.naam, ...cellsOf(reeks), ...punt },
      ...{ levering: punt.leveringId, uitgave: punt.leveringId && uitgaven.get(punt.leveringId), eerder: eerderText(punt) },
    })),
  );
  return (
    csvHead(columns) +
    csvLines(columns, lines) +
    csvLines(
      columns,
      kanttekeningen.map(({ tekst }) => ({ tabel: tekst })),
    )
  );
};
