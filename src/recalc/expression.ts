/** A formula as a tree. References are relative to the cell that holds the formula, so that equal shapes share one tree. */
import type { Scalar } from './values';

/** One edge of a reference: a distance from the formula's cell, or a place counted from 0. */
export interface Edge {
  readonly value: number;
  readonly absolute: boolean;
}

export interface ReferenceExpression {
  readonly kind: 'reference';
  /** Absent: the formula's own sheet. "First:Last" is written as two names. */
  readonly sheet?: string;
  readonly lastSheet?: string;
  /** Null edges: whole columns or whole rows. */
  readonly top: Edge | null;
  readonly left: Edge | null;
  readonly bottom: Edge | null;
  readonly right: Edge | null;
  /** Blank edges to be left out, as in A1:.A99. */
  readonly trim?: 'head' | 'tail' | 'both';
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';

export type Expression =
  | { readonly kind: 'constant'; readonly value: Scalar }
  | { readonly kind: 'array'; readonly rows: readonly (readonly Scalar[])[] }
  | ReferenceExpression
  | { readonly kind: 'external'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string; readonly sheet?: string }
  | {
      readonly kind: 'table';
      readonly table?: string;
      readonly columns: readonly string[];
      readonly sections: readonly string[];
    }
  | {
      readonly kind: 'unary';
      readonly operator: '+' | '-' | '%' | '@' | '#';
      readonly operand: Expression;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'join';
      readonly operator: ':' | ' ' | ',';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly (Expression | null)[] }
  | {
      readonly kind: 'invoke';
      readonly callee: Expression;
      readonly arguments: readonly (Expression | null)[];
    }
  | {
      readonly kind: 'let';
      readonly declarations: readonly { readonly name: string; readonly value: Expression }[];
      readonly body: Expression;
    }
  | {
      readonly kind: 'lambda';
      readonly parameters: readonly { readonly name: string; readonly optional: boolean }[];
      readonly body: Expression;
    };

/** The expressions directly inside one. */
export function childrenOf(expression: Expression): readonly Expression[] {
  const present = (list: readonly (Expression | null)[]) => list.filter((e): e is Expression => e !== null);
  switch (expression.kind) {
    case 'unary':
      return [expression.operand];
    case 'binary':
    case 'join':
      return [expression.left, expression.right];
    case 'call':
      return present(expression.arguments);
    case 'invoke':
      return [expression.callee, ...present(expression.arguments)];
    case 'let':
      return [...expression.declarations.map(({ value }) => value), expression.body];
    case 'lambda':
      return [expression.body];
    default:
      return [];
  }
}
