import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

import { apiVersion } from '../edge/version.js';
import { completeDocument } from './complete-document.js';

const description = [
  'Voortgang van plannen tegen huiselijk geweld en kindermishandeling: elke wijziging is een gebeurtenis, en elke stand is terug te lezen.',
  'Elke wijziging heeft een Idempotency-Key. Wie iets wijzigt dat er al is, stuurt If-Match met de ETag van wat hij las.',
  'Wie iets vastlegde leest via dezelfde dienst daarna minstens dat; via een andere wacht wachtOp met de positie uit het antwoord. volgende hoort bij één lijst, en is alleen door te geven zoals zij kwam.',
  'Volgt de API Design Rules 2.2 van Logius.',
].join('\n\n');

const outline = (): Omit<OpenAPIObject, 'paths'> =>
  new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Actiespoor')
    .setDescription(description)
    .setVersion(apiVersion)
    .setContact('Team Actiespoor', 'https://actiespoor.example.nl/contact', 'team@actiespoor.example.nl')
    .setLicense('EUPL-1.2', 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addServer('/v1', 'Deze dienst')
    .addServer('https://actiespoor.example.nl/v1', 'Voorbeeld van een installatie')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Token van de OpenID Connect-uitgever.' }, 'token')
    .build();

/** The OpenAPI 3.1 document of all controllers under `/v1`. */
export const buildDocument = (app: INestApplication): OpenAPIObject =>
  completeDocument(SwaggerModule.createDocument(app, outline(), { autoTagControllers: true }));
