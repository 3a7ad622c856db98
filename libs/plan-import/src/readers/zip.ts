import { unzipSync } from 'fflate';

/** Files of a package by their path, or the reason why there are none. */
export type Unzipped = { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> } | { readonly ok: false; readonly reason: 'corrupt' | 'te-groot' };

export const zipLimits = { files: 2_000, bytes: 64 * 1024 * 1024 } as const;

interface Announced {
  files: number;
  bytes: number;
}

class TooLarge extends Error {}

/** Counts a file before a byte of it is unpacked; a file that is larger than it says ends there. */
const counted = (announced: Announced, size: number): void => {
  announced.files += 1;
  announced.bytes += size;
  if (announced.files > zipLimits.files || announced.bytes > zipLimits.bytes) throw new TooLarge();
};

/** Unpacks the wanted files of a package, within bounds: never more files or bytes than {@link zipLimits}. */
export const unzip = (bytes: Uint8Array, isWanted: (path: string) => boolean): Unzipped => {
  const announced: Announced = { files: 0, bytes: 0 };
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isWanted(name)) return false;
        counted(announced, originalSize);
        return true;
      },
    });
    return { ok: true, files: new Map(Object.entries(files)) };
  } catch (fault) {
    return { ok: false, reason: fault instanceof TooLarge ? 'te-groot' : 'corrupt' };
  }
};
