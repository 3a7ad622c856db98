import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Medewerker, Organisaties } from '@actiespoor/application';

import { answered } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { Reads } from '../openapi/operations.js';
import type { OrganisatieLijst } from './antwoorden.js';

@ApiTags('Organisaties')
@Controller('organisaties')
export class OrganisatiesController {
  constructor(private readonly organisaties: Organisaties) {}

  @Get()
  @Reads({
    operation: 'organisatiesLezen',
    summary: 'Gemeenten, Veilig Thuis-regio’s, samenwerkingsverbanden en partners, met hun aliassen',
    answer: 'OrganisatieLijst',
  })
  async list(@Caller() medewerker: Medewerker): Promise<OrganisatieLijst> {
    return { organisaties: answered(await this.organisaties.list(medewerker)) };
  }
}
