import { readFileSync } from 'node:fs';

import type { Doorgevoerd } from '@actiespoor/application';
import type { ActieWeergave, PlanWeergave } from '@actiespoor/voortgang';

import type { ProefAntwoord } from '../../apps/api/src/imports/antwoorden.js';
import type { SpoorAntwoord } from '../../apps/api/src/spoor/antwoorden.js';
import type { Answer, Client } from './client.js';

export type { Doorgevoerd, ProefAntwoord, SpoorAntwoord };
export type { ActieWeergave, PlanWeergave };

/** The body of the answer to a write. */
export interface Vastgelegd {
  readonly positie: string;
  readonly revisie: number;
}

export interface PlanLijst {
  readonly plannen: readonly { readonly planId: string; readonly eigenaar: string }[];
  readonly volgende?: string;
}

const example = new URL('../fixtures/voorbeelden/lekstroom-voorbeeld.tsv', import.meta.url);

/** The example document that comes with the project. */
export const voorbeeldLekstroom = readFileSync(example, 'utf8');

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const lezen = (client: Client, eigenaar: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<ProefAntwoord>> =>
  client.upload(`/v1/imports?eigenaar=${eigenaar}`, bytes);

export const doorvoeren = (client: Client, importId: string, opgave: object = {}): Promise<Answer<Doorgevoerd>> =>
  client.post(`/v1/imports/${importId}/doorvoeringen`, opgave);

/** Reads a document and carries it through at once. @throws Error with the problem if that fails */
export const inlezen = async (client: Client, eigenaar: string, text: string): Promise<Doorgevoerd> => {
  const proef = await lezen(client, eigenaar, bytesOf(text));
  const { status, body } = await doorvoeren(client, proef.body.importId);
  if (status !== 201) throw new Error(`Niet ingelezen: ${JSON.stringify([proef.body, body]).slice(0, 1000)}`);
  return body;
};

const metDeelacties = (acties: readonly ActieWeergave[]): readonly ActieWeergave[] => acties.flatMap((actie) => [actie, ...metDeelacties(actie.deelacties)]);

/** Every actie of a plan, deelacties too. */
export const actiesVan = ({ knopen, acties }: PlanWeergave): readonly ActieWeergave[] => metDeelacties([...knopen.flatMap((knoop) => knoop.acties), ...acties]);

/** The actie with a code. @throws RangeError if the plan has none */
export const actieMet = (plan: PlanWeergave, code: string): ActieWeergave => {
  const actie = actiesVan(plan).find((one) => one.code === code);
  if (!actie) throw new RangeError(`Het plan heeft geen actie ${code}`);
  return actie;
};

export const statusVan = ({ uitvoeringen }: ActieWeergave, organisatie: string): string | undefined =>
  uitvoeringen.find((uitvoering) => uitvoering.organisatie === organisatie)?.status;
