/** Answers many questions in one call; the answers come in the same order. */
export type AskAll<Question, Answer> = (questions: readonly Question[]) => Promise<readonly Answer[]>;

export interface TogetherLimits {
  /** The largest number of calls at once. */
  readonly inFlight: number;
  /** The largest number of questions in one call. */
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
 * Groups waiting questions: a single question is asked at once, and questions that arrive during a call share the next
 * call. Every answer comes from a call that began after the question was put.
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
