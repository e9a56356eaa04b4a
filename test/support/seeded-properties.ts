import { configureGlobal } from 'fast-check';

/**
 * Properties draw the same cases in every ordinary run: a change is judged by what it changed, never by luck.
 * FULCRUM_SEED draws others, which `npm run soak` does, round after round.
 */
configureGlobal({ seed: Number(process.env['FULCRUM_SEED'] ?? 20260101) });
