import { compareDatum, type Dag, type Datum, defined, sha256Hex } from '@actiespoor/kernel';
import type { ImportId, OrganisatieCode } from '@actiespoor/plan/events';
import { idMadeBy } from '@actiespoor/plan/model';
import {
  applyCorrections,
  type BestaandPlan,
  type Bevinding,
  compareWithPlan,
  type Corrected,
  type Gelezen,
  importProblem,
  type ImportContext,
  type ImportProblem,
  openFouten,
  planCommands,
  readPlan,
  type Verbeteringen,
} from '@actiespoor/plan-import';
import { system } from '@actiespoor/voortgang';

import { dayAt } from '../clock.js';
import { kenmerkenWith, readNow, withPresentIds } from '../personen/present-ids.js';
import { answerOf, type Beantwoord, verbeteringenHash, type Voorgenomen } from './doorvoering.js';
import type { Doorvoeringvoortgang, ImportDone, ImportOrder } from './doorvoering-antwoord.js';
import { Doorvoeringen } from './doorvoeringen.js';
import type { ImportSources } from './import-sources.js';
import type { Proef } from './proef-store.js';

/** A document as it came, for a plan of one owner. */
export interface ImportUpload {
  readonly commandId: string;
  readonly bytes: Uint8Array;
  readonly eigenaar: OrganisatieCode;
  readonly geldigVanaf?: Datum;
  /** Opaque id of who sends it. */
  readonly door: string;
  /** Media type, such as `text/plain`. */
  readonly soort: string;
}

/** A reading, kept for a person to look at. Nothing of it is a fact yet. */
export interface Proefimport {
  readonly importId: ImportId;
  readonly eigenaar: OrganisatieCode;
  readonly status: 'proef' | 'doorgevoerd';
  readonly gelezen: Gelezen;
  /** Absent as long as nobody asked for it. */
  readonly doorvoering?: Doorvoeringvoortgang;
}

export type ImportRead =
  | { readonly outcome: 'read'; readonly proef: Proefimport }
  | { readonly outcome: 'problem'; readonly problem: ImportProblem }
  /** The key was used for another document. */
  | { readonly outcome: 'reused' };

/** Documents in: first a proef that records nothing, then the doorvoering that makes it so. */
export interface Imports {
  read(upload: ImportUpload): Promise<ImportRead>;
  find(importId: ImportId): Promise<Proefimport | undefined>;
  /** The proef as it reads with corrections, so that somebody can look before carrying it through. Undefined where there is no such proef. */
  reread(importId: ImportId, verbeteringen: Verbeteringen): Promise<Corrected | undefined>;
  carryThrough(order: ImportOrder): Promise<ImportDone>;
  /** From now on this process goes on with what any process left halfway. */
  resumeAll(): void;
  /** Lays down what is under way, so that another process, or the next start, goes on with it. */
  close(): Promise<void>;
}

interface Kept {
  readonly gelezen: Gelezen;
  /** Since when it holds: given, or where nothing was given the day on which a plan that exists was changed. */
  readonly geldigVanaf?: Datum;
  /** The given day, by which a repeated request is recognised. */
  readonly gevraagd?: Datum;
}

const keepDays = 7;
const dayMs = 86_400_000;

/** The import that a command makes: a retry is the same one. */
export const importIdOf = (commandId: string): ImportId => idMadeBy(commandId, 'import');

const keptOf = ({ inhoud }: Proef): Kept => inhoud as Kept;

/** True for a reading by this version: an earlier one kept other rows, which cannot be corrected or carried through as they are. */
const isPresent = ({ gelezen }: Kept): boolean => (gelezen as Partial<Gelezen>).regelsoorten !== undefined;

const withFindings = (gelezen: Gelezen, more: readonly Bevinding[]): Gelezen => {
  const bevindingen = [...gelezen.bevindingen, ...more].toSorted((a, b) => a.regel - b.regel);
  const waarschuwingen = bevindingen.filter(({ ernst }) => ernst === 'waarschuwing').length;
  return { ...gelezen, bevindingen, samenvatting: { ...gelezen.samenvatting, waarschuwingen } };
};

