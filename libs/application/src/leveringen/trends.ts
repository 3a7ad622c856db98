import { defined } from '@actiespoor/kernel';
import { bekendeGebieden, findTabel, type Gebied, gebiedsoortOf, type Tabel } from '@actiespoor/veilig-thuis/model';
import { asMedewerker, type AskedAs, bekendOpMoment, cijfers, composeTrend, leveringen, type LeveringRij, type Trend } from '@actiespoor/voortgang';

import type { Medewerker } from '../access/medewerker.js';
import { mayReadCijfers } from '../access/rechten.js';
import { behind, type Facts } from '../facts.js';
import type { ReadQuery } from '../moment.js';
import { type Declined, denied, incorrect } from '../outcome.js';
import { Vrijgever } from './vrijgever.js';

export interface TrendSources {
  readonly facts: Facts;
  readonly readModels: AskedAs<'cijfers'>;
}

export interface Trendvraag extends ReadQuery {
  /** The code of an area: `NL01`, `VT06`, `GM1960`. */
  readonly gebied: string;
  /** The id of a table; that of the key figures if absent. */
  readonly tabel?: string | undefined;
  readonly vanaf?: string | undefined;
  readonly bekendOp?: string | undefined;
}

const kerncijfers = '84847NED';

/** The area by the name of the latest delivery that has it, or else by the name that the project knows. */
const gebiedIn = (rijen: readonly LeveringRij[], code: string): Gebied | undefined => {
  const soort = gebiedsoortOf(code);
  const named = rijen.flatMap(({ gegevens }) => gegevens?.gebieden ?? []).findLast((gebied) => gebied.code === code);
  return soort && named ? { code, soort, naam: named.naam } : bekendeGebieden.get(code);
};

/** Published figures over time. */
export class Trends {
  private readonly vrijgever = new Vrijgever();

  constructor(private readonly sources: TrendSources) {}

  async read(medewerker: Medewerker, { gebied: code, tabel: id = kerncijfers, vanaf, bekendOp: asked, wachtOp }: Trendvraag): Promise<Trend | Declined> {
    if (!mayReadCijfers(medewerker)) return denied('Uw rol geeft geen recht om cijfers te lezen.');
    const late = await behind(this.sources.facts, wachtOp, [leveringen.name, cijfers.name]);
    if (late) return late;
    const tabel = findTabel(id);
    if (!tabel) return incorrect([{ name: 'tabel', reason: 'moet een tabel van CBS over Veilig Thuis zijn' }]);
    const bekendOp = asked === undefined ? undefined : bekendOpMoment(asked);
    return this.compose(medewerker, tabel, defined({ code, vanaf, bekendOp }));
  }

  private async compose(
    medewerker: Medewerker,
    tabel: Tabel,
    { code, ...about }: { readonly code: string; readonly vanaf?: string; readonly bekendOp?: string },
  ): Promise<Trend | Declined> {
    const questions = this.sources.readModels.as(asMedewerker(medewerker)).cijfers;
    const rijen = await questions.listLeveringen(tabel.id);
    const gebied = gebiedIn(rijen, code);
    if (!gebied) return incorrect([{ name: 'gebied', reason: `staat in geen levering van tabel ${tabel.id}, en is geen gebied dat hier bekend is` }]);
    const volledig = await questions.volledig(rijen.map(({ leveringId }) => leveringId));
    const shown = rijen.filter(({ leveringId }) => volledig.has(leveringId));
    const vrijgave = await this.vrijgever.release(questions, shown, code);
    return composeTrend({ tabel, gebied, ...about }, shown, vrijgave);
  }
}
