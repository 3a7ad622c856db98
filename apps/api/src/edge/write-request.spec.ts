import { describe, expect, it } from '@jest/globals';
import { commandContext, writeExisting, writeNew } from '@actiespoor/application';
import type { FastifyRequest } from 'fastify';

import { answered } from '../answers.js';
import { readWrite } from './write-request.js';

const key = '5f2d7c3a-1c1b-4d8e-8a55-3d1f0f4f9b01';
const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const medewerker = { id: 'iemand', rollen: ['beleidsmedewerker'], organisaties: ['GM0321'] } as const;

const request = (part: object = {}): FastifyRequest =>
  ({
    id: 'verzoek',
    method: 'POST',
    url: '/v1/plannen',
    headers: { 'idempotency-key': key, 'if-match': '"4"' },
    body: { titel: 'Plan' },
    getDecorator: () => medewerker,
    ...part,
  }) as unknown as FastifyRequest;

const hash = (part: object = {}): string => answered(writeNew(readWrite(request(part)))).requestHash;

describe('Een schrijfverzoek', () => {
  it('wordt een opdracht in de rol waarin iemand handelt', () => {
    const context = answered(writeExisting(readWrite(request({ headers: { 'idempotency-key': key, 'if-match': '"4"', traceparent: trace } }))));
    expect(commandContext(context, { rol: 'beleidsmedewerker', organisatie: 'GM0321' }, { reason: 'motie' })).toEqual({
      commandId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f-]{21}$/),
      earlierIds: [key],
      expected: 4n,
      actor: 'iemand',
      role: 'beleidsmedewerker',
      organisatie: 'GM0321',
      reason: 'motie',
      correlationId: 'verzoek',
      traceparent: trace,
      requestHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('dat iets nieuws maakt heeft geen verwachte revisie', () => {
    expect(answered(writeNew(readWrite(request())))).not.toHaveProperty('expected');
  });

  it('volgt geen spoor dat er geen is', () => {
    expect(readWrite(request({ headers: { traceparent: 'x' } }))).not.toHaveProperty('traceparent');
  });
});

describe('De opdracht achter een Idempotency-Key', () => {
  const commandId = (part: object = {}): string => answered(writeNew(readWrite(request(part)))).commandId;
  const by = (id: string): object => ({ getDecorator: () => ({ ...medewerker, id }) });

  it('is dezelfde voor dezelfde vrager, methode en adres, wat er ook in de body staat', () => {
    expect(commandId({ body: { titel: 'Ander plan' } })).toBe(commandId());
    expect(commandId({ url: '/v1/plannen?eigenaar=GM1960' })).toBe(commandId());
    expect(commandId({ url: '/v1/%70lannen' })).toBe(commandId());
    expect(commandId()).toBe('6304590c-e698-5a69-be55-0a739c4082e7');
  });

  it('kent de ids die zij had toen de vrager een ander id had, en van toen zij de sleutel zelf was', () => {
    const { earlierIds } = answered(writeNew(readWrite(request({ getDecorator: () => ({ ...medewerker, vroegereIds: ['ander', 'nog een ander'] }) }))));
    expect(earlierIds).toEqual([commandId(by('ander')), commandId(by('nog een ander')), key]);
  });

  it.each([
    ['een andere vrager', by('ander')],
    ['een ander adres', { url: '/v1/kaders' }],
    ['een andere methode', { method: 'PUT' }],
    ['een andere sleutel', { headers: { 'idempotency-key': '5f2d7c3a-1c1b-4d8e-8a55-3d1f0f4f9b02' } }],
  ])('is door %s een andere', (_, part) => {
    expect(commandId(part)).not.toBe(commandId());
  });
});

describe('De vingerafdruk van een verzoek', () => {
  it('is dezelfde als alleen de volgorde van velden verschilt', () => {
    expect(hash({ body: { a: 1, b: 2 } })).toBe(hash({ body: { b: 2, a: 1 } }));
  });

  it.each([
    ['de inhoud', { body: { titel: 'Ander plan' } }],
    ['het adres', { url: '/v1/plannen?eigenaar=GM1960' }],
    ['de methode', { method: 'PUT' }],
    ['een document', { body: Buffer.from('a\tb') }],
    ['geen inhoud', { body: undefined }],
  ])('verschilt door %s', (_, part) => {
    expect(hash(part)).not.toBe(hash());
  });

  it('is dezelfde hoe het adres ook is gespeld', () => {
    expect(hash({ url: '/v1/%70lannen' })).toBe(hash());
    expect(hash({ url: '/v1/imports?eigenaar=SV%2DLEKSTROOM&geldigVanaf=%32022' })).toBe(hash({ url: '/v1/imports?eigenaar=SV-LEKSTROOM&geldigVanaf=2022' }));
    expect(hash()).toBe('5b3eccb4fd1cb461d76f4ff8b5aa1dd16f927ed18ce2b8f2721a5d0efe853e7f');
  });

  it('van een document hangt aan zijn bytes', () => {
    expect(hash({ body: Buffer.from('een') })).toBe(hash({ body: Buffer.from('een') }));
    expect(hash({ body: Buffer.from('een') })).not.toBe(hash({ body: Buffer.from('twee') }));
  });
});
