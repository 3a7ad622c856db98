import { describe, expect, it } from '@jest/globals';

import { seed, servedClients, setting } from './served.js';
import { walkIndicatoren } from './indicatoren.js';
import { walk } from './walk.js';

const steps = setting('WALK_STEPS', 2500);
const seconds = setting('WALK_SECONDS', 110);

const say = (text: string): void => void process.stderr.write(`${text}\n`);

describe('Een dwaaltocht over alle opdrachten', () => {
  const clients = servedClients();

  it(
    'vindt geen verschil tussen antwoord, plan, peildatum, spoor, verschillen, bord en signalen',
    async () => {
      say(`WALK_SEED=${String(seed)} WALK_STEPS=${String(steps)}`);
      const { told, outcomes, findings } = await walk(clients(), {
        seed,
        steps,
        forMs: seconds * 1000,
        order: process.env['WALK_ORDER'] === 'stijgend' ? 'stijgend' : 'willekeurig',
        findings: setting('WALK_FINDINGS', 3),
      });
      say(`${String(told)} stappen met WALK_SEED=${String(seed)}`);
      if (process.env['WALK_OUTCOMES'] !== undefined) say(JSON.stringify(outcomes, null, 1));
      expect(findings.join('\n\n')).toBe('');
    },
    (seconds + 120) * 1000,
  );

  it('vindt geen verschil tussen antwoord en versies van indicatoren', async () => {
    expect(await walkIndicatoren(clients().beheerder, { seed, steps: Math.ceil(steps / 10) })).toEqual([]);
  });
});
