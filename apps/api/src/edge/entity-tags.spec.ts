import { describe, expect, it } from '@jest/globals';

import { namesRevision } from './entity-tags.js';

describe('If-None-Match', () => {
  it.each([
    ['"3"', true],
    ['W/"3"', true],
    ['"3-gzip"', true],
    ['"1", "3"', true],
    ['*', true],
    ['"4"', false],
    ['3', false],
    ['"x"', false],
    ['', false],
    [undefined, false],
  ])('%s noemt revisie 3: %s', (header, named) => {
    expect(namesRevision(header, 3n)).toBe(named);
  });
});
