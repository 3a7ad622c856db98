import { setTimeout as pause } from 'node:timers/promises';

import type { EvaluatieAntwoord, EvaluatieGevraagd } from '../../apps/api/src/evaluaties/antwoorden.js';
import type { Client } from './client.js';

export type { EvaluatieAntwoord, EvaluatieGevraagd };

export interface IndicatorLijst {
  readonly indicatoren: readonly {
    readonly indicatorId: string;
    readonly naam: string;
    readonly versies: readonly { readonly versie: number; readonly definitie: object }[];
  }[];
}

const ended = ['klaar', 'gestopt', 'mislukt'];

/** The evaluation once nobody works on it any more. */
export const afgerond = async (client: Client, evaluatieId: string): Promise<EvaluatieAntwoord> => {
  const { body } = await client.get<EvaluatieAntwoord>(`/v1/evaluaties/${evaluatieId}`);
  if (ended.includes(body.status)) return body;
  await pause(20);
  return afgerond(client, evaluatieId);
};

/** Requests an evaluation and waits for its end. @throws Error with the problem if the request is refused */
export const geevalueerd = async (client: Client, opgave: object): Promise<EvaluatieAntwoord> => {
  const { status, body } = await client.post<EvaluatieGevraagd>('/v1/evaluaties', opgave);
  if (status !== 201) throw new Error(`Niet geëvalueerd: ${JSON.stringify(body)}`);
  return afgerond(client, body.evaluatieId);
};
