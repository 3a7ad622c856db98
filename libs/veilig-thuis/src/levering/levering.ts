import { accept, alreadySo, type Decider, type Decision, type Message, refuse, type Told, type ToldRefusal } from '@actiespoor/kernel';

import type { LeveringEvent, LeveringGegevens, LeveringId } from './levering.events.js';

export type LeveringCommand =
  Message<'LeveringVastleggen', LeveringGegevens> | Message<'LeveringIntrekken', Extract<LeveringEvent, { readonly type: 'LeveringIngetrokken' }>['data']>;

/** The deliveries of one table, each by the last fact about it, in the order of those facts. */
export type Leveringen = ReadonlyMap<LeveringId, LeveringEvent>;

export type LeveringAfwijzing = 'levering-onbekend' | 'intrekking-anders' | ToldRefusal;

type Besluit = Decision<LeveringEvent, LeveringAfwijzing>;

/** The present edition: that of the latest day, and of one day the one that was recorded last. */
const uitgaveNu = (leveringen: Leveringen): LeveringEvent | undefined =>
  [...leveringen.values()]
    .filter(({ type }) => type === 'LeveringVastgelegd')
    .reduce<LeveringEvent | undefined>((latest, levering) => (latest === undefined || levering.data.op >= latest.data.op ? levering : latest), undefined);

/** Figures that another edition replaced are news once they come back in an edition of a later day. */
const vastleggen = (data: LeveringGegevens, leveringen: Leveringen): Besluit => {
  const laatste = leveringen.get(data.leveringId);
  const isBack = data.op > (laatste?.data.op ?? '') && uitgaveNu(leveringen) !== laatste;
  if (laatste?.type === 'LeveringVastgelegd' && !isBack) return alreadySo<LeveringEvent>(laatste);
  return accept({ type: 'LeveringVastgelegd', data });
};

/** The day is no difference: the delivery was withdrawn already. A motive that differs would be lost. */
const intrekken = (data: Extract<LeveringCommand, { readonly type: 'LeveringIntrekken' }>['data'], laatste: LeveringEvent | undefined): Besluit => {
  if (!laatste) return refuse('levering-onbekend');
  if (laatste.type === 'LeveringVastgelegd') return accept({ type: 'LeveringIngetrokken', data });
  if (laatste.data.motief === data.motief) return alreadySo<LeveringEvent>(laatste);
  return refuse('intrekking-anders', { verschillen: [{ veld: 'motief', oud: laatste.data.motief, nieuw: data.motief }] });
};

const decide = ({ type, data, vandaag }: Told<LeveringCommand>, leveringen: Leveringen): Besluit => {
  if (data.op > vandaag) return refuse('in-de-toekomst');
  switch (type) {
    case 'LeveringVastleggen':
      return vastleggen(data, leveringen);
    case 'LeveringIntrekken':
      return intrekken(data, leveringen.get(data.leveringId));
  }
};

const evolve = (leveringen: Leveringen, event: LeveringEvent): Leveringen => {
  switch (event.type) {
    case 'LeveringVastgelegd':
    case 'LeveringIngetrokken': {
      const others = [...leveringen].filter(([leveringId]) => leveringId !== event.data.leveringId);
      return new Map([...others, [event.data.leveringId, event]]);
    }
  }
};

/** The deliveries of a table. The same one again changes nothing; one that was withdrawn may be recorded again. */
export const leveringDecider: Decider<Told<LeveringCommand>, Leveringen, LeveringEvent, LeveringAfwijzing> = { initial: new Map(), decide, evolve };

/** True if this delivery is recorded, and was not withdrawn since. */
export const isVastgelegd = (leveringen: Leveringen, leveringId: LeveringId): boolean => leveringen.get(leveringId)?.type === 'LeveringVastgelegd';
