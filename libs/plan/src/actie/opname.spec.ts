import { datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actieId, andereActie, opgenomen, opname, vervallen, wens } from '../../test/actie.fixture.js';
import { actieDecider } from './actie.js';
import type { ActieCommandOf } from './actie.commands.js';

const { given } = specFor(actieDecider);

const opnemen = (anders: Partial<ActieCommandOf<'ActieOpnemen'>['data']> = {}) => wens({ type: 'ActieOpnemen', data: { ...opname, ...anders } });

describe('Een actie opnemen', () => {
  it('kan in een knoop van het plan', () => {
    given().when(opnemen()).then(opgenomen);
  });
  it('kan als deelactie, zonder knoop, code of schaal van zichzelf', () => {
    const { planId, op } = opname;
    const deel = { actieId: andereActie, planId, hoofdactieId: actieId, soort: 'actie', omschrijving: 'Intervisie', volgorde: 3, op } as const;
    given().when(wens({ type: 'ActieOpnemen', data: deel })).then({ type: 'ActieOpgenomen', data: deel });
  });
  it('kan niet in een knoop die het plan niet heeft', () => {
    given().when(wens({ type: 'ActieOpnemen', data: opname }, { knopen: [] })).thenRefused('knoop-onbekend');
  });
  it('kan niet met een code die het plan al aan een andere actie gaf', () => {
    given().when(opnemen({ code: '1b' })).thenRefused('code-bezet');
  });
  it('kan met elke andere code, hoe die ook heet', () => {
    const data = { ...opname, code: 'constructor' };
    given().when(wens({ type: 'ActieOpnemen', data })).then({ type: 'ActieOpgenomen', data });
  });
  it('is idempotent, ook op een andere dag', () => {
    given(opgenomen).when(opnemen()).then();
    given(opgenomen).when(opnemen({ op: datum('2022-01-01') })).then();
  });
  it('kan niet nog eens met een andere inhoud', () => {
    given(opgenomen).when(opnemen({ omschrijving: 'Iets anders' })).thenRefused('actie-bestaat-al');
    given(opgenomen).when(opnemen({ schaal: { tekst: 'Lokaal', soort: 'regionaal' } })).thenRefused('actie-bestaat-al');
  });
});

describe('Een actie laten vervallen', () => {
  const latenVervallen = (motief: string) => wens({ type: 'ActieLatenVervallen', data: { actieId, motief, op: datum('2022-12-01') } });

  it('kan met een motief', () => {
    given(opgenomen).when(latenVervallen('Gaat op in een andere actie')).then(vervallen);
  });
  it('is idempotent', () => {
    given(opgenomen, vervallen).when(latenVervallen('Gaat op in een andere actie')).then();
  });
  it('kan niet nog eens met een ander motief', () => {
    given(opgenomen, vervallen).when(latenVervallen('Geen geld meer')).thenRefused('actie-vervallen');
  });
});
