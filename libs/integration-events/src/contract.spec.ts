import { describe, expect, it } from '@jest/globals';
import { eventVersions } from '@actiespoor/plan/events';

import { goldenFacts } from '../test/golden-events.js';
import { besloten, messageOf, messages, messageType } from './contract.js';
import type { AnyField, Fields, Form } from './field.js';
import { fromMessage } from './from-message.js';
import { fromKafka, toKafka } from './kafka-binding.js';
import { messageSource, testOin } from './source.js';
import { toMessage } from './to-message.js';

const source = messageSource(testOin, 'proef');
const secret = 'GEHEIM-dit-mag-niet-naar-buiten';

type Data = Record<string, unknown>;

const spoiledForm = (form: Form): unknown => {
  if (form.kind === 'object') return spoiled(form.fields, {});
  if (form.kind === 'list') return [spoiledForm(form.of)];
  return form.kind === 'integer' ? 1 : 'x';
};

/** The value of a field, or the secret where the field is withheld or closed by its condition. */
const spoiledField = (field: AnyField, value: unknown): unknown => {
  if (field.presence === 'withheld') return secret;
  if (field.onlyFor && field.onlyFor.words.length > 0) return secret;
  return value ?? spoiledForm(field.form);
};

const spoiled = (fields: Fields, data: Data): Data => ({
  ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, spoiledField(field, data[name])])),
  veld: 'toelichting',
  soort: 'zieOok',
  nieuwVeld: secret,
});

describe('Het contract', () => {
  it('zegt van elke gebeurtenis wat anderen ervan mogen weten, of dat zij binnen blijft', () => {
    const named = [...messages.map(({ event }) => event), ...besloten.map(([event]) => event)];
    expect(named.toSorted()).toEqual(Object.keys(eventVersions).toSorted());
    expect(goldenFacts.map(({ event }) => event.type).toSorted()).toEqual(Object.keys(eventVersions).toSorted());
  });

  it('heeft voor elk bericht een eigen naam met een versie', () => {
    const types = messages.map(messageType);
    expect(new Set(types).size).toBe(types.length);
    expect(types.filter((type) => !/^nl\.actieplannen(?:\.[a-z-]+)\.v\d+$/.test(type))).toEqual([]);
    expect(types).toContain('nl.actieplannen.actie-gestart.v1');
  });

  it('laat een stroom niet half binnen: anders leek elk bericht dat ontbreekt op een gat', () => {
    const streams = new Map<string, Set<boolean>>();
    for (const { stream, event } of goldenFacts) {
      const kind = stream.slice(0, stream.indexOf('-'));
      streams.set(kind, (streams.get(kind) ?? new Set()).add(messageOf(event.type) !== undefined));
    }
    expect([...streams].filter(([, kinds]) => kinds.size > 1)).toEqual([]);
  });
});

describe('Een bericht', () => {
  it.each(goldenFacts.map((fact) => [fact.event.type, fact] as const))('%s verzwijgt wat binnen blijft, ook een veld dat erbij komt', (_, fact) => {
    const definition = messageOf(fact.event.type);
    if (!definition) return expect(toMessage(source, fact)).toBeUndefined();
    const data = spoiled(definition.velden, fact.event.data as unknown as Data);
    const message = toMessage(source, { ...fact, event: { type: fact.event.type, data } as unknown as typeof fact.event });
    expect(JSON.stringify(message)).not.toContain(secret);
  });

  it.each(goldenFacts.filter(({ event }) => messageOf(event.type)).map((fact) => [fact.event.type, fact] as const))(
    '%s komt over Kafka terug als hetzelfde feit, en zegt dan opnieuw hetzelfde',
    (_, fact) => {
      const message = toMessage(source, fact);
      if (!message) throw new RangeError('Dit feit heeft geen bericht');
      const read = fromMessage(fromKafka(toKafka(message)));
      expect(read).toMatchObject({
        outcome: 'fact',
        source,
        fact: { id: fact.id, stream: fact.stream, revision: fact.revision, event: { type: fact.event.type } },
      });
      if (read.outcome === 'fact') expect(toMessage(source, read.fact)).toEqual(message);
    },
  );

  it('noemt geen persoon, ook niet wie het vastlegde', () => {
    const all = goldenFacts.map((fact) => JSON.stringify(toMessage(source, fact))).join('\n');
    expect(all).not.toMatch(/"(?:role|persoon|onBehalfOf|reason|motief|toelichting|conclusie)":/);
  });

  it('is klein genoeg voor het profiel', () => {
    const sizes = goldenFacts.map((fact) => JSON.stringify(toMessage(source, fact) ?? {}).length);
    expect(Math.max(...sizes)).toBeLessThan(64 * 1024);
  });
});
