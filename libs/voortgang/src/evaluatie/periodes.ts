import { lastDay, plusDays, type Dag, type Datum } from '@actiespoor/kernel';

import type { Evaluatieperiode, Periodemaat } from './evaluatie.js';

interface Indeling {
  readonly maanden: number;
  readonly naam: (jaar: string, nummer: number) => string;
}

const twoDigits = (nummer: number): string => String(nummer).padStart(2, '0');

const indelingen: Readonly<Record<Periodemaat, Indeling>> = {
  maand: { maanden: 1, naam: (jaar, nummer) => `${jaar}-${twoDigits(nummer)}` },
  kwartaal: { maanden: 3, naam: (jaar, nummer) => `${jaar}-K${String(nummer)}` },
  halfjaar: { maanden: 6, naam: (jaar, nummer) => `${jaar}-H${String(nummer)}` },
  jaar: { maanden: 12, naam: (jaar) => jaar },
};

/** The whole period around a day. */
const around = (dag: Dag, { maanden, naam }: Indeling): Evaluatieperiode => {
  const jaar = dag.slice(0, 4);
  const nummer = Math.ceil(Number(dag.slice(5, 7)) / maanden);
  const eerste = twoDigits((nummer - 1) * maanden + 1);
  const laatste = `${jaar}-${twoDigits(nummer * maanden)}` as Datum;
  return { van: `${jaar}-${eerste}-01` as Dag, tot: lastDay(laatste), naam: naam(jaar, nummer) };
};

/**
 * The periods of the calendar from `van` to and including `tot`, in order. The first and the last may be cut off: they keep their name.
 *
 * @returns no periods if `tot` is before `van`
 */
export const periodsOf = (van: Dag, tot: Dag, per: Periodemaat): readonly Evaluatieperiode[] => {
  const perioden: Evaluatieperiode[] = [];
  for (let from = van; from <= tot;) {
    const whole = around(from, indelingen[per]);
    perioden.push({ ...whole, van: from, tot: whole.tot < tot ? whole.tot : tot });
    from = plusDays(whole.tot, 1);
  }
  return perioden;
};
