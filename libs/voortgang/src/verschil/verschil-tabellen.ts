import type { OrganisatieCode } from '@actiespoor/plan/events';

import type { Tabel } from '../bijlage/bijlage.js';
import { leesbareDatum } from '../bijlage/leesbare-datum.js';
import type { SpoorWijziging } from '../spoor/spoor-regel.js';
import { woorden } from './verschil-bijlage.labels.js';
import { naamVan, veldTekst, waardeTekst, wijzigingTekst } from './verschil-tekst.js';
import type { Onderwerp, VerschilRegel, VerschilSoort } from './verschil.js';

export type OrganisatieNaam = (code: OrganisatieCode) => string;

type Rijen = readonly (readonly string[])[];

/** The layout of one kind of difference: its columns, and the rows of one line. */
interface Opmaak {
  readonly kolommen: readonly string[];
  readonly rijen: (regel: VerschilRegel, organisatieNaam: OrganisatieNaam) => Rijen;
}

const { onderdeel, inhoud, veld, was, is, organisatie, sinds, motief, van, tot, leeg, bovenaan } = woorden;

// The name of a thing already has these fields.
const inNaam = new Set(['code', 'titel', 'omschrijving', 'niveau']);

const inhoudTekst = ({ wijzigingen }: VerschilRegel): string =>
  wijzigingen
    .filter((een) => !inNaam.has(een.veld) && !(een.veld === 'soort' && een.nieuw === 'actie'))
    .map((een) => `${veldTekst(een.veld)}: ${waardeTekst(een.veld, een.nieuw)}`)
    .join('; ') || leeg;

const namen = (onderwerpen: readonly Onderwerp[] = []): string => onderwerpen.map(naamVan).join('; ') || bovenaan;

const gewijzigd: Opmaak = {
  kolommen: [onderdeel, veld, was, is],
  rijen: ({ onderwerp, wijzigingen }) => wijzigingen.map((een) => [naamVan(onderwerp), ...wijzigingTekst(een)]),
};

const verhuisd: Opmaak = {
  kolommen: [onderdeel, van, tot],
  rijen: (regel) => [[naamVan(regel.onderwerp), namen(regel.van), namen(regel.naar)]],
};

const metSinds = (stand: string | null, dag: string | null): string =>
  [waardeTekst('status', stand), ...(dag === null ? [] : [`(${waardeTekst('sinds', dag)})`])].join(' ');

/** A status and its first day share one cell. */
const inOneCell = (wijzigingen: readonly SpoorWijziging[]): Rijen => {
  const [status, dag] = ['status', 'sinds'].map((naam) => wijzigingen.find((een) => een.veld === naam));
  if (status === undefined || dag === undefined) return wijzigingen.map(wijzigingTekst);
  const rest = wijzigingen.filter((een) => een !== status && een !== dag);
  return [[veldTekst('status'), metSinds(status.oud, dag.oud), metSinds(status.nieuw, dag.nieuw)], ...rest.map(wijzigingTekst)];
};

const perOrganisatie: Opmaak = {
  kolommen: [onderdeel, organisatie, veld, was, is],
  rijen: (regel, organisatieNaam) => {
    const wie = regel.organisatie === undefined ? leeg : organisatieNaam(regel.organisatie);
    return inOneCell(regel.wijzigingen).map((een) => [naamVan(regel.onderwerp), wie, ...een]);
  },
};

const opmaak: Readonly<Record<VerschilSoort, Opmaak>> = {
  toegevoegd: { kolommen: [onderdeel, inhoud], rijen: (regel) => [[naamVan(regel.onderwerp), inhoudTekst(regel)]] },
  gewijzigd,
  verplaatst: verhuisd,
  samengevoegd: verhuisd,
  gesplitst: verhuisd,
  vervallen: {
    kolommen: [onderdeel, sinds, motief],
    rijen: ({ onderwerp, vervallen }) => [[naamVan(onderwerp), vervallen ? leesbareDatum(vervallen.op) : leeg, vervallen?.motief ?? leeg]],
  },
  deelname: perOrganisatie,
  status: perOrganisatie,
};

/** Lines of one kind as a table. */
export const regelTabel = (bijschrift: string, regels: readonly VerschilRegel[], organisatieNaam: OrganisatieNaam): Tabel => {
  const { kolommen, rijen } = opmaak[regels[0]?.soort ?? 'gewijzigd'];
  return { bijschrift, kolommen, rijen: regels.flatMap((regel) => rijen(regel, organisatieNaam)) };
};
