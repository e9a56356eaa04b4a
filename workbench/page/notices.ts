import { element } from './element';

export interface NoticeAction {
  readonly label: string;
  run(): void;
}

export type NoticeKind = 'info' | 'warning' | 'error';

/** Shows a message above the workbook until it is dismissed or the next one comes; errors are read out at once. */
export function showNotice(kind: NoticeKind, text: string, action?: NoticeAction): void {
  const notice = document.createElement('div');
  notice.className = 'notice';
  notice.dataset['kind'] = kind;
  notice.setAttribute('role', kind === 'error' ? 'alert' : 'status');
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  notice.append(paragraph);
  if (action) notice.append(button(action.label, () => (notice.remove(), action.run())));
  notice.append(button('Dismiss', () => notice.remove()));
  element('notices').replaceChildren(notice);
}

export function clearNotices(): void {
  element('notices').replaceChildren();
}

function button(label: string, run: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', run);
  return made;
}
