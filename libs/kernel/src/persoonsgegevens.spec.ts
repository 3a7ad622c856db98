import { describe, expect, it } from '@jest/globals';

import { findPersoonsgegevens, hasPersoonsverwijzing } from './persoonsgegevens.js';

const bsn = ['burgerservicenummer'];
const phone = ['telefoonnummer'];
const email = ['e-mailadres'];

const expectFound = (text: string, found: readonly string[]): void => expect(findPersoonsgegevens(text)).toEqual(found);

describe('Een burgerservicenummer', () => {
  // prettier-ignore
  it.each([
    'nummer 111222333', 'dossier 1112.22.333', 'nummer 123 456 782', 'nummer 123-456-782', 'BSN: 12345672 van', 'bsn111222333', 'x111222333y',
    '2021 111222333', 'in 2022 111 222 333', '1112 22 333', '11 12 22 333', '1 1 1 2 2 2 3 3 3', '123 - 456 - 782', '123 / 456 / 782',
    'bsn 1112 22333', 'Burgerservicenummer (BSN): 111 222 333', 'sofinummer 111.222333', '1112.22-333', '111 222.333', 'sofi-nummer 11122 2333', 'BSN 12345672, 3 kinderen', '(111)(222)(333)',
    '111<b>222</b>333', '<p>111</p><p>222</p><p>333</p>', '111<br/>222<br/>333', '<span\nclass="x">1112</span>22<i>333</i>', '111&nbsp;222&nbsp;333', '&#49;11222333', '%31%31%31222333', '111%20222%20333', '111&#8203;222&#8203;333',
    '111\n222\n333', '1112\r\n22\r\n333', '111\u2028222\u2028333', '111\u2029222\u0085333', 'BSN:\n12345672', 'bsn 11122\n2333', '111...222...333', '111 -- 222 -- 333', '111--222--333', '111;222;333', '111,222,333', '111\ue000222\ue000333',
    'BSN/RSIN: 111222333', 'RSIN onbekend, BSN 111222333', 'RSIN onbekend; Jan heeft 111222333', 'zaaknummer 20231 van Jan, 111222333', 'zie https://zaken.example/?bsn=111222333', 'dossiernummer 111222333', 'NL111222333B01', '2021 111222333',
    '111\u0301222333', '1\u20e31\u20e31222333', '11122233 3', '12345678 2', 'van 1 11222333 is', '111\u2028222333', '111222\n333', '111 → 222 … 333',
    '111-----222-----333', '1112.....22.....333', '111 - - - 222 - - - 333', '111222\r\n333', '1-1-1-2-2-2-3-3-3', '12345678 2 is zijn nummer', '11122233 3, van Jan', 'bsn 1 2 3 4 5 6 7 2', 'BSN 12345678 2 kinderen',
  ])('wordt gevonden in "%s"', (text) => expectFound(text, bsn));

  it.each([..."\u00a0\u2007\u202f\u2003\u3000\t./\\_-–—‑−·•|:+*#~='’"].map((separator) => [separator]))(
    'wordt gevonden met %j tussen de cijfers',
    (separator) => {
      expectFound(`zie ${['111', '222', '333'].join(separator)} hier`, bsn);
      expectFound(`zie ${['1112', '22', '333'].join(separator)} hier`, bsn);
    },
  );

  it.each(['\u200b', '\u00ad', '\u2060', '\ufeff', '\u200d', '\u034f', '\u0000', '\u202e', '\ufe0f'])(
    'wordt gevonden met het onzichtbare %j erin',
    (hidden) => {
      expectFound(`zie 11${hidden}122${hidden}2333`, bsn);
      expectFound(`zie 111 ${hidden}222 ${hidden}333`, bsn);
    },
  );

  it.each(['１１１２２２３３３', '１１１ ２２２ ３３３', '𝟏𝟏𝟏222𝟑𝟑𝟑', '١١١٢٢٢٣٣٣', '¹¹¹²²²³³³', '①①①②②②③③③'])('wordt gevonden in andere cijfers: %s', (text) =>
    expectFound(text, bsn),
  );
});

