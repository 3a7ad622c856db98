import { describe, expect, it } from '@jest/globals';

import { findPersoonsgegevens, hasPersoonsverwijzing } from './persoonsgegevens.js';

const bsn = ['burgerservicenummer'];
const phone = ['telefoonnummer'];
const email = ['e-mailadres'];

const expectFound = (text: string, found: readonly string[]): void => expect(findPersoonsgegevens(text)).toEqual(found);

describe('Een burgerservicenummer', () => {
  it.each([
    'nummer 111222333', 'dossier 1112.22.333', 'nummer 123 456 782', 'nummer 123-456-782', 'BSN: 12345672 van', 'bsn111222333', 'x111222333y',
    '2021 111222333', 'in 2022 111 222 333', '1112 22 333', '11 12 22 333', '1 1 1 2 2 2 3 3 3', '123 - 456 - 782', '123 / 456 / 782',
    'bsn 1112 22333', 'Burgerservicenummer (BSN): 111 222 333', 'sofinummer 111.222333', '1112.22-333', '111 222.333', 'sofi-nummer 11122 2333', 'BSN 12345672, 3 kinderen', '(111)(222)(333)',
  ])('wordt gevonden in "%s"', (text) => expectFound(text, bsn));

  it.each([...'\u00a0\u2007\u202f\u2003\u3000\t./\\_-–—‑−·•|:+*#~=\'’'].map((separator) => [separator]))('wordt gevonden met %j tussen de cijfers', (separator) => {
    expectFound(`zie ${['111', '222', '333'].join(separator)} hier`, bsn);
    expectFound(`zie ${['1112', '22', '333'].join(separator)} hier`, bsn);
  });

  it.each(['\u200b', '\u00ad', '\u2060', '\ufeff', '\u200d', '\u034f', '\u0000', '\u202e', '\ufe0f'])('wordt gevonden met het onzichtbare %j erin', (hidden) => {
    expectFound(`zie 11${hidden}122${hidden}2333`, bsn);
    expectFound(`zie 111 ${hidden}222 ${hidden}333`, bsn);
  });

  it.each(['１１１２２２３３３', '１１１ ２２２ ３３３', '𝟏𝟏𝟏222𝟑𝟑𝟑', '١١١٢٢٢٣٣٣', '¹¹¹²²²³³³', '①①①②②②③③③'])('wordt gevonden in andere cijfers: %s', (text) => expectFound(text, bsn));
});

describe('Een telefoonnummer', () => {
  it.each([
    'bel 06-12345678', 'bel 0612345678.', 'tel.0612345678', 'bel +31 6 12 34 56 78', 'bel +31(0)6-12345678', 'bel 0031 (0)30 123 45 67', 'balie (030) 123 45 67', 'bel 06/12345678', 'bel (0)6 12345678', 'bel (+31) 6 1234 5678', 'bel +31 (0) 6 1234 5678', 'bel 06_12_34_56_78',
    'bel 06.12.34.56.78', 'bel 06 - 12 34 56 78', 'bel 030/123 45 67', 'bel 06–12345678', 'bel 06\u00a012\u00a034\u00a056\u00a078', 'bel 06\u200b12345678', '０６１２３４５６７８', 'bel 0344\\123456', '+31/6/12345678',
    '01-02-2021: 0612345678',
  ])('wordt gevonden in "%s"', (text) => expectFound(text, phone));
});

describe('Een e-mailadres', () => {
  it.each([
    'mail naar jan.jansen@houten.example vandaag', 'jan＠houten.nl', 'jan\u200b@houten.nl', 'jan @ houten.nl', 'naam (at) domein', 'naam(at)domein.nl', 'naam[at]domein punt nl', 'naam {at} domein', 'naam<at>domein.nl',
    'naam (AT) domein.nl', 'naam@domein . nl', 'NAAM AT DOMEIN DOT NL', 'naam at domein punt nl', 'naam apenstaartje domein punt nl', 'naam@domein punt nl', 'naam@domein(punt)nl', 'naam@domein[dot]nl', 'naam [ at ] domein', 'naam (@) domein',
    'j.d\'o@sub.domein.nl', 'josé@domein.nl',
  ])('wordt gevonden in "%s"', (text) => expectFound(text, email));
});

