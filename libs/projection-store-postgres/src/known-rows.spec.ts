import { describe, expect, it } from '@jest/globals';

import { KnownRows } from './known-rows.js';

describe('De rijen die een leider kent', () => {
  it('blijven binnen hun maat: wat het langst niet gelezen of geschreven is gaat weg', () => {
    const known = new KnownRows(1_000);
    for (const key of ['a', 'b', 'c']) known.keep(key, { key }, 300);
    known.keep('a', { key: 'a', nog: 1 }, 300);
    known.keep('d', { key: 'd' }, 300);
    expect(['a', 'b', 'c', 'd'].map((key) => known.get(key)?.row)).toEqual([{ key: 'a', nog: 1 }, undefined, { key: 'c' }, { key: 'd' }]);
    known.keep('groot', { key: 'groot' }, 2_000);
    expect(['a', 'c', 'd', 'groot'].map((key) => known.get(key))).toEqual([undefined, undefined, undefined, undefined]);
    known.keep('a', { key: 'a' }, 900);
    expect(known.get('a')?.row).toEqual({ key: 'a' });
  });

  it('vergeten niet dat een rij er niet is', () => {
    const known = new KnownRows();
    known.keep('a', undefined, 0);
    expect(known.get('a')).toMatchObject({ row: undefined });
    expect(known.get('b')).toBeUndefined();
    known.clear();
    expect(known.get('a')).toBeUndefined();
  });
});
