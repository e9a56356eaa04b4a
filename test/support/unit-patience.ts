import { configure } from '@testing-library/dom';

/** A busy machine is not a fault: tests wait for what they expect, and only what never comes fails them. */
jest.setTimeout(60_000);
if (typeof document !== 'undefined') configure({ asyncUtilTimeout: 10_000 });
