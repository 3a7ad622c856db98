import { type Datum, isDatum } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import type { Correctie, Verbeteringen } from '@actiespoor/plan-import';

import { UsageFault } from '../faults.js';
import { isEigenaar } from '../organisatie-code.js';

export interface ImportOptions {
  readonly eigenaar?: string;
  readonly geldigVanaf?: string;
  readonly correctie?: readonly string[];
  readonly aanvaard?: readonly string[];
  readonly doorvoeren?: true;
  readonly json?: true;
}

/** A validated request. */
export interface ImportRequest {
  readonly eigenaar: OrganisatieCode;
  readonly geldigVanaf?: Datum;
  readonly verbeteringen: Verbeteringen;
}

const correctieForm = /^(\d{1,6}):([^=\s]+(?: [^=\s]+)?)=(.*)$/su;

const correctieOf = (text: string): Correctie | undefined => {
  const [, regel, veld, waarde] = correctieForm.exec(text) ?? [];
  return regel === undefined || veld === undefined || waarde === undefined ? undefined : { regel: Number(regel), veld, waarde };
};

const isRegel = (text: string): boolean => /^[1-9]\d{0,5}$/.test(text);

const eigenaarFaults = (eigenaar: string | undefined): readonly string[] => {
  if (eigenaar === undefined) return ['Noem met --eigenaar van wie het plan is: een gemeente (GM1960) of een samenwerkingsverband (SV-LEKSTROOM).'];
  return isEigenaar(eigenaar) ? [] : [`--eigenaar "${eigenaar}" is geen code van een gemeente (GM1960) of een samenwerkingsverband (SV-LEKSTROOM).`];
};

const datumFaults = (datum: string | undefined): readonly string[] =>
  datum === undefined || isDatum(datum) ? [] : [`--geldig-vanaf "${datum}" is geen datum zoals 2021-09-03, 2021-10, 2022 of 2021-41 (tweede halfjaar).`];

const correctieFaults = (correcties: readonly string[]): readonly string[] =>
  correcties.filter((text) => !correctieOf(text)).map((text) => `--correctie "${text}" is niet van de vorm 'regel:veld=waarde', zoals '12:planning=2022'.`);

const aanvaardFaults = (regels: readonly string[]): readonly string[] =>
  regels.filter((regel) => !isRegel(regel)).map((regel) => `--aanvaard "${regel}" is geen regelnummer.`);

/** The request in the options. @throws UsageFault with every fault at once */
export const requestOf = ({ eigenaar, geldigVanaf, correctie = [], aanvaard = [] }: ImportOptions): ImportRequest => {
  const faults = [...eigenaarFaults(eigenaar), ...datumFaults(geldigVanaf), ...correctieFaults(correctie), ...aanvaardFaults(aanvaard)];
  if (faults.length > 0) throw new UsageFault('import', faults);
  return {
    eigenaar: eigenaar as OrganisatieCode,
    ...(geldigVanaf !== undefined && { geldigVanaf: geldigVanaf as Datum }),
    verbeteringen: { correcties: correctie.flatMap((text) => correctieOf(text) ?? []), aanvaard: aanvaard.map(Number) },
  };
};
