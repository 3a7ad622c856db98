import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@actiespoor/plan/events';

import {
  actieId,
  actieOpgenomen,
  gecorrigeerd,
  gestart,
  houten,
  importId,
  knoopId,
  knoopToegevoegd,
  op,
  planId,
  planOpgesteld,
  recorded,
  uitgesteld,
  uitgevoerd,
} from '../../test/verhaal.js';
import { tijdlijn, type TijdlijnRij } from './tijdlijn.projection.js';
import { tijdvakken } from './tijdvakken.js';

const stream = `actie-${actieId}`;

/** Each fact with the day of 2024 on which it was recorded, such as `02-01`. */
const rijVan = (onder: string, ...feiten: readonly (readonly [string, DomainEvent])[]): TijdlijnRij => {
  const rij = feiten.reduce<TijdlijnRij | undefined>(
    (na, [dag, feit], nummer) => tijdlijn.project(na, recorded(feit, { stream: onder, nummer, recordedAt: `2024-${dag}T12:00:00.000Z` }), ''),
    undefined,
  );
  if (rij === undefined) throw new RangeError('Een rij heeft een feit nodig');
  return rij;
};

const kort = (moment: string | undefined): string => moment?.slice(5, 10) ?? '';

/** `van..tot bekend van..tot status` per tijdvak; an open end is empty. */
const vakkenVan = (...feiten: readonly (readonly [string, DomainEvent])[]): readonly string[] =>
  tijdvakken(rijVan(stream, ...feiten)).map(({ geldigVan, geldigTot, bekendVan, bekendTot, stand: inhoud }) => {
    const status = 'status' in inhoud ? `${String(inhoud.status?.waarde)} sinds ${String(inhoud.status?.op)}` : 'geen';
    return `${geldigVan}..${geldigTot ?? ''} bekend ${kort(bekendVan)}..${kort(bekendTot)} ${status}`;
  });

describe('De tijdvakken van een uitvoering', () => {
  it('beginnen op de dag waarop het zo was en vanaf het moment waarop het bekend was', () => {
    expect(vakkenVan(['02-01', gestart({ nummer: 1, op: '2021-05-01' })])).toEqual(['2021-05-01.. bekend 02-01.. gestart sinds 2021-05-01']);
  });

  it('laten wat daarna komt vanaf die dag gelden, en wat men eerst dacht alleen zolang men dat dacht', () => {
    expect(vakkenVan(['02-01', gestart({ nummer: 1, op: '2021-05-01' })], ['03-01', uitgevoerd({ nummer: 2, op: '2022-01-15' })])).toEqual([
      '2022-01-15.. bekend 02-01..03-01 gestart sinds 2021-05-01',
      '2021-05-01..2022-01-15 bekend 02-01.. gestart sinds 2021-05-01',
      '2022-01-15.. bekend 03-01.. uitgevoerd sinds 2022-01-15',
    ]);
  });

  it('raken door een late melding niet aan wat er later van kwam', () => {
    expect(vakkenVan(['02-01', uitgevoerd({ nummer: 1, op: '2022-01-15' })], ['03-01', gestart({ nummer: 2, op: '2021-05-01' })])).toEqual([
      '2022-01-15.. bekend 02-01.. uitgevoerd sinds 2022-01-15',
      '2021-05-01..2022-01-15 bekend 03-01.. gestart sinds 2021-05-01',
    ]);
  });

  it('verliezen door een correctie de fout op elke dag, vanaf het moment van de correctie', () => {
    const vakken = vakkenVan(
      ['02-01', gestart({ nummer: 1, op: '2021-05-01' })],
      ['03-01', gecorrigeerd({ nummer: 2, op: '2021-09-01', vervangt: 1, status: 'gestart' })],
    );
    expect(vakken).toEqual([
      '2021-05-01.. bekend 02-01..03-01 gestart sinds 2021-05-01',
      '2021-05-01..2021-09-01 bekend 03-01.. geen',
      '2021-09-01.. bekend 03-01.. gestart sinds 2021-09-01',
    ]);
  });

  it('beginnen bij een datum die alleen bij benadering bekend is op de eerste dag daarvan', () => {
    expect(vakkenVan(['02-01', gestart({ nummer: 1, op: '2021-41' })])).toEqual(['2021-07-01.. bekend 02-01.. gestart sinds 2021-41']);
  });

  it('zijn één vak voor wat tegelijk is vastgelegd', () => {
    expect(vakkenVan(['02-01', gestart({ nummer: 1, op: '2021-05-01' })], ['02-01', uitgevoerd({ nummer: 2, op: '2021-05-01' })])).toEqual([
      '2021-05-01.. bekend 02-01.. uitgevoerd sinds 2021-05-01',
    ]);
  });

  it('volgen het moment van vastleggen, ook als de klok terugging', () => {
    expect(vakkenVan(['03-01', gestart({ nummer: 1, op: '2021-05-01' })], ['02-01', uitgevoerd({ nummer: 2, op: '2021-05-01' })])).toEqual([
      '2021-05-01.. bekend 02-01.. uitgevoerd sinds 2021-05-01',
    ]);
  });

  it('groeien met twee per feit als alles op volgorde komt', () => {
    const dagen = Array.from({ length: 200 }, (_, index) => new Date(Date.UTC(2021, 0, 1 + index)).toISOString().slice(0, 10));
    const feiten = dagen.map((dag, index) =>
      recorded((index % 2 === 0 ? gestart : uitgesteld)({ nummer: index, op: dag }), { stream, nummer: index, recordedAt: `${dag}T12:00:00.000Z` }),
    );
    const rij = feiten.reduce<TijdlijnRij | undefined>((na, feit) => tijdlijn.project(na, feit, ''), undefined);
    expect(rij && tijdvakken(rij)).toHaveLength(2 * feiten.length - 1);
  });
});

