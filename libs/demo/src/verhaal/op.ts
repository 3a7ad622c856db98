import { dag, datum } from '@actiespoor/kernel';

import type { DemoCommand, DemoPersoon, DemoStap, Statement, Sentence } from './demo-stap.js';

const inDemo = 'Verzonnen voor de demo: ';
const nietInStukken = 'dit staat niet in de stukken.';

/** A fact of another day than the day of recording: the papers are months behind the facts. */
export const sinds =
  (wanneer: string, sentence: Sentence): Sentence =>
  () =>
    sentence(datum(wanneer));

/** Gives the motive of a change, in place of a paper. */
export const omdat =
  (motief: string, sentence: Sentence): Sentence =>
  (op) => ({ ...sentence(op), reason: motief });

// The toelichting of a status is visible, so it carries the mark as well.
const marked = (command: DemoCommand): DemoCommand => {
  if (!('statusupdateId' in command.data)) return command;
  const { toelichting = nietInStukken } = command.data;
  return { ...command, data: { ...command.data, toelichting: inDemo + toelichting } } as DemoCommand;
};

/** A made-up fact. The reason carries the mark too, so that a reader of the spoor sees it. */
export const verzonnen =
  (sentence: Sentence): Sentence =>
  (op) => {
    const { reason = nietInStukken, command, ...statement } = sentence(op);
    return { ...statement, command: marked(command), reason: inDemo + reason, verzonnen: true };
  };

// One minute per sentence: nobody types faster, and the order over all streams stays that of the story.
const momentOf = (begin: string, regel: number): string => new Date(Date.parse(`${begin}:00.000Z`) + regel * 60_000).toISOString();

const withReason = (statement: Statement, bron: string): Statement & { readonly reason: string } => ({ ...statement, reason: statement.reason ?? bron });

/** The consecutive steps of one person. */
interface Chapter {
  /** Facts of a paper, whose name becomes the reason. */
  readonly volgens: (bron: string, ...sentences: readonly Sentence[]) => readonly DemoStap[];
  /** Made-up facts. */
  readonly verzint: (...sentences: readonly Sentence[]) => readonly DemoStap[];
}

const chapter = (begin: string, door: DemoPersoon): Chapter => {
  const vandaag = dag(begin.slice(0, 10));
  const volgens: Chapter['volgens'] = (bron, ...sentences) =>
    sentences.map((sentence, regel) => ({ at: momentOf(begin, regel), door, ...withReason(sentence(vandaag), bron) }));
  return { volgens, verzint: (...sentences) => volgens(nietInStukken, ...sentences.map(verzonnen)) };
};

/**
 * The beginning of a chapter.
 *
 * @param begin moment in UTC, to the minute
 * @example
 * op('2021-11-30T13:00').door(beleidsmedewerker).volgens(nota, sinds('2021-09-03', omgangshuis.command('ActieStarten', {})));
 */
export const op = (begin: string) => ({ door: (wie: DemoPersoon): Chapter => chapter(begin, wie) });
