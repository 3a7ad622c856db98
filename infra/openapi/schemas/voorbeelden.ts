import { readdirSync, readFileSync } from 'node:fs';

import type { Contract } from './contract.js';

type Examples = Readonly<Record<string, unknown>>;

const root = new URL('../../../', import.meta.url);

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

/** As much of a golden event as its line in a history tells. */
interface Golden {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: { readonly soort?: string };
  readonly metadata: { readonly actor: string; readonly role: string; readonly organisatie: string; readonly reason?: string; readonly recordedAt: string };
}

const goldenEvents = (): readonly Golden[] =>
  readdirSync(new URL('test/golden/', root))
    .filter((name) => name.endsWith('.json'))
    .map((name) => read(`test/golden/${name}`) as Golden);

const kebab = (type: string): string => type.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

const regelOf = ({ id, type, data: { soort: aard, ...inhoud }, metadata }: Golden): object => ({
  gebeurtenisId: id,
  soort: kebab(type),
  ...inhoud,
  ...(aard !== undefined && { aard }),
  geregistreerdOp: metadata.recordedAt,
  medewerker: { id: metadata.actor, rol: metadata.role, organisatie: metadata.organisatie },
  ...(metadata.reason !== undefined && { reden: metadata.reason }),
});

/** A line of a history for each fact, out of the golden event of its newest version. */
const regelVoorbeelden = ({ regels }: Contract): Examples => {
  const newest = new Map(
    goldenEvents()
      .toSorted((one, other) => one.version - other.version)
      .map((event) => [event.type, event]),
  );
  return Object.fromEntries(
    regels.flatMap(([soort]) => {
      const event = newest.get(soort);
      return event ? [[`${soort}Regel`, regelOf(event)] as const] : [];
    }),
  );
};

const filesOf = (...names: readonly string[]): Examples =>
  Object.assign({}, ...names.map((name) => read(`infra/openapi/voorbeelden/${name}.json`))) as Examples;

/** An example of every body: of what is sent, of what is answered, and of each line of a history. */
export const examplesOf = (contract: Contract): Examples => ({ ...filesOf('opgaven', 'antwoorden', 'teksten'), ...regelVoorbeelden(contract) });
