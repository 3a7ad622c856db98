import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { Position } from '@actiespoor/event-store';
import { type Dag, type Datum, defined } from '@actiespoor/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { load } from 'js-yaml';

import type { Vastgelegd } from '../answers.js';
import { createEdge } from '../edge/create-edge.js';
import { IdParam } from '../edge/parameters.js';
import { PageQueryParameters, MomentQueryParameters } from '../edge/queries.js';
import { Open } from '../edge/route-config.js';
import type { PlanLijst } from '../plannen/antwoorden.js';
import { Choice, DatumField, Nested, NestedList, NumberField, OrganisatieField, TextField, TextListField } from '../validation/fields.js';
import { Reads, Writes } from './operations.js';

class Rondeperiode {
  @DatumField({ optional: true })
  readonly van?: Datum;
}

class Opgave {
  @TextField({ max: 100, description: 'Hoe het plan heet.' })
  readonly titel!: string;

  @Choice(['lokaal', 'regionaal'])
  readonly soort!: string;

  @OrganisatieField()
  readonly eigenaar!: string;

  @Nested(() => Rondeperiode)
  readonly periode!: Rondeperiode;

  @NestedList(() => Rondeperiode, { optional: true })
  readonly rondes?: readonly Rondeperiode[];

  @TextListField({ max: 50, optional: true })
  readonly niveaus?: readonly string[];

  @NumberField({ min: 1, max: 9, optional: true })
  readonly volgorde?: number;
}

class Vaststelling {
  @DatumField({ isDay: true })
  readonly datum!: Dag;
}

const vastgelegd: Vastgelegd = { positie: '1' as Position, revisie: 0 };

@Controller('plannen')
class PlannenController {
  @Get()
  @Reads({ operation: 'plannenLezen', summary: 'De plannen die u mag lezen', answer: 'PlanLijst' })
  list(@Query() { volgende }: PageQueryParameters): PlanLijst {
    return defined({ plannen: [], volgende });
  }

  @Get(':planId')
  @Reads({ operation: 'planLezen', summary: 'Eén plan', answer: 'SpoorAntwoord', also: ['text/csv'] })
  read(@IdParam('planId') id: string, @Query() { peildatum }: MomentQueryParameters): string {
    return `${id} ${peildatum ?? ''}`;
  }

  @Post()
  @Writes({ operation: 'planOpstellen', on: 'new', summary: 'Een plan maken', answer: 'Vastgelegd' })
  create(@Body() { volgorde = 0 }: Opgave): Vastgelegd {
    return { ...vastgelegd, revisie: volgorde };
  }

  @Post(':planId/vaststellingen')
  @Writes({ operation: 'planVaststellen', on: 'existing', summary: 'Een plan vaststellen', answer: 'Vastgelegd' })
  adopt(@IdParam('planId') planId: string, @Body() { datum }: Vaststelling): Vastgelegd {
    return { ...vastgelegd, planId, overschrevenVanaf: datum };
  }
}

@Controller('imports')
class ImportsController {
  @Post()
  @Writes({ operation: 'documentInlezen', on: 'new', summary: 'Een document inlezen', answer: 'Vastgelegd', document: true })
  create(@Body() document: Buffer): Vastgelegd {
    return { ...vastgelegd, revisie: document.length };
  }
}

@Controller('health')
class HealthController {
  @Get('live')
  @Open()
  live(): object {
    return {};
  }
}

@Module({ controllers: [PlannenController, ImportsController, HealthController] })
class ProefModule {}

const ruleset = resolve('../shared/normen/adr-linter.yaml');

let app: NestFastifyApplication;
let folder: string;
let text: string;
let document: OpenAPIObject;

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