describe('Een telefoonnummer', () => {
  // prettier-ignore
  it.each([
    'bel 06-12345678', 'bel 0612345678.', 'tel.0612345678', 'bel +31 6 12 34 56 78', 'bel +31(0)6-12345678', 'bel 0031 (0)30 123 45 67', 'balie (030) 123 45 67', 'bel 06/12345678', 'bel (0)6 12345678', 'bel (+31) 6 1234 5678', 'bel +31 (0) 6 1234 5678', 'bel 06_12_34_56_78',
    'bel 06.12.34.56.78', 'bel 06 - 12 34 56 78', 'bel 030/123 45 67', 'bel 06–12345678', 'bel 06\u00a012\u00a034\u00a056\u00a078', 'bel 06\u200b12345678', '０６１２３４５６７８', 'bel 0344\\123456', '+31/6/12345678',
    '01-02-2021: 0612345678',
    'bel 06~12345678', 'bel 06*12*34*56*78', 'bel 06=12345678', 'bel 06<b>12345678</b>', 'bel 06&nbsp;12345678', 'bel 31612345678', 'bel 31 6 12345678', 'bel 316-12345678', 'zaak: 06-12345678', 'tel.06-12345678', 'TEL/06-12345678',
    'bel +32 470 12 34 56', 'bel +32470123456', 'bel +49 (0)30 123456', 'bel +1 (202) 555-0123', 'bel +90 532 123 45 67', 'bel +212 6 12 34 56 78', 'bel 0032 470 12 34 56', 'bel 0049301234567', 'bel %2B32470123456', 'bel (+32) 470 12 34 56',
    '06:12345678', '06,12345678', '06, 12345678', '06|12345678', '06;12345678', '06"12345678', '06&12345678', '06→12345678', '06+12345678', '06 … 12345678', '06:12 34 56 78', 'tel: 06 - 12:34:56:78', '030:1234567', '030,1234567',
    '0345;123456', '06\n12345678', '06\n12345678\n15 kinderen', '06\u202812345678', '06 1234\n5678', '06\u030112345678', '+31:6:12345678', '(030) - 123 45 67', '0 612345678', '0-6-12345678',
    '06.....12345678', '06-----12345678', '06_____12345678', '06*****12345678', '06------------12345678', '06.....12.....34.....56.....78', '06 - - - 12345678', '06 . . 12 . . 34 . . 56 . . 78', '06     12345678',
    '0 6 1 2 3 4 5 6 7 8', '0-6-1-2-3-4-5-6-7-8', '0.6.1.2.3.4.5.6.7.8', '0/6/1/2/3/4/5/6/7/8', '0,6,1,2,3,4,5,6,7,8', '0\u00a06\u00a01\u00a02\u00a03\u00a04\u00a05\u00a06\u00a07\u00a08', '(0)(6)(1)(2)(3)(4)(5)(6)(7)(8)', '0 6 - 1 2 3 4 5 6 7 8', '0 6 1 2 3 4 5 6 7 8, 15 kinderen',
    '0 3 0 1 2 3 4 5 6 7', '0-3-0-1-2-3-4-5-6-7', '+ 3 1 6 1 2 3 4 5 6 7 8', '0 0 3 1 6 1 2 3 4 5 6 7 8', '0 6 12 34 56 78', '0 6 12345678',
    '06\n12\n34\n56\n78', '06\r\n12\r\n34\r\n56\r\n78', '0\n6\n1\n2\n3\n4\n5\n6\n7\n8', '06 12\n34 56\n78', '06\n\n12345678', '06-\n12345678', '06 -\n12-34-\n56-78', 'bel\n06\n12\n34\n56\n78\nvandaag', '06\n12\n34\n56\n78\n15 kinderen', '06 12 34 56 78\n12\n13',
  ])('wordt gevonden in "%s"', (text) => expectFound(text, phone));
});

