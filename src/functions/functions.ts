/**
 * The functions entry: associates every custom function with its id while the script loads, because Excel
 * shows #NAME? for a function that is associated later.
 */
import { functionRegistry } from './registry.generated';

for (const [id, customFunction] of functionRegistry) CustomFunctions.associate(id, customFunction);
