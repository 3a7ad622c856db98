import { defined } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import type { EvaluatieId } from '@actiespoor/voortgang';

import type { Medewerker } from '../access/medewerker.js';
import { mayEvaluate } from '../access/rechten.js';
import type { Clock } from '../clock.js';
import { asDone } from '../commands/as-done.js';
import { writeNew, type WriteRequest } from '../commands/write.js';
import { type PageQuery, nowhere } from '../moment.js';
import type { Organisaties } from '../organisaties/organisaties.js';
import { type Declined, denied, incorrect, isDeclined, unknown } from '../outcome.js';
import type { View } from '../view.js';
import { bedieningAfwijzingen } from './evaluatie.labels.js';
import type { Evaluatie, EvaluatieKijker, EvaluatiePagina } from './evaluatie-store.js';
import type { Evaluaties } from './evaluaties.js';
import { evaluatieIdOf, type EvaluatieRequest } from './request.js';

/** The request for an evaluation; of one region if that is given. */
export interface Evaluatieopgave extends Omit<EvaluatieRequest, 'commandId' | 'vraag' | 'door' | 'organisatie' | 'eigenaars'> {
  readonly regio?: OrganisatieCode;
}

export interface EvaluatiesVanSources {
  readonly view: () => View;
  readonly evaluaties: Evaluaties;
  readonly organisaties: Organisaties;
  readonly clock: Clock;
}

const evaluator = (medewerker: Medewerker): Declined | undefined =>
  mayEvaluate(medewerker) ? undefined : denied('Uw rol leest evaluaties, en start of stopt ze niet.');

/** Evaluations for a medewerker: requests, and their outcomes. */
export class EvaluatiesVan {
  constructor(private readonly sources: EvaluatiesVanSources) {}

  async ask(request: WriteRequest, opgave: Evaluatieopgave): Promise<Evaluatie | Declined> {
    const eigenaars = await this.eigenaarsFor(request.medewerker, opgave);
    if (isDeclined(eigenaars)) return eigenaars;
    const context = evaluator(request.medewerker) ?? writeNew(request);
    if (isDeclined(context)) return context;
    const isAsked = async (id: string): Promise<boolean> => (await this.sources.evaluaties.find(evaluatieIdOf(id))) !== undefined;
    const { commandId, requestHash, medewerker } = await asDone(context, isAsked);
    const { regio: _, ...asked } = opgave;
    const evaluatie: EvaluatieRequest = {
      ...asked,
      eigenaars,
      commandId,
      vraag: requestHash,
      door: medewerker.id,
      organisatie: medewerker.organisaties[0] ?? '',
    };
    const answer = await this.sources.evaluaties.ask(evaluatie);
    switch (answer.outcome) {
      case 'asked':
        return answer.evaluatie;
      case 'reused':
        return { outcome: 'reused' };
      case 'incorrect':
        return incorrect(answer.fouten.map(({ veld, reden }) => ({ name: veld, reason: reden })));
    }
  }

  async list(medewerker: Medewerker, { na: given, aantal }: PageQuery): Promise<EvaluatiePagina | Declined> {
    const kijker = await this.kijkerFor(medewerker);
    if (isDeclined(kijker)) return kijker;
    const na = await this.placeOf(kijker, given);
    return isDeclined(na) ? na : this.sources.evaluaties.list(defined({ kijker, aantal, na }));
  }

  /** An outcome shows the plans in it, so it is visible only to a medewerker who may read all of those. */
  async find(medewerker: Medewerker, evaluatieId: EvaluatieId): Promise<Evaluatie | Declined> {
    const kijker = await this.kijkerFor(medewerker);
    if (isDeclined(kijker)) return kijker;
    return (await this.findFor(kijker, evaluatieId)) ?? unknown(`Evaluatie ${evaluatieId} bestaat niet.`);
  }

  stop(request: WriteRequest, evaluatieId: EvaluatieId): Promise<Evaluatie | Declined> {
    return this.steer(request, evaluatieId, 'stop');
  }

  resume(request: WriteRequest, evaluatieId: EvaluatieId): Promise<Evaluatie | Declined> {
    return this.steer(request, evaluatieId, 'resume');
  }

  private async steer(request: WriteRequest, evaluatieId: EvaluatieId, act: 'stop' | 'resume'): Promise<Evaluatie | Declined> {
    const found = await this.find(request.medewerker, evaluatieId);
    if (isDeclined(found)) return found;
    const context = evaluator(request.medewerker) ?? writeNew(request);
    if (isDeclined(context)) return context;
    const { commandId: sleutel, earlierIds: vroeger, medewerker } = context;
    const done = await this.sources.evaluaties[act]({ evaluatieId, sleutel, vroeger, door: medewerker.id, op: this.sources.clock() });
    if (done === 'hergebruikt') return { outcome: 'reused' };
    if (done !== 'kan-niet') return this.find(medewerker, evaluatieId);
    const { reden, title, detail } = bedieningAfwijzingen[act];
    return { outcome: 'refused', reden, title, sentence: detail, details: {} };
  }

  /** The owners of the plans in question: those that the medewerker may read. */
  private async eigenaarsFor(medewerker: Medewerker, { plan, regio }: Evaluatieopgave): Promise<readonly OrganisatieCode[] | Declined> {
    if (plan !== undefined) {
      const access = await this.sources.view().access.plan(medewerker, plan);
      return isDeclined(access) ? access : [access.feiten.eigenaar as OrganisatieCode];
    }
    const readable = await this.sources.view().access.ownersFor(medewerker);
    if (isDeclined(readable)) return readable;
    if (readable.length === 0) return denied('Uw organisatie heeft geen plannen om te lezen, en dus ook niet om te evalueren.');
    if (regio === undefined) return readable;
    const around = (await this.sources.organisaties.withLeden(regio)) ?? [regio];
    return readable.filter((code) => around.includes(code));
  }

  private async kijkerFor(medewerker: Medewerker): Promise<EvaluatieKijker | Declined> {
    const eigenaars = await this.sources.view().access.ownersFor(medewerker);
    if (isDeclined(eigenaars)) return eigenaars;
    return { medewerker: medewerker.id, vroegereIds: medewerker.vroegereIds ?? [], organisaties: medewerker.organisaties, eigenaars };
  }

  /** The evaluation, if it is in the list of this viewer. */
  private async findFor({ medewerker, vroegereIds = [], organisaties, eigenaars }: EvaluatieKijker, evaluatieId: EvaluatieId): Promise<Evaluatie | undefined> {
    const evaluatie = await this.sources.evaluaties.find(evaluatieId);
    const isTheirs = evaluatie && ([medewerker, ...vroegereIds].includes(evaluatie.gevraagdDoor) || organisaties.includes(evaluatie.organisatie));
    return isTheirs && evaluatie.eigenaars.every((eigenaar) => eigenaars.includes(eigenaar)) ? evaluatie : undefined;
  }

  private async placeOf(kijker: EvaluatieKijker, na: string | undefined): Promise<readonly [string, string] | undefined | Declined> {
    if (na === undefined) return undefined;
    const evaluatie = na === nowhere ? undefined : await this.findFor(kijker, na);
    return evaluatie ? [evaluatie.gevraagdOp, evaluatie.evaluatieId] : { outcome: 'lost' };
  }
}