describe('Een e-mailadres', () => {
  // prettier-ignore
  it.each([
    'mail naar jan.jansen@houten.example vandaag', 'jan＠houten.nl', 'jan\u200b@houten.nl', 'jan @ houten.nl', 'naam (at) domein', 'naam(at)domein.nl', 'naam[at]domein punt nl', 'naam {at} domein', 'naam<at>domein.nl',
    'naam (AT) domein.nl', 'naam@domein . nl', 'NAAM AT DOMEIN DOT NL', 'naam at domein punt nl', 'naam apenstaartje domein punt nl', 'naam@domein punt nl', 'naam@domein(punt)nl', 'naam@domein[dot]nl', 'naam [ at ] domein', 'naam (@) domein',
    'j.d\'o@sub.domein.nl', 'josé@domein.nl',
    'jan_at_example.nl', 'jan%40example.nl', 'jan(at)example punt nl', 'jan&#64;example.nl', 'jan&#x40;example.nl', 'jan&commat;example&period;nl', 'jan<b>@</b>example.nl', 'jan*at*example.nl', 'jan--at--example.nl', 'jan-at-example.nl', 'jan_apenstaartje_example punt nl', 'https://x.example/?van=jan%40example.nl',
    '"jan de vries"@example.nl', 'jan@example .nl', 'jan@example. nl', 'jan(a)example.nl', 'jan [a] example.nl', 'jan@[192.168.1.1]', 'jan@192.168.1.1', 'jan@[IPv6:2001:db8::1]', 'zie@bijlage.nl',
  ])('wordt gevonden in "%s"', (text) => expectFound(text, email));
});

