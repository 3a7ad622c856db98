import { datum } from '@actiespoor/kernel';
import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { describe, expect, it } from '@jest/globals';

import type { ActieStanden, PlanStanden } from '../tijdlijn/standen.js';
import { composeSignalen } from './compose-signalen.js';

const op = datum('2022-03-01');
const eigenaar = 'GM0321' as OrganisatieCode;

const actie = (id: string, code: string | null, more: Partial<ActieStanden['actie']> = {}): ActieStanden => ({
  actie: {
    opname: { op, waarde: { actieId: id as ActieId, planId: 'p' as PlanId, volgorde: 1 } },
    code: { op, waarde: code },
    omschrijving: { op, waarde: `Actie ${id}` },
    ...more,
  },
  uitvoeringen: {},
});

const plan = (status: 'concept' | 'ingetrokken', ...acties: readonly ActieStanden[]): PlanStanden => ({
  plan: {
    opgesteld: { op, waarde: { planId: 'p' as PlanId, titel: 'Lokaal plan', soort: 'lokaal', eigenaar, periode: {} } },
    status: { op, waarde: status },
    knopen: [],
    opgegaan: {},
  },
  acties,
});

describe('Een code die twee acties hebben', () => {
  it('is een signaal, ook als zij anders geschreven is', () => {
    expect(composeSignalen([plan('concept', actie('a', '5b'), actie('b', '5B '), actie('c', '5c'))])).toEqual([
      {
        soort: 'dubbele-code',
        planId: 'p',
        plan: 'Lokaal plan',
        organisatie: eigenaar,
        code: '5b',
        acties: [
          { actieId: 'a', omschrijving: 'Actie a' },
          { actieId: 'b', omschrijving: 'Actie b' },
        ],
      },
    ]);
  });
  it('is er niet zonder code, of als een van beide is vervallen', () => {
    expect(composeSignalen([plan('concept', actie('a', null), actie('b', null))])).toEqual([]);
    expect(composeSignalen([plan('concept', actie('a', '1'), actie('b', '1', { vervallen: { op, waarde: 'Dubbel' } }))])).toEqual([]);
  });
  it('is er niet meer in een ingetrokken plan', () => {
    expect(composeSignalen([plan('ingetrokken', actie('a', '1'), actie('b', '1'))])).toEqual([]);
  });
});

const inConcept = (...acties: readonly ActieStanden[]): PlanStanden => plan('concept', ...acties);

describe('Wat later is dan het einde', () => {
  const einde = datum('2022-05-01');
  const melding = (dag: string): ActieStanden['uitvoeringen'] => ({ [eigenaar]: { status: { op: datum(dag), waarde: 'gestart' } } });
  const metMelding = (id: string, dag: string, hoofdactieId?: string): ActieStanden => {
    const stand = actie(id, null);
    const waarde = { ...stand.actie.opname.waarde, ...(hoofdactieId !== undefined && { hoofdactieId: hoofdactieId as ActieId }) };
    return { actie: { ...stand.actie, opname: { op, waarde } }, uitvoeringen: melding(dag) };
  };
  const signaal = { planId: 'p', plan: 'Lokaal plan', organisatie: eigenaar, einde };

  it('van het plan is een signaal dat die acties noemt', () => {
    const { plan, acties } = inConcept(metMelding('a', '2022-04'), metMelding('b', '2022-06'));
    const ingetrokken = { plan: { ...plan, status: { op: einde, waarde: 'ingetrokken' as const } }, acties };
    expect(composeSignalen([ingetrokken])).toEqual([{ soort: 'later-dan-intrekking', ...signaal, acties: [{ actieId: 'b', omschrijving: 'Actie b' }] }]);
  });
  it('van de hoofdactie ook', () => {
    const hoofd = actie('h', null, { vervallen: { op: einde, waarde: 'Gaat niet door' } });
    expect(composeSignalen([inConcept(hoofd, metMelding('a', '2022-06', 'h'), metMelding('b', '2022-04', 'h'), metMelding('c', '2022-06'))])).toEqual([
      { soort: 'later-dan-hoofdactie', ...signaal, acties: [{ actieId: 'a', omschrijving: 'Actie a' }] },
    ]);
  });
});
