/**
 * The functions entry. Excel shows #NAME? for a function that is associated late, so every id is associated while
 * this small script loads; the models follow in a chunk of their own, and calls made before it has arrived wait.
 */
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

for (const id of functionIds) {
  CustomFunctions.associate(id, (...args: unknown[]) =>
    loaded ? loaded.get(id)!(...args) : loading.then((registry) => registry.get(id)!(...args)),
  );
}