const lint = async (json: string): Promise<readonly Finding[]> => {
  const file = join(folder, 'openapi.json');
  await writeFile(file, json);
  const spectral = createRequire(import.meta.url).resolve('@stoplight/spectral-cli/dist/index.js');
  const output = await new Promise<string>((done) => {
    execFile(process.execPath, [spectral, 'lint', file, '-r', ruleset, '-f', 'json', '--quiet'], (_fault, stdout) => done(stdout));
  });
  return JSON.parse(output) as Finding[];
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openapi-'));
  app = await createEdge(ProefModule, { verify: () => Promise.resolve({ ok: false, reden: '' }), nest: { logger: false } });
  await app.init();
  text = (await app.inject({ url: '/v1/openapi.json' })).body;
  document = JSON.parse(text) as OpenAPIObject;
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

describe('Het adres alleen', () => {
  it.each(['/', '/v1', '/v1/'])('leidt van %s naar de pagina met de API', async (url) => {
    for (const accept of ['*/*', 'text/html', 'application/json']) {
      const { statusCode, headers } = await app.inject({ url, headers: { accept } });
      expect([statusCode, headers['location']]).toEqual([302, '/docs']);
    }
    expect((await app.inject({ url: '/docs' })).statusCode).toBe(200);
  });
});

describe('Het OpenAPI-document', () => {
  it('noemt de versie in de server en niet in de paden, en kent alleen de API', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(['/plannen', '/plannen/{planId}', '/plannen/{planId}/vaststellingen', '/imports']);
    expect(document.servers?.map(({ url }) => url)).toEqual(['/v1', 'https://actiespoor.example.nl/v1']);
  });

  it('noemt bij elk antwoord de versie, en bij schrijven waar het staat', () => {
    const written = document.paths['/plannen']?.post?.responses['201'];
    expect(written).toEqual(expect.objectContaining({ headers: { 'API-Version': expect.anything(), Location: expect.anything(), ETag: expect.anything() } }));
  });

  it.each([
    ['/plannen', 'get', '200 400 401 403 406 500 503'],
    ['/plannen/{planId}', 'get', '200 400 401 403 404 406 500 503'],
    ['/plannen', 'post', '201 400 401 403 406 409 413 415 428 500 503'],
    ['/plannen/{planId}/vaststellingen', 'post', '201 400 401 403 404 406 409 412 413 415 428 500 503'],
  ] as const)('leidt van %s %s af hoe het mis kan gaan', (path, method, statuses) => {
    expect(Object.keys(document.paths[path]?.[method]?.responses ?? {}).join(' ')).toBe(statuses);
  });

  it('beschrijft de velden zoals zij gecontroleerd worden', () => {
    expect(document.components?.schemas?.['Opgave']).toEqual({
      type: 'object',
      required: ['titel', 'soort', 'eigenaar', 'periode'],
      properties: {
        titel: { type: 'string', minLength: 1, maxLength: 100, description: 'Hoe het plan heet.' },
        soort: { type: 'string', enum: ['lokaal', 'regionaal'] },
        eigenaar: { type: 'string', pattern: expect.stringContaining('GM') },
        periode: { $ref: '#/components/schemas/Rondeperiode' },
        rondes: { type: 'array', items: { $ref: '#/components/schemas/Rondeperiode' } },
        niveaus: { type: 'array', maxItems: 200, uniqueItems: true, items: { type: 'string', minLength: 1, maxLength: 50 } },
        volgorde: { type: 'integer', minimum: 1, maximum: 9 },
      },
    });
  });

  it('neemt een document in elke vorm die gelezen wordt', () => {
    expect(document.paths['/imports']?.post?.requestBody).toEqual(
      expect.objectContaining({
        content: expect.objectContaining({ 'text/csv': { schema: { type: 'string', format: 'binary' }, example: expect.stringContaining('Actielijn 1') } }),
      }),
    );
  });

  it('is als YAML hetzelfde', async () => {
    expect(load((await app.inject({ url: '/v1/openapi.yaml' })).body)).toEqual(document);
  });

  it('voldoet aan de regels van de overheid, of zegt dat die er niet bij lagen', async () => {
    if (!existsSync(ruleset)) return process.stderr.write(`Niet nagekeken: de regels van de overheid liggen niet in ${ruleset}.\n`);
    expect(await lint(text)).toEqual([]);
    const broken = await lint(text.replaceAll('API-Version', 'X-Version'));
    expect(broken.map(({ code }) => code)).toContain('nlgov:missing-version-header');
    return undefined;
  });
});
