import { datum } from '@actiespoor/kernel';
import { moviera, specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actieId, opgenomen, wens } from '../../test/actie.fixture.js';
import { actieDecider } from './actie.js';
import type { ActieEvent, Trekker } from './actie.events.js';
import type { PersoonId, TrekkerId } from '../ids.js';

const { given } = specFor(actieDecider);

const op = datum('2022-01-01');
const gemeente: Trekker = { trekkerId: 'trekker-1' as TrekkerId, tekst: 'Gemeente', soort: 'iedere-gemeente' };
const vanMoviera: Trekker = { trekkerId: 'trekker-2' as TrekkerId, tekst: 'Moviera', soort: 'organisatie', organisatie: moviera };

const toewijzen = (trekker: Trekker) => wens({ type: 'TrekkerToewijzen', data: { actieId, trekker, op } });
const ontheffen = ({ trekkerId }: Trekker) => wens({ type: 'TrekkerOntheffen', data: { actieId, trekkerId, op } });
const toegewezen = (trekker: Trekker): ActieEvent => ({ type: 'TrekkerToegewezen', data: { actieId, trekker, op } });
const ontheven = (trekker: Trekker): ActieEvent => ({ type: 'TrekkerOntheven', data: { actieId, op, trekker } });

describe('Een trekker toewijzen', () => {
  it('kan', () => {
    given(opgenomen).when(toewijzen(gemeente)).then(toegewezen(gemeente));
  });
  it('kan naast een andere', () => {
    given(opgenomen, toegewezen(gemeente)).when(toewijzen(vanMoviera)).then(toegewezen(vanMoviera));
  });
  it('is idempotent, ook onder een andere id', () => {
    given(opgenomen, toegewezen(gemeente)).when(toewijzen(gemeente)).then();
    given(opgenomen, toegewezen(gemeente))
      .when(toewijzen({ ...gemeente, trekkerId: 'trekker-9' as TrekkerId }))
      .then();
  });
  it('is idempotent, ook van een persoon die er onder een eerder id staat', () => {
    const wil: Trekker = { trekkerId: 'trekker-3' as TrekkerId, tekst: 'Wil', soort: 'persoon', persoon: 'wil-nu' as PersoonId };
    const toen: Trekker = { ...wil, trekkerId: 'trekker-4' as TrekkerId, persoon: 'wil-toen' as PersoonId };
    const { planContext, ...wish } = toewijzen(wil);
    given(opgenomen, toegewezen(toen))
      .when({ ...wish, planContext: { ...planContext, persoonIds: ['wil-nu', 'wil-toen'] } })
      .then();
    given(opgenomen, toegewezen(toen)).when(toewijzen(wil)).then(toegewezen(wil));
  });
  it('kan niet met de id van een andere', () => {
    given(opgenomen, toegewezen(gemeente))
      .when(toewijzen({ ...vanMoviera, trekkerId: gemeente.trekkerId }))
      .thenRefused('trekker-bestaat-al');
  });
  it('kan opnieuw na een ontheffing', () => {
    given(opgenomen, toegewezen(gemeente), ontheven(gemeente)).when(toewijzen(gemeente)).then(toegewezen(gemeente));
  });
});

describe('Een trekker ontheffen', () => {
  it('kan, en onthoudt wie het was', () => {
    given(opgenomen, toegewezen(gemeente), toegewezen(vanMoviera)).when(ontheffen(gemeente)).then(ontheven(gemeente));
  });
  it('is idempotent', () => {
    given(opgenomen, toegewezen(gemeente), ontheven(gemeente)).when(ontheffen(gemeente)).then();
  });
  it('kan opnieuw na een nieuwe toewijzing', () => {
    given(opgenomen, toegewezen(gemeente), ontheven(gemeente), toegewezen(gemeente)).when(ontheffen(gemeente)).then(ontheven(gemeente));
  });
  it('kan niet met wie nooit trekker was', () => {
    given(opgenomen, toegewezen(gemeente)).when(ontheffen(vanMoviera)).thenRefused('trekker-onbekend');
  });
});
