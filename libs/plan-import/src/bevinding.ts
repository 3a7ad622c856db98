export type Ernst = 'fout' | 'waarschuwing' | 'info';

/** The gravity of each finding. A `fout` blocks the doorvoering until it is corrected or, if that is possible, accepted. */
const ernstOf = {
  'codering-windows-1252': 'waarschuwing',
  stuurteken: 'waarschuwing',
  'aanhaling-niet-gesloten': 'fout',
  formule: 'waarschuwing',
  persoonsgegevens: 'fout',
  persoonsverwijzing: 'fout',
  persoonsnaam: 'waarschuwing',
  'persoonsnaam-mogelijk': 'fout',
  'cel-te-lang': 'fout',
  'titel-ontbreekt': 'fout',
  'periode-ontbreekt': 'fout',
  'geldig-vanaf-afgeleid': 'info',
  'kolommen-ontbreken': 'waarschuwing',
  'kolom-zonder-rol': 'fout',
  'kolom-naar-inhoud': 'waarschuwing',
  'kolom-weggelaten': 'info',
  'kop-ontbreekt': 'waarschuwing',
  'alleen-getoond': 'info',
  'status-onleesbaar': 'waarschuwing',
  'status-gelezen': 'info',
  'planning-onderbroken': 'waarschuwing',
  'planning-herzien': 'info',
  doorgehaald: 'waarschuwing',
  'rij-verborgen': 'waarschuwing',
  'opmerking-bij-cel': 'info',
  'wijziging-bijgehouden': 'info',
  'kleur-zonder-woord': 'info',
  'omschrijving-ontbreekt': 'fout',
  'code-ontbreekt': 'info',
  'dubbele-code': 'fout',
  'regel-overgeslagen': 'info',
  'planning-dubbelzinnig': 'waarschuwing',
  'planning-onleesbaar': 'waarschuwing',
  'planning-onvolledig': 'waarschuwing',
  'planning-ontbreekt': 'info',
  'status-in-planning': 'waarschuwing',
  'schaal-onleesbaar': 'waarschuwing',
  'schaal-voorwaardelijk': 'info',
  'organisatie-onbekend': 'waarschuwing',
  'actoren-als-zin': 'info',
  'regionaal-met-trekker-gemeente': 'waarschuwing',
  'verwijzing-eenzijdig': 'waarschuwing',
  'verwijzing-onbekend': 'waarschuwing',
  'dekking-onzeker': 'info',
  'vaststelling-verwacht': 'info',
  'bijna-gelijke-rij': 'waarschuwing',
  'niet-meer-in-document': 'waarschuwing',
  'te-veel-verschillen': 'waarschuwing',
  'actie-vervallen': 'waarschuwing',
} as const satisfies Readonly<Record<string, Ernst>>;

export type BevindingCode = keyof typeof ernstOf;

/** A place in the document that a person should check. `regel` is its line in the original document, from 1. */
export interface Bevinding {
  readonly regel: number;
  readonly ernst: Ernst;
  readonly code: BevindingCode;
  readonly tekst: string;
  /** A person checked this `fout` and accepted it. */
  readonly isAanvaard?: true;
}

/** A finding about a value, by a reader that does not know the line of the value. */
export interface Remark {
  readonly code: BevindingCode;
  readonly tekst: string;
}

/** A value as it was read, with remarks about the reading. */
export interface Reading<T> {
  readonly value: T;
  readonly remarks: readonly Remark[];
}

/** Findings that a person may overrule. Personal data and text that cannot be stored are never accepted. */
const acceptable: readonly BevindingCode[] = ['persoonsnaam-mogelijk', 'aanhaling-niet-gesloten'];

export const isAcceptable = ({ code }: Bevinding): boolean => acceptable.includes(code);

export const bevinding = (code: BevindingCode, regel: number, tekst: string): Bevinding => ({
  regel,
  ernst: ernstOf[code],
  code,
  tekst,
});

/** Remarks as findings on a line. */
export const onLine = (regel: number, remarks: readonly Remark[]): readonly Bevinding[] => remarks.map(({ code, tekst }) => bevinding(code, regel, tekst));

/** The findings that block the doorvoering. */
export const openFouten = ({ bevindingen }: { readonly bevindingen: readonly Bevinding[] }): readonly Bevinding[] =>
  bevindingen.filter(({ ernst }) => ernst === 'fout');
