import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { mayReadOrganisaties, type Medewerker } from '@actiespoor/application';
import type { Platform } from '@actiespoor/platform';
import { dutchOrder } from '@actiespoor/voortgang';

import { PLATFORM } from '../commands.js';
import { Caller } from '../edge/authentication.js';
import { forbidden } from '../edge/problem.js';
import { Reads } from '../openapi/operations.js';
import type { OrganisatieLijst } from './antwoorden.js';

@ApiTags('Organisaties')
@Controller('organisaties')
export class OrganisatiesController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Get()
  @Reads({ operation: 'organisatiesLezen', summary: 'Gemeenten, Veilig Thuis-regio’s, samenwerkingsverbanden en partners, met hun aliassen', answer: 'OrganisatieLijst' })
  async list(@Caller() medewerker: Medewerker): Promise<OrganisatieLijst> {
    if (!mayReadOrganisaties(medewerker)) throw forbidden('Uw rol geeft geen recht om organisaties te lezen.');
    const rijen = await this.platform.readStore.organisaties.listOrganisaties();
    return { organisaties: rijen.map(({ gegevens }) => gegevens.waarde).toSorted((een, ander) => dutchOrder(een.naam, ander.naam)) };
  }
}
