import { sameName } from '../../../case/case';
import type { Case } from '../../../case/case';

/** The unit of the driver or metric of that name; empty where there is none. */
export function unitOf({ drivers, metrics }: Case, subject: string): string {
  return [...metrics, ...drivers].find(({ name }) => sameName(name, subject))?.unit ?? '';
}
