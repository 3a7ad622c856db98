import { datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actielijn1, knoopToegevoegd, knoopToevoegen, opgesteld, planId, verteld } from '../../test/plan.fixture.js';
import type { ActieId, KnoopId } from '../ids.js';
import { planDecider } from './plan.js';
import type { PlanCommandData } from './plan.commands.js';
import type { Knoopdeel, PlanEvent } from './plan.events.js';

const { given } = specFor(planDecider, verteld);

const id = (nummer: number): KnoopId => `1a7d3f52-63c5-5a0e-9a55-94c8b2e51b0${String(nummer)}` as KnoopId;
const actie = (nummer: number): ActieId => `7c2e9a10-5b3d-5f4e-8a6c-1d2e3f4a5b0${String(nummer)}` as ActieId;
const op = datum('2023-01-01');
const lijn1 = actielijn1.knoopId;
const [lijn2, thema] = [id(2), id(3)];

const toegevoegd = (knoopId: KnoopId, volgorde: number, bovenliggend?: KnoopId): PlanEvent => ({
  type: 'KnoopToegevoegd',
  data: { planId, knoopId, niveau: 'thema', titel: 'Meldcode', volgorde, ...(bovenliggend ? { bovenliggend } : {}), op: datum('2022-03-01') },
});

/** Two actielijnen, and a thema under the first. */
const boom = [opgesteld, knoopToegevoegd, toegevoegd(lijn2, 2), toegevoegd(thema, 1, lijn1)];

const verplaatsen = (wens: Omit<PlanCommandData<'KnoopVerplaatsen'>, 'planId' | 'op'>) =>
  ({ type: 'KnoopVerplaatsen', data: { planId, ...wens, op } }) as const;
const samenvoegen = (wens: Omit<PlanCommandData<'KnoopSamenvoegen'>, 'planId' | 'op'>) =>
  ({ type: 'KnoopSamenvoegen', data: { planId, ...wens, op } }) as const;
const splitsen = (knoopId: KnoopId, ...delen: readonly Knoopdeel[]) => ({ type: 'KnoopSplitsen', data: { planId, knoopId, delen, op } }) as const;

const verplaatst: PlanEvent = {
  type: 'KnoopVerplaatst',
  data: { planId, knoopId: thema, oud: { bovenliggend: lijn1, volgorde: 1 }, nieuw: { bovenliggend: lijn2, volgorde: 3 }, op },
};
const samengevoegd: PlanEvent = { type: 'KnoopSamengevoegd', data: { planId, knopen: [lijn1], in: lijn2, op } };
const nieuw = { niveau: 'actielijn', titel: 'Beter in beeld', volgorde: 1 };
const deel = (nummer: number, ...acties: readonly ActieId[]): Knoopdeel => ({
  knoopId: id(nummer),
  niveau: 'thema',
  titel: 'Scholing',
  volgorde: nummer,
  acties,
});
const gesplitst: PlanEvent = {
  type: 'KnoopGesplitst',
  data: { planId, knoopId: thema, bovenliggend: lijn1, delen: [deel(5, actie(1)), deel(6)], op },
};

