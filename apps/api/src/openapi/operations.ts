import { applyDecorators, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';

import { awayHeader } from '../edge/answers.js';
import { documentTypes, leveringTypes } from '../edge/content.js';
import { Consumes, Produces } from '../edge/route-config.js';
import { answerContent } from './answer-content.js';
import type { AntwoordNaam, AntwoordVan, Route } from './antwoorden.js';

/** The name of an operation and its answer. */
export interface OperationOptions<Naam extends AntwoordNaam> {
  /** The `operationId`: a stable name of its own, in the words of the glossary. Generated clients use it. */
  readonly operation: string;
  /** One Dutch line. */
  readonly summary: string;
  readonly description?: string;
  readonly answer: Naam;
}

export interface ReadOptions<Naam extends AntwoordNaam> extends OperationOptions<Naam> {
  /** Other content types besides JSON, such as `text/csv`; `answerType(request)` gives the requested one. */
  readonly also?: readonly string[];
  /** The answer has an `ETag`, and a caller that has it already may get 304. */
  readonly tagged?: true;
}

export interface WriteOptions<Naam extends AntwoordNaam> extends OperationOptions<Naam> {
  /** `new` makes a thing (no `If-Match`), `existing` changes one. */
  readonly on: 'new' | 'existing';
  /** The body is a document instead of JSON, or a delivery of figures. */
  readonly document?: true | 'levering';
  /** The body names something that must exist, so that the answer may be 404 although the address has no id. */
  readonly refers?: true;
}

const json = 'application/json';

/** A method with this answer: the compiler refuses the decorator on any other. */
type Answering<Naam extends AntwoordNaam, Other = never> = <M extends Route<AntwoordVan<Naam>, Other>>(
  target: object,
  key: string,
  descriptor: TypedPropertyDescriptor<M>,
) => void;

const described = ({ operation, summary, description }: OperationOptions<AntwoordNaam>): MethodDecorator =>
  applyDecorators(ApiOperation({ operationId: operation, summary, ...(description !== undefined && { description }) }), ApiBearerAuth('token'));

const otherTypes = (types: readonly string[]): MethodDecorator => applyDecorators(...(types.length === 0 ? [] : [Produces(json, ...types)]));

const etag = { ETag: { description: 'De revisie van wat u leest, voor If-Match en If-None-Match.', schema: { type: 'string' } } } as const;

const tagged = applyDecorators(
  ApiHeader({
    name: 'If-None-Match',
    required: false,
    description: 'De ETag van wat u al hebt. 304 als er sindsdien niets bij kwam; een plan of actie toont ook wat in andere stromen staat, en komt dan heel.',
    schema: { type: 'string' },
  }),
  ApiResponse({ status: 304, description: 'Wat u hebt is nog zoals het is', headers: etag }),
);

/** On every read: what is shown is then that of the read models, which may be a moment behind. */
const away = {
  [awayHeader]: {
    description:
      'Alleen als de event store weg is: sinds wanneer (ISO 8601, UTC). U leest dan wat de leesmodellen het laatst hadden; vastleggen gaat niet (503), en wat alleen in de gebeurtenissen staat ook niet.',
    schema: { type: 'string', format: 'date-time' },
  },
} as const;

/** A GET: its summary and answer for the OpenAPI document, and the content types of the answer. */
export const Reads = <const Naam extends AntwoordNaam>(options: ReadOptions<Naam>): Answering<Naam, string | StreamableFile> =>
  applyDecorators(
    described(options),
    ApiResponse({ status: 200, description: 'Gelukt', headers: away, content: answerContent(options.answer, options.also) }),
    otherTypes(options.also ?? []),
    ...(options.tagged ? [tagged] : []),
  );

const idempotencyKey = ApiHeader({
  name: 'Idempotency-Key',
  required: true,
  description:
    'Een nieuwe UUID per wijziging; dezelfde nogmaals geeft hetzelfde antwoord. Zij telt per medewerker en per adres; op hetzelfde adres met een andere body is het 409. Wat is geweigerd of al zo was (ongewijzigd) is niets om te onthouden: dat wordt een volgende keer opnieuw beoordeeld.',
  schema: { type: 'string', format: 'uuid' },
});

const ifMatch = ApiHeader({
  name: 'If-Match',
  required: true,
  description: 'De ETag van wat u las. Een ETag die een inpakkende proxy veranderde (W/ ervoor, of -gzip erachter) mag ook.',
  schema: { type: 'string', pattern: '^(W/)?"[0-9]+(-[a-z]+)?"$' },
});

const bodyOf = (types: readonly string[], description: string): MethodDecorator =>
  applyDecorators(Consumes(...types), ApiConsumes(...types), ApiBody({ description, required: true, schema: { type: 'string', format: 'binary' } }));

const documentBody = bodyOf(documentTypes, 'Het document zelf.');
const leveringBody = bodyOf(
  leveringTypes,
  'Het bestand van StatLine, of de antwoorden van OData v3 of v4 achter elkaar: eerst de lijsten, dan de cijfers. Als text/csv hoogstens 20 MiB, als application/octet-stream 512 MiB.',
);

/** A POST: its summary, headers and 201 for the OpenAPI document, and its body. */
export const Writes = <const Naam extends AntwoordNaam>(options: WriteOptions<Naam>): Answering<Naam> =>
  applyDecorators(
    described(options),
    idempotencyKey,
    ...(options.on === 'existing' ? [ifMatch] : []),
    ...(options.document ? [options.document === 'levering' ? leveringBody : documentBody] : []),
    ...(options.refers ? [ApiResponse({ status: 404 })] : []),
    ApiResponse({ status: 201, description: 'Vastgelegd', content: answerContent(options.answer) }),
  );
