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

/** An id in the path; what is no UUID is 400. */
export const IdParam = (name: string): ParameterDecorator => Param(name, formPipe(name, uuidFault));

/** The code of an organisatie in the path; the form only. */
export const OrganisatieParam = (name: string): ParameterDecorator => Param(name, formPipe(name, organisatieFault));

/** All ids in the path at once, for a handler that has more than one; all faults together. */
export const IdParams = (...names: readonly string[]): ParameterDecorator =>
  Param({
    transform: (values: Readonly<Record<string, unknown>>) => {
      const faults = names.flatMap((name) => {
        const reason = uuidFault(values[name]);
        return reason === undefined ? [] : [{ name, reason }];
      });
      if (faults.length > 0) throw invalidInput(faults);
      return values;
    },
  });
