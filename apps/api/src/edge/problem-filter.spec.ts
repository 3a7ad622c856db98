import { describe, expect, it } from '@jest/globals';

import { conflict } from './problem.js';
import { problemBody } from './problem-filter.js';

const anouk = '5b1f0000-0000-4000-8000-111222333444';
const bram = '5b1f0000-0000-8000-8000-111222333445';
const text = `{persoon:${anouk}} en {persoon:${bram}}, {persoon:${anouk}}`;

describe('Een verwijzing naar een persoon', () => {
  it('staat nooit in een probleem, ook niet waar dat een plan aanhaalt', () => {
    expect(problemBody(conflict('anders', 'Dit staat er anders', `Er staat: ${text}.`), '/v1/plannen')).toContain(
      'Er staat: een medewerker en een medewerker, een medewerker.',
    );
  });
});
