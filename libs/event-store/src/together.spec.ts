import { describe, expect, it } from '@jest/globals';

import { together } from './together.js';

/** Calls that are answered when the test says so. */
const setUp = (inFlight: number, most: number) => {
  const asked: (readonly string[])[] = [];
  const answers: ((answer: readonly string[] | Error) => void)[] = [];
  const ask = together(
    (questions: readonly string[]) => {
      asked.push(questions);
      return new Promise<readonly string[]>((resolve, reject) => {
        answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      });
    },
    { inFlight, most },
  );
  return { ask, asked, answers };
};

describe('Vragen die samen gaan', () => {
  it('gaan meteen als er niets loopt, en anders samen in de volgende', async () => {
    const { ask, asked, answers } = setUp(1, 10);
    const all = Promise.all([ask('a'), ask('b'), ask('c')]);
    expect(asked).toEqual([['a']]);

    answers[0]?.(['A']);
    await new Promise(setImmediate);
    expect(asked).toEqual([['a'], ['b', 'c']]);
    answers[1]?.(['B', 'C']);
    expect(await all).toEqual(['A', 'B', 'C']);
  });

  it('gaan met niet te veel tegelijk', async () => {
    const { ask, asked, answers } = setUp(1, 2);
    const all = Promise.all(['a', 'b', 'c', 'd'].map(ask));
    for (let turn = 0; turn < 3; turn += 1) {
      answers[turn]?.(asked[turn] ?? []);
      await new Promise(setImmediate);
    }
    expect(asked).toEqual([['a'], ['b', 'c'], ['d']]);
    expect(await all).toEqual(['a', 'b', 'c', 'd']);
  });

  it('krijgen samen de fout, en die daarna komen niet', async () => {
    const { ask, asked, answers } = setUp(1, 10);
    const first = ask('a').catch(String);
    answers[0]?.(new Error('weg'));
    expect(await first).toBe('Error: weg');
    const second = ask('b');
    answers[1]?.(['B']);
    expect(await second).toBe('B');
    expect(asked).toEqual([['a'], ['b']]);
  });

  it('gaan met zoveel tegelijk als mag', () => {
    const { ask, asked } = setUp(2, 10);
    for (const question of ['a', 'b', 'c']) void ask(question);
    expect(asked).toEqual([['a'], ['b']]);
  });

  it('slagen niet met te weinig antwoorden', async () => {
    const { ask, answers } = setUp(1, 10);
    const first = ask('a');
    answers[0]?.([]);
    await expect(first).rejects.toThrow(RangeError);
  });
});
