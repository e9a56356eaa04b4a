/** Rounding as Excel does it: on the number as it reads with 15 digits, halves away from zero. */
import type { CellError } from '../values';
import { DIV0, NUM } from '../values';
import { numberFunction } from './definition';

/** The number as it reads with 15 digits, where that may decide the rounding; quick where it cannot. */
function clean(value: number): number {
  const magnitude = Math.abs(value);
  const fraction = magnitude - Math.floor(magnitude);
  const near = magnitude * 1e-14;
  const doubtful = fraction < near || fraction > 1 - near || Math.abs(fraction - 0.5) < near;
  return doubtful ? Number(value.toPrecision(15)) : value;
}

const halfAway = (value: number) => (value < 0 ? -Math.round(-value) : Math.round(value));
const away = (value: number) => (value < 0 ? Math.floor(value) : Math.ceil(value));

function toDigits(value: number, digits: number, round: (value: number) => number): number {
  const places = Math.trunc(digits);
  if (places > 300) return value;
  const scale = Math.pow(10, Math.abs(places));
  const scaled = places >= 0 ? value * scale : value / scale;
  // Beyond 15 digits there is nothing left to round.
  if (!Number.isFinite(scaled) || Math.abs(scaled) >= 1e15)
    return places >= 0 ? value : scaled === 0 ? 0 : value;
  const rounded = round(clean(scaled));
  return places >= 0 ? rounded / scale : rounded * scale;
}

export const round = (value: number, digits = 0) => toDigits(value, digits, halfAway);
const roundUp = (value: number, digits = 0) => toDigits(value, digits, away);
const roundDown = (value: number, digits = 0) => toDigits(value, digits, Math.trunc);

/** A multiple of the step, chosen by `round`. */
function multiple(value: number, step: number, round: (value: number) => number): number {
  return round(clean(value / step)) * step;
}

function ceiling(value: number, step: number): number | CellError {
  if (value === 0 || step === 0) return 0;
  if (value > 0 && step < 0) return NUM;
  return multiple(value, step, Math.ceil);
}

function floor(value: number, step: number): number | CellError {
  if (value === 0) return 0;
  if (step === 0) return DIV0;
  if (value > 0 && step < 0) return NUM;
  return multiple(value, step, Math.floor);
}

const preciseCeiling = (value: number, step = 1) =>
  step === 0 ? 0 : multiple(value, Math.abs(step), Math.ceil);
const preciseFloor = (value: number, step = 1) =>
  step === 0 ? 0 : multiple(value, Math.abs(step), Math.floor);

function toParity(value: number, odd: number): number {
  const sign = value < 0 ? -1 : 1;
  const magnitude = Math.abs(value);
  return sign * (Math.max(0, Math.ceil(clean((magnitude - odd) / 2))) * 2 + odd);
}

export const roundingFunctions = [
  numberFunction('ROUND', 'n n', round),
  numberFunction('ROUNDUP', 'n n', roundUp),
  numberFunction('ROUNDDOWN', 'n n', roundDown),
  numberFunction('TRUNC', 'n n?', (value, digits) => roundDown(value, digits ?? 0)),
  numberFunction('INT', 'n', Math.floor),
  numberFunction('MROUND', 'x x', (value, step) => {
    if (value === 0 || step === 0) return 0;
    if (value < 0 !== step < 0) return NUM;
    return multiple(value, step, halfAway);
  }),
  numberFunction('CEILING', 'n n', ceiling),
  numberFunction('FLOOR', 'n n', floor),
  numberFunction('CEILING.PRECISE', 'n n?', preciseCeiling),
  numberFunction('ISO.CEILING', 'n n?', preciseCeiling),
  numberFunction('FLOOR.PRECISE', 'n n?', preciseFloor),
  numberFunction('CEILING.MATH', 'n n? n?', (value, step, mode) => {
    const size = Math.abs(step ?? 1);
    if (size === 0) return 0;
    return value < 0 && (mode ?? 0) !== 0
      ? multiple(value, size, Math.floor)
      : multiple(value, size, Math.ceil);
  }),
  numberFunction('FLOOR.MATH', 'n n? n?', (value, step, mode) => {
    const size = Math.abs(step ?? 1);
    if (size === 0) return 0;
    return value < 0 && (mode ?? 0) !== 0
      ? multiple(value, size, Math.ceil)
      : multiple(value, size, Math.floor);
  }),
  numberFunction('EVEN', 'n', (value) => toParity(value, 0)),
  numberFunction('ODD', 'n', (value) => toParity(value, 1)),
];
