import { dag, type Datum, datum } from '@actiespoor/kernel';
import { houten, ledenLekstroom, lekstroom } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import { begin, eerder, expectHetzelfdeNaEerder, expectOnveranderd, type Geval, laatst, later } from '../test/nog-eens.js';
import type { IndicatorId, KaderId } from './ids.js';
import { type IndicatorCommand, indicatorDecider } from './indicator/indicator.js';
import type { Definitie, IndicatorEvent } from './indicator/indicator.events.js';
import { type KaderCommand, kaderDecider } from './kader/kader.js';
import type { KaderEvent } from './kader/kader.events.js';
import { type OrganisatieCommand, organisatieDecider } from './organisatie/organisatie.js';
import type { OrganisatieEvent } from './organisatie/organisatie.events.js';

const vandaag = dag('2025-01-01');
const verteld = <C extends object>(command: C) => ({ ...command, vandaag });

const kaderId = '0c0f6a1e-7b0e-5d0a-9a3f-2f6f3c1d8e01' as KaderId;
const kader = (op: Datum = begin, onderdelen: readonly string[] = []): KaderCommand => ({
  type: 'KaderRegistreren',
  data: { kaderId, titel: 'Regiovisie', soort: 'regiovisie', periode: {}, onderdelen, verplichtingen: [], op },
});
const kaders: Readonly<Record<KaderCommand['type'], readonly Geval<KaderCommand, KaderEvent>[]>> = { KaderRegistreren: [{ zo: kader() }] };

const indicatorId = '3abfffd7-2b8c-50a6-a5d7-f2778bb4b2ef' as IndicatorId;
const telregel = { zonderBesluit: 'telt-mee', onzeker: 'telt-mee' } as const;
const ruim: Definitie = { maat: 'aandeel', per: 'plan', teller: ['uitgevoerd'], noemer: ['gestart', 'uitgevoerd'], telregel };
const krap: Definitie = { ...ruim, noemer: ['uitgevoerd'] };
const indicator = (op: Datum = begin, definitie = ruim): IndicatorCommand => ({
  type: 'IndicatorDefinieren',
  data: { indicatorId, naam: 'Uitgevoerd', omschrijving: 'Wat klaar is', definitie, op },
});
const herzien = (definitie: Definitie, op: Datum = begin): IndicatorCommand => ({
  type: 'IndicatorHerzien',
  data: { indicatorId, definitie, motief: 'Op verzoek van de raad', op },
});
const gedefinieerd: IndicatorEvent = {
  type: 'IndicatorGedefinieerd',
  data: { indicatorId, naam: 'Uitgevoerd', omschrijving: 'Wat klaar is', definitie: ruim, op: datum('2022-01-01') },
};
const indicatoren: Readonly<Record<IndicatorCommand['type'], readonly Geval<IndicatorCommand, IndicatorEvent>[]>> = {
  IndicatorDefinieren: [{ zo: indicator() }, { zo: indicator(), daarna: [herzien(krap, later)], vanaf: later }],
  IndicatorHerzien: [{ voor: [gedefinieerd], zo: herzien(krap), daarna: [herzien(ruim, later)], vanaf: later }],
};

const gegevens = { organisatie: lekstroom, naam: 'Lekstroom', soort: 'samenwerkingsverband', aliassen: [] } as const;
const metLeden = (leden = ledenLekstroom, op: Datum = begin) => ({ ...gegevens, leden: leden.map((organisatie) => ({ organisatie })), op: dag(op) });
const registreren = (op: Datum = begin): OrganisatieCommand => ({ type: 'OrganisatieRegistreren', data: metLeden(ledenLekstroom, op) });
const wijzigen = (leden: typeof ledenLekstroom, op: Datum = begin): OrganisatieCommand => ({ type: 'OrganisatieWijzigen', data: metLeden(leden, op) });
const geregistreerd: OrganisatieEvent = { type: 'OrganisatieGeregistreerd', data: metLeden(ledenLekstroom, datum('2022-01-01')) };
const organisaties: Readonly<Record<OrganisatieCommand['type'], readonly Geval<OrganisatieCommand, OrganisatieEvent>[]>> = {
  OrganisatieRegistreren: [{ zo: registreren(), daarna: [wijzigen([houten], later), wijzigen(ledenLekstroom, laatst)], vanaf: later }],
  OrganisatieWijzigen: [{ voor: [geregistreerd], zo: wijzigen([houten]), daarna: [wijzigen(ledenLekstroom, later), wijzigen([houten], laatst)], vanaf: later }],
};

const alle = <C, E>(gevallen: Readonly<Record<string, readonly Geval<C, E>[]>>) =>
  Object.entries(gevallen).flatMap(([type, van]) => van.map((geval, nummer) => ({ type, nummer, geval })));

const rond = <C extends object, E>({ zo, nogEens = zo, daarna = [], ...geval }: Geval<C, E>) => ({
  ...geval,
  zo: verteld(zo),
  nogEens: verteld(nogEens),
  daarna: daarna.map(verteld),
});

describe('Een opdracht over een register, nog eens verteld onder een andere sleutel', () => {
  it.each(alle(kaders))('$type ($nummer) is al zo', ({ geval }) => {
    expectOnveranderd(kaderDecider, rond(geval));
    expect(expectHetzelfdeNaEerder(kaderDecider, rond(geval), eerder)).toBe(true);
  });
  it.each(alle(indicatoren))('$type ($nummer) is al zo', ({ type, geval }) => {
    expectOnveranderd(indicatorDecider, rond(geval));
    expect(expectHetzelfdeNaEerder(indicatorDecider, rond(geval), eerder)).toBe(type === 'IndicatorDefinieren');
  });
  it.each(alle(organisaties))('$type ($nummer) is al zo', ({ type, geval }) => {
    expectOnveranderd(organisatieDecider, rond(geval));
    expect(expectHetzelfdeNaEerder(organisatieDecider, rond(geval), dag(eerder))).toBe(type === 'OrganisatieWijzigen');
  });
});

describe('Wat van een eerdere dag wordt verteld dan waarop het begon', () => {
  it('is bij een kader een eerder begin', () => {
    const [eerst, toen] = [kader(), kader(eerder)].map(({ data }): KaderEvent => ({ type: 'KaderGeregistreerd', data }));
    const na = [eerst as KaderEvent].reduce(kaderDecider.evolve, kaderDecider.initial);
    expect(kaderDecider.decide(verteld(kader(eerder)), na)).toEqual({ accepted: true, events: [toen] });
    expect(kaderDecider.decide(verteld(kader(eerder, ['Anders'])), na)).toMatchObject({ accepted: false, refusal: 'kader-bestaat-al' });
    expect(kaderDecider.evolve(na, toen as KaderEvent).on(eerder)).toEqual({ gegevens: kader(eerder).data });
  });
  it('is bij een indicator een eerder begin van de eerste versie, en verandert niets aan een latere', () => {
    const events = [indicator(), herzien(krap, later), indicator(eerder), herzien(ruim, laatst)].reduce((history, command) => {
      const decision = indicatorDecider.decide(verteld(command), history);
      return (decision.accepted ? decision.events : []).reduce(indicatorDecider.evolve, history);
    }, indicatorDecider.initial);
    expect([eerder, begin, later, laatst].map((op) => [events.on(op).versie, events.on(op).definitie])).toEqual([
      [1, ruim],
      [1, ruim],
      [2, krap],
      [3, ruim],
    ]);
  });
});
