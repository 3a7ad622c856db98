import { type Datum, uuidV5 } from '@actiespoor/kernel';
import type { IndicatorAfwijzing, IndicatorCommand } from '@actiespoor/plan';
import type { Definitie, IndicatorId } from '@actiespoor/plan/events';
import { definitieRedenen, tijdWeigeringen, type Weigering, type Weigeringen } from '@actiespoor/application';

import { DatumField, TextField } from '../validation/fields.js';
import { DefinitieField } from './definitie.js';

export class Indicatoropgave {
  @TextField({ max: 120 })
  readonly naam!: string;

  @TextField({ max: 1000, description: 'Wat het cijfer zegt, voor wie het leest.' })
  readonly omschrijving!: string;

  @DefinitieField({ description: 'Hoe het cijfer wordt gemaakt.' })
  readonly definitie!: Definitie;

  @DatumField({ description: 'Sinds wanneer deze definitie geldt.' })
  readonly op!: Datum;
}

export class Herziening {
  @DefinitieField({ description: 'Hoe het cijfer voortaan wordt gemaakt; dezelfde maat als tot nu toe.' })
  readonly definitie!: Definitie;

  @TextField({ max: 1000, description: 'Waarom de definitie verandert.' })
  readonly motief!: string;

  @DatumField({ description: 'Sinds wanneer deze versie geldt.' })
  readonly op!: Datum;
}

export const indicatorIdOf = (commandId: string): IndicatorId => uuidV5(commandId, 'indicator') as IndicatorId;

export const toIndicatorCommand = (commandId: string, { naam, omschrijving, definitie, op }: Indicatoropgave): IndicatorCommand => ({
  type: 'IndicatorDefinieren',
  data: { indicatorId: indicatorIdOf(commandId), naam, omschrijving, definitie, op },
});

export const toHerzienCommand = (indicatorId: IndicatorId, { definitie, motief, op }: Herziening): IndicatorCommand => ({
  type: 'IndicatorHerzien',
  data: { indicatorId, definitie, motief, op },
});

const noFigure = (reden: keyof typeof definitieRedenen): Weigering => ({
  title: 'Met deze definitie is geen cijfer te maken',
  detail: `De definitie ${definitieRedenen[reden]}.`,
});

export const indicatorWeigeringen: Weigeringen<IndicatorAfwijzing> = {
  ...tijdWeigeringen,
  'versie-onjuist': { title: 'Op deze datum gold al een andere versie', detail: 'Versies volgen elkaar in de tijd op. Kies een datum na de laatste versie.' },
  'indicator-bestaat-al': { title: 'Deze indicator bestaat al', detail: 'Er is al een indicator met dit id en een andere inhoud. Herzie die.' },
  'indicator-onbekend': { title: 'Deze indicator bestaat niet', detail: 'Controleer het id, of definieer de indicator eerst.' },
  'andere-maat': {
    title: 'Een herziening houdt dezelfde maat',
    detail: 'De versies van een indicator staan naast elkaar en meten hetzelfde. Definieer voor een andere maat een nieuwe indicator.',
  },
  'teller-leeg': noFigure('teller-leeg'),
  'noemer-leeg': noFigure('noemer-leeg'),
  'teller-buiten-noemer': noFigure('teller-buiten-noemer'),
  'van-leeg': noFigure('van-leeg'),
  'tot-leeg': noFigure('tot-leeg'),
  'van-en-tot-overlappen': noFigure('van-en-tot-overlappen'),
  'schalen-leeg': noFigure('schalen-leeg'),
};
