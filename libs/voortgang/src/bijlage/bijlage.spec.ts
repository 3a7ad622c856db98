import { describe, expect, it } from '@jest/globals';
import { datum } from '@actiespoor/kernel';

import type { Bijlage } from './bijlage.js';
import { toHtml } from './bijlage-html.js';
import { toMarkdown } from './bijlage-markdown.js';
import { leesbareDatum } from './leesbare-datum.js';

const bijlage: Bijlage = {
  titel: 'Verschillen: <Plan> & co',
  alineas: ['Eerst dit.'],
  tabellen: [],
  delen: [
    {
      kop: 'Actielijn 1: "Samen"',
      delen: [
        {
          kop: 'Gewijzigd',
          tabellen: [{ bijschrift: 'Gewijzigd in 1', kolommen: ['Onderdeel', 'Is'], rijen: [['1a <script>alert(1)</script>', 'a | b\nc *d* _e_']] }],
        },
      ],
    },
    { kop: 'Redactioneel', alineas: ['Geen beleid.'], isIngeklapt: true },
  ],
};

describe('Een bijlage als HTML', () => {
  const html = toHtml(bijlage);

  it('is een hele pagina in het Nederlands, zonder stijl of script', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="nl">/);
    expect(html).toContain('<title>Verschillen: &lt;Plan&gt; &amp; co</title>');
    expect(html).not.toMatch(/<(?:script|style|link|iframe|img)|\sstyle=|\son\w+=/i);
  });

  it('heeft koppen op volgorde, en tabellen met bijschrift en bereik', () => {
    expect([...html.matchAll(/<h(\d)>/g)].map(([, diepte]) => diepte)).toEqual(['1', '2', '3', '2']);
    expect(html).toContain('<caption>Gewijzigd in 1</caption>');
    expect(html).toContain('<th scope="col">Onderdeel</th><th scope="col">Is</th>');
    expect(html).toContain('<th scope="row">1a &lt;script&gt;alert(1)&lt;/script&gt;</th>');
  });

  it('sluit elk element, en klapt in wat mag wachten', () => {
    for (const naam of ['html', 'main', 'section', 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'details', 'summary', 'h2']) {
      expect(html.match(new RegExp(`<${naam}[ >]`, 'g'))?.length).toBe(html.match(new RegExp(`</${naam}>`, 'g'))?.length);
    }
    expect(html).toMatch(/<details>\n<summary><h2>Redactioneel<\/h2><\/summary>\n<p>Geen beleid\.<\/p>\n<\/details>/);
  });
});

describe('Een bijlage als Markdown', () => {
  it('houdt elke cel op een regel, en laat tekst tekst zijn', () => {
    expect(toMarkdown(bijlage)).toBe(
      [
        String.raw`# Verschillen: \<Plan\> \& co`,
        'Eerst dit.',
        '## Actielijn 1: "Samen"',
        '### Gewijzigd',
        ['| Onderdeel | Is |', '| --- | --- |', String.raw`| 1a \<script\>alert(1)\</script\> | a \| b c \*d\* \_e\_ |`].join('\n'),
        '## Redactioneel',
        'Geen beleid.',
        '',
      ]
        .join('\n\n')
        .trimEnd() + '\n',
    );
  });
});

describe('Een datum in woorden', () => {
  it.each([
    ['2021-09-03', '3 september 2021'],
    ['2021-05', 'mei 2021'],
    ['2022', '2022'],
    ['2022-23', 'najaar 2022'],
    ['2024-33', 'eerste kwartaal van 2024'],
    ['2023-40', 'eerste helft van 2023'],
  ])('%s is %s', (tekst, woorden) => {
    expect(leesbareDatum(datum(tekst))).toBe(woorden);
  });
});
