import {
  DomainError,
  requireEntries,
  requireFinite,
  requireOneOf,
  requireProbability,
} from '../domain-error';
import { ranksOf } from './option-matrix';

export const NODE_KINDS = ['decision', 'chance', 'end'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

export interface TreeNode {
  readonly name: string;
  /** The node it hangs on; empty for the root. */
  readonly parent: string;
  readonly kind: NodeKind;
  /** Probability of the branch that leads here, for children of a chance node; undefined elsewhere. */
  readonly probability: number | undefined;
  /** Money that comes (costs: below zero) on reaching the node. */
  readonly value: number;
}

export interface RolledBackNode {
  /** Expected money from the node on, its own value included. */
  readonly expectedValue: number;
  /** For a decision node the names of the best children, several when they tie. */
  readonly choice: readonly string[];
  /** Whether the node can be reached when every decision is taken as chosen. */
  readonly onChosenPath: boolean;
}

/**
 * Rolls a decision tree back: end nodes are worth their value, chance nodes add the expectation over their branches,
 * decision nodes the best of theirs.
 *
 * @param nodes in any order; names unique regardless of case
 * @throws DomainError "out-of-range" for no or several roots, a name given twice, a loop, an end node with branches,
 *   another node without, or probabilities of a chance node that do not add up to 1; "not-found" for an unknown parent
 * @see H. Raiffa, Decision Analysis (1968), ch. 2 (averaging out and folding back)
 */
export function rollBack(nodes: readonly TreeNode[]): RolledBackNode[] {
  requireEntries('nodes', nodes);
  const key = (name: string) => name.trim().toLowerCase();
  const index = new Map<string, number>();
  nodes.forEach((node, i) => {
    const row = `nodes, row ${i + 1},`;
    requireOneOf(row, node.kind, NODE_KINDS);
    requireFinite(`${row} value`, node.value);
    if (index.has(key(node.name)))
      throw new DomainError('out-of-range', row, `names "${node.name}" a second time`);
    index.set(key(node.name), i);
  });
  const children: number[][] = nodes.map(() => []);
  const roots: number[] = [];
  nodes.forEach((node, i) => {
    if (node.parent.trim() === '') return void roots.push(i);
    const parent = index.get(key(node.parent));
    if (parent === undefined) {
      throw new DomainError(
        'not-found',
        `nodes, row ${i + 1},`,
        `hangs on "${node.parent}", which is not a node`,
      );
    }
    children[parent]!.push(i);
  });
  if (roots.length !== 1) {
    throw new DomainError(
      'out-of-range',
      'nodes',
      `must have one root (a node without parent), not ${roots.length}`,
    );
  }

  const result: RolledBackNode[] = nodes.map(() => ({ expectedValue: NaN, choice: [], onChosenPath: false }));
  const visit = (i: number): number => {
    const node = nodes[i]!;
    const branches = children[i]!;
    if ((node.kind === 'end') !== (branches.length === 0)) {
      throw new DomainError(
        'out-of-range',
        `nodes, row ${i + 1},`,
        node.kind === 'end'
          ? 'is an end node and must not have branches'
          : `is a ${node.kind} node and needs branches`,
      );
    }
    const values = branches.map(visit);
    let expectedValue = node.value;
    let choice: string[] = [];
    if (node.kind === 'decision') {
      const ranks = ranksOf(values);
      expectedValue += Math.max(...values);
      choice = branches.filter((_, b) => ranks[b] === 1).map((child) => nodes[child]!.name);
    } else if (node.kind === 'chance') {
      expectedValue += expectationOf(nodes, i, branches, values);
    }
    result[i] = { expectedValue, choice, onChosenPath: false };
    return expectedValue;
  };
  visit(roots[0]!);

  const follow = (i: number): void => {
    result[i] = { ...result[i]!, onChosenPath: true };
    const { choice } = result[i]!;
    for (const child of children[i]!) {
      if (nodes[i]!.kind !== 'decision' || choice.includes(nodes[child]!.name)) follow(child);
    }
  };
  follow(roots[0]!);
  const unreached = result.findIndex((node) => Number.isNaN(node.expectedValue));
  if (unreached >= 0) {
    throw new DomainError(
      'out-of-range',
      `nodes, row ${unreached + 1},`,
      'is part of a loop and cannot be reached from the root',
    );
  }
  return result;
}

function expectationOf(
  nodes: readonly TreeNode[],
  parent: number,
  branches: readonly number[],
  values: readonly number[],
): number {
  let total = 0;
  let sum = 0;
  branches.forEach((child, b) => {
    const field = `nodes, row ${child + 1}, probability`;
    const probability = requireProbability(field, nodes[child]!.probability ?? NaN);
    total += probability;
    sum += probability * values[b]!;
  });
  if (Math.abs(total - 1) > 1e-6) {
    const scaled = branches.map((child) => Number((nodes[child]!.probability! / total).toPrecision(4)));
    const remedy = total > 0 ? `; scaled they would be ${scaled.join('; ')}` : '';
    throw new DomainError(
      'out-of-range',
      `nodes, row ${parent + 1},`,
      `has branches whose probabilities add up to ${Number(total.toPrecision(6))}, not 1${remedy}`,
    );
  }
  return sum;
}
