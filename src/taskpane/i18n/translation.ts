import type { en } from './en';

/** The shape of a full translation: every key of the English words, with text of its own. */
type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

export type Translation = Words<typeof en>;
