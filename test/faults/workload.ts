import { randomUUID } from 'node:crypto';

import type { Client } from '../support/client.js';

/** One write that is valid after the earlier writes to the same actie. */
interface Step {
  readonly key: string;
  readonly collection: string;
  readonly as: string;
  readonly json: object;
}

/** The writer of one actie, with its remaining steps in order; a step without an answer stays open. */
export interface Writer {
  readonly actieId: string;
  etag: string;
  readonly open: Step[];
}

/** The sent and acknowledged writes of all rounds. */
export interface Tally {
  sent: number;
  readonly acknowledged: Set<string>;
  /** Answers other than 201, without broken connections. */
  readonly refused: string[];
}

export const leden = ['GM0321', 'GM0331', 'GM0353', 'GM0356', 'GM1961'] as const;
export const regio = 'SV-LEKSTROOM';

const verloop = [
  { status: 'gestart', op: '2022-03-01' },
  { status: 'uitgevoerd', op: '2022-06-01', resultaat: 'Gedaan wat was afgesproken.' },
  { status: 'geevalueerd', op: '2022-09-01', conclusie: 'Volgend jaar weer.' },
] as const;

/** The words repeat the key, so that the recorded event shows its request. */
const step = (collection: string, as: string, words: (key: string) => object): Step => {
  const key = randomUUID();
  return { key, collection, as, json: words(key) };
};

/** Fifteen statusupdates of five gemeenten and a text of the region: sixteen writes. */
export const writerFor = (actieId: string, etag: string): Writer => ({
  actieId,
  etag,
  open: [
    ...leden.flatMap((organisatie) => verloop.map((update) => step('statusupdates', organisatie, (toelichting) => ({ organisatie, toelichting, ...update })))),
    step('standen-van-zaken', regio, (standVanZaken) => ({ standVanZaken, op: '2022-10-01' })),
  ],
});

interface Writing {
  readonly clients: Readonly<Record<string, Client>>;
  readonly tally: Tally;
  /** Called after each 201. */
  readonly onAcknowledged?: () => void;
}

// For a broken connection, the error of fetch has the reason as its cause; errors of our own have none.
const isBroken = (fault: unknown): boolean => typeof fault === 'object' && fault !== null && 'cause' in fault;

/** Sends step after step until none is left, or the connection breaks: that step stays open and will be sent again. */
const write = async (writer: Writer, { clients, tally, onAcknowledged }: Writing): Promise<void> => {
  for (let [next] = writer.open; next !== undefined; [next] = writer.open) {
    tally.sent += 1;
    const { status, headers, body } = await clients[next.as]!.post(`/v1/acties/${writer.actieId}/${next.collection}`, next.json, {
      key: next.key,
      ifMatch: writer.etag,
    });
    if (status !== 201) {
      tally.refused.push(`${status} ${JSON.stringify(body)}`);
      return;
    }
    writer.etag = headers.get('etag') ?? '';
    tally.acknowledged.add(next.key);
    writer.open.shift();
    onAcknowledged?.();
  }
};

/** Runs all writers at once, each on a connection of its own, until they are done or the service is gone. */
export const writeAll = async (writers: readonly Writer[], writing: Writing): Promise<void> => {
  await Promise.all(
    writers.map((writer) =>
      write(writer, writing).catch((fault: unknown) => {
        if (!isBroken(fault)) throw fault;
      }),
    ),
  );
};
