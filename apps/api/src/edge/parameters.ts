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
