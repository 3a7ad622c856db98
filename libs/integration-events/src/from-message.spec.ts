import { describe, expect, it } from '@jest/globals';

import { goldenFacts } from '../test/golden-events.js';
import { fromMessage, type Received } from './from-message.js';
import { heartbeat } from './heartbeat.js';
import { fromKafka, toKafka } from './kafka-binding.js';
import { isMessageSource, messageSource, testOin } from './source.js';
import { toMessage } from './to-message.js';

const source = messageSource(testOin, 'proef');
const gestart = goldenFacts.find(({ event }) => event.type === 'ActieGestart');
const message = (gestart && toMessage(source, gestart)) as Received;
const faultsOf = (received: Received) => {
  const read = fromMessage(received);
  return read.outcome === 'unreadable' ? read.faults.map(({ veld }) => veld) : read.outcome;
};

describe('Een bericht lezen', () => {
  it('noemt alles wat niet klopt tegelijk, met het veld', () => {
    expect(faultsOf({})).toEqual(['specversion', 'id', 'subject', 'time', 'sequence', 'revision', 'organisatie', 'type', 'source']);
    const data = { ...(message.data as object), op: '3 september', vorige: 'bijna klaar', actieId: undefined };
    expect(faultsOf({ ...message, data })).toEqual(['data.actieId', 'data.vorige', 'data.op']);
  });

  it.each<readonly [string, Partial<Received>, readonly string[]]>([
    ['een nieuwere versie', { type: 'nl.actieplannen.actie-gestart.v2' }, ['type']],
    ['een ander soort bericht', { type: 'nl.brp.persoon-verhuisd' }, ['type']],
    ['een bron die geen overheid is', { source: 'https://example.org/bron' }, ['source']],
    ['geen gegevens', { data: undefined }, ['data']],
    ['een lijst als gegevens', { data: [] }, ['data']],
    ['een plaats die geen getal is', { sequence: '12' }, ['sequence']],
    [
      '__proto__ als gegevens',
      { data: JSON.parse('{"__proto__":{"actieId":"x"}}') },
      ['data.actieId', 'data.statusupdateId', 'data.organisatie', 'data.vorige', 'data.op'],
    ],
  ])('weigert %s met een reden', (_, wrong, places) => {
    expect(faultsOf({ ...message, ...wrong })).toEqual(places);
  });

  it('gaat voorbij aan wat een latere versie erbij zegt', () => {
    const read = fromMessage({ ...message, data: { ...(message.data as object), nieuw: 'veld' } });
    expect(read).toMatchObject({ outcome: 'fact', fact: { event: { data: expect.not.objectContaining({ nieuw: 'veld' }) } } });
  });

  it('kent het teken van leven van een bron', () => {
    const beat = heartbeat(source, {
      id: '0190f1f2-8a6b-4c3d-9e4f-000000000001',
      time: '2026-11-30T12:00:00.000Z',
      organisatie: 'GM1960',
      totEnMet: undefined,
    });
    expect(fromMessage(fromKafka(toKafka(beat)))).toEqual({ outcome: 'heartbeat', source, time: beat.time, totEnMet: undefined });
  });

  it('valt niet over een waarde die geen JSON is', () => {
    expect(faultsOf(fromKafka({ ...toKafka(toMessage(source, gestart as never) as never), value: '{"half' }))).toEqual(['data']);
  });
});

describe('De bron van een bericht', () => {
  it.each(['00000001823288444000', '00000004003214345001', testOin])('heeft een OIN: %s', (oin) => {
    expect(isMessageSource(messageSource(oin, 'actiespoor'))).toBe(true);
  });

  it.each(['', '123', '00000005823288444000', '0000000182328844400', '000000018232884440001', ' 0000001823288444000'])('weigert "%s" met een zin', (oin) => {
    expect(() => messageSource(oin, 'actiespoor')).toThrow('is geen OIN');
  });

  it.each(['', 'a b', 'a:b', '-a', 'é'])('weigert het systeem "%s" met een zin', (system) => {
    expect(() => messageSource(testOin, system)).toThrow('geen naam van een systeem');
  });
});
