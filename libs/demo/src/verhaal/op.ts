import { dag, datum } from '@actiespoor/kernel';

import type { DemoCommand, DemoPersoon, DemoStap, Uiting, Zin } from './demo-stap.js';

const inDemo = 'Verzonnen voor de demo: ';
const nietInStukken = 'dit staat niet in de stukken.';

/** A fact of another day than the day of recording: the papers are months behind the facts. */
export const sinds = (wanneer: string, zin: Zin): Zin => () => zin(datum(wanneer));

/** Gives the motive of a change, in place of a paper. */
export const omdat = (motief: string, zin: Zin): Zin => (op) => ({ ...zin(op), reason: motief });

// The toelichting of a status is visible, so it carries the mark as well.
const gemarkeerd = (command: DemoCommand): DemoCommand => {
  if (!('statusupdateId' in command.data)) return command;
  const { toelichting = nietInStukken } = command.data;
  return { ...command, data: { ...command.data, toelichting: inDemo + toelichting } } as DemoCommand;
};

/** A made-up fact. The reason carries the mark too, so that a reader of the spoor sees it. */
export const verzonnen = (zin: Zin): Zin => (op) => {
  const { reason = nietInStukken, command, ...uiting } = zin(op);
  return { ...uiting, command: gemarkeerd(command), reason: inDemo + reason, verzonnen: true };
};

// One minute per sentence: nobody types faster, and the order over all streams stays that of the story.
const momentVan = (begin: string, regel: number): string => new Date(Date.parse(`${begin}:00.000Z`) + regel * 60_000).toISOString();

const gezegd = (uiting: Uiting, bron: string): Uiting & { readonly reason: string } => ({ ...uiting, reason: uiting.reason ?? bron });

/** The consecutive steps of one person. */
interface Zitting {
  /** Facts of a paper, whose name becomes the reason. */
  readonly volgens: (bron: string, ...zinnen: readonly Zin[]) => readonly DemoStap[];
  /** Made-up facts. */
  readonly verzint: (...zinnen: readonly Zin[]) => readonly DemoStap[];
}

const zitting = (begin: string, door: DemoPersoon): Zitting => {
  const vandaag = dag(begin.slice(0, 10));
  const volgens: Zitting['volgens'] = (bron, ...zinnen) =>
    zinnen.map((zin, regel) => ({ at: momentVan(begin, regel), door, ...gezegd(zin(vandaag), bron) }));
  return { volgens, verzint: (...zinnen) => volgens(nietInStukken, ...zinnen.map(verzonnen)) };
};

/**
 * The beginning of a chapter.
 *
 * @param begin moment in UTC, to the minute
 * @example
 * op('2021-11-30T13:00').door(beleidsmedewerker).volgens(nota, sinds('2021-09-03', omgangshuis.wens('ActieStarten', {})));
 */
export const op = (begin: string) => ({ door: (wie: DemoPersoon): Zitting => zitting(begin, wie) });
