/** Draws assets/*.png from assets/icons/*.svg in the sizes that Office asks for. Run after changing an SVG. */
import { Resvg } from '@resvg/resvg-js';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const source = 'assets/icons';
const sizes = [16, 20, 24, 32, 40, 48, 64, 80, 128];
/** Sizes of the ribbon buttons; the add-in's own icon is needed in all of them. */
const ribbonSizes = [16, 32, 80];

mkdirSync('assets', { recursive: true });
for (const file of readdirSync(source).filter((name) => name.endsWith('.svg'))) {
  const svg = readFileSync(path.join(source, file), 'utf8');
  const name = path.basename(file, '.svg');
  for (const size of name === 'fulcrum' ? sizes : ribbonSizes) {
    const png = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
    writeFileSync(`assets/${name}-${size}.png`, png);
  }
}
