import type { GelezenLevering, Ontvangen } from '@actiespoor/application';
import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { Bevindingsoort, CijferbevindingCode, Cijferbevinding, Cijferernst } from '@actiespoor/veilig-thuis';
import type { LeveringGegevens, Leveringsbestand, Leveringsperiode, Leveringsvorm } from '@actiespoor/veilig-thuis/events';
import type { LeveringRij, Leveringstap, Trend } from '@actiespoor/voortgang';

import { vastgelegd, type Vastgelegd } from '../answers.js';

export type TrendAntwoord = Trend;

export interface Leveringsbevinding {
  readonly code: CijferbevindingCode;
  readonly ernst: Cijferernst;
  readonly aantal: number;
  /** The first ones, each with its place. */
  readonly voorbeelden: readonly string[];
}

/** The answer to a delivery that was recorded, or was recorded already. */
export interface LeveringOntvangen extends Pick<Vastgelegd, 'positie' | 'revisie' | 'ongewijzigd'> {
  readonly leveringId: string;
  readonly tabel: string;
  readonly uitgave: Dag;
  readonly waarnemingen: number;
  readonly metWaarde: number;
  readonly voorlopig: number;
  readonly bevindingen: readonly Leveringsbevinding[];
}

export interface LeveringVerloopstap {
  readonly stap: Leveringstap['stap'];
  readonly op: Dag;
  readonly geregistreerdOp: string;
  readonly rol: string;
  readonly organisatie: string;
  readonly motief?: string;
}

/** A delivery in a list. */
export interface LeveringRegel {
  readonly leveringId: string;
  readonly tabel: string;
  readonly titel: string;
  readonly vorm: Leveringsvorm;
  readonly uitgave: Dag;
  readonly stand: Leveringstap['stap'];
  readonly waarnemingen: number;
  readonly metWaarde: number;
  readonly licentie: string;
  readonly verloop: readonly LeveringVerloopstap[];
}

export interface LeveringLijst {
  readonly leveringen: readonly LeveringRegel[];
}

export interface LeveringMaat {
  readonly naam: string;
  readonly eenheid: string;
}

export interface LeveringGebied {
  readonly code: string;
  readonly naam: string;
}

export interface LeveringAntwoord extends LeveringRegel {
  readonly gewijzigd?: string;
  readonly maten: readonly LeveringMaat[];
  /** The titles of its characteristics, such as the nature of the violence. */
  readonly kenmerken: readonly string[];
  readonly perioden: readonly Leveringsperiode[];
  readonly gebieden: readonly LeveringGebied[];
  readonly bestanden: readonly Leveringsbestand[];
  readonly positie: Position;
}

const stapOf = ({ stap, op, geregistreerdOp, medewerker: { rol, organisatie }, motief }: Leveringstap): LeveringVerloopstap => ({
  ...{ stap, op, geregistreerdOp, rol, organisatie },
  ...(motief !== undefined && { motief }),
});

const regelOf = ({ leveringId, verloop }: LeveringRij, { tabel, titel, vorm, waarnemingen, metWaarde, licentie, op }: LeveringGegevens): LeveringRegel => ({
  ...{ leveringId, tabel, titel, vorm, uitgave: op, stand: verloop.at(-1)?.stap ?? 'vastgelegd' },
  ...{ waarnemingen, metWaarde, licentie, verloop: verloop.map(stapOf) },
});

export const leveringLijst = (rijen: readonly LeveringRij[]): LeveringLijst => ({
  leveringen: rijen.flatMap((rij) => (rij.gegevens ? [regelOf(rij, rij.gegevens)] : [])),
});

/** @returns undefined for a withdrawal of a delivery that is not there */
export const leveringAntwoord = ({ rij }: GelezenLevering): LeveringAntwoord | undefined => {
  const { gegevens, positie } = rij;
  if (!gegevens) return undefined;
  const { gewijzigd, maten, dimensies, perioden, gebieden, bestanden } = gegevens;
  return {
    ...regelOf(rij, gegevens),
    ...(gewijzigd !== undefined && { gewijzigd }),
    maten: maten.map(({ naam, eenheid }) => ({ naam, eenheid })),
    kenmerken: dimensies.filter(({ rol }) => rol === 'kenmerk').map(({ titel }) => titel),
    ...{ perioden, gebieden, bestanden, positie },
  };
};

/** The place of a finding, in words. */
export const placeOf = ({ plaats: { deel, rij, veld } = {} }: Cijferbevinding): string =>
  [deel, rij === undefined ? undefined : `rij ${String(rij)}`, veld].filter((part) => part !== undefined).join(', ');

const bevindingOf = ({ code, ernst, aantal, eerste }: Bevindingsoort): Leveringsbevinding => ({
  ...{ code, ernst, aantal },
  voorbeelden: eerste.map((one) => [placeOf(one), one.tekst].filter((part) => part !== '').join(': ')),
});

export const leveringOntvangen = ({ gegevens, lezing, written }: Extract<Ontvangen, { readonly outcome: 'loaded' }>): LeveringOntvangen => {
  const { leveringId, tabel, op, waarnemingen, metWaarde } = gegevens;
  return {
    ...vastgelegd(written),
    ...{ leveringId, tabel, uitgave: op, waarnemingen, metWaarde, voorlopig: lezing.telling().voorlopig },
    bevindingen: lezing.bevindingen().map(bevindingOf),
  };
};
