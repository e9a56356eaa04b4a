/** Excel's operators on scalars and arrays. */
import { elementAt } from './call-function';
import type { BinaryOperator } from './expression';
import type { Scalar, Value } from './values';
import {
  ArrayValue,
  CALC,
  compareScalars,
  DIV0,
  isError,
  isMatrix,
  LambdaValue,
  NUM,
  single,
  toNumber,
  toText,
} from './values';

/** Power as Excel defines it at the edges. */
export function power(base: number, exponent: number): Scalar {
  if (base === 0 && exponent <= 0) return exponent === 0 ? NUM : DIV0;
  const result = base < 0 && isOddRoot(exponent) ? -Math.pow(-base, exponent) : Math.pow(base, exponent);
  return Number.isFinite(result) ? result : NUM;
}

/** Whether the exponent is 1/3, 1/5, −1/3, …: Excel takes such roots of negative numbers, and only such. */
function isOddRoot(exponent: number): boolean {
  const root = Math.round(1 / exponent);
  return root % 2 !== 0 && 1 / root === exponent && Number.isFinite(root);
}

/** A sum whose operands all but cancel reads zero where it is the last step of a formula. */
export function snapped(sum: number, left: number): number {
  return sum !== 0 && Math.abs(sum) < Math.abs(left) * SNAP ? 0 : sum;
}

/** Relative size below which a closing sum counts as zero: a few units in the last of 15 digits. */
export const SNAP = 1.5e-15;

const finite = (value: number): Scalar => (Number.isFinite(value) ? value : NUM);

const arithmetic: Record<'+' | '-' | '*' | '/' | '^', (a: number, b: number) => Scalar> = {
  '+': (a, b) => finite(a + b),
  '-': (a, b) => finite(a - b),
  '*': (a, b) => finite(a * b),
  '/': (a, b) => (b === 0 ? DIV0 : finite(a / b)),
  '^': power,
};

const comparison: Record<'=' | '<>' | '<' | '>' | '<=' | '>=', (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

/** The operator on two scalars. */
export function scalarOperator(operator: BinaryOperator): (a: Scalar, b: Scalar) => Scalar {
  if (operator === '&') {
    return (a, b) => {
      const left = toText(a);
      if (isError(left)) return left;
      const right = toText(b);
      return isError(right) ? right : left + right;
    };
  }
  if (operator in comparison) {
    const holds = comparison[operator as keyof typeof comparison];
    return (a, b) => (isError(a) ? a : isError(b) ? b : holds(compareScalars(a, b)));
  }
  const compute = arithmetic[operator as keyof typeof arithmetic];
  return (a, b) => {
    const left = toNumber(a);
    if (isError(left)) return left;
    const right = toNumber(b);
    return isError(right) ? right : compute(left, right);
  };
}

/** Applies a function of two scalars to scalars, or element by element. */
export function broadcast(f: (a: Scalar, b: Scalar) => Scalar, a: Value, b: Value): Value {
  const left = isMatrix(a) && a.rows * a.columns > 1 ? a : scalarOf(a);
  const right = isMatrix(b) && b.rows * b.columns > 1 ? b : scalarOf(b);
  const isLeft = isMatrix(left);
  const isRight = isMatrix(right);
  if (!isLeft && !isRight) return f(left as Scalar, right as Scalar);
  const rows = Math.max(isLeft ? left.rows : 1, isRight ? right.rows : 1);
  const columns = Math.max(isLeft ? left.columns : 1, isRight ? right.columns : 1);
  return ArrayValue.make(rows, columns, (r, c) =>
    f(
      isLeft ? elementAt(left, r, c) : (left as Scalar),
      isRight ? elementAt(right, r, c) : (right as Scalar),
    ),
  );
}

/** Applies a function of one scalar to a scalar, or element by element. */
export function spread(f: (a: Scalar) => Scalar, a: Value): Value {
  if (isMatrix(a) && a.rows * a.columns > 1)
    return ArrayValue.make(a.rows, a.columns, (r, c) => f(a.at(r, c)));
  return f(scalarOf(a));
}

function scalarOf(value: Value): Scalar {
  return value instanceof LambdaValue ? CALC : single(value);
}

export const negated = (a: Scalar): Scalar => {
  const number = toNumber(a);
  return isError(number) ? number : -number;
};

export const percent = (a: Scalar): Scalar => {
  const number = toNumber(a);
  return isError(number) ? number : number / 100;
};