describe('De tijdvakken van een plan', () => {
  const doorgevoerd: DomainEvent = { type: 'DoorvoeringVoltooid', data: { planId, importId, op: op('2021-01-01') } };

  it('beginnen pas als de import klaar is', () => {
    const rij = rijVan(`plan-${planId}`, ['02-01', planOpgesteld({ importId })], ['02-02', knoopToegevoegd()], ['02-03', doorgevoerd]);
    expect(tijdvakken(rij)).toMatchObject([
      {
        geldigVan: '2021-01-01',
        bekendVan: '2024-02-03T12:00:00.000Z',
        stand: { status: { waarde: 'concept' }, knopen: [{ knoopId, titel: 'Eerder in beeld' }] },
      },
    ]);
  });
});

describe('Een rij van de tijdlijn', () => {
  it('staat onder de actie, en voor wie uitvoert onder actie en organisatie', () => {
    const keysOf = (feit: DomainEvent) => tijdlijn.keysOf(recorded(feit, { stream, nummer: 1 }));
    expect(keysOf(actieOpgenomen())).toEqual([stream]);
    expect(keysOf(gestart({ nummer: 1, op: '2021' }))).toEqual([`${stream}/${houten}`]);
    expect(keysOf({ type: 'StandVanZakenVastgelegd', data: { actieId, oud: null, nieuw: 'x', op: op('2021') } })).toEqual([]);
  });

  it('houdt geen woorden vast die niemand hier ziet', () => {
    const rij = rijVan(stream, [
      '02-01',
      { type: 'DeelnameBesloten', data: { actieId, organisatie: houten, vorige: null, besluit: 'nee', motief: 'geen tijd', op: op('2021') } },
    ]);
    expect(JSON.stringify(rij)).not.toContain('geen tijd');
    expect(tijdvakken(rij)).toMatchObject([{ stand: { deelname: { waarde: 'nee' } } }]);
  });
});
