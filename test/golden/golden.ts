import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Metadata, Position, Recorded } from '@actiespoor/event-store';

/** One stored event in a file. The revision is a number there, because JSON has no bigint. */
interface GoldenFile {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: object;
  readonly metadata: Metadata;
}

export const goldenFolder = fileURLToPath(new URL('.', import.meta.url));

/** A file name such as `ActieGestart.v1.json`: one event of each type and version that was ever written, kept for ever. */
export const fileNameOf = ({ type, version }: Pick<Recorded, 'type' | 'version'>): string => `${type}.v${version}.json`;

export const textOf = ({ stream, revision, position, id, type, version, data, metadata }: Recorded): string => {
  const file: GoldenFile = { stream, revision: Number(revision), position, id, type, version, data, metadata };
  return `${JSON.stringify(file, undefined, 2)}\n`;
};

export const goldenNames = (): readonly string[] => readdirSync(goldenFolder).filter((name) => name.endsWith('.json'));

export const goldenText = (name: string): string => readFileSync(`${goldenFolder}${name}`, 'utf8');

export const goldenEvent = (name: string): Recorded => {
  const file = JSON.parse(goldenText(name)) as GoldenFile;
  return { ...file, revision: BigInt(file.revision) };
};
