import type { LengthRange } from './length.js';

/** What a value of a request may be, in the terms of the service model. */
export type Shape = StringShape | IntegerShape | StructureShape | MapShape | ListShape;

interface StringShape {
  readonly type: 'string';
  readonly length?: LengthRange;
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
}

interface IntegerShape {
  readonly type: 'integer';
}

/** Members that are not named here are ignored. */
interface StructureShape {
  readonly type: 'structure';
  readonly members: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

interface MapShape {
  readonly type: 'map';
  readonly nameLength: LengthRange;
  readonly value: Shape;
}

interface ListShape {
  readonly type: 'list';
  readonly member: Shape;
}
