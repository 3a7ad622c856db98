import { randomUUID } from 'node:crypto';

import type { LeveringOntvangen, TrendAntwoord } from '../../apps/api/src/veilig-thuis/antwoorden.js';
import type { Deel } from '../../libs/veilig-thuis-import/src/index.js';
import { landelijk, published } from '../../libs/veilig-thuis-import/test/landelijk.js';
import { v3 } from '../../libs/veilig-thuis-import/test/voorbeeldtabel.js';
import type { Answer, Client } from './client.js';

export type Bytes = Uint8Array<ArrayBuffer>;

export const leveringen = '/v1/veilig-thuis/leveringen';
export const leveringType = 'application/octet-stream';

export const bytesOf = async (delen: readonly Deel[]): Promise<Bytes> => {
  const pieces: Uint8Array[] = [];
  for (const { open } of delen) for await (const piece of open()) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
};

const isFigures = ({ naam }: Deel): boolean => /^(UntypedDataSet|Observations)/.test(naam);

/** All answers of OData after another: the lists first. */
export const inOne = (delen: readonly Deel[]): Promise<Bytes> => bytesOf([...delen.filter((one) => !isFigures(one)), ...delen.filter(isFigures)]);

/** The ways in which a delivery may be sent otherwise. */
export interface Sent {
  readonly query?: string;
  readonly type?: string;
  readonly key?: string;
}

/** Sends a delivery. */
export const load = <Body = LeveringOntvangen>(client: Client, bytes: Bytes, sent: Sent = {}): Promise<Answer<Body>> => {
  const { query = '', type = leveringType, key = randomUUID() } = sent;
  return client.upload<Body>(`${leveringen}${query}`, bytes, { type, key });
};

/** The national figures as a recorded delivery. */
export const geladen = async (beheer: Client): Promise<LeveringOntvangen> => (await load(beheer, await inOne(v3(landelijk)))).body;

export const trend = async (client: Client, query = 'gebied=NL01'): Promise<TrendAntwoord> =>
  (await client.read<TrendAntwoord>(`/v1/veilig-thuis/trends?${query}`)).body;

/** The figures of an answer, in the form of {@link asPublished}. */
export const figuresIn = ({ reeksen }: TrendAntwoord): readonly unknown[] => {
  const valueOf = (maat: string, code: string): unknown =>
    reeksen
      .filter((reeks) => reeks.maat === maat)
      .flatMap(({ punten }) => punten)
      .find(({ periode }) => periode === code)?.waarde;
  return published.map(([code]) => [code, valueOf('Gestarte adviezen', code), valueOf('Ontvangen meldingen', code)]);
};

/** Period, adviezen and meldingen of each half-year. */
export const asPublished = published.map(([code, , adviezen, meldingen]) => [code, adviezen, meldingen]);
