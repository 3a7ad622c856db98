import type { IndicatorRij } from '@actiespoor/voortgang';

export type IndicatorAntwoord = Pick<IndicatorRij, 'indicatorId' | 'naam' | 'omschrijving' | 'versies' | 'positie'>;

export interface IndicatorLijst {
  readonly indicatoren: readonly IndicatorAntwoord[];
}

export const indicatorAntwoord = ({ indicatorId, naam, omschrijving, versies, positie }: IndicatorRij): IndicatorAntwoord => ({
  ...{ indicatorId, naam, omschrijving, versies, positie },
});
