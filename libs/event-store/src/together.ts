/** Asks many questions at once; the answers come in the same order. */
export type AskAll<Question, Answer> = (questions: readonly Question[]) => Promise<readonly Answer[]>;

export interface TogetherLimits {
  /** How many times it is asked at once. */
  readonly inFlight: number;
  /** How many questions go into one. */
  readonly most: number;
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

const answerAll = async <Question, Answer>(ask: AskAll<Question, Answer>, waiting: readonly Waiting<Question, Answer>[]): Promise<void> => {
  try {
    const answers = await ask(waiting.map(({ question }) => question));
    if (answers.length !== waiting.length) throw new RangeError(`${waiting.length} questions, ${answers.length} answers`);
    for (const [index, answer] of answers.entries()) waiting[index]?.resolve(answer);
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
};

/**
 * Lets questions that wait go together: a lone one is asked at once, and those that come while it is under way share
 * the next asking. Nobody gets an answer that was begun before the question was put.
 *
 * @example
 * const find = together((keys: readonly string[]) => rowsOf(keys), { inFlight: 2, most: 100 });
 * const [a, b] = await Promise.all([find('a'), find('b')]);
 */
export const together = <Question, Answer>(ask: AskAll<Question, Answer>, { inFlight, most }: TogetherLimits): ((question: Question) => Promise<Answer>) => {
  const queue: Waiting<Question, Answer>[] = [];
  let running = 0;

  const drain = async (): Promise<void> => {
    running += 1;
    while (queue.length > 0) await answerAll(ask, queue.splice(0, most));
    running -= 1;
  };

  return (question) =>
    new Promise((resolve, reject) => {
      queue.push({ question, resolve, reject });
      if (running < inFlight) void drain();
    });
};
