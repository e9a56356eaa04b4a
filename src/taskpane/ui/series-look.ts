import { tokens } from '@fluentui/react-components';

/** How an alternative is told from the others: by its letter and its dashes, and by colour as well. */
export interface SeriesLook {
  readonly letter: string;
  readonly colour: string;
  /** Ground of a cell in which the letter stands. */
  readonly ground: string;
  readonly dashes: string;
}

const COLOURS = [
  [tokens.colorNeutralForeground2, tokens.colorNeutralBackground5],
  [tokens.colorBrandForeground1, tokens.colorBrandBackground2],
  [tokens.colorPaletteDarkOrangeForeground1, tokens.colorPaletteDarkOrangeBackground1],
  [tokens.colorPaletteBerryForeground1, tokens.colorPaletteBerryBackground1],
  [tokens.colorPaletteGreenForeground1, tokens.colorPaletteGreenBackground1],
  [tokens.colorPaletteRedForeground1, tokens.colorPaletteRedBackground1],
] as const;
const DASHES = ['2 4', '0', '9 4', '9 3 2 3', '14 4', '4 4'] as const;

export function seriesLook(index: number): SeriesLook {
  const [colour, ground] = COLOURS[index % COLOURS.length]!;
  return {
    letter: String.fromCharCode(65 + (index % 26)),
    colour,
    ground,
    dashes: DASHES[index % DASHES.length]!,
  };
}