describe('Een knoop verplaatsen', () => {
  it('legt vast waar hij hing en waar hij hangt', () => {
    given(...boom)
      .when(verplaatsen({ knoopId: thema, bovenliggend: lijn2, volgorde: 3 }))
      .then(verplaatst);
  });
  it('kan ook naar boven in het plan', () => {
    given(...boom)
      .when(verplaatsen({ knoopId: thema, volgorde: 3 }))
      .then({
        type: 'KnoopVerplaatst',
        data: { planId, knoopId: thema, oud: { bovenliggend: lijn1, volgorde: 1 }, nieuw: { bovenliggend: null, volgorde: 3 }, op },
      });
  });
  it('kan ook tussen zijn buren, en vergelijkt met hoe het nu is', () => {
    given(...boom, verplaatst)
      .when(verplaatsen({ knoopId: thema, bovenliggend: lijn2, volgorde: 1 }))
      .then({
        type: 'KnoopVerplaatst',
        data: { planId, knoopId: thema, oud: { bovenliggend: lijn2, volgorde: 3 }, nieuw: { bovenliggend: lijn2, volgorde: 1 }, op },
      });
  });
  it('is recht te zetten door van die dag opnieuw te vertellen', () => {
    const onder = (knoopId: KnoopId, bovenliggend: KnoopId | null, dag: string): PlanEvent => ({
      type: 'KnoopVerplaatst',
      data: { planId, knoopId, oud: { bovenliggend: null, volgorde: 1 }, nieuw: { bovenliggend, volgorde: 1 }, op: datum(dag) },
    });
    const eerder = verplaatsen({ knoopId: lijn2, bovenliggend: lijn1, volgorde: 1 });
    given(...boom, onder(lijn1, lijn2, '2023-06-01'))
      .when(eerder)
      .thenRefused('later-feit');
    given(...boom, onder(lijn1, lijn2, '2023-06-01'), onder(lijn1, null, '2023-06-01'))
      .when(eerder)
      .thenAccepted({});
  });
  it('is idempotent', () => {
    given(...boom, verplaatst)
      .when(verplaatsen({ knoopId: thema, bovenliggend: lijn2, volgorde: 3 }))
      .then();
  });
  it('kan niet onder zichzelf', () => {
    given(...boom)
      .when(verplaatsen({ knoopId: lijn1, bovenliggend: lijn1, volgorde: 1 }))
      .thenRefused('knoop-onder-zichzelf');
  });
  it('kan niet onder wat onder hem hangt', () => {
    given(...boom)
      .when(verplaatsen({ knoopId: lijn1, bovenliggend: thema, volgorde: 1 }))
      .thenRefused('knoop-onder-zichzelf');
  });
  it('kan niet met of onder een knoop die het plan niet heeft', () => {
    given(...boom)
      .when(verplaatsen({ knoopId: id(9), volgorde: 1 }))
      .thenRefused('knoop-onbekend');
    given(...boom)
      .when(verplaatsen({ knoopId: thema, bovenliggend: id(9), volgorde: 1 }))
      .thenRefused('knoop-onbekend');
  });
  it('kan niet met of onder een knoop die is opgegaan', () => {
    given(...boom, samengevoegd)
      .when(verplaatsen({ knoopId: lijn1, volgorde: 1 }))
      .thenRefused('knoop-opgegaan');
    given(...boom, samengevoegd)
      .when(verplaatsen({ knoopId: thema, bovenliggend: lijn1, volgorde: 1 }))
      .thenRefused('knoop-opgegaan');
  });
});

describe('Knopen samenvoegen', () => {
  it('kan in een knoop die blijft', () => {
    given(...boom)
      .when(samenvoegen({ knopen: [lijn1], in: lijn2 }))
      .then(samengevoegd);
  });
  it('kan in een knoop die ervoor gemaakt wordt', () => {
    given(...boom)
      .when(samenvoegen({ knopen: [lijn1, lijn2], in: id(4), nieuw }))
      .then({ type: 'KnoopSamengevoegd', data: { planId, knopen: [lijn1, lijn2], in: id(4), nieuw, op } });
  });
  it('neemt mee wat eronder hing', () => {
    given(...boom, samengevoegd)
      .when(verplaatsen({ knoopId: thema, volgorde: 1 }))
      .then({
        type: 'KnoopVerplaatst',
        data: { planId, knoopId: thema, oud: { bovenliggend: lijn2, volgorde: 1 }, nieuw: { bovenliggend: null, volgorde: 1 }, op },
      });
  });
  it('is idempotent', () => {
    given(...boom, samengevoegd)
      .when(samenvoegen({ knopen: [lijn1], in: lijn2 }))
      .then();
  });
  it('kan niet met zichzelf, met niets, of twee keer met dezelfde', () => {
    given(...boom)
      .when(samenvoegen({ knopen: [lijn1], in: lijn1 }))
      .thenRefused('samenvoeging-onjuist');
    given(...boom)
      .when(samenvoegen({ knopen: [], in: lijn1 }))
      .thenRefused('samenvoeging-onjuist');
    given(...boom)
      .when(samenvoegen({ knopen: [lijn1, lijn1], in: lijn2 }))
      .thenRefused('samenvoeging-onjuist');
    given(...boom)
      .when(samenvoegen({ knopen: [lijn1], in: id(4), nieuw }))
      .thenRefused('samenvoeging-onjuist');
  });
  it('kan niet in wat eronder hangt', () => {
    given(...boom)
      .when(samenvoegen({ knopen: [lijn1], in: thema }))
      .thenRefused('knoop-onder-zichzelf');
    given(...boom)
      .when(samenvoegen({ knopen: [lijn1, lijn2], in: id(4), nieuw: { ...nieuw, bovenliggend: thema } }))
      .thenRefused('knoop-onder-zichzelf');
  });
  it('kan niet met een knoop die het plan niet heeft, of die al is opgegaan', () => {
    given(...boom)
      .when(samenvoegen({ knopen: [id(9)], in: lijn2 }))
      .thenRefused('knoop-onbekend');
    given(...boom, samengevoegd)
      .when(samenvoegen({ knopen: [lijn1], in: thema }))
      .thenRefused('knoop-opgegaan');
  });
  it('kan niet in een nieuwe knoop die er al is of was', () => {
    given(...boom)
      .when(samenvoegen({ knopen: [lijn2, thema], in: lijn1, nieuw }))
      .thenRefused('knoop-bestaat-al');
    given(...boom, samengevoegd)
      .when(samenvoegen({ knopen: [lijn2, thema], in: lijn1, nieuw }))
      .thenRefused('knoop-bestaat-al');
  });
});

