/**
 * The functions entry. Excel shows #NAME? for a function that is associated late, so every id is associated while
 * this small script loads; the models follow in a chunk of their own, and calls made before it has arrived wait.
 */
import { noted } from './call-activity';
import { cellError } from './excel-call';
import { functionIds } from './function-ids.generated';
import type { CustomFunction } from './registry.generated';

let loaded: ReadonlyMap<string, CustomFunction> | undefined;

const loading = import(/* webpackChunkName: "models", webpackPreload: true */ './registry.generated').then(
  ({ functionRegistry }) => (loaded = functionRegistry),
  () => {
    throw cellError('#N/A', 'The functions could not be loaded; check the connection and reload the add-in');
  },
);
// Each waiting call reports the failure itself.
loading.catch(() => undefined);

/** What a streaming function is called with behind its arguments. */
function streamOf(args: readonly unknown[]): CustomFunctions.StreamingInvocation<unknown> | undefined {
  const last = args.at(-1) as Partial<CustomFunctions.StreamingInvocation<unknown>> | null | undefined;
  return typeof last?.setResult === 'function'
    ? (last as CustomFunctions.StreamingInvocation<unknown>)
    : undefined;
}

/** A call made before the models have arrived. A stream answers through its invocation, never by a promise. */
function callWhenLoaded(id: string, args: readonly unknown[]): unknown {
  const call = (registry: ReadonlyMap<string, CustomFunction>) => registry.get(id)!(...args);
  const stream = streamOf(args);
  if (!stream) return loading.then(call);
  let cancelled = false;
  stream.onCanceled = () => (cancelled = true);
  loading.then(
    (registry) => void (cancelled || call(registry)),
    (error: Error) => stream.setResult(error),
  );
  return undefined;
}

for (const id of functionIds) {
  CustomFunctions.associate(id, (...args: unknown[]) =>
    noted(() => (loaded ? loaded.get(id)!(...args) : callWhenLoaded(id, args))),
  );
}
