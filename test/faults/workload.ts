import { randomUUID } from 'node:crypto';

import type { Client } from '../support/client.js';

/** One write that is right when the writes before it to the same actie are done. */
interface Step {
  readonly key: string;
  readonly collection: string;
  readonly as: string;
  readonly json: object;
}

/** Who writes to one actie, in order, and has not heard back of the step that was under way. */
export interface Writer {
  readonly actieId: string;
  etag: string;
  readonly open: Step[];
}

/** What was sent and what was acknowledged, over all rounds. */
export interface Tally {
  sent: number;
  readonly acknowledged: Set<string>;
  /** Answers that were neither 201 nor a broken connection. */
  readonly refused: string[];
}

export const leden = ['GM0321', 'GM0331', 'GM0353', 'GM0356', 'GM1961'] as const;
export const regio = 'SV-LEKSTROOM';

const verloop = [
  { status: 'gestart', op: '2022-03-01' },
  { status: 'uitgevoerd', op: '2022-06-01', resultaat: 'Gedaan wat was afgesproken.' },
  { status: 'geevalueerd', op: '2022-09-01', conclusie: 'Volgend jaar weer.' },
] as const;

/** The key stands in the words too, so that what was recorded shows by which request. */
const step = (collection: string, as: string, words: (key: string) => object): Step => {
  const key = randomUUID();
  return { key, collection, as, json: words(key) };
};

/** Fifteen statusupdates of five gemeenten and a word of the regio: sixteen writes. */
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

// What fetch throws for a connection that broke has the reason as its cause; an error of our own has none.
const isBroken = (fault: unknown): boolean => typeof fault === 'object' && fault !== null && 'cause' in fault;

/** The next step until there is none, or until the connection breaks: that step stays open and will be sent again. */
const write = async (writer: Writer, { clients, tally, onAcknowledged }: Writing): Promise<void> => {
  for (let [next] = writer.open; next !== undefined; [next] = writer.open) {
    tally.sent += 1;
    const { status, headers, body } = await clients[next.as]!.post(`/v1/acties/${writer.actieId}/${next.collection}`, next.json, { key: next.key, ifMatch: writer.etag });
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

/** All writers at once, each on a connection of its own, until all is written or the service is gone. */
export const writeAll = async (writers: readonly Writer[], writing: Writing): Promise<void> => {
  await Promise.all(writers.map((writer) => write(writer, writing).catch((fault: unknown) => {
    if (!isBroken(fault)) throw fault;
  })));
};
