import { Body, Controller, Get, Inject, Post, Query, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Geschiedenis, Medewerker, UseCases, WriteRequest } from '@actiespoor/application';
import { defined } from '@actiespoor/kernel';

import { answered, type Created, type Vastgelegd } from '../answers.js';
import { Caller } from '../edge/authentication.js';
import { IdParams } from '../edge/parameters.js';
import { ReadQueryParameters } from '../edge/queries.js';
import { Write } from '../edge/write-request.js';
import { Reads, Writes } from '../openapi/operations.js';
import { USE_CASES } from '../use-cases.js';
import type { Described, HistoryOperation, Row, Table, WriteOperation } from './resource.js';

class TableController {
  constructor(@Inject(USE_CASES) readonly useCases: UseCases) {}
}

/** A method as a class declaration would have written it: `parameters` are its decorators, each with the type that the ValidationPipe reads. */
interface Method<M> {
  readonly name: string;
  readonly run: M;
  readonly parameters: readonly (readonly [decorate: ParameterDecorator, type: Type])[];
  readonly decorators: readonly ((target: object, key: string, descriptor: TypedPropertyDescriptor<M>) => void)[];
}

const define = <M extends object>({ prototype }: Type, { name, run, parameters, decorators }: Method<M>): void => {
  const target = prototype as object;
  const descriptor: TypedPropertyDescriptor<M> = { value: run, writable: true, configurable: true };
  // Nest and its OpenAPI module look up what they know of a method under the name of the function.
  Object.defineProperty(run, 'name', { value: name });
  Object.defineProperty(target, name, descriptor);
  parameters.forEach(([decorate], index) => decorate(target, name, index));
  Reflect.defineMetadata(
    'design:paramtypes',
    parameters.map(([, type]) => type),
    target,
    name,
  );
  decorators.forEach((decorate) => decorate(target, name, descriptor));
};

interface Address {
  readonly path: string;
  /** All ids of the whole path. */
  readonly ids: ParameterDecorator;
}

const described = ({ operation, summary, description }: Described): Described => defined({ operation, summary, description });

const writeMethod = (write: WriteOperation, { path, ids }: Address) => ({
  name: write.operation,
  run(this: TableController, ...[given, opgave, request]: [object, object, WriteRequest]): Promise<Created<Vastgelegd>> {
    return write.perform(this.useCases, { ids: given, body: opgave, request });
  },
  parameters: [
    [ids, Object],
    [Body(), write.body],
    [Write(), Object],
  ] as const,
  decorators: [Writes({ ...described(write), on: 'existing', answer: 'Vastgelegd' }), Post(path)],
});

const historyMethod = (history: HistoryOperation, { path, ids }: Address) => ({
  name: history.operation,
  async run(this: TableController, ...[given, , medewerker]: [object, ReadQueryParameters, Medewerker]): Promise<Geschiedenis> {
    return answered(await history.read(this.useCases, medewerker, given));
  },
  parameters: [
    [ids, Object],
    [Query(), ReadQueryParameters],
    [Caller(), Object],
  ] as const,
  decorators: [Reads({ ...described(history), answer: history.of }), Get(path)],
});

const idsIn = (path: string): readonly string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

const defineRow = (controller: Type, root: string, { path, write, history }: Row): void => {
  const address = { path, ids: IdParams(...idsIn(`${root}/${path}`)) };
  if (write) define(controller, writeMethod(write, address));
  if (history) define(controller, historyMethod(history, address));
};

/** The Nest controller of a table: a POST and a GET for each row, as if they had been written out. */
export const controllerOf = ({ tag, root, rows }: Table): Type => {
  const controller = class extends TableController {};
  Object.defineProperty(controller, 'name', { value: `${tag} (${root})` });
  rows.forEach((row) => defineRow(controller, root, row));
  ApiTags(tag)(controller);
  Controller(root)(controller);
  return controller;
};
