import { findPersoonsgegevens, hasPersoonsverwijzing, isDag, isDatum } from '@actiespoor/kernel';
import { codeSleutel } from '@actiespoor/plan/model';

/** The fault of a value, as the rest of a Dutch sentence that starts with its name; undefined if there is none. It never repeats the value. */
export type Fault = (value: unknown) => string | undefined;

// Tabs and line ends are allowed in a text; bidirectional overrides would make it look different from the stored text.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;
const loneSurrogate = /\p{Surrogate}/u;

const organisatieForm = /^(GM\d{4}|VT\d{2}|(SV|PA)-[A-Z0-9-]{1,60})$/;
const positionForm = /^[0-9A-Za-z._-]{1,64}$/;
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const unseen = /[\s\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u;

/** The text without white space and invisible characters at its ends. In one pass: a regular expression over both ends takes quadratic time. */
export const trimText = (text: string): string => {
  let [from, to] = [0, text.length];
  while (from < to && unseen.test(text.charAt(from))) from += 1;
  while (from < to && unseen.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
};

// Letters and signs that show nothing: fillers of Hangul, the blanks of braille, of music and of hieroglyphs.
const blank = /[\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\u{13441}\u{13442}]/gu;

export const textFault =
  (max: number): Fault =>
  (value) => {
    if (typeof value !== 'string') return 'moet tekst zijn';
    if (value.replace(blank, '') === '') return 'mag niet leeg zijn';
    if (value.length > max) return `mag hoogstens ${String(max)} tekens hebben`;
    return control.test(value) || loneSurrogate.test(value) ? 'bevat tekens die niet in tekst horen' : undefined;
  };

export const personalDataFault: Fault = (value) => {
  if (typeof value !== 'string') return undefined;
  if (hasPersoonsverwijzing(value)) return 'bevat een verwijzing naar een persoon ({persoon:…}); die zet alleen deze dienst zelf in een tekst';
  const found = findPersoonsgegevens(value);
  if (found.length === 0) return undefined;
  return `lijkt persoonsgegevens te bevatten (${found.join(', ')}); haal die eruit, zij worden niet bewaard`;
};

export const datumFault: Fault = (value) =>
  isDatum(value) ? undefined : 'moet een datum zijn, zo precies als bekend: 2021-09-03, 2021-10, 2022 of 2021-41 (tweede halfjaar)';

export const dagFault: Fault = (value) => (isDag(value) ? undefined : 'moet een volledige dag zijn, zoals 2021-09-03');

export const organisatieFault: Fault = (value) =>
  typeof value === 'string' && organisatieForm.test(value)
    ? undefined
    : 'moet de code van een organisatie zijn, zoals GM1960, VT20, SV-LEKSTROOM of PA-MOVIERA';

export const uuidFault: Fault = (value) => (typeof value === 'string' && uuidForm.test(value) ? undefined : 'moet een UUID in kleine letters zijn');

/** The form of a position only; the store decides if it was reached. */
export const positionFault: Fault = (value) =>
  typeof value === 'string' && positionForm.test(value) ? undefined : 'moet een positie zijn uit een eerder antwoord';

export const numberFault =
  (min: number, max: number): Fault =>
  (value) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? undefined
      : `moet een geheel getal zijn van ${String(min)} tot en met ${String(max)}`;

/** The first fault of several, so that a value that is no text is not also called empty. */
export const firstOf =
  (...faults: readonly Fault[]): Fault =>
  (value) => {
    for (const fault of faults) {
      const found = fault(value);
      if (found !== undefined) return found;
    }
    return undefined;
  };

/** A list of at most `max` values, each without fault; the first faulty one is named by its place, from 1. */
export const listFault =
  (max: number, fault: Fault): Fault =>
  (value) => {
    if (!Array.isArray(value)) return 'moet een lijst zijn';
    if (value.length > max) return `mag hoogstens ${String(max)} onderdelen hebben`;
    const faults = value.map(fault);
    const index = faults.findIndex((found) => found !== undefined);
    return index < 0 ? undefined : `heeft een fout in onderdeel ${String(index + 1)}: dat ${String(faults[index])}`;
  };

/** Words as a reader compares them: capitals, spaces and forms of one letter make no difference. */
const distinctFault: Fault = (value) => {
  const sleutels = (value as readonly string[]).map(codeSleutel);
  const index = sleutels.findIndex((sleutel, place) => sleutels.indexOf(sleutel) < place);
  return index < 0 ? undefined : `noemt onderdeel ${String(index + 1)} dubbel`;
};

/** A list of at most `max` texts, each without fault and each once. */
export const textListFault = (max: number, fault: Fault): Fault => firstOf(listFault(max, fault), distinctFault);
