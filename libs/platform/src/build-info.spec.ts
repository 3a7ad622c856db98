import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { buildInfo, checkedOutCommit } from './build-info.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'actiespoor-git-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Proef', '-c', 'user.email=proef@example.org', '-C', folder, ...args], { encoding: 'utf8' }).trim();

describe('De commit die draait', () => {
  it('is die van de tak, ook in een werkmap ernaast, en als git haar takken inpakt', () => {
    git('init', '-q', '-b', 'main');
    git('commit', '-q', '--allow-empty', '-m', 'een');
    const commit = git('rev-parse', 'HEAD');
    expect(checkedOutCommit(folder)).toBe(commit);
    git('worktree', 'add', '-q', '-b', 'zij', join(folder, 'zij'));
    expect(checkedOutCommit(join(folder, 'zij'))).toBe(commit);
    git('pack-refs', '--all');
    expect([checkedOutCommit(folder), checkedOutCommit(join(folder, 'zij'))]).toEqual([commit, commit]);
    git('checkout', '-q', '--detach');
    expect(checkedOutCommit(folder)).toBe(commit);
  });

  it('is onbekend buiten een checkout, en anders wat er gegeven is', () => {
    expect(checkedOutCommit(folder)).toBeUndefined();
    expect(buildInfo('1.2.3', 'abc1234')).toEqual({ version: '1.2.3', commit: 'abc1234' });
  });
});
