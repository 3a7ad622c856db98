import { datum } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import { actieId, andereActie, andereKnoop, knoopId, opname, planId } from '../test/actie.fixture.js';
import { type Koppeling, koppelingsoorten } from './actie/actie.events.js';
import { eventVersions, type DomainEvent } from './events.js';
import type { OrganisatieCode, TrekkerId } from './ids.js';
import { isDaarNa, rollen, verwijzingenVan, type Doelsoort, type Verwijsveld } from './verwijzingen.js';

const op = datum('2022-04-01');
const lopik = 'GM0331' as OrganisatieCode;

/** True if a text is a field that names something of another stream; the compiler decides it. */
type IsVeld<Text extends string> = Text extends Verwijsveld ? true : false;

describe('Wat een feit van een andere stroom noemt', () => {
  const gekoppeld = (soort: Koppeling['soort']): DomainEvent => ({ type: 'ActieGekoppeld', data: { actieId, koppeling: { soort, doel: knoopId }, op } });

  it('staat in zijn velden, hoe diep ook', () => {
    expect(verwijzingenVan({ type: 'ActieOpgenomen', data: { ...opname, hoofdactieId: andereActie } })).toEqual([
      { rol: 'plan', id: planId },
      { rol: 'hoofdactie', id: andereActie },
      { rol: 'plaats', id: knoopId },
    ]);
    const trekker = { trekkerId: 't' as TrekkerId, tekst: 'Lopik', soort: 'organisatie', organisatie: lopik } as const;
    expect(verwijzingenVan({ type: 'TrekkerToegewezen', data: { actieId, trekker, op } })).toEqual([{ rol: 'trekker', id: lopik }]);
    const deel = { knoopId: andereKnoop, niveau: 'thema', titel: 'Deel', volgorde: 1 };
    const delen = [
      { ...deel, acties: [actieId] },
      { ...deel, acties: [andereActie] },
    ];
    expect(verwijzingenVan({ type: 'KnoopGesplitst', data: { planId, knoopId, delen, op } })).toEqual(
      [actieId, andereActie].map((id) => ({ rol: 'verdeling', id })),
    );
  });
  it('zegt bij een koppeling de soort ervan', () => {
    expect(koppelingsoorten.map((soort) => verwijzingenVan(gekoppeld(soort)).map(({ rol }) => rol))).toEqual([['tevensOnder'], ['zieOok'], [], ['basis']]);
  });
  it('is bij een basis een id, en geen omschrijving', () => {
    const opBasisVan = (doel: string) => verwijzingenVan({ type: 'ActieGekoppeld', data: { actieId, koppeling: { soort: 'gebaseerdOp', doel }, op } });
    expect(opBasisVan(andereActie.toUpperCase())).toEqual([{ rol: 'basis', id: andereActie }]);
    expect(opBasisVan('zelfscan mei 2021')).toEqual([]);
  });
  it('is niet wat een feit herhaalt', () => {
    expect(verwijzingenVan({ type: 'ActieVerplaatst', data: { actieId, oud: knoopId, nieuw: andereKnoop, op } })).toEqual([{ rol: 'plaats', id: andereKnoop }]);
  });
  it('is bij het vertalen bekend: een veld erbij, of een feit erbij, vraagt een regel', () => {
    const velden: readonly [IsVeld<'ActieOpgenomen.knoopId'>, IsVeld<'KnoopGesplitst.delen.acties'>, IsVeld<'TrekkerToegewezen.trekker.persoon'>] = [
      true,
      true,
      true,
    ];
    const geen: readonly [IsVeld<'ActieOpgenomen.actieId'>, IsVeld<'ActieOpgenomen.omschrijving'>, IsVeld<'KnoopVerplaatst.knoopId'>, IsVeld<string>] = [
      false,
      false,
      false,
      false,
    ];
    expect([...velden, ...geen]).toHaveLength(7);
  });
});

describe('Wat genoemd kan worden', () => {
  it('begint en eindigt door feiten, en verhuizen is geen van beide', () => {
    const soorten = [...new Set(Object.values(rollen))] as readonly Doelsoort[];
    const types = Object.keys(eventVersions) as readonly DomainEvent['type'][];
    const door = (isDaar: boolean) => Object.fromEntries(soorten.map((soort) => [soort, types.filter((type) => isDaarNa(type, soort) === isDaar)]));
    expect(door(false)).toMatchObject({
      plan: ['PlanIngetrokken'],
      knoop: ['KnoopSamengevoegd', 'KnoopGesplitst', 'HerindelingTeruggenomen'],
      actie: ['ActieVervallen'],
      kader: [],
      persoon: [],
    });
    expect(door(true)).toMatchObject({
      plan: ['PlanOpgesteld', 'PlanHersteld'],
      knoop: ['KnoopToegevoegd'],
      actie: ['ActieOpgenomen', 'ActieHersteld'],
      kader: ['KaderGeregistreerd'],
    });
  });
});
