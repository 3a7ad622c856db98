import type { DomainEvent } from '@actiespoor/plan/events';
import { describe, expect, it } from '@jest/globals';

import { actieId, actieOpgenomen, andereActieId, gecorrigeerd, gestart, houten, op, planId, planOpgesteld, vandaag, verhaal } from '../../test/verhaal.js';
import { rowsAsOf } from '../peildatum/rows-as-of.js';
import { planOpTijdstip } from '../tijdlijn/inhoud.js';
import { composeSignalen } from './compose-signalen.js';

const signalenVan = (peildatum: string, events: readonly DomainEvent[]): readonly (readonly [string, readonly string[]])[] => {
  const recorded = verhaal(planOpgesteld(), actieOpgenomen(), ...events);
  const asOf = { peildatum: vandaag(peildatum) };
  const rijen = rowsAsOf(recorded, asOf);
  const standen = rijen && planOpTijdstip(rijen);
  const signalen = composeSignalen({ plannen: standen ? [standen] : [], events: recorded, register: new Map() }, asOf);
  return signalen
    .filter(({ soort }) => soort !== 'geen-lid' && soort !== 'naar-onbekende-organisatie')
    .map((signaal) => [signaal.soort, 'feiten' in signaal ? signaal.feiten.map((feit) => `${feit.soort} ${feit.op}`) : []]);
};
const nu = (...events: readonly DomainEvent[]) => signalenVan('2025-01-01', events);

const deel = actieOpgenomen({ actieId: andereActieId, hoofdactieId: actieId, code: '1a1', op: op('2022-03-01') });
const vervallen = (dag: string, id = andereActieId): DomainEvent => ({ type: 'ActieVervallen', data: { actieId: id, motief: 'Gaat niet door', op: op(dag) } });
const hersteld = (dag: string, id = andereActieId): DomainEvent => ({ type: 'ActieHersteld', data: { actieId: id, motief: 'Toch wel', op: op(dag) } });
const melding = (dag: string, nummer = 1) => gestart({ nummer, op: dag });
const bijeenkomst: DomainEvent = { type: 'BijeenkomstGehouden', data: { actieId, organisatie: houten, nummer: 1, op: op('2022-04-01') } };
const besluit: DomainEvent = { type: 'DeelnameBesloten', data: { actieId, organisatie: houten, vorige: null, besluit: 'ja', op: op('2022-04-01') } };

describe('Wat over een actie zelf is gezegd op een dag waarop zij deelacties had', () => {
  const signaal = (...feiten: readonly string[]) => [['melding-naast-deelacties', feiten]];

  it('is een signaal, in welke volgorde het ook is verteld', () => {
    expect(nu(deel, melding('2022-04-01'))).toEqual(signaal('actie-gestart 2022-04-01'));
    expect(nu(melding('2022-04-01'), deel)).toEqual(signaal('actie-gestart 2022-04-01'));
    expect(nu(deel, bijeenkomst, besluit)).toEqual(signaal('bijeenkomst-gehouden 2022-04-01', 'deelname-besloten 2022-04-01'));
    expect(nu(melding('2022-03-01'), deel)).toEqual(signaal('actie-gestart 2022-03-01'));
  });
  it('is dat niet van een dag ervoor, en niet van een dag waarop alle deelacties vervallen waren', () => {
    expect(nu(deel, melding('2022-02'))).toEqual([]);
    expect(nu(deel, vervallen('2022-04-01'), melding('2022-04-01'))).toEqual([]);
    expect(nu(deel, vervallen('2022-04-01'), melding('2022-05-01'), hersteld('2022-06-01'))).toEqual([]);
    expect(nu(deel, vervallen('2022-04-01'), melding('2022-05-01'), hersteld('2022-04-15'))).toEqual(signaal('actie-gestart 2022-05-01'));
  });
  it('blijft het ook als de deelactie later vervalt, en is het op een eerdere peildatum nog niet', () => {
    expect(nu(deel, melding('2022-04-01'), vervallen('2022-06-01'))).toEqual(signaal('actie-gestart 2022-04-01'));
    expect(signalenVan('2022-03-31', [deel, melding('2022-04-01')])).toEqual([]);
  });
  it('is hersteld als de melding is ingetrokken of naar een dag ervoor gecorrigeerd, of de deelactie er pas later bij kwam', () => {
    expect(nu(deel, melding('2022-04-01'), gecorrigeerd({ nummer: 2, vervangt: 1, op: '2022-04-01' }))).toEqual([]);
    expect(nu(deel, melding('2022-04-01'), gecorrigeerd({ nummer: 2, vervangt: 1, op: '2022-02-01', status: 'gestart' }))).toEqual([]);
    expect(nu(deel, melding('2022-04-01'), vervallen('2022-03-01'), hersteld('2022-05-01'))).toEqual([]);
  });
});

describe('Wat van een actie of plan is vastgelegd van na het eigen einde', () => {
  const gewijzigd: DomainEvent = {
    type: 'ActieGewijzigd',
    data: { actieId, wijzigingen: [{ veld: 'omschrijving', oud: null, nieuw: 'X' }], op: op('2022-04-01') },
  };
  const getypt: DomainEvent = { type: 'TekstGecorrigeerd', data: { actieId, veld: 'omschrijving', oud: '', nieuw: 'Y', op: op('2022-04-01') } };

  it('is een signaal tot de actie op die dag is hersteld en later verviel; een schrijffout is dat niet', () => {
    expect(nu(gewijzigd, getypt, besluit, vervallen('2022-03-01', actieId))).toEqual([
      ['later-dan-vervallen', ['actie-gewijzigd 2022-04-01', 'deelname-besloten 2022-04-01']],
    ]);
    expect(nu(gewijzigd, vervallen('2022-03-01', actieId), hersteld('2022-03-01', actieId), vervallen('2022-05-01', actieId))).toEqual([]);
    expect(nu(gewijzigd, vervallen('2022-05-01', actieId))).toEqual([]);
  });
  it('ook van het plan zelf', () => {
    const gehouden: DomainEvent = {
      type: 'ConsultatieGehouden',
      data: { planId, consultatieId: 'c' as never, soort: 'advies', onderwerp: 'Concept', deelnemers: ['Raad'], op: op('2022-04-01') },
    };
    const ingetrokken = (dag: string): DomainEvent => ({ type: 'PlanIngetrokken', data: { planId, motief: 'Opgegaan in een ander', op: op(dag) } });
    expect(nu(gehouden, ingetrokken('2022-03-01'))).toEqual([['later-dan-intrekking', ['consultatie-gehouden 2022-04-01']]]);
    expect(nu(gehouden, ingetrokken('2022-05-01'))).toEqual([]);
  });
});
