import { Inject, Injectable } from '@nestjs/common';
import { dayAt, evaluatieIdOf, type EvaluatieVraag, type Medewerker } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import { ledenIn } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';
import type { EvaluatieId } from '@actiespoor/voortgang';

import { Access } from '../access.js';
import { asDone } from '../as-done.js';
import { PLATFORM } from '../commands.js';
import { forbidden, invalidInput, keyReused, notFound } from '../edge/problem.js';
import type { WriteContext } from '../edge/write-request.js';
import { type Evaluatieopgave, voorstelOf } from './opgave.js';

type Evaluatie = NonNullable<Awaited<ReturnType<Platform['evaluaties']['find']>>>;
export type Kijker = NonNullable<Parameters<Platform['evaluaties']['list']>[0]['kijker']>;

/** Who may ask what, and who may see what came of it. */
@Injectable()
export class EvaluatieVragen {
  constructor(
    private readonly access: Access,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** Whose plans the question is about: of those that one may read. @throws ProblemException 403, 404 */
  async eigenaarsFor(medewerker: Medewerker, { plan, regio }: Evaluatieopgave): Promise<readonly OrganisatieCode[]> {
    if (plan !== undefined) {
      const { feiten } = await this.access.plan(medewerker, plan);
      return [feiten.eigenaar as OrganisatieCode];
    }
    const readable = await this.readableBy(medewerker);
    if (regio === undefined) return readable;
    const around = await this.withLeden(regio);
    return readable.filter((code) => around.includes(code));
  }

  /** @throws ProblemException 400 with all that cannot be, 409 where the key was used for another question */
  async ask(opgave: Evaluatieopgave, context: WriteContext, eigenaars: readonly OrganisatieCode[]): Promise<Evaluatie> {
    const { voorstel, regio: _, ...asked } = opgave;
    const isAsked = async (id: string): Promise<boolean> => (await this.platform.evaluaties.find(evaluatieIdOf(id))) !== undefined;
    const { commandId, requestHash, medewerker } = await asDone(context, isAsked);
    const organisatie = medewerker.organisaties[0] ?? '';
    const vraag: EvaluatieVraag = { ...defined({ ...asked }), voorstel: voorstelOf(voorstel), eigenaars, commandId, vraag: requestHash, door: medewerker.id, organisatie };
    const answer = await this.platform.evaluaties.ask(vraag);
    switch (answer.outcome) {
      case 'asked':
        return answer.evaluatie;
      case 'reused':
        throw keyReused();
      case 'incorrect':
        throw invalidInput(answer.fouten.map(({ veld, reden }) => ({ name: veld, reason: reden })));
    }
  }

  /** @throws ProblemException 403 */
  async kijkerFor(medewerker: Medewerker): Promise<Kijker> {
    return { medewerker: medewerker.id, vroegereIds: medewerker.vroegereIds ?? [], organisaties: medewerker.organisaties, eigenaars: await this.readableBy(medewerker) };
  }

  /** An outcome tells of the plans that are in it: who may not read all of those does not see it. @throws ProblemException 403, 404 */
  async find(medewerker: Medewerker, evaluatieId: EvaluatieId): Promise<Evaluatie> {
    const evaluatie = await this.findFor(await this.kijkerFor(medewerker), evaluatieId);
    if (!evaluatie) throw notFound(`Evaluatie ${evaluatieId} bestaat niet.`);
    return evaluatie;
  }

  /** The evaluation where it is in the list of this viewer. */
  async findFor({ medewerker, vroegereIds = [], organisaties, eigenaars }: Kijker, evaluatieId: EvaluatieId): Promise<Evaluatie | undefined> {
    const evaluatie = await this.platform.evaluaties.find(evaluatieId);
    const isTheirs = evaluatie && ([medewerker, ...vroegereIds].includes(evaluatie.gevraagdDoor) || organisaties.includes(evaluatie.organisatie));
    return isTheirs && evaluatie.eigenaars.every((eigenaar) => eigenaars.includes(eigenaar)) ? evaluatie : undefined;
  }

  private async readableBy(medewerker: Medewerker): Promise<readonly OrganisatieCode[]> {
    const readable = await this.access.ownersFor(medewerker);
    if (readable.length === 0) throw forbidden('Uw rol geeft geen recht om plannen te lezen, en dus ook niet om ze te evalueren.');
    return readable;
  }

  private async withLeden(regio: OrganisatieCode): Promise<readonly OrganisatieCode[]> {
    const rij = await this.platform.readStore.organisaties.findOrganisatie(regio);
    return [regio, ...(rij ? ledenIn(rij.gegevens.waarde, Number(dayAt(this.platform.clock()).slice(0, 4))) : [])];
  }
}
