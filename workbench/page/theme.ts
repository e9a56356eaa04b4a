/** The theme of page, grid and task pane: light, dark or high contrast, as Office would have it. */
import type { OfficeThemeColors } from '../host/pane-connection';
import { element } from './element';

export type Theme = 'light' | 'dark' | 'contrast';

const KEY = 'fulcrum.workbench.theme';
const THEMES: readonly Theme[] = ['light', 'dark', 'contrast'];

/** What Office tells add-ins in its white, black and high contrast themes. */
export const OFFICE_THEMES: Readonly<Record<Theme, OfficeThemeColors>> = {
  light: {
    bodyBackgroundColor: '#FFFFFF',
    bodyForegroundColor: '#252423',
    controlBackgroundColor: '#F3F2F1',
    controlForegroundColor: '#252423',
  },
  dark: {
    bodyBackgroundColor: '#262626',
    bodyForegroundColor: '#FFFFFF',
    controlBackgroundColor: '#0A0A0A',
    controlForegroundColor: '#FFFFFF',
  },
  contrast: {
    bodyBackgroundColor: '#000000',
    bodyForegroundColor: '#FFFFFF',
    controlBackgroundColor: '#000000',
    controlForegroundColor: '#FFFF00',
  },
};

function initialTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  const known = THEMES.find((theme) => theme === stored);
  if (known) return known;
  if (matchMedia('(forced-colors: active)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Calls `apply` with the theme now and whenever another is chosen. */
export function setUpTheme(apply: (theme: Theme) => void): void {
  const choice = element<HTMLSelectElement>('theme');
  const use = (theme: Theme) => {
    document.documentElement.dataset['theme'] = theme;
    choice.value = theme;
    apply(theme);
  };
  choice.addEventListener('change', () => {
    localStorage.setItem(KEY, choice.value);
    use(choice.value as Theme);
  });
  use(initialTheme());
}
