import { Tokenizer } from '@streamparser/json';

import { type Deel, Onleesbaar, utf8Checked } from './deel.js';
import { JsonAssembler, type JsonStep } from './json-assembler.js';

// Descriptions of CBS have some tens of thousands of letters; a row of figures has hundreds.
const maxBytesBetweenSteps = 4 * 1024 * 1024;
const maxDigits = 15;
const maxNumber = 40;

/** A number that a double may change stays text, which no field of figures accepts. */
class ExactTokenizer extends Tokenizer {
  protected override parseNumber(text: string): number {
    if (text.length > maxNumber) return text as unknown as number;
    const digits = /^-?0*(\d*)\.?(\d*?)0*$/.exec(text);
    const isExact = digits !== null && (digits[1] ?? '').length + (digits[2] ?? '').length <= maxDigits;
    return isExact ? Number(text) : (text as unknown as number);
  }
}

const unreadable = ({ naam }: Deel, cause: unknown): Onleesbaar =>
  new Onleesbaar(
    {
      code: 'json-onleesbaar',
      tekst: `Dit is geen geldige JSON (${cause instanceof SyntaxError ? cause.message : 'een teken dat er niet kan staan'}). Haal het bestand opnieuw op bij CBS en bewaar het onveranderd.`,
    },
    { deel: naam },
  );

const cutOff = ({ naam }: Deel): Onleesbaar =>
  new Onleesbaar({ code: 'afgebroken', tekst: 'Het bestand houdt midden in een antwoord op: het ophalen is afgebroken. Haal het opnieuw op.' }, { deel: naam });

const tooLong = ({ naam }: Deel): Onleesbaar =>
  new Onleesbaar({ code: 'rij-te-lang', tekst: 'Een rij is langer dan 4 MiB: dit is geen tabel van CBS. Haal het bestand opnieuw op.' }, { deel: naam });

interface Reading {
  readonly deel: Deel;
  readonly tokenizer: Tokenizer;
  readonly assembler: JsonAssembler;
  /** The first fault; rows before it still count. */
  fault: Onleesbaar | undefined;
}

const begin = (deel: Deel): Reading => {
  const tokenizer = new ExactTokenizer({ separator: '' });
  const assembler = new JsonAssembler();
  const reading: Reading = { deel, tokenizer, assembler, fault: undefined };
  tokenizer.onToken = (token) => assembler.accept(token);
  tokenizer.onError = (fault) => {
    reading.fault ??= unreadable(deel, fault);
  };
  return reading;
};

/** Does work that makes tokens; the first fault of the grammar counts. */
const within = (reading: Reading, work: (tokenizer: Tokenizer) => void): void => {
  try {
    work(reading.tokenizer);
  } catch (fault) {
    reading.fault ??= unreadable(reading.deel, fault);
  }
};

const end = (reading: Reading): void => {
  const before = reading.fault;
  within(reading, (tokenizer) => tokenizer.end());
  // A fault that only the end makes is a word or a number that was cut off.
  if (before === undefined && (reading.fault !== undefined || !reading.assembler.isBetween)) reading.fault = cutOff(reading.deel);
};

/**
 * Reads the answers of OData in a file, one after another, as steps. Memory is bounded by one piece of the file and one row.
 *
 * @throws Onleesbaar after the steps before the fault
 */
export const jsonSteps = async function* (deel: Deel): AsyncGenerator<readonly JsonStep[]> {
  const reading = begin(deel);
  let since = 0;
  for await (const bytes of utf8Checked(deel)) {
    within(reading, (tokenizer) => tokenizer.write(bytes));
    const steps = reading.assembler.take();
    since = steps.length === 0 ? since + bytes.length : 0;
    yield steps;
    if (reading.fault) throw reading.fault;
    if (since > maxBytesBetweenSteps) throw tooLong(deel);
  }
  end(reading);
  yield reading.assembler.take();
  if (reading.fault) throw reading.fault;
};
