import type { Asked, Folded } from '@actiespoor/event-store';
import type { IndicatorCommand } from '@actiespoor/plan';
import type { IndicatorEvent, IndicatorId } from '@actiespoor/plan/events';
import { fold, idMadeBy, indicatorStream } from '@actiespoor/plan/model';
import { asMedewerker, type AskedAs, indicatoren, type IndicatorRij, system } from '@actiespoor/voortgang';

import { capacityOr } from '../access/access.js';
import type { Hoedanigheid, Medewerker } from '../access/medewerker.js';
import { asBeheerder, mayReadKader } from '../access/rechten.js';
import { asBegun, hasBegun } from '../commands/as-done.js';
import type { Commands } from '../commands/commands.js';
import type { Namesakes } from '../commands/namesakes.js';
import { commandContext, writeExisting, writeNew, type WriteRequest, type Written, writtenOf } from '../commands/write.js';
import { behind, type Facts } from '../facts.js';
import type { ReadQuery } from '../moment.js';
import { type Declined, denied, isDeclined, unknown } from '../outcome.js';
import type { View } from '../view.js';
import { indicatorAfwijzingen } from './indicator.labels.js';

type IndicatorCommandData<Type extends IndicatorCommand['type']> = Omit<Extract<IndicatorCommand, { readonly type: Type }>['data'], 'indicatorId'>;

/** An indicator that was defined or revised. */
export interface WrittenIndicator extends Written<IndicatorEvent> {
  readonly indicatorId: IndicatorId;
}

export interface IndicatorSources {
  readonly commands: Pick<Commands, 'indicator'>;
  readonly namesakes: Namesakes;
  readonly view: () => View;
  readonly facts: Facts;
  readonly readModels: AskedAs<'indicatoren'>;
}

const nobody = (indicatorId: IndicatorId): Declined => unknown(`Indicator ${indicatorId} bestaat niet.`);

const beheerderIn = ({ medewerker }: WriteRequest): Hoedanigheid | Declined => capacityOr(asBeheerder(medewerker), 'indicatoren te beheren');

/** The definitions of figures, recorded and revised like everything else. */
export class Indicatoren {
  constructor(private readonly sources: IndicatorSources) {}

  async list(medewerker: Medewerker, query: ReadQuery): Promise<readonly IndicatorRij[] | Declined> {
    return (await this.notReadable(medewerker, query)) ?? this.sources.readModels.as(asMedewerker(medewerker)).indicatoren.listIndicatoren();
  }

  async find(medewerker: Medewerker, indicatorId: IndicatorId, query: ReadQuery): Promise<IndicatorRij | Declined> {
    return (
      (await this.notReadable(medewerker, query)) ??
      (await this.sources.readModels.as(asMedewerker(medewerker)).indicatoren.findIndicator(indicatorId)) ??
      nobody(indicatorId)
    );
  }

  async define(request: WriteRequest, opgave: IndicatorCommandData<'IndicatorDefinieren'>): Promise<WrittenIndicator | Declined> {
    const hoedanigheid = beheerderIn(request);
    if (isDeclined(hoedanigheid)) return hoedanigheid;
    const given = writeNew(request);
    if (isDeclined(given)) return given;
    const { load } = this.sources.view();
    const context = await asBegun(given, load.indicator, (commandId) => indicatorStream(idMadeBy(commandId, 'indicator')));
    const made = idMadeBy(context.commandId, 'indicator');
    const write = async (indicatorId: IndicatorId): Promise<WrittenIndicator | Declined> => {
      const command: IndicatorCommand = { type: 'IndicatorDefinieren', data: { indicatorId, ...opgave } };
      const asked = { command, context: commandContext(context, hoedanigheid) };
      return this.handle(indicatorId, () => asked, await load.indicator(indicatorStream(indicatorId)));
    };
    if (hasBegun(await load.indicator(indicatorStream(made)))) return write(made);
    const naming = { among: 'indicatoren', projection: indicatoren.name, find: () => this.namesake(opgave.naam) };
    return this.sources.namesakes.during(naming, (namesake) => write(namesake ?? made));
  }

  revise(request: WriteRequest, indicatorId: IndicatorId, opgave: IndicatorCommandData<'IndicatorHerzien'>): Promise<WrittenIndicator | Declined> {
    return this.handle(indicatorId, (folded) => {
      const hoedanigheid = beheerderIn(request);
      if (isDeclined(hoedanigheid)) return hoedanigheid;
      if (!hasBegun(folded)) return nobody(indicatorId);
      const context = writeExisting(request);
      if (isDeclined(context)) return context;
      return { command: { type: 'IndicatorHerzien', data: { indicatorId, ...opgave } }, context: commandContext(context, hoedanigheid) };
    });
  }

  private async namesake(naam: string): Promise<IndicatorId | undefined> {
    const all = await this.sources.readModels.as(system).indicatoren.listIndicatoren();
    return all.find((een) => fold(een.naam) === fold(naam))?.indicatorId;
  }

  private async handle(
    indicatorId: IndicatorId,
    ask: (folded: Folded<unknown>) => Asked<IndicatorCommand> | Declined,
    first?: Parameters<Commands['indicator']['asked']>[2],
  ): Promise<WrittenIndicator | Declined> {
    const written = writtenOf(await this.sources.commands.indicator.asked(indicatorStream(indicatorId), ask, first), indicatorAfwijzingen);
    return isDeclined(written) ? written : { ...written, indicatorId };
  }

  private async notReadable(medewerker: Medewerker, { wachtOp }: ReadQuery): Promise<Declined | undefined> {
    if (!mayReadKader(medewerker) && !asBeheerder(medewerker)) return denied('Uw rol geeft geen recht om indicatoren te lezen.');
    return behind(this.sources.facts, wachtOp, [indicatoren.name]);
  }
}
