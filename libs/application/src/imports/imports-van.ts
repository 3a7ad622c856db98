import { type Datum, defined } from '@actiespoor/kernel';
import type { ImportId, OrganisatieCode } from '@actiespoor/plan/events';
import type { Verbeteringen } from '@actiespoor/plan-import';

import { capacityOr } from '../access/access.js';
import type { Hoedanigheid, Medewerker } from '../access/medewerker.js';
import { asEditor, knowsPlan, mayImport } from '../access/rechten.js';
import { asDone } from '../commands/as-done.js';
import { commandContext, writeNew, type WriteRequest } from '../commands/write.js';
import type { Facts } from '../facts.js';
import { type Declined, denied, isDeclined, unknown } from '../outcome.js';
import type { ImportDone } from './doorvoering-antwoord.js';
import { importIdOf, type ImportRead, type Imports, type Proefimport } from './imports.js';

/** A document as somebody sent it, for a plan of one owner. */
export interface Inzending {
  readonly eigenaar: OrganisatieCode;
  readonly geldigVanaf?: Datum | undefined;
  readonly bytes: Uint8Array;
  /** Media type, such as `text/plain`. */
  readonly soort: string;
}

export interface ImportsVanSources {
  readonly imports: Imports;
  readonly facts: Facts;
}

/** The wait of a doorvoering until its plan can be read, in milliseconds. */
const maxWaitMs = 5000;

const editorOf = (medewerker: Medewerker, eigenaar: OrganisatieCode): Hoedanigheid | Declined =>
  capacityOr(asEditor(medewerker, { eigenaar, leden: [] }), `een plan van ${eigenaar} in te lezen`);

/** Imports as somebody may do them. */
export class ImportsVan {
  constructor(private readonly sources: ImportsVanSources) {}

  async read(request: WriteRequest, { eigenaar, geldigVanaf, bytes, soort }: Inzending): Promise<ImportRead | Declined> {
    const hoedanigheid = editorOf(request.medewerker, eigenaar);
    const given = isDeclined(hoedanigheid) ? hoedanigheid : writeNew(request);
    if (isDeclined(given)) return given;
    const isRead = async (id: string): Promise<boolean> => (await this.sources.imports.find(importIdOf(id))) !== undefined;
    const { commandId, medewerker } = await asDone(given, isRead);
    return this.sources.imports.read(defined({ commandId, bytes, eigenaar, geldigVanaf, door: medewerker.id, soort }));
  }

  /** Unknown also where it is another's, for nobody is told of that; denied where it is of the own organisatie. */
  async find(medewerker: Medewerker, importId: ImportId): Promise<Proefimport | Declined> {
    const proef = await this.sources.imports.find(importId);
    const isKnown = proef && knowsPlan(medewerker, { eigenaar: proef.eigenaar, leden: [] });
    if (!isKnown) return unknown(`Import ${importId} bestaat niet, of is ouder dan zeven dagen.`);
    return mayImport(medewerker, proef.eigenaar) ? proef : denied(`Uw rol leest geen plannen in voor ${proef.eigenaar}.`);
  }

  async carryThrough(request: WriteRequest, importId: ImportId, verbeteringen: Verbeteringen): Promise<ImportDone | Declined> {
    const proef = await this.find(request.medewerker, importId);
    if (isDeclined(proef)) return proef;
    const hoedanigheid = editorOf(request.medewerker, proef.eigenaar);
    if (isDeclined(hoedanigheid)) return hoedanigheid;
    const given = writeNew(request);
    if (isDeclined(given)) return given;
    const { commandId: _, earlierIds: __, expected: ___, source: ____, ...context } = commandContext(given, hoedanigheid);
    const done = await this.sources.imports.carryThrough({ importId, verbeteringen, context });
    if (done.outcome === 'done' && done.antwoord.positie !== undefined) await this.sources.facts.arrival(done.antwoord.positie, maxWaitMs);
    return done;
  }
}
