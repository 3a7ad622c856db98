import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Bronnen, type Medewerker } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';
import type { PlanId } from '@actiespoor/plan/events';

import { answered } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { DocumentParams } from '../edge/parameters.js';
import { ReadQueryParameters } from '../edge/queries.js';
import { AsTyped } from '../names.js';
import { Reads } from '../openapi/operations.js';
import { QueryNumberField } from '../validation/fields.js';
import type { BronAntwoord } from './antwoorden.js';

class BronQueryParameters extends ReadQueryParameters {
  @QueryNumberField({ min: 1, max: 1_000_000, optional: true, description: 'Alleen deze regel, zoals in bron.regel van het spoor.' })
  readonly regel?: number;
}

/** The documents behind a plan, word for word except for personal data that were not taken over: the plan itself may have been corrected since. */
@ApiTags('Spoor')
@Controller('plannen/:planId/bronnen')
export class BronnenController {
  constructor(private readonly bronnen: Bronnen) {}

  @Get(':document')
  @AsTyped()
  @Reads({
    operation: 'bronVanPlanLezen',
    summary: 'Een document waaruit dit plan is ingelezen, woord voor woord en zonder persoonsgegevens',
    description:
      'Wat er stond voordat iemand het verbeterde; het spoor noemt document en regel. Burgerservicenummers, telefoonnummers en e-mailadressen zijn weggelaten; een verwijzing die iemand in het document typte staat er zoals zij getypt is. Er kunnen namen in staan, dus niet voor een lezer. Een document dat is vergeten is er niet meer.',
    answer: 'BronAntwoord',
  })
  async document(
    @DocumentParams() { planId, document }: { readonly planId: PlanId; readonly document: string },
    @Query() query: BronQueryParameters,
    @Caller() medewerker: Medewerker,
  ): Promise<BronAntwoord> {
    return { document, regels: answered(await this.bronnen.lines(medewerker, defined({ planId, document, regel: query.regel, wachtOp: query.wachtOp }))) };
  }
}
