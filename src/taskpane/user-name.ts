/**
 * The name that is written with evaluations. Excel tells add-ins nothing reliable about who uses them, and the
 * workbook's own settings are shared by all who work in it: the name is given once and kept by the browser on this
 * device.
 */
const KEY = 'fulcrum.userName';

export function readUserName(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    // Storage may be switched off; then nobody is named.
    return '';
  }
}

export function keepUserName(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // As above: the name is asked for again.
  }
}
