/**
 * A ref for Fluent's components, which under exactOptionalPropertyTypes infer the element of their ref as never:
 * a callback fits them, an object does not.
 */
export function elementRef<T extends Element>(ref: { current: T | null }): (element: T | null) => void {
  return (element) => {
    ref.current = element;
  };
}
