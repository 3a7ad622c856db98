import * as eventStore from '@actiespoor/event-store';
import { localIssuer } from '@actiespoor/identity';
import { ConfigFault } from '@actiespoor/platform';
import { describe, expect, it } from '@jest/globals';

import { CliFault, explain, Interrupted, statusOf, UsageFault } from './faults.js';

describe('Een fout', () => {
  it('die voorzien was staat er zoals zij is, een andere als onverwacht', () => {
    expect(explain(new CliFault('Zo niet.'))).toBe('Zo niet.');
    expect(explain(new ConfigFault(['PORT ontbreekt.']))).toBe('De instellingen kloppen niet:\n- PORT ontbreekt.');
    expect(explain(new eventStore.StreamTampered({ stream: 'plan-1', kind: 'closed', what: 'is afgesloten' }))).toMatch(/^Stream plan-1 is afgesloten\. /);
    expect(explain(new eventStore.UnknownEvent('Onbekende gebeurtenis: ActieGedanst, versie 1'))).toMatch(
      /^Onbekende gebeurtenis: ActieGedanst, versie 1\. .* werk dit programma bij/,
    );
    expect(explain(new RangeError('te ver'))).toBe('Dit ging onverwacht mis: te ver');
  });

  it('geeft nooit exitstatus 0', () => {
    expect([new CliFault('x'), new UsageFault('token', []), new Interrupted(), new Error('x'), 'x'].map(statusOf)).toEqual([1, 2, 130, 1, 1]);
  });
});

describe('Elke fout die een event store kan geven', () => {
  const kinds = Object.values<unknown>(eventStore).flatMap((member) => (typeof member === 'function' && member.prototype instanceof Error ? [member] : []));
  const faultOf = ({ prototype }: { readonly prototype: unknown }): unknown => Object.assign(Object.create(prototype as object) as object, { message: 'zin' });

  it('heeft een zin: geen is onverwacht', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(7);
    expect(kinds.filter((kind) => explain(faultOf(kind)).includes('onverwacht'))).toEqual([]);
  });
});

describe('Een map waar niets te maken is', () => {
  it('geeft een zin, en houdt de opdracht niet eindeloos op', async () => {
    const fault: unknown = await localIssuer('/proc/bestaat-niet/data').catch((one: unknown) => one);
    expect(explain(fault)).toBe(
      '/proc/bestaat-niet/data is niet te maken of niet te gebruiken (ENOENT): geef dit programma daar rechten, of kies met DATA_DIR een andere map.',
    );
  });
});
