import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { canonicalJson, isUuid, sha256Hex, uuidV5 } from './identity.js';

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('Een identiteit', () => {
  it('is naar RFC 9562, versie 5', () => {
    expect(uuidV5(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
    expect(isUuid(uuidV5(dns, 'geëvalueerd'))).toBe(true);
  });

  it('is dezelfde bij dezelfde naam en een andere bij een andere', () => {
    expect(uuidV5(dns, '1a')).toBe(uuidV5(dns, '1a'));
    expect(uuidV5(dns, '1a')).not.toBe(uuidV5(dns, '1b'));
  });
});

describe('Canonieke JSON', () => {
  it('kent geen volgorde van velden', () => {
    expect(canonicalJson({ b: [1, { d: 'é', c: null }], a: 1e21 })).toBe('{"a":1e+21,"b":[1,{"c":null,"d":"é"}]}');
  });

  it('weigert wat geen JSON is', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });
});

describe('De hash', () => {
  it('is SHA-256 over UTF-8', () => {
    expect(sha256Hex('geëvalueerd')).toBe(createHash('sha256').update('geëvalueerd', 'utf8').digest('hex'));
  });
});
