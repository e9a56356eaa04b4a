import { createDarkTheme, createLightTheme, teamsHighContrastTheme } from '@fluentui/react-components';
import type { BrandVariants, Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

/** What Office tells of its colours, as "#RRGGBB". */
export interface HostColours {
  readonly background: string;
  readonly foreground: string;
}

export type ThemeKind = 'light' | 'dark' | 'highContrast';

/** Shades of the teal of Fulcrum's icon, from dark to light. */
const brand: BrandVariants = {
  10: '#021111',
  20: '#052222',
  30: '#073131',
  40: '#093d3d',
  50: '#0b4747',
  60: '#0c4f4f',
  70: '#0d5555',
  80: '#0f5c5c',
  90: '#1f6f6f',
  100: '#348383',
  110: '#4b9797',
  120: '#62aaaa',
  130: '#7cbcbc',
  140: '#98cdcd',
  150: '#b8e0e0',
  160: '#dcf2f2',
};

const themes: Readonly<Record<ThemeKind, Theme>> = {
  light: createLightTheme(brand),
  dark: {
    ...createDarkTheme(brand),
    // The ramp's middle is too dark for text on a dark ground.
    colorBrandForeground1: brand[130],
    colorBrandForeground2: brand[140],
    colorBrandForegroundLink: brand[130],
    colorBrandForegroundLinkHover: brand[140],
    colorBrandForegroundLinkPressed: brand[120],
    colorCompoundBrandForeground1: brand[130],
    colorCompoundBrandForeground1Hover: brand[140],
    colorCompoundBrandStroke: brand[130],
    colorCompoundBrandStrokeHover: brand[140],
    colorCompoundBrandBackground: brand[130],
    colorCompoundBrandBackgroundHover: brand[140],
    // Fluent's own red has a contrast of 4.2 to the ground; small text needs 4.5.
    colorStatusDangerForeground1: '#e88790',
  },
  highContrast: teamsHighContrastTheme,
};

/** The relative luminance of "#RRGGBB" (WCAG 2.2), 0 black to 1 white; null where it is no such colour. */
function luminance(colour: string): number | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim());
  if (!match) return null;
  const linear = (hex: string) => {
    const channel = parseInt(hex, 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(match[1]!) + 0.7152 * linear(match[2]!) + 0.0722 * linear(match[3]!);
}

/**
 * High contrast where the system forces its colours, or Office's own ground is pure black, as only its high contrast
 * theme has it (its black theme is a dark grey); else as dark as Office's own background; else, where
 * Office does not tell (Excel on the web), as the system prefers.
 */
export function themeKind(
  host: HostColours | null,
  system: { readonly forcedColours: boolean; readonly prefersDark: boolean },
): ThemeKind {
  if (system.forcedColours) return 'highContrast';
  const hostLuminance = host && luminance(host.background);
  if (hostLuminance === 0) return 'highContrast';
  const dark = hostLuminance === null ? system.prefersDark : hostLuminance < 0.2;
  return dark ? 'dark' : 'light';
}

const FORCED = '(forced-colors: active)';
const DARK = '(prefers-color-scheme: dark)';

function subscribe(changed: () => void): () => void {
  const queries = [window.matchMedia(FORCED), window.matchMedia(DARK)];
  for (const query of queries) query.addEventListener('change', changed);
  // Office announces no change of its theme in Excel; a user who changed it comes back to the pane.
  window.addEventListener('focus', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    window.removeEventListener('focus', changed);
  };
}

/** The theme that fits Office and the system, followed as they change. */
export function usePaneTheme(hostColours: () => HostColours | null): { kind: ThemeKind; theme: Theme } {
  const kind = useSyncExternalStore(subscribe, () =>
    themeKind(hostColours(), {
      forcedColours: window.matchMedia(FORCED).matches,
      prefersDark: window.matchMedia(DARK).matches,
    }),
  );
  return { kind, theme: themes[kind] };
}
