/**
 * Globals of Node that Jest's browser-like environment takes away and that the in-memory workbook, which runs
 * Office.js in a window of its own, needs. To be imported before it.
 */
import { TextDecoder, TextEncoder } from 'node:util';
import { clearImmediate, setImmediate } from 'node:timers';
import { MessageChannel } from 'node:worker_threads';

Object.assign(globalThis, { TextDecoder, TextEncoder, MessageChannel, setImmediate, clearImmediate });
