import type { LeveringId } from '@actiespoor/veilig-thuis/events';
import { bekendeOpbouw, gebiedenMet, type Uitgavecijfers, Verzegeld, Vrijgave } from '@actiespoor/veilig-thuis/model';
import type { LeveringRij, Questions } from '@actiespoor/voortgang';

// A release of all areas of one table, some megabytes; that of a gemeente is small.
const kept = 40;

const verhoudingenIn = ({ gegevens }: LeveringRij): ReadonlySet<string> =>
  new Set((gegevens?.maten ?? []).filter(({ naam, eenheid }) => eenheid === '%' || /\(relatief\)/i.test(naam)).map(({ naam }) => naam));

const uitgaveOf = (rij: LeveringRij, rijen: Verzegeld | undefined): Uitgavecijfers => ({
  id: rij.leveringId,
  verhoudingen: verhoudingenIn(rij),
  rijen: rijen ?? new Verzegeld([]),
});

/** Releases published figures. Deliveries never change, so a release of the same ones is the same. */
export class Vrijgever {
  private readonly releases = new Map<string, Promise<Vrijgave>>();

  /** @param leveringen of one table, in the order of their first recording, also those that were withdrawn */
  release(questions: Questions['cijfers'], leveringen: readonly LeveringRij[], gebied: string): Promise<Vrijgave> {
    const [gebieden, ids] = [gebiedenMet(gebied), leveringen.map(({ leveringId }) => leveringId)];
    const key = JSON.stringify([gebieden, ids]);
    const known = this.releases.get(key) ?? this.make(questions, leveringen, { gebieden, ids });
    this.releases.delete(key);
    this.releases.set(key, known);
    // One that failed is not kept.
    known.catch(() => this.releases.delete(key));
    for (const old of [...this.releases.keys()].slice(0, -kept)) this.releases.delete(old);
    return known;
  }

  private async make(
    questions: Questions['cijfers'],
    leveringen: readonly LeveringRij[],
    { gebieden, ids }: { readonly gebieden: readonly string[]; readonly ids: readonly LeveringId[] },
  ): Promise<Vrijgave> {
    const rijen = await questions.gebiedscijfers(gebieden, ids);
    return Vrijgave.gepubliceerd(
      leveringen.map((levering) => uitgaveOf(levering, rijen.get(levering.leveringId))),
      bekendeOpbouw,
    );
  }
}
