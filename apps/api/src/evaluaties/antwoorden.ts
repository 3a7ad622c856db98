import type { Position } from '@actiespoor/event-store';
import type { PlanId } from '@actiespoor/plan/events';
import { type Evaluatie, type EvaluatieSummary, tempoOf } from '@actiespoor/application';
import type { EvaluatieId, EvaluatieOpdracht, EvaluatieRegel } from '@actiespoor/voortgang';

export interface EvaluatieRegelAntwoord extends EvaluatieRegel {
  /** The proposal minus the present definition, if both have a figure. */
  readonly verschil?: number;
}

export interface VoortgangAntwoord extends ReturnType<typeof tempoOf> {
  readonly plannen: number;
  readonly plannenTotaal: number;
  readonly gebeurtenissen: number;
}

/** An evaluation without its outcome, as in a list. */
export interface EvaluatieStandAntwoord extends Omit<EvaluatieOpdracht, 'plannen' | 'totEnMet'> {
  readonly evaluatieId: EvaluatieId;
  readonly status: EvaluatieSummary['staat'];
  /** The name of the indicator. */
  readonly indicator: string;
  readonly organisatie: string;
  readonly gevraagdOp: string;
  readonly klaarOp?: string;
  readonly voortgang: VoortgangAntwoord;
  readonly fout?: string;
  readonly positie: Position;
}

export interface EvaluatieAntwoord extends EvaluatieStandAntwoord {
  readonly plannen: readonly PlanId[];
  readonly regels?: readonly EvaluatieRegelAntwoord[];
}

export interface EvaluatieLijst {
  readonly evaluaties: readonly EvaluatieStandAntwoord[];
  readonly volgende?: string;
}

/** The body of the answer to requesting, stopping and resuming. */
export type EvaluatieGevraagd = Pick<EvaluatieStandAntwoord, 'evaluatieId' | 'status' | 'positie'>;

export const gevraagd = ({ evaluatieId, staat, opdracht: { totEnMet } }: EvaluatieSummary): EvaluatieGevraagd => ({
  evaluatieId,
  status: staat,
  positie: totEnMet,
});

const regelAntwoord = (regel: EvaluatieRegel): EvaluatieRegelAntwoord => {
  const [staand, voorstel] = [regel.staand?.waarde, regel.voorstel?.waarde];
  return staand === undefined || voorstel === undefined ? regel : { ...regel, verschil: voorstel - staand };
};

export const standAntwoord = (evaluatie: EvaluatieSummary): EvaluatieStandAntwoord => {
  const { evaluatieId, staat, indicatorNaam, organisatie, gevraagdOp, klaarOp, fout, voortgang } = evaluatie;
  const { totEnMet, indicatorId, staand, voorstel, van, tot, per } = evaluatie.opdracht;
  const { plannen, plannenTotaal, gebeurtenissen } = voortgang;
  return {
    ...{ evaluatieId, status: staat, indicatorId, indicator: indicatorNaam, staand, voorstel, van, tot, per, organisatie, gevraagdOp },
    ...(klaarOp !== undefined && { klaarOp }),
    voortgang: { plannen, plannenTotaal, gebeurtenissen, ...tempoOf(evaluatie) },
    ...(fout !== undefined && { fout }),
    positie: totEnMet,
  };
};

export const evaluatieAntwoord = (evaluatie: Evaluatie): EvaluatieAntwoord => ({
  ...standAntwoord(evaluatie),
  plannen: evaluatie.opdracht.plannen,
  ...(evaluatie.regels && { regels: evaluatie.regels.map(regelAntwoord) }),
});
