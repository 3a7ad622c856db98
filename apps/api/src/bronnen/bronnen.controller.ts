import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { maySeePersonsInSpoor, type Medewerker } from '@actiespoor/application';
import type { PlanId } from '@actiespoor/plan/events';
import { documentLines, screenedLines } from '@actiespoor/plan-import';
import type { Platform } from '@actiespoor/platform';

import { Access, type PlanAccess } from '../access.js';
import { PLATFORM } from '../commands.js';
import { Caller } from '../edge/authentication.js';
import { DocumentParams } from '../edge/parameters.js';
import { forbidden, notFound } from '../edge/problem.js';
import { Leesvraag } from '../edge/queries.js';
import { AsTyped } from '../names.js';
import { Reads } from '../openapi/operations.js';
import { PlanReader } from '../plannen/plan-reader.js';
import { QueryNumberField } from '../validation/fields.js';
import type { BronAntwoord } from './antwoorden.js';

class Bronvraag extends Leesvraag {
  @QueryNumberField({ min: 1, max: 1_000_000, optional: true, description: 'Alleen deze regel, zoals in bron.regel van het spoor.' })
  readonly regel?: number;
}

/** What a plan was read from, word for word but for the personal data that was not taken over: the plan itself may have been corrected since. */
@ApiTags('Spoor')
@Controller('plannen/:planId/bronnen')
export class BronnenController {
  constructor(
    private readonly access: Access,
    private readonly reader: PlanReader,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get(':document')
  @AsTyped()
  @Reads({
    operation: 'bronVanPlanLezen',
    summary: 'Een document waaruit dit plan is ingelezen, woord voor woord en zonder persoonsgegevens',
    description: 'Wat er stond voordat iemand het verbeterde; het spoor noemt document en regel. Burgerservicenummers, telefoonnummers en e-mailadressen zijn weggelaten; een verwijzing die iemand in het document typte staat er zoals zij getypt is. Er kunnen namen in staan, dus niet voor een lezer. Een document dat is vergeten is er niet meer.',
    answer: 'BronAntwoord',
  })
  async document(
    @DocumentParams() { planId, document }: { readonly planId: PlanId; readonly document: string },
    @Query() vraag: Bronvraag,
    @Caller() medewerker: Medewerker,
  ): Promise<BronAntwoord> {
    const access = await this.access.plan(medewerker, planId);
    if (!maySeePersonsInSpoor(medewerker, access.feiten)) throw forbidden('In een document kunnen namen staan; uw rol leest wat er gebeurde, en niet wie.');
    await this.reader.awaits(vraag);
    const lines = await this.linesOf(access, document);
    const regels = screenedLines(lines, vraag.regel);
    if (regels.length === 0) throw notFound(`Het document heeft ${lines.length} regels.`);
    return { document, regels };
  }

  /** @throws ProblemException 404 where the plan does not come from it, or it was forgotten */
  private async linesOf(access: PlanAccess, document: string): Promise<readonly string[]> {
    const events = await this.reader.eventsOf(access);
    const isSource = events.some(({ metadata }) => metadata.source?.document === document);
    const bron = isSource ? await this.platform.readStore.bronnen.get(document) : undefined;
    if (!bron) throw notFound('Dit plan is niet uit dit document ingelezen, of het document is vergeten.');
    return documentLines(bron.inhoud);
  }
}
