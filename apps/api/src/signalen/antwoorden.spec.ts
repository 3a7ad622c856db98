import { datum } from '@actiespoor/kernel';
import { eventVersions } from '@actiespoor/plan/events';
import { type SignaalSoort, soortOf } from '@actiespoor/voortgang';
import { describe, expect, it } from '@jest/globals';

import { signaalAntwoord } from './antwoorden.js';

const eindes = ['later-dan-intrekking', 'later-dan-hoofdactie', 'later-dan-vervallen'] as const satisfies readonly SignaalSoort[];

const raad = (soort: (typeof eindes)[number], ...types: readonly string[]): string =>
  signaalAntwoord({
    soort,
    planId: 'p' as never,
    plan: 'Plan',
    organisatie: 'SV-LEKSTROOM' as never,
    acties: [],
    einde: datum('2024-01-01'),
    feiten: types.map((type) => ({ soort: soortOf(type), op: datum('2024-02-01') })),
  }).watTeDoen;

/** The facts that can be taken back, with the route that does. */
const terugTeNemen: Readonly<Record<string, string>> = {
  ActieGestart: '/correcties',
  ActieUitgevoerd: '/correcties',
  ActieGeevalueerd: '/correcties',
  ActieUitgesteld: '/correcties',
  ActieGestopt: '/correcties',
  ActieHervat: '/correcties',
  StatusGecorrigeerd: '/correcties',
  BijeenkomstGehouden: '/teruggenomen-bijeenkomsten',
  ConsultatieGehouden: '/teruggenomen-verslagen',
  DeelnameBesloten: '/teruggenomen-deelnames',
  KnoopSamengevoegd: '/teruggenomen-herindelingen',
  KnoopGesplitst: '/teruggenomen-herindelingen',
};
const types = Object.keys(eventVersions);
const blijvend = types.filter((type) => !(type in terugTeNemen));

describe.each(eindes)('Wat te doen bij %s', (soort) => {
  it.each(types)('noemt van %s alleen hoe het is terug te nemen, of dat het niet kan', (type) => {
    const route = terugTeNemen[type];
    const tekst = raad(soort, type);
    expect(Object.values(terugTeNemen).filter((een) => een !== route && tekst.includes(een))).toEqual([]);
    expect(tekst).toContain(route ?? 'Dit is niet terug te nemen');
    expect(tekst).not.toContain('Al het andere');
    expect(tekst.includes('niet terug te nemen')).toBe(route === undefined);
  });
  it('zegt van al het andere alleen iets als er iets voor staat', () => {
    expect(raad(soort, 'DeelnameBesloten', ...blijvend)).toMatch(/teruggenomen-deelnames\. Al het andere is niet terug te nemen/u);
    expect(raad(soort, ...blijvend)).not.toContain('Al het andere');
  });
});