describe('Geen persoonsgegeven', () => {
  it.each([
    'gestart op 03-09-2021 10:00 uur', 'van 2021-11-30 tot 2022-12-31, besluit 1920540', 'planperiode 2021-2022 en 01-2021-2022', 'van 05/2021 06/2022', '01/02/2021 12:30 - 14:00',
    '01-02-2021 03-04-2022', '2021/2022/2023', '2021.06.123', 'zaak 2021-12345', 'zaak 2021/111/22', 'besluit 111222 333', 'registratie 1920540', 'GZDGBW254171/255262', 'W111 222 333', '254171/255',
    'nummer 111222334', 'dossier 12345672', '000000000', '0800-2000', 'OIN 00000099000000010000', 'ISBN 978-90-12-39999-1',
    '€ 12.345.678,90 uit de meicirculaire', '€ 111.222.333', '€111222333', '111.222.333,-', '1.111.222.333', '111.222.333 euro', '0,1 0,2 0,3 0,4 0,5', '0.1 0.2 0.3 0.4 0.5',
    'acties 111, 222, 333', '1, 2, 3, 4, 5, 6, 7, 8, 9', '1a', '3b iii', '1a, 1b en 2c', '111\n222\n333', '1.1.1.2',
    'zie {persoon:5b1f0000-0000-4000-8000-111222333444}', 'sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '53 145 / 65 075 | 54 540 / 66 730', 'twitter @actiespoor', 'twitter @actiespoor. Zie ook daar', 'a@b', 'M@ZL', 'het ambulante team (AT) in Houten', 'het AT (at risk)', 'GM0321', 'VT20', 'artikel 2.1.3 en 2.1.4', '3x per jaar, 2 uur',
  ])('staat er in %j', (text) => expectFound(text, []));

  it('staat er in een datum, hoe zij ook geschreven is', () => {
    const days = Array.from({ length: 3700 }, (_, index) => new Date(Date.UTC(2019, 0, 1 + index)).toISOString().slice(0, 10).split('-'));
    const written = days.flatMap(([y = '', m = '', d = '']) => [
      `${y}-${m}-${d} 10:30`, `${d}-${m}-${y} 10:30`, `${d}/${m}/${y}`, `${d}.${m}.${y}`, `${String(Number(d))}-${String(Number(m))}-${y}`, `${d}-${m}-${y} - ${d}-${m}-${y}`, `${y}/${m}/${d}`,
      `${d} ${m} ${y}`, `${y}-${String(Number(y) + 1)}`, `${m}-${y} en ${m}/${y}`, `${m}/${y}-${m}/${y}`, `${y}${m}${d}`,
    ]);
    expect(written.filter((text) => findPersoonsgegevens(text).length > 0)).toEqual([]);
  });

  it('staat er in een registratienummer, een bedrag of een reeks jaren', () => {
    const numbers = Array.from({ length: 4000 }, (_, index) => 100_003 + index * 211);
    const written = numbers.flatMap((number) => [
      `GZDGBW${String(number)}/${String(number + 1)}`, `Z/${String(number)}/${String(number).slice(0, 3)}`, `€ ${(number * 991).toLocaleString('nl-NL')}`, `€ ${(number * 991).toLocaleString('nl-NL')},-`,
      `2021/${String(number).slice(0, 5)}`, `2021-${String(number).slice(0, 5)}`, `besluit ${String(number)} 2021`, `raadsvoorstel ${String(number)}`, '2021, 2022, 2023 en 2024',
    ]);
    expect(written.filter((text) => findPersoonsgegevens(text).length > 0)).toEqual([]);
  });

  it('kost weinig, ook in een lange tekst die overal op lijkt', () => {
    const long = ['0', '1 ', '1.', '06-', '2021-', 'a', 'a@', 'a.', ' at ', '(at', '12.', '\u200b', 'Anna Bos ', '<i>'].map((part) => part.repeat(20_000));
    const begun = performance.now();
    for (const text of long) findPersoonsgegevens(text);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  it('noemt meer dan een soort', () => expectFound('a@b.nl of 06 12345678', [...email, ...phone]));
});

describe('Een verwijzing naar een persoon', () => {
  const id = '5b1f0000-0000-4000-8000-111222333444';

  it.each([`{persoon:${id}}`, `met { persoon : ${id}}`, `{Persoon:${id}}`, `{per\u200bsoon:${id}}`, `｛persoon：${id}｝`, '{persoon:', `{\u00a0persoon:${id}}`])('wordt gezien in %j', (text) =>
    expect(hasPersoonsverwijzing(text)).toBe(true));

  it.each(['een persoon: die', '{persona}', id, '{}'])('staat niet in %j', (text) => expect(hasPersoonsverwijzing(text)).toBe(false));
});
