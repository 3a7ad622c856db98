import type { Datum, Periode } from '@actiespoor/kernel';
import type { ActieSoort, Actor, Dekking, Koppeling, OrganisatieCode, PersoonId, Planning, PlanId, PlanSoort, Schaal, Trekker } from '@actiespoor/plan';

import type { Bevinding } from './bevinding.js';
import type { PlanDocument, RijSoort } from './layout/document.js';
import type { Kolom } from './roles/mapping.js';
import type { GelezenStatus } from './values/status.js';

/** A value and its line in the document. */
export interface Located<T> {
  readonly regel: number;
  readonly waarde: T;
}

export type GelezenTrekker = Omit<Trekker, 'trekkerId'>;

export interface GelezenKnoop {
  readonly regel: number;
  /** Its path in the tree, such as `actielijn 1/plegeraanpak`, from which the knoopId derives. */
  readonly sleutel: string;
  readonly niveau: string;
  readonly code?: string;
  readonly titel: string;
  readonly toelichting?: string;
  /** Place among its siblings, from 1. */
  readonly volgorde: number;
  readonly knopen: readonly GelezenKnoop[];
}

export interface Bijzonderheid {
  readonly regel: number;
  readonly soort: 'toelichting' | 'indicator' | 'aard' | 'opmerking';
  readonly tekst: string;
}

/** The rows of one kind, by their numbers. */
export interface Regelsoort {
  readonly soort: RijSoort;
  readonly regels: readonly number[];
}

/** The columns from a head row down. */
export interface Kolommen {
  readonly regel: number;
  readonly kolommen: readonly Kolom[];
}

export interface GelezenActie {
  readonly regel: number;
  /** Its code, else its normalised title, from which the actieId derives. */
  readonly sleutel: string;
  readonly code?: string;
  readonly soort: ActieSoort;
  readonly omschrijving: string;
  /** `sleutel` of the knoop above it. */
  readonly knoop?: string;
  readonly volgorde: number;
  readonly schaal?: Located<Schaal>;
  readonly planning?: Located<Planning>;
  readonly trekkers: readonly Located<GelezenTrekker>[];
  readonly actoren: readonly Located<Actor>[];
  readonly resultaten: readonly Located<string>[];
  readonly standVanZaken?: Located<string>;
  readonly dekking?: Located<Dekking>;
  /** Statuses as the document tells them; a statusupdate records one, with its day. */
  readonly statussen?: readonly Located<GelezenStatus>[];
  /** Words that a plan has no place for yet, by the role of their column. */
  readonly bijzonderheden?: readonly Bijzonderheid[];
  readonly deelacties: readonly GelezenActie[];
}

/** One end of a link; a point outside the plan has a description instead of a key. */
export interface Verwijspunt {
  readonly soort: 'knoop' | 'actie' | 'buiten';
  readonly sleutel: string;
}

/** A link in the direction in which the document writes it. */
export interface GelezenKoppeling {
  readonly regel: number;
  readonly soort: Koppeling['soort'];
  readonly van: Verwijspunt;
  readonly naar: Verwijspunt;
  readonly tekst: string;
}

/** A person named in the document. The name belongs in a table that can forget, never in an event. */
export interface GelezenPersoon {
  readonly persoon: PersoonId;
  readonly naam: string;
  /** Ids of the same person in earlier imports. */
  readonly vroeger: readonly string[];
  readonly regel: number;
}

/** An adoption that the document expects and that has not happened. */
export interface VerwachteVaststelling {
  readonly regel: number;
  readonly orgaan: string;
  readonly verwacht: Datum;
}

export interface Samenvatting {
  /** Includes sub-headings. */
  readonly knopen: number;
  /** Top-level rows, without voornemens and opties. */
  readonly acties: number;
  readonly deelacties: number;
  /** Directed links between acties and knopen, without those that point outside the plan. */
  readonly verwijzingen: number;
  readonly waarschuwingen: number;
}

/** The reading of a document: values with their lines, findings, and the rows behind them. */
export interface Gelezen {
  /** Derived from owner, title and period, so that the same plan is recognised again. */
  readonly planId: PlanId;
  readonly titel: string;
  readonly soort: PlanSoort;
  readonly eigenaar: OrganisatieCode;
  readonly periode: Periode;
  /** The given date, or the first day of the plan's period; absent if the document names no period. */
  readonly geldigVanaf?: Datum;
  readonly niveaus: readonly string[];
  readonly knopen: readonly GelezenKnoop[];
  readonly acties: readonly GelezenActie[];
  readonly koppelingen: readonly GelezenKoppeling[];
  readonly personen: readonly GelezenPersoon[];
  readonly verwachteVaststelling?: VerwachteVaststelling;
  readonly bevindingen: readonly Bevinding[];
  readonly samenvatting: Samenvatting;
  /** The columns of each table, with their role and the reason for it. */
  readonly kolommen: readonly Kolommen[];
  /** Every row of the document by its kind. */
  readonly regelsoorten: readonly Regelsoort[];
  readonly document: PlanDocument;
}

/** The part of `Gelezen` that a layout reads; the rest is the same for every layout. */
export type LayoutContents = Pick<Gelezen, 'niveaus' | 'knopen' | 'acties' | 'koppelingen' | 'verwachteVaststelling' | 'bevindingen'>;
