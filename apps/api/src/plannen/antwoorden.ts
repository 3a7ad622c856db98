import type { ActieWeergave, Planregel } from '@actiespoor/voortgang';

export interface ActieLijst {
  readonly acties: readonly ActieWeergave[];
}

export interface PlanLijst {
  readonly plannen: readonly Planregel[];
  readonly volgende?: string;
}