const sinceToday = (vandaag: Dag): Bevinding => ({
  regel: 1,
  ernst: 'info',
  code: 'geldig-vanaf-afgeleid',
  tekst: `Niet is opgegeven vanaf wanneer dit geldt; aangehouden is vandaag, ${vandaag}.`,
});

/** The plan as it is, naming people as the document does. */
const isStillToCome = (day: Datum | undefined, vandaag: Dag): boolean => day !== undefined && compareDatum(day, vandaag) > 0;

const besides = (gelezen: Gelezen, bestaand: BestaandPlan | undefined): readonly Bevinding[] =>
  bestaand ? compareWithPlan(gelezen, { planId: gelezen.planId, bestaand: withPresentIds(bestaand, gelezen.personen) }) : [];

const proefimport = (proef: Proef, { gelezen } = keptOf(proef)): Proefimport => ({
  importId: proef.importId,
  eigenaar: proef.eigenaar,
  status: proef.antwoord === undefined ? 'proef' : 'doorgevoerd',
  gelezen,
});

/** The same question gets the same answer; one with other corrections would say that they were carried through. */
const again = (antwoord: Beantwoord, { verbeteringen }: ImportOrder): ImportDone =>
  antwoord.verbeteringen === undefined || antwoord.verbeteringen === verbeteringenHash(verbeteringen)
    ? { outcome: 'done', antwoord: answerOf(antwoord) }
    : { outcome: 'anders' };

class ImportDesk implements Imports {
  private readonly doorvoeringen: Doorvoeringen;

  constructor(private readonly sources: ImportSources) {
    this.doorvoeringen = new Doorvoeringen(sources);
  }

  async read(upload: ImportUpload): Promise<ImportRead> {
    const { proeven, bronnen } = this.sources.readStore;
    await proeven.purge(new Date(Date.parse(this.sources.clock()) - keepDays * dayMs).toISOString());
    const document = sha256Hex(upload.bytes);
    const reading = await this.kept(upload, document);
    if ('code' in reading) return { outcome: 'problem', problem: reading };

    const { eigenaar, commandId, door } = upload;
    const inhoud: Kept = reading;
    await bronnen.put(document, { inhoud: upload.bytes, soort: upload.soort });
    const proef = await proeven.create({
      importId: importIdOf(commandId),
      eigenaar,
      gemaaktDoor: door,
      document,
      inhoud,
      gemaaktOp: this.sources.clock(),
    });
    const isSame = proef.document === document && proef.eigenaar === eigenaar && keptOf(proef).gevraagd === upload.geldigVanaf;
    return isSame ? { outcome: 'read', proef: proefimport(proef) } : { outcome: 'reused' };
  }

  async find(importId: ImportId): Promise<Proefimport | undefined> {
    const proef = await this.sources.readStore.proeven.get(importId);
    const kept = proef && (await this.present(proef));
    if (!kept) return undefined;
    return defined({ ...proefimport(proef, kept), doorvoering: await this.doorvoeringen.progressOf(importId) });
  }

  async reread(importId: ImportId, verbeteringen: Verbeteringen): Promise<Corrected | undefined> {
    const proef = await this.sources.readStore.proeven.get(importId);
    const kept = proef && (await this.present(proef));
    if (!kept) return undefined;
    const corrected = await this.correct(proef, kept, verbeteringen);
    if (!corrected.ok) return corrected;
    const { planId, geldigVanaf } = corrected.gelezen;
    const bestaand = await this.sources.bestaand(planId, geldigVanaf);
    return { ok: true, gelezen: withFindings(corrected.gelezen, besides(corrected.gelezen, bestaand)) };
  }

  async carryThrough(order: ImportOrder): Promise<ImportDone> {
    const proef = await this.sources.readStore.proeven.get(order.importId);
    if (proef?.antwoord !== undefined) return again(proef.antwoord as Beantwoord, order);
    const kept = proef && (await this.present(proef));
    if (!kept) return { outcome: 'gone' };
    const corrected = await this.correct(proef, kept, order.verbeteringen);
    if (!corrected.ok) return { outcome: 'miscorrected', fouten: corrected.fouten };
    const open = openFouten(corrected.gelezen);
    if (open.length > 0) return { outcome: 'open', fouten: open };
    return this.doorvoeringen.carryThrough(order, corrected.gelezen, await this.stepsFor(corrected.gelezen, order.importId));
  }

