import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@actiespoor/plan/events';
import fc from 'fast-check';

import { composePlan } from '../actueel-plan/compose-plan.js';
import { rowsAsOf } from '../peildatum/rows-as-of.js';
import {
  actieId,
  actieOpgenomen,
  andereKnoopId,
  gestart,
  houten,
  knoopToegevoegd,
  leden,
  lopik,
  op,
  planId,
  planOpgesteld,
  positie,
  verhaal,
} from '../../test/verhaal.js';
import { planNa } from '../../test/vergelijken.js';
import { actieEvent, planEvent } from '../../test/willekeur.js';
import { adoptedContent, adoptedHash } from './adopted-content.js';

const dag = op('2022-06-21');
const begin: readonly DomainEvent[] = [planOpgesteld(), knoopToegevoegd(), knoopToegevoegd({ knoopId: andereKnoopId }), actieOpgenomen()];
const hashNa = (feiten: readonly DomainEvent[], aantal: number = feiten.length): string => adoptedHash(adoptedContent(planNa(feiten, aantal)));
const vastgesteld: DomainEvent = { type: 'PlanVastgesteld', data: { planId, orgaan: 'Bestuur', inhoudHash: hashNa(begin), op: dag } };

describe('De inhoud van een vaststelling', () => {
  it.each<[string, DomainEvent]>([
    ['hoe ver een organisatie is', gestart({ nummer: 1, op: '2022-01-01' })],
    ['wie meedoet', { type: 'DeelnameBesloten', data: { actieId, organisatie: lopik, vorige: null, besluit: 'nee', op: dag } }],
    ['een bijeenkomst', { type: 'BijeenkomstGehouden', data: { actieId, organisatie: houten, nummer: 1, op: dag } }],
    ['de vaststelling zelf', vastgesteld],
    ['dat een vaststelling wordt verwacht', { type: 'VaststellingGepland', data: { planId, orgaan: 'Bestuur', verwacht: op('2022-06'), op: dag } }],
  ])('verandert niet door %s', (_, feit) => {
    expect(hashNa([...begin, feit])).toBe(hashNa(begin));
  });

  it.each<[string, DomainEvent]>([
    ['een andere omschrijving', { type: 'ActieGewijzigd', data: { actieId, wijzigingen: [{ veld: 'omschrijving', oud: null, nieuw: 'Anders' }], op: dag } }],
    ['een rechtgezette schrijffout', { type: 'TekstGecorrigeerd', data: { actieId, veld: 'omschrijving', oud: 'Training', nieuw: 'training', op: dag } }],
    ['een actie die vervalt', { type: 'ActieVervallen', data: { actieId, motief: 'Niet nodig', op: dag } }],
    ['een nieuw onderdeel', knoopToegevoegd({ knoopId: 'c9' as never })],
    ['een planning', { type: 'PlanningVastgelegd', data: { actieId, oud: null, nieuw: { tekst: '2022', soort: 'eenmalig', zekerheid: 'hoog' }, op: dag } }],
  ])('verandert door %s', (_, feit) => {
    expect(hashNa([...begin, feit])).not.toBe(hashNa(begin));
  });

  it('hangt niet af van wie er dat jaar lid is, of van de dag waarop men kijkt', () => {
    const rijen = rowsAsOf(verhaal(...begin), {});
    if (rijen === undefined) throw new RangeError('Dit plan was er toen nog niet');
    const now = composePlan(rijen.plan, rijen.acties, { leden });
    const later = composePlan(rijen.plan, rijen.acties, { leden: [houten], peildatum: '2021-01-01' as never });
    expect(adoptedHash(adoptedContent(later))).toBe(adoptedHash(adoptedContent(now)));
  });

  it('is 64 hexadecimale cijfers, en voor altijd dezelfde', () => {
    expect(hashNa(begin)).toBe('4ba78f86bf1c77ccece73ab172141e638dc5f35334cefedb41bc1e0eb08039a5');
  });

  it('is uit de gebeurtenissen tot en met de vaststelling weer op te maken, wat er ook op volgt', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(actieEvent, planEvent), { maxLength: 15 }), fc.array(fc.oneof(actieEvent, planEvent), { maxLength: 15 }), (voor, na) => {
        const feiten = [...begin, ...voor];
        const toen = hashNa(feiten);
        const rijen = rowsAsOf(verhaal(...feiten, vastgesteld, ...na), { totEnMet: positie(feiten.length) });
        expect(rijen && adoptedHash(adoptedContent(composePlan(rijen.plan, rijen.acties, { leden: [] })))).toBe(toen);
      }),
    );
  });
});