describe('Een knoop splitsen', () => {
  it('maakt delen die hangen waar het geheel hing, elk met zijn acties', () => {
    given(...boom)
      .when(splitsen(thema, deel(5, actie(1)), deel(6)))
      .then(gesplitst);
  });
  it('laat wat eronder hing bij het eerste deel', () => {
    given(...boom)
      .when(splitsen(lijn1, deel(5), deel(6)))
      .then({ type: 'KnoopGesplitst', data: { planId, knoopId: lijn1, delen: [deel(5), deel(6)], op } });
    given(...boom, { type: 'KnoopGesplitst', data: { planId, knoopId: lijn1, delen: [deel(5), deel(6)], op } })
      .when(verplaatsen({ knoopId: thema, bovenliggend: id(5), volgorde: 1 }))
      .then();
  });
  it('is idempotent', () => {
    given(...boom, gesplitst)
      .when(splitsen(thema, deel(5, actie(1)), deel(6)))
      .then();
  });
  it('kan niet in één deel, in twee keer hetzelfde, of met een actie in twee delen', () => {
    given(...boom)
      .when(splitsen(thema, deel(5)))
      .thenRefused('splitsing-onjuist');
    given(...boom)
      .when(splitsen(thema, deel(5), deel(5)))
      .thenRefused('splitsing-onjuist');
    given(...boom)
      .when(splitsen(thema, deel(3), deel(5)))
      .thenRefused('splitsing-onjuist');
    given(...boom)
      .when(splitsen(thema, deel(5, actie(1)), deel(6, actie(1))))
      .thenRefused('splitsing-onjuist');
  });
  it('kan niet met een knoop die het plan niet heeft, of nog eens anders', () => {
    given(...boom)
      .when(splitsen(id(9), deel(5), deel(6)))
      .thenRefused('knoop-onbekend');
    given(...boom, gesplitst)
      .when(splitsen(thema, deel(7), deel(8)))
      .thenRefused('knoop-opgegaan');
  });
  it('kan niet in een deel dat er al is', () => {
    given(...boom)
      .when(splitsen(thema, deel(2), deel(5)))
      .thenRefused('knoop-bestaat-al');
  });
});

describe('Een knoop die is opgegaan', () => {
  it('is niet meer te wijzigen en komt niet terug', () => {
    given(...boom, samengevoegd)
      .when({ type: 'KnoopWijzigen', data: { planId, knoopId: lijn1, titel: 'Toch niet', op } })
      .thenRefused('knoop-opgegaan');
    given(...boom, samengevoegd)
      .when({ ...knoopToevoegen, data: { ...knoopToevoegen.data, op } })
      .thenRefused('knoop-opgegaan');
  });
  it('krijgt niets meer onder zich', () => {
    const onder: PlanCommandData<'KnoopToevoegen'> = { planId, knoopId: id(7), niveau: 'thema', titel: 'Meldcode', bovenliggend: lijn1, volgorde: 1, op };
    given(...boom, samengevoegd)
      .when({ type: 'KnoopToevoegen', data: onder })
      .thenRefused('knoop-opgegaan');
  });
});
