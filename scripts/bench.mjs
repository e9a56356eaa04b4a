/**
 * Runs bench/*.bench.ts: each benchmark against its baseline in the same run, so that a ratio means the same
 * on every machine. `npm run bench -- network` runs the files whose name holds "network".
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { bundleForNode } from './node/bundle.mjs';

const root = path.resolve(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const files = readdirSync(path.join(root, 'bench'))
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
const require = createRequire(import.meta.url);
const cache = path.join(root, '.cache/bench');
mkdirSync(cache, { recursive: true });

/**
 * Median of at most 51 runs within about two seconds: milliseconds by the clock and of the processor, which on a busy
 * machine says more. Short runs are repeated for a quarter of a second first, until the engine has compiled them: a
 * worker that stays loaded meets the compiled code.
 */
async function medianTime(run) {
  const first = performance.now();
  const processorBefore = process.cpuUsage();
  await run();
  const once = { wall: performance.now() - first, processor: processorSince(processorBefore) };
  if (once.wall > 4000) return once;
  while (performance.now() - first < 250) await run();
  const repeats = Math.max(1, Math.min(51, Math.floor(2000 / Math.max(once.wall, 1))));
  const walls = [];
  const processors = [];
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    const before = process.cpuUsage();
    await run();
    walls.push(performance.now() - start);
    processors.push(processorSince(before));
  }
  return { wall: median(walls), processor: median(processors) };
}

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

/** Milliseconds of processor time, of all threads. */
function processorSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const timesAsLong = (ratio) => `${ratio.toFixed(ratio < 10 ? 1 : 0)}×`;
const milliseconds = (ms) => (ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3));

console.log(`Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}\n`);
console.log('| benchmark | ms | of the processor | baseline | ms | ratio | aim |');
console.log('|---|---:|---:|---|---:|---:|---|');
for (const file of files) {
  const outfile = path.join(cache, file.replace(/\.ts$/, '.cjs'));
  await bundleForNode(path.join(root, 'bench', file), outfile, {
    // Bundled to one file, the modules still load their own workers and data relative to the sources.
    define: { 'import.meta.url': JSON.stringify(new URL(`../bench/${file}`, import.meta.url).href) },
  });
  const { benchmarks } = require(outfile);
  for (const { name, prepare, run, baseline, close, aim = '' } of benchmarks) {
    // What a run needs, made outside the time that is measured.
    await prepare?.();
    const ours = await medianTime(run);
    await close?.();
    const theirs = baseline ? await medianTime(baseline.run) : undefined;
    const compared = baseline
      ? `${baseline.name} | ${milliseconds(theirs.wall)} | ${timesAsLong(theirs.processor / ours.processor)}`
      : '– | – | –';
    console.log(
      `| ${name} | ${milliseconds(ours.wall)} | ${milliseconds(ours.processor)} | ${compared} | ${aim} |`,
    );
  }
}
