import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '@actiespoor/event-store';
import { dag, type Datum, firstDay } from '@actiespoor/kernel';
import fc from 'fast-check';

import { actieOpgenomen, importId, planOpgesteld, verhaal } from '../../test/verhaal.js';
import { actieEvent, planEvent } from '../../test/willekeur.js';
import { rowsAsOf, type AsOf } from '../peildatum/rows-as-of.js';
import { type ActieInTijdvak, type PlanInTijdvak, planOpTijdstip } from './inhoud.js';
import { tijdlijn, type TijdlijnRij } from './tijdlijn.projection.js';
import { tijdvakken, type Tijdvak } from './tijdvakken.js';

const dagen = [
  '2020-12-31',
  '2021-01-01',
  '2021-06-30',
  '2021-07-01',
  '2021-09-30',
  '2021-10-01',
  '2021-10-02',
  '2022-01-01',
  '2022-08-31',
  '2022-09-01',
  '2023-01-01',
  '2024-01-01',
].map(dag);

const minuut = (nummer: number): string => new Date(Date.UTC(2024, 0, 1, 12, nummer)).toISOString();

/** A plan with one actie and its facts; recorded minute after minute, some at once, sometimes by a clock that went back. */
const geschiedenis = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: actieEvent }, { weight: 1, arbitrary: planEvent }), { maxLength: 30 }),
    fc.array(fc.constantFrom(0, 1, 1, 1, 5, -2), { minLength: 32, maxLength: 32 }),
    fc.boolean(),
  )
  .map(([facts, stappen, isImport]): readonly Recorded[] => {
    let nummer = 10;
    return verhaal(planOpgesteld(isImport ? { importId } : {}), actieOpgenomen(), ...facts).map((event, index) => {
      nummer += stappen[index] ?? 1;
      return { ...event, metadata: { ...event.metadata, recordedAt: minuut(nummer) } };
    });
  });

const punt: fc.Arbitrary<AsOf> = fc.record(
  { peildatum: fc.constantFrom(...dagen), bekendOp: fc.integer({ min: 8, max: 60 }).map(minuut) },
  { requiredKeys: [] },
);

type Rijen = ReadonlyMap<string, TijdlijnRij>;

const foldedRows = (events: readonly Recorded[], rijen: Rijen = new Map()): Rijen => {
  const na = new Map(rijen);
  for (const event of events) for (const key of tijdlijn.keysOf(event)) na.set(key, tijdlijn.project(na.get(key), event, key));
  return na;
};

const houdt = ({ peildatum, bekendOp }: AsOf, { geldigVan, geldigTot, bekendVan, bekendTot }: Tijdvak<unknown>): boolean => {
  const isGeldig = peildatum === undefined ? geldigTot === undefined : geldigVan <= peildatum && (geldigTot === undefined || peildatum < geldigTot);
  const isBekend = bekendOp === undefined ? bekendTot === undefined : bekendVan <= bekendOp && (bekendTot === undefined || bekendOp < bekendTot);
  return isGeldig && isBekend;
};

const heldAt = (rij: TijdlijnRij, asOf: AsOf): readonly unknown[] =>
  tijdvakken(rij)
    .filter((tijdvak) => houdt(asOf, tijdvak))
    .map(({ stand: inhoud }) => inhoud);

/** The same point, but not after the end of what is found there. */
const untilEnd = (asOf: AsOf, einde: Datum | undefined): AsOf => {
  if (einde === undefined || (asOf.peildatum !== undefined && asOf.peildatum < firstDay(einde))) return asOf;
  return { ...asOf, peildatum: firstDay(einde) };
};

const planEinde = (stand: unknown): Datum | undefined => {
  const { status } = stand as PlanInTijdvak;
  return status.waarde === 'ingetrokken' ? status.op : undefined;
};

