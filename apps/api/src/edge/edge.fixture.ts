import { EventTooLarge, StoreUnavailable } from '@actiespoor/event-store';
import { type Medewerker, mayEditPlan, writeExisting, writeNew } from '@actiespoor/application';
import { IdentityUnavailable, type TokenVerifier } from '@actiespoor/identity';
import type { Datum } from '@actiespoor/kernel';
import { Body, Controller, Get, Module, Post, Query, Req, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { answered } from '../answers.js';
import { DatumField, TextField } from '../validation/fields.js';
import type { InvalidParam } from '../validation/invalid-params.js';
import { setCreated, setEtag } from './answers.js';
import { Caller } from './authentication.js';
import { answerType, documentTypes } from './content.js';
import { createEdge } from './create-edge.js';
import { IdParam } from './parameters.js';
import { conflict, forbidden, notFound, preconditionFailed } from './problem.js';
import type { ReportFault } from './problem-filter.js';
import { MomentQueryParameters } from './queries.js';
import { Consumes, Open, Produces } from './route-config.js';
import { Write, type WriteRequest } from './write-request.js';

// A tiny application behind the real edge, for the specs of the edge.
export const houten = 'GM0321';
export const planId = '0b9f2a5e-6a0e-4f0e-9d7c-0a8f6d0d1c11';
export const key = '5f2d7c3a-1c1b-4d8e-8a55-3d1f0f4f9b01';
export const origin = 'https://dashboard.example';

const plan = { eigenaar: houten, leden: [] };

class Opgave {
  @TextField({ max: 20 })
  readonly titel!: string;

  @DatumField()
  readonly op!: Datum;
}

@Controller('plannen')
class PlannenController {
  @Get()
  list(@Caller() { id }: Medewerker): object {
    return { id };
  }

  @Post()
  create(@Body() { titel }: Opgave, @Write() write: WriteRequest, @Res({ passthrough: true }) reply: FastifyReply): object {
    if (!mayEditPlan(write.medewerker, plan)) throw forbidden('Alleen de eigenaar maakt een plan.');
    const { commandId } = answered(writeNew(write));
    setCreated(reply, { location: `/v1/plannen/${commandId}`, revision: 0n });
    return { titel, positie: '1' };
  }

  @Get(':planId')
  read(@IdParam('planId') id: string, @Query() query: MomentQueryParameters, @Res({ passthrough: true }) reply: FastifyReply): object {
    if (id !== planId) throw notFound('Er is geen plan met dit id.');
    setEtag(reply, 3n);
    return { ...query };
  }

  @Post(':planId/vaststellingen')
  change(@IdParam('planId') _id: string, @Body() _opgave: Opgave, @Write() write: WriteRequest): object {
    const { expected } = answered(writeExisting(write));
    if (expected !== 3n) throw preconditionFailed(3n);
    throw conflict('al-vastgesteld', 'Dit plan is al vastgesteld', 'Pas het plan aan in plaats van het nogmaals vast te stellen.');
  }

  @Get(':planId/spoor')
  @Produces('application/json', 'text/csv')
  spoor(@IdParam('planId') _id: string, @Req() request: FastifyRequest): object {
    return { vorm: answerType(request) };
  }
}

@Controller('proef')
class ProefController {
  @Post('document')
  @Consumes(...documentTypes)
  document(@Body() body: Buffer): object {
    return { bytes: body.length };
  }

  @Post('zonder-body')
  bare(@Write() write: WriteRequest): object {
    return { vingerafdruk: write.requestHash() };
  }

  @Get('fout')
  fault(): never {
    throw new TypeError('select * from geheim');
  }

  @Get('opslag')
  store(): never {
    throw new StoreUnavailable('postgres://user:pass@db');
  }

  @Get('groot')
  large(): never {
    throw new EventTooLarge('3 MB');
  }
}

@Controller('health')
class HealthController {
  @Get('live')
  @Open()
  live(): object {
    return { status: 'ok' };
  }
}

@Module({ controllers: [PlannenController, ProefController, HealthController] })
class ProefModule {}

/** `<wie>.<organisatie>` is a beleidsmedewerker of that organisatie; `uitval` simulates an unreachable issuer; other text is no token. */
const verify: TokenVerifier = (token) => {
  if (token === 'uitval') throw new IdentityUnavailable('down');
  const [wie = '', organisatie] = token.split('.');
  if (organisatie === undefined) return Promise.resolve({ ok: false, reden: 'Het token is niet te lezen.' });
  return Promise.resolve({ ok: true, medewerker: { id: wie === 'x' ? 'iemand' : wie, rollen: ['beleidsmedewerker'], organisaties: [organisatie] } });
};

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'OPTIONS';
  /** `undefined` leaves a header out; by default there is a token of Houten. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | object;
}

/** The answer of the edge; `json` is the body if it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly invalidParams: readonly InvalidParam[];
}

const parsed = (text: string): Answer['json'] => (text.startsWith('{') ? (JSON.parse(text) as Answer['json']) : {});

export const edgeFixture = async (report: ReportFault): Promise<NestFastifyApplication> => {
  const app = await createEdge(ProefModule, { verify, corsOrigins: [origin], report, nest: { logger: false } });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};

export const asking =
  (app: () => NestFastifyApplication) =>
  async (url: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> => {
    const sent = Object.entries({ authorization: `Bearer x.${houten}`, ...headers }).filter(([, value]) => value !== undefined);
    const answer = await app().inject({
      url,
      method,
      headers: Object.fromEntries(sent) as Record<string, string>,
      ...(body !== undefined && { payload: body }),
    });
    const json = parsed(answer.body);
    const invalidParams = (json['invalidParams'] ?? []) as Answer['invalidParams'];
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, json, invalidParams };
  };