  resumeAll(): void {
    this.doorvoeringen.follow();
  }

  close(): Promise<void> {
    return this.doorvoeringen.close();
  }

  /** The reading that was kept; of an earlier version the document is read again. Undefined if the reading or the document is gone. */
  private async present(proef: Proef): Promise<Kept | undefined> {
    if (proef.inhoud === undefined) return undefined;
    const kept = keptOf(proef);
    if (isPresent(kept)) return kept;
    const bron = await this.sources.readStore.bronnen.get(proef.document);
    const again = bron && (await this.kept(defined({ bytes: bron.inhoud, eigenaar: proef.eigenaar, geldigVanaf: kept.gevraagd }), proef.document));
    return again && !('code' in again) ? again : undefined;
  }

  private async correct(proef: Proef, { gelezen, geldigVanaf }: Kept, verbeteringen: Verbeteringen): Promise<Corrected> {
    const upload = defined({ eigenaar: proef.eigenaar, geldigVanaf });
    return applyCorrections(readNow(gelezen, await this.sources.personen.ids()), verbeteringen, await this.contextOf(upload, proef.document));
  }

  /** Changes to a plan that exists hold from today, unless another day is given; a new plan holds from its own beginning, or from today where that is still to come. */
  private async kept(upload: Pick<ImportUpload, 'bytes' | 'eigenaar' | 'geldigVanaf'>, document: string): Promise<Kept | ImportProblem> {
    const { bytes, geldigVanaf: gevraagd } = upload;
    const vandaag = dayAt(this.sources.clock());
    if (isStillToCome(gevraagd, vandaag)) return importProblem('geldig-vanaf-in-de-toekomst');
    const first = readPlan(bytes, await this.contextOf(upload, document));
    if (!first.ok) return first.problem;
    const { planId, geldigVanaf: begin } = first.gelezen;
    const bestaand = await this.sources.bestaand(planId, gevraagd);
    const isBegonnen = !bestaand && !isStillToCome(begin, vandaag);
    if (isBegonnen || gevraagd !== undefined)
      return defined({ gelezen: withFindings(first.gelezen, besides(first.gelezen, bestaand)), geldigVanaf: gevraagd, gevraagd });

    const again = readPlan(bytes, await this.contextOf({ ...upload, geldigVanaf: vandaag }, document));
    if (!again.ok) return again.problem;
    return { gelezen: withFindings(again.gelezen, [sinceToday(vandaag), ...besides(again.gelezen, bestaand)]), geldigVanaf: vandaag };
  }

  private async stepsFor(gelezen: Gelezen, importId: ImportId): Promise<Voorgenomen> {
    const { planId, eigenaar, geldigVanaf } = gelezen;
    if (geldigVanaf === undefined) throw new Error('Een document zonder fouten heeft een periode');
    const bestaand = await this.sources.bestaand(planId, geldigVanaf);
    const context = defined({ planId, eigenaar, geldigVanaf, importId, bestaand: bestaand && withPresentIds(bestaand, gelezen.personen) });
    return { stappen: planCommands(gelezen, context), bestaand };
  }

  private async contextOf({ eigenaar, geldigVanaf }: Pick<ImportUpload, 'eigenaar' | 'geldigVanaf'>, documentHash: string): Promise<ImportContext> {
    const rijen = await this.sources.readStore.as(system).organisaties.listOrganisaties();
    const leden = await this.sources.ledenOf(eigenaar);
    const kenmerkVan = kenmerkenWith(await this.sources.personen.ids());
    return defined({ organisaties: rijen.map(({ gegevens }) => gegevens.waarde), eigenaar, leden, documentHash, geldigVanaf, kenmerkVan });
  }
}

export const openImports = (sources: ImportSources): Imports => new ImportDesk(sources);
