import type { Opmerking, Vindplaats } from '@actiespoor/veilig-thuis';

/** One file of a delivery: its name for findings, and a way to read it from the beginning, more than once. */
export interface Deel {
  readonly naam: string;
  /** The bytes in pieces of any size. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** Nothing more can be read from a delivery, for the one reason that the finding tells. */
export class Onleesbaar extends Error {
  override readonly name = 'Onleesbaar';

  constructor(
    readonly opmerking: Opmerking,
    readonly plaats: Partial<Vindplaats> = {},
  ) {
    super(opmerking.tekst);
  }
}

const isUtf8 = (decoder: InstanceType<typeof TextDecoder>, bytes?: Uint8Array): boolean => {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined });
    return true;
  } catch {
    return false;
  }
};

const notUtf8 = (naam: string, near: number): Onleesbaar =>
  new Onleesbaar(
    {
      code: 'geen-utf8',
      tekst: `Het bestand is geen UTF-8 (bij byte ${String(near)} of kort daarna). Gebruik de download van CBS zelf, of bewaar een bewerkt bestand als "CSV UTF-8".`,
    },
    { deel: naam },
  );

/** The same bytes, known to be UTF-8. @throws Onleesbaar at the first piece that is not */
export const utf8Checked = async function* ({ naam, open }: Deel): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let seen = 0;
  for await (const bytes of open()) {
    if (!isUtf8(decoder, bytes)) throw notUtf8(naam, seen);
    seen += bytes.length;
    yield bytes;
  }
  if (!isUtf8(decoder)) throw notUtf8(naam, seen);
};

const enough = 8_192;

/** The first letters of a file: enough to tell its form. Bytes that are not UTF-8 are left to the reader. */
export const beginningOf = async ({ open }: Deel): Promise<string> => {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  for await (const bytes of open()) {
    text += decoder.decode(bytes.subarray(0, enough), { stream: true });
    if (text.length >= enough) break;
  }
  return text;
};