/** The tijdvakken that hold at a point, by key, found as a query finds them; if a key has more than one, all are returned. */
const gevonden = (rijen: Rijen, asOf: AsOf): readonly (readonly [string, unknown])[] => {
  const ofSoort = (soort: TijdlijnRij['soort']) => [...rijen].filter(([, rij]) => rij.soort === soort);
  const plannen = ofSoort('plan').flatMap(([key, rij]) => heldAt(rij, asOf).map((stand) => [key, stand] as const));
  const inPlan = untilEnd(
    asOf,
    plannen.map(([, stand]) => planEinde(stand)).find((einde) => einde !== undefined),
  );
  const acties = ofSoort('actie').flatMap(([key, rij]) => heldAt(rij, inPlan).map((stand) => [key, stand] as const));
  const uitvoeringen = ofSoort('uitvoering').flatMap(([key, rij]) => {
    const actie = acties.find(([stream]) => stream === rij.stream)?.[1] as ActieInTijdvak | undefined;
    return heldAt(rij, untilEnd(inPlan, actie?.vervallen?.op)).map((stand) => [key, stand] as const);
  });
  return [...plannen, ...acties, ...uitvoeringen];
};

/** The same states, computed from the events themselves. */
const verwacht = (events: readonly Recorded[], asOf: AsOf): readonly (readonly [string, unknown])[] => {
  const rijen = rowsAsOf(events, asOf);
  const standen = rijen && planOpTijdstip(rijen);
  if (!rijen || !standen) return [];
  return [
    [rijen.plan.stream, standen.plan],
    ...standen.acties.flatMap(({ actie, uitvoeringen }) => {
      const stream = `actie-${actie.opname.waarde.actieId}`;
      return [[stream, actie] as const, ...Object.entries(uitvoeringen).map(([organisatie, inhoud]) => [`${stream}/${organisatie}`, inhoud] as const)];
    }),
  ];
};

/** The states that a query finds: acties of a visible plan, and uitvoeringen of visible acties. */
const gezien = (alle: readonly (readonly [string, unknown])[]): readonly (readonly [string, unknown])[] => {
  const keys = new Set(alle.map(([key]) => key));
  const plan = alle.filter(([key]) => key.startsWith('plan-'));
  return plan.length === 0 ? [] : [...plan, ...alle.filter(([key]) => key.startsWith('actie-') && keys.has(key.split('/')[0] ?? ''))];
};

const opSleutel = (alle: readonly (readonly [string, unknown])[]) => [...alle].sort(([a], [b]) => (a < b ? -1 : 1));

describe('De tijdvakken van een willekeurige geschiedenis', () => {
  it('zeggen op elke peildatum, zoals elk moment bekend, wat het vouwen van de feiten zegt die dan tellen', () => {
    fc.assert(
      fc.property(geschiedenis, fc.array(punt, { minLength: 1, maxLength: 6 }), (events, punten) => {
        const rijen = foldedRows(events);
        for (const asOf of punten) expect(opSleutel(gezien(gevonden(rijen, asOf)))).toEqual(opSleutel(verwacht(events, asOf)));
      }),
      { numRuns: 400 },
    );
  });

  it('overlappen nergens en zijn nergens leeg', () => {
    fc.assert(
      fc.property(geschiedenis, punt, (events, asOf) => {
        for (const rij of foldedRows(events).values()) {
          const alle = tijdvakken(rij);
          expect(alle.filter((tijdvak) => houdt(asOf, tijdvak)).length).toBeLessThanOrEqual(1);
          for (const { geldigVan, geldigTot, bekendVan, bekendTot } of alle) {
            expect([geldigVan < (geldigTot ?? '~'), bekendVan < (bekendTot ?? '~')]).toEqual([true, true]);
          }
        }
      }),
    );
  });

  it('hangen niet af van de partijen waarin de feiten komen, ook niet met opslag ertussen', () => {
    fc.assert(
      fc.property(geschiedenis, fc.nat(40), (events, snede) => {
        const eerst = JSON.parse(JSON.stringify([...foldedRows(events.slice(0, snede))])) as [string, TijdlijnRij][];
        const [apart, ineens] = [foldedRows(events.slice(snede), new Map(eerst)), foldedRows(events)].map((rijen) =>
          [...rijen].map(([key, rij]) => [key, tijdvakken(rij)]),
        );
        expect(apart).toEqual(ineens);
      }),
    );
  });
});
