import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@actiespoor/plan/events';

import { andereKnoopId, knoopId, knoopSamengevoegd, knoopToegevoegd, op, planId, planOpgesteld, vandaag, verhaal } from '../../test/verhaal.js';
import { rowsAsOf } from '../peildatum/rows-as-of.js';
import { planOpTijdstip } from '../tijdlijn/inhoud.js';
import { composeSignalen } from './compose-signalen.js';

const peil = { peildatum: vandaag('2025-01-01') };

const dubbel = (...events: readonly DomainEvent[]): readonly unknown[] => {
  const recorded = verhaal(planOpgesteld(), knoopToegevoegd(), ...events);
  const rijen = rowsAsOf(recorded, peil);
  const plan = rijen && planOpTijdstip(rijen);
  return composeSignalen({ plannen: plan ? [plan] : [], events: recorded, register: new Map() }, peil);
};

const ander = (more: Parameters<typeof knoopToegevoegd>[0] = {}) => knoopToegevoegd({ knoopId: andereKnoopId, titel: 'Stoppen', ...more });
const gewijzigd = (dag: string): DomainEvent => ({
  type: 'KnoopGewijzigd',
  data: { planId, knoopId: andereKnoopId, wijzigingen: [{ veld: 'code', oud: '1', nieuw: '2' }], op: op(dag) },
});

describe('Een code die twee onderdelen naast elkaar hebben', () => {
  it('is een signaal met de onderdelen, van en tot', () => {
    expect(dubbel(ander({ code: '\u00ad1 ' }), gewijzigd('2022-03'))).toMatchObject([
      {
        soort: 'dubbele-code-onderdeel',
        code: '1',
        acties: [],
        onderdelen: [
          { knoopId, titel: 'Eerder in beeld' },
          { knoopId: andereKnoopId, titel: 'Stoppen' },
        ],
        van: '2021-01-01',
        tot: '2022-02-28',
      },
    ]);
  });
  it('is er niet meer als een van beide van de eerste dag af een andere code kreeg, of opging', () => {
    expect(dubbel(ander(), gewijzigd('2021-01-01'))).toEqual([]);
    expect(dubbel(ander(), knoopSamengevoegd([andereKnoopId], knoopId, '2022-01-01'))).toMatchObject([{ van: '2021-01-01', tot: '2021-12-31' }]);
  });
  it('is er niet op een ander niveau of onder een ander onderdeel: plannen herhalen hun nummers', () => {
    expect([dubbel(ander({ niveau: 'thema' })), dubbel(ander({ bovenliggend: knoopId }))]).toEqual([[], []]);
  });
});
