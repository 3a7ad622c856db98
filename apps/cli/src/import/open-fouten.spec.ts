import { describe, expect, it } from '@jest/globals';

import { afwijzingenText } from './open-fouten.js';

describe('Een doorvoering die wordt geweigerd', () => {
  it('zegt per regel waarom, en wat er nu te doen is', () => {
    expect(afwijzingenText([{ regel: 12, reden: 'code-bezet' }, { reden: 'plan-ingetrokken' }]).split('\n')).toEqual([
      'Het plan kan zo niet worden doorgevoerd; er is niets vastgelegd.',
      expect.stringMatching(/^ {2}regel 12: Deze code is al in gebruik\. Een andere actie van dit plan heeft deze code/),
      expect.stringMatching(/^ {2}Het plan is ingetrokken\. /),
    ]);
  });
});
