import { describe, expect, it } from '@jest/globals';
import type { Position } from '@actiespoor/event-store';

import { WrittenPositions } from './written-positions.js';

const at = (nummer: number): Position => String(nummer).padStart(5, '0') as Position;

describe('Tot waar iemand schreef', () => {
  it('is het verste, ook als een oude wijziging nog eens komt', () => {
    const written = new WrittenPositions();
    written.remember('bas', at(7));
    written.remember('bas', at(3));
    expect([written.of('bas'), written.of('rosa')]).toEqual([at(7), undefined]);
  });

  it('wordt vergeten als er niets meer op te wachten is, en anders niet', () => {
    const written = new WrittenPositions();
    written.remember('bas', at(7));
    written.forget('bas', at(6));
    expect(written.of('bas')).toBe(at(7));
    written.forget('bas', at(7));
    expect(written.of('bas')).toBeUndefined();
  });

  it('wordt van een beperkt aantal onthouden: wie het langst niet schreef maakt plaats', () => {
    const written = new WrittenPositions(2);
    written.remember('bas', at(1));
    written.remember('rosa', at(2));
    written.remember('bas', at(3));
    written.remember('loes', at(4));
    expect(['bas', 'rosa', 'loes'].map((wie) => written.of(wie))).toEqual([at(3), undefined, at(4)]);
  });
});
