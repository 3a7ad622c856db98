import { describe, expect, it } from '@jest/globals';

import { createLog, loggedCommands, type LogSettings, readLogSettings, traceFields } from './log.js';
import { noObserver } from './observing.js';
import { settingsReader } from './settings.js';

const settings: LogSettings = { logLevel: 'info' };
const trace = '0af7651916cd43dd8448eb211c80319c';
const span = 'b7ad6b7169203331';

const written = (given: LogSettings = settings, isTTY = false) => {
  const texts: string[] = [];
  const log = createLog(given, { isTTY, write: (text) => texts.push(text) });
  return { log, text: () => texts.join(''), lines: () => texts.map((text) => JSON.parse(text) as Record<string, unknown>) };
};

describe('Een log', () => {
  it('is voor een programma één object JSON per regel, met tijd, niveau en bericht', () => {
    const { log, text, lines } = written();
    log.info({ stream: 'plan-1' }, 'Er is iets gebeurd');
    log.debug('Dit hoeft niemand te weten');
    expect(text()).toMatch(/^\{.*\}\n$/);
    expect(lines()).toEqual([{ level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), stream: 'plan-1', msg: 'Er is iets gebeurd' }]);
  });

  it.each(['authorization', 'cookie', 'set-cookie', 'token', 'password', 'toelichting'])('bevat geen %s, hoe diep ook', (name) => {
    const { log, text } = written();
    log.info({ [name]: 'geheim', headers: { [name]: 'geheim' }, req: { headers: { [name]: 'geheim' } } }, 'vraag');
    expect(text()).not.toContain('geheim');
    expect(text().match(/\[weggelaten\]/g)).toHaveLength(3);
  });

  it('noemt een fout met haar plaats, en niet wat er in de rij stond', () => {
    const { log, lines, text } = written();
    log.error({ err: Object.assign(new Error('dubbel'), { code: '23505', detail: 'Key (naam)=(Jansen)' }) }, 'mislukte');
    expect(lines()[0]).toMatchObject({ level: 'error', err: { message: 'dubbel', code: '23505', stack: expect.stringContaining('log.spec') } });
    expect(text()).not.toContain('Jansen');
  });

  it.each([
    [settings, true],
    [{ ...settings, logFormat: 'tekst' } as const, false],
  ])('is voor een mens alleen wat er gebeurde, zonder elk verzoek', (given, isTTY) => {
    const { log, text } = written(given, isTTY);
    log.info('Actiespoor start');
    log.info({ request_id: '1' }, 'GET /v1/plannen 200');
    log.error({ request_id: '1', err: new Error('stuk') }, 'GET /v1/plannen mislukte');
    expect(text()).toMatch(/^Actiespoor start\nGET \/v1\/plannen mislukte\nError: stuk\n +at /);
  });

  it('is ook op een terminal JSON voor wie dat vraagt', () => {
    const { log, lines } = written({ ...settings, logFormat: 'json' }, true);
    log.info('start');
    expect(lines()).toMatchObject([{ msg: 'start' }]);
  });

  it('zegt van elke opdracht wat, waarop, door wie en hoe het afliep', () => {
    const { log, lines } = written();
    loggedCommands(noObserver, log).told?.({
      command: 'ActieStarten',
      stream: 'actie-1',
      outcome: 'accepted',
      revision: 4n,
      seconds: 0.0123,
      context: {
        commandId: 'opdracht',
        actor: 'mdw-1',
        role: 'trekker',
        organisatie: 'GM0321',
        correlationId: 'verzoek',
        traceparent: `00-${trace}-${span}-01`,
        reason: 'geheim',
      },
    });
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        trace_id: trace,
        span_id: span,
        request_id: 'verzoek',
        actor_id: 'mdw-1',
        tenant: 'GM0321',
        command: 'ActieStarten',
        stream: 'actie-1',
        revision: 4,
        duration_ms: 12,
        outcome: 'accepted',
        msg: 'ActieStarten accepted',
      },
    ]);
  });

  it('gelooft alleen een goede traceparent', () => {
    expect([undefined, '', 'onzin', `00-${trace}-kort-01`].map(traceFields)).toEqual([{}, {}, {}, {}]);
  });

  it('kent woorden voor niveau en vorm, en zegt het van andere', () => {
    const reader = settingsReader({ LOG_LEVEL: 'hard', LOG_FORMAT: 'mooi' });
    readLogSettings(reader);
    expect(reader.faults.map((fault) => fault.split(' ')[0])).toEqual(['LOG_FORMAT', 'LOG_LEVEL']);
  });
});
