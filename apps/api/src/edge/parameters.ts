import { Param, type PipeTransform } from '@nestjs/common';

import { organisatieFault, uuidFault, type Fault } from '../validation/text.js';
import { invalidInput } from './problem.js';

const formPipe = (name: string, fault: Fault): PipeTransform<unknown, string> => ({
  transform: (value) => {
    const reason = value === undefined ? 'is verplicht' : fault(value);
    if (reason !== undefined) throw invalidInput([{ name, reason }]);
    return String(value);
  },
});

/** An id in the path; any text but a UUID is 400. */
export const IdParam = (name: string): ParameterDecorator => Param(name, formPipe(name, uuidFault));

/** The code of an organisatie in the path; the form only. */
export const OrganisatieParam = (name: string): ParameterDecorator => Param(name, formPipe(name, organisatieFault));

const hashForm = /^[0-9a-f]{64}$/;

const hashFault: Fault = (value) => (typeof value === 'string' && hashForm.test(value) ? undefined : 'moet een SHA-256 zijn: 64 tekens van 0 tot en met f');

const PathParams = (faultOf: Readonly<Record<string, Fault>>): ParameterDecorator =>
  Param({
    transform: (values: Readonly<Record<string, unknown>>) => {
      const faults = Object.entries(faultOf).flatMap(([name, fault]) => {
        const reason = fault(values[name]);
        return reason === undefined ? [] : [{ name, reason }];
      });
      if (faults.length > 0) throw invalidInput(faults);
      return values;
    },
  });

/** All ids in the path at once, for a handler that has more than one; all faults together. */
export const IdParams = (...names: readonly string[]): ParameterDecorator => PathParams(Object.fromEntries(names.map((name) => [name, uuidFault])));

/** A plan and the SHA-256 of a document in the path. */
export const DocumentParams = (): ParameterDecorator => PathParams({ planId: uuidFault, document: hashFault });
