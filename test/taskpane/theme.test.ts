import { themeKind } from '../../src/taskpane/theme';

const plain = { forcedColours: false, prefersDark: false };
const office = (background: string) => ({ background, foreground: '#000000' });

test("Office's background decides between light and dark, whatever the system prefers", () => {
  expect(themeKind(office('#FFFFFF'), { ...plain, prefersDark: true })).toBe('light');
  expect(themeKind(office('#E6E6E6'), plain)).toBe('light');
  expect(themeKind(office('#262626'), plain)).toBe('dark');
  expect(themeKind(office('#444444'), plain)).toBe('dark');
});

test('without a theme of Office the system decides', () => {
  expect(themeKind(null, plain)).toBe('light');
  expect(themeKind(null, { ...plain, prefersDark: true })).toBe('dark');
});

test('a colour that cannot be read counts as none', () => {
  expect(themeKind(office('window'), { ...plain, prefersDark: true })).toBe('dark');
});

test('forced colours come before everything', () => {
  expect(themeKind(office('#FFFFFF'), { forcedColours: true, prefersDark: false })).toBe('highContrast');
});

test("a pure black ground is Office's high contrast, its black theme is dark", () => {
  expect(themeKind(office('#000000'), plain)).toBe('highContrast');
  expect(themeKind(office('#0A0A0A'), plain)).toBe('dark');
});