describe('Geen persoonsgegeven', () => {
  // prettier-ignore
  it.each([
    'gestart op 03-09-2021 10:00 uur', 'van 2021-11-30 tot 2022-12-31, besluit 1920540', 'planperiode 2021-2022 en 01-2021-2022', 'van 05/2021 06/2022', '01/02/2021 12:30 - 14:00',
    '01-02-2021 03-04-2022', '2021/2022/2023', '2021.06.123', 'zaak 2021-12345', 'zaak 2021/111/22', 'besluit 111222 333', 'registratie 1920540', 'GZDGBW254171/255262', 'W111 222 333', '254171/255',
    'nummer 111222334', 'dossier 12345672', '000000000', '0800-2000', 'OIN 00000099000000010000', 'ISBN 978-90-12-39999-1',
    '€ 12.345.678,90 uit de meicirculaire', '€ 111.222.333', '€111222333', '111.222.333,-', '1.111.222.333', '111.222.333 euro', '0,1 0,2 0,3 0,4 0,5', '0.1 0.2 0.3 0.4 0.5',
    'acties 111, 222, 333', '1, 2, 3, 4, 5, 6, 7, 8, 9', '1a', '3b iii', '1a, 1b en 2c', '11122\n2333', '111\n222\n333\n444', '444\n111\n222\n333', '12:00 31 32 33 34 35', 'van 9:00 30 tot 40 50 60 70', '1\n1\n1\n2\n2\n2\n3\n3\n3', '1.1.1.2',
    'zie {persoon:5b1f0000-0000-4000-8000-111222333444}', 'sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'RSIN 111222333', 'rsin: 1112.22.333', 'het RSIN van de gemeente is 111222333', '111222333 (RSIN)', '111 222 333 (het RSIN)', 'RSIN\u00a0111222333',
    'Z/23/123456789', 'Z/23/123456782', 'Z23-123456782', 'Z-2023-111222333', 'D2023/111222333', '2023.123456789', '2023.111222333', '2023-111222333', '2023/111222333', 'zaaknummer 111222333', 'zaaknummer: 111222333', 'zaak-id 111222333', 'zaak 111222333', 'zaaknr. 111222333', 'zaaknummer is 111222333',
    'besluitnummer 111222333', 'besluit 111222333', 'raadsbesluit 111222333', 'ons kenmerk: 111222333', 'kenmerk Z.111222333', 'KvK-nummer 111222333', 'registratienummer 111222333', 'zaak 31712345678', 'documentnummer 31712345678',
    'https://zaken.example/111222333', 'zie www.zaken.example/zaak/111222333/stukken', 'https://zaken.example/a?id=0612345678', '<a href="https://zaken.example/111222333">zaak</a>', 'https://x.example/kijk-at-home.html',
    '+100.000.000', '+ 12 345 678 euro', '+10 tot +20', 'groei van +3 in 2021 tot +5 in 2022', '0012345678', 'nummer 000123457', '50%20 van de 40%40', 'in 60%40%', 'R&D; AT & T', 'kosten 111 <b>222</b> 334', 'a_at_b',
    '53 145 / 65 075 | 54 540 / 66 730', 'twitter @actiespoor', 'twitter @actiespoor. Zie ook daar', 'a@b', 'M@ZL', 'het ambulante team (AT) in Houten', 'het AT (at risk)', 'GM0321', 'VT20', 'artikel 2.1.3 en 2.1.4', '3x per jaar, 2 uur',
    'CVDR123456782', 'IBAN NL91ABNA0417164300', 'IBAN NL91 ABNA 0417 1643 00', 'Dossier Z0612345678', 'maand 01 02 03 04 05 06 07 08 09 10', '01, 02, 03, 04, 05, 06', '01;02;03;04;05', '03\n05\n07\n09\n11', 'acties 03, 05, 07, 09, 11', 'zie @ bijlage.nl',
    '09:00 10:30 11:00', '09:00-10:30, 11:00-12:00', '09.00-10.30; 11.00', '2021-01-02T09:05:09+02:00', '2021-01-02T09:05:09.123+02:00', '2021-2024', '1.234,56', '05-2021, 06-2022', '01-2021; 2022', '+10, +20, +30, +40, +50', '+5,25 / 6,75 | 7,10', '12345 2021', '2021 12345',
    '| `GET` | **200** | 404 | 404 |', 'lid 3 (a) wordt punt voor punt', '12345678 2 kinderen', '11122233 3 gezinnen', '1112223 33 gemeenten', '0 1 1 2 3 5 8 13 21', 'lijn 1 1 1 2 2 2 3 3 3 4', '1 1 1 2 2 2 3 3 3 4 4 4',
    '05 10 15 20 25', '05-10-15-20-25', '03 06 09 12 15', '06 12 18 24 30', '06-07-08-09-10-11', '0 1 2 3 4 5 6 7 8 9', '0-1-2-3-4-5-6-7-8-9', '0\n1\n2\n3\n4\n5\n6\n7\n8\n9', '0 | 1 | 0 | 3 | 0 | 1 | 2 | 4 | 0 | 1', '1 2 0 6 1 2 3 4 5 6 7', '0 6 10 12 15 20',
    '06\n12\n18\n24\n30', '06\n13\n20\n27\n04', '05\n12\n37\n43\n51', '06\n12\n34\n56\n78\n90', '03 45\n27 09\n11 73', '03\n\n05\n\n07\n\n09\n\n11', '1. Inleiding ..... 06 2. Doel ..... 12', '| 200 | --- | 404 | 404 |',
     'lid 3(a) en 3(b)',
  ])('staat er in %j', (text) => expectFound(text, []));

  it('staat er in een datum, hoe zij ook geschreven is', () => {
    const days = Array.from({ length: 3700 }, (_, index) => new Date(Date.UTC(2019, 0, 1 + index)).toISOString().slice(0, 10).split('-'));
    // prettier-ignore
    const written = days.flatMap(([y = '', m = '', d = '']) => [
      `${y}-${m}-${d} 10:30`, `${d}-${m}-${y} 10:30`, `${d}/${m}/${y}`, `${d}.${m}.${y}`, `${String(Number(d))}-${String(Number(m))}-${y}`, `${d}-${m}-${y} - ${d}-${m}-${y}`, `${y}/${m}/${d}`,
      `${d} ${m} ${y}`, `${y}-${String(Number(y) + 1)}`, `${m}-${y} en ${m}/${y}`, `${m}/${y}-${m}/${y}`, `${y}${m}${d}`,
    ]);
    expect(written.filter((text) => findPersoonsgegevens(text).length > 0)).toEqual([]);
  });

  it('staat er in een registratienummer, een bedrag of een reeks jaren', () => {
    const numbers = Array.from({ length: 4000 }, (_, index) => 100_003 + index * 211);
    // prettier-ignore
    const written = numbers.flatMap((number) => [
      `GZDGBW${String(number)}/${String(number + 1)}`, `Z/${String(number)}/${String(number).slice(0, 3)}`, `€ ${(number * 991).toLocaleString('nl-NL')}`, `€ ${(number * 991).toLocaleString('nl-NL')},-`,
      `2021/${String(number).slice(0, 5)}`, `2021-${String(number).slice(0, 5)}`, `besluit ${String(number)} 2021`, `raadsvoorstel ${String(number)}`, '2021, 2022, 2023 en 2024',
    ]);
    expect(written.filter((text) => findPersoonsgegevens(text).length > 0)).toEqual([]);
  });

  it('kost weinig, ook in een lange tekst die overal op lijkt', () => {
    const long = ['0', '1 ', '1.', '06-', '2021-', 'a', 'a@', 'a.', ' at ', '(at', '12.', '\u200b', 'Anna Bos ', '<i>'].map((part) => part.repeat(20_000));
    const begun = process.cpuUsage();
    for (const text of long) findPersoonsgegevens(text);
    expect(process.cpuUsage(begun).user).toBeLessThan(3_000_000);
  });

  it('kost naar de lengte van de tekst, ook bij 200 kB die overal op lijkt', () => {
    const parts = [
      '1',
      '1\n',
      '111\n',
      '1;',
      '11~',
      '<',
      '<b',
      '<b>1',
      '</',
      '&#',
      '&#49;',
      '%4',
      '%40',
      'a_',
      '_at_',
      '-at-',
      'a-at-b',
      'rsin ',
      'rsin 1 ',
      'zaak ',
      'zaak:a',
      'zaak a.',
      'Z/23/',
      'Z/',
      '2023.',
      '+',
      '+1',
      '+1 ',
      '00',
      '0032 ',
      '316',
      'https://',
      'www.',
      'bsn ',
      'bsn:1;',
      '1....',
      '1 -- ',
      'x@y.',
      '06:',
      '06, ',
      '06\n',
      '01 02 ',
      '0.....',
      '12:34 ',
      '2021 .. ',
      '1 111 / ',
      '(a',
      'a(a)b.',
      'a@b .',
      'zie @ ',
      '1\u0301',
      'NL91ABNA0 ',
      'CVDR1',
      '0 ',
      '0\n',
      '0 6 12 34 56 7 ',
      '06\n12\n34\n56\n78\n',
      '2021............',
      '0 . . . ',
      '-\n',
    ];
    const slow = parts.filter((part) => {
      const text = part.repeat(Math.ceil(200_000 / part.length));
      const begun = process.cpuUsage();
      findPersoonsgegevens(text);
      return process.cpuUsage(begun).user > 2_000_000;
    });
    expect(slow).toEqual([]);
  });

  it('noemt meer dan een soort', () => expectFound('a@b.nl of 06 12345678', [...email, ...phone]));
});

describe('Een verwijzing naar een persoon', () => {
  const id = '5b1f0000-0000-4000-8000-111222333444';

  it.each([
    `{persoon:${id}}`,
    `met { persoon : ${id}}`,
    `{Persoon:${id}}`,
    `{per\u200bsoon:${id}}`,
    `｛persoon：${id}｝`,
    '{persoon:',
    `{\u00a0persoon:${id}}`,
    `{per<b></b>soon:${id}}`,
    `&#123;persoon:${id}}`,
  ])('wordt gezien in %j', (text) => expect(hasPersoonsverwijzing(text)).toBe(true));

  it.each(['een persoon: die', '{persona}', id, '{}'])('staat niet in %j', (text) => expect(hasPersoonsverwijzing(text)).toBe(false));
});
