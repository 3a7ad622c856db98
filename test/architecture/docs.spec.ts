import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readText, repositoryFiles, root } from './repository.js';

const pages = repositoryFiles('*.md');
const decisions = repositoryFiles('docs/adr/*.md');

const withoutCode = (text: string): string => text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '');

const relativeLinks = (path: string): readonly string[] =>
  [...withoutCode(readText(path)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link.split('#')[0] ?? '')
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link));

describe('Elke verwijzing in de documentatie komt ergens uit', () => {
  it.each(pages)('%s', (path) => {
    const broken = relativeLinks(path).filter((link) => !existsSync(join(root, dirname(path), link)));
    expect(broken).toEqual([]);
  });
});

describe('Een besluit', () => {
  it.each(decisions)('%s heeft zijn vaste delen', (path) => {
    const text = readText(path);
    expect(text).toMatch(/^# \d+\. .+$/m);
    expect(text).toMatch(/^Status: (proposed|accepted|superseded).* · \d{4}-\d{2}-\d{2} · Authors: .+$/m);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(['Context', 'Decision', 'Consequences']);
  });

  it('heeft een volgnummer zonder gaten, gelijk aan dat in zijn titel', () => {
    const numbers = decisions.map((path) => Number(/(\d{4})-/.exec(path)?.[1]));
    expect(numbers).toEqual(decisions.map((_, index) => index + 1));
    expect(decisions.map((path) => Number(/^# (\d+)\./.exec(readText(path))?.[1]))).toEqual(numbers);
  });
});

describe('De reis van een statusupdate', () => {
  it('komt langs hoogstens 25 bestanden', () => {
    const files = new Set(relativeLinks('docs/reis-van-een-statusupdate.md'));
    expect(files.size).toBeGreaterThan(15);
    expect(files.size).toBeLessThanOrEqual(25);
  });
});

describe('De woordenlijst', () => {
  it.each([
    'plan',
    'knoop',
    'actie',
    'deelactie',
    'trekker',
    'deelname',
    'uitvoering',
    'proef',
    'bevinding',
    'doorvoering',
    'spoor',
    'peildatum',
    'bekend op',
    'levering',
    'waarneming',
    'afwezig',
    'onzeker',
  ])('legt %s uit', (word) => {
    expect(readText('docs/woordenlijst.md')).toContain(`\n| ${word} |`);
  });
});
