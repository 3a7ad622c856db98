import { describe, expect, it } from '@jest/globals';
import type { Definitie, DomainEvent, IndicatorId } from '@actiespoor/plan/events';

import { op, positie, recorded } from '../../test/verhaal.js';
import { spoor } from '../spoor/spoor.projection.js';
import { indicatoren } from './indicatoren.projection.js';

const indicatorId = 'indicator-1' as IndicatorId;
const stream = 'indicator-indicator-1';
const eerste: Definitie = {
  maat: 'aandeel',
  per: 'actielijn',
  teller: ['uitgevoerd', 'geevalueerd'],
  noemer: ['gestart', 'uitgevoerd', 'geevalueerd'],
  telregel: { zonderBesluit: 'telt-mee', onzeker: 'telt-mee' },
};
const tweede: Definitie = { ...eerste, teller: ['geevalueerd'], telregel: { zonderBesluit: 'telt-niet-mee', onzeker: 'telt-mee' } };
const derde: Definitie = { ...tweede, per: 'plan' };

const gedefinieerd: DomainEvent = {
  type: 'IndicatorGedefinieerd',
  data: { indicatorId, naam: 'Aandeel', omschrijving: 'Wat is gedaan', definitie: eerste, op: op('2022-01-01') },
};
const herzien = (versie: number, oud: Definitie, nieuw: Definitie): DomainEvent => ({
  type: 'IndicatorHerzien',
  data: { indicatorId, versie, oud, nieuw, motief: 'De raad vraagt om conclusies', op: op('2023-04') },
});

const stored = [gedefinieerd, herzien(2, eerste, tweede), herzien(3, tweede, derde)].map((event, nummer) => recorded(event, { stream, nummer }));

describe('Een indicator', () => {
  it('staat onder zijn id, met alle versies op volgorde', () => {
    expect(stored.flatMap((event) => indicatoren.keysOf(event))).toEqual([indicatorId, indicatorId, indicatorId]);
    const rij = stored.reduce<object | undefined>((na, event) => indicatoren.project(na as never, event, indicatorId), undefined);
    expect(rij).toEqual({
      stream,
      revisie: 2,
      positie: positie(2),
      indicatorId,
      naam: 'Aandeel',
      omschrijving: 'Wat is gedaan',
      versies: [
        { versie: 1, definitie: eerste, op: '2022-01-01' },
        { versie: 2, definitie: tweede, op: '2023-04', motief: 'De raad vraagt om conclusies' },
        { versie: 3, definitie: derde, op: '2023-04', motief: 'De raad vraagt om conclusies' },
      ],
    });
  });

  it('verandert niet als hetzelfde nog eens langskomt', () => {
    const twice = [...stored, ...stored.slice(2)].reduce<object | undefined>((na, event) => indicatoren.project(na as never, event, indicatorId), undefined);
    expect(twice).toMatchObject({ revisie: 2, versies: [{ versie: 1 }, { versie: 2 }, { versie: 3 }] });
  });
});

describe('Het spoor van een indicator', () => {
  const regels = stored.map((event) => spoor.project(undefined, event, event.id));

  it('zegt wat de definitie was', () => {
    expect(regels[0]).toMatchObject({ soort: 'indicator-gedefinieerd', indicatorId, organisatie: 'GM0321' });
    expect(regels[0]?.wijzigingen).toEqual([
      { veld: 'naam', oud: null, nieuw: 'Aandeel' },
      { veld: 'omschrijving', oud: null, nieuw: 'Wat is gedaan' },
      { veld: 'maat', oud: null, nieuw: 'aandeel' },
      { veld: 'per', oud: null, nieuw: 'actielijn' },
      { veld: 'teller', oud: null, nieuw: 'uitgevoerd, geevalueerd' },
      { veld: 'noemer', oud: null, nieuw: 'gestart, uitgevoerd, geevalueerd' },
      { veld: 'telregel.zonderBesluit', oud: null, nieuw: 'telt-mee' },
      { veld: 'telregel.onzeker', oud: null, nieuw: 'telt-mee' },
    ]);
  });

  it('zegt wat er door een herziening anders werd, en waarom', () => {
    expect(regels[1]).toMatchObject({ soort: 'indicator-herzien', reden: 'De raad vraagt om conclusies' });
    expect(regels[1]?.wijzigingen).toEqual([
      { veld: 'versie', oud: '1', nieuw: '2' },
      { veld: 'teller', oud: 'uitgevoerd, geevalueerd', nieuw: 'geevalueerd' },
      { veld: 'telregel.zonderBesluit', oud: 'telt-mee', nieuw: 'telt-niet-mee' },
    ]);
    expect(regels[2]?.wijzigingen).toEqual([
      { veld: 'versie', oud: '2', nieuw: '3' },
      { veld: 'per', oud: 'actielijn', nieuw: 'plan' },
    ]);
  });
});
