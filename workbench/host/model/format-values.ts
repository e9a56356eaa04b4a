/** What formats of ranges have in common: the cells they speak of, colours, and Excel's spelling of choices. */
import type { SheetArea } from '../../grid/grid';
import { invalidArgument } from '../host-error';
import { asText } from '../object-type';
import type { Book } from './book';

/** The areas a format speaks of: looked up each time, as ranges follow their cells. */
export interface FormatSelf {
  readonly book: Book;
  readonly places: readonly { readonly area: SheetArea }[];
}

const COLOR_NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
};

/** "#RRGGBB" in capitals; Excel also takes HTML colour names, of which the common ones are known. */
export function asColor(value: unknown): string {
  const text = asText(value);
  if (/^#?[0-9a-f]{6}$/i.test(text)) return `#${text.replace('#', '')}`.toUpperCase();
  const named = COLOR_NAMES[text.toLowerCase()];
  if (named === undefined) throw invalidArgument();
  return named;
}

/** "Center" for "center". */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "center" for "Center". */
export function decapitalised<T extends string>(text: T): Uncapitalize<T> {
  return (text.charAt(0).toLowerCase() + text.slice(1)) as Uncapitalize<T>;
}
