import type { OpenAPIObject } from '@nestjs/swagger';

// The parts of a document; the package does not export them by name.
type Components = NonNullable<OpenAPIObject['components']>;

export type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;
export type Parameter = NonNullable<Operation['parameters']>[number];
export type Responses = Operation['responses'];

export interface Reference {
  readonly $ref: string;
}

export type Response = Exclude<NonNullable<Components['responses']>[string], { $ref: string }>;

/** Bodies by content type. */
export type Content = NonNullable<Response['content']>;

/** A JSON Schema, written out instead of as a class. */
export type Schema = Exclude<NonNullable<Components['schemas']>[string], { $ref: string }>;
