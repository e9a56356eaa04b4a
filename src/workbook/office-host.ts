/**
 * The parts of Office outside the workbook that the task pane needs: its start, theme, language and ribbon
 * commands. Every answer has a plain type and a fallback, so that a page without Office can show the pane too.
 */

/** The colours of the Office application around the pane. */
export interface OfficeTheme {
  readonly background: string;
  readonly foreground: string;
}

/** Resolves once Office is ready; tells whether the pane runs inside Excel. */
export async function officeReady(): Promise<{ inExcel: boolean }> {
  const info = await Office.onReady();
  return { inExcel: info.host === Office.HostType.Excel };
}

/** The language of Office's menus, such as "de-DE"; undefined where Office does not tell. */
export function displayLanguage(): string | undefined {
  return Office.context?.displayLanguage || undefined;
}

/** The theme of Office; null on hosts that do not tell, such as Excel on the web. */
export function officeTheme(): OfficeTheme | null {
  const theme = typeof Office === 'undefined' ? undefined : Office.context?.officeTheme;
  if (!theme?.bodyBackgroundColor || !theme.bodyForegroundColor) return null;
  return { background: theme.bodyBackgroundColor, foreground: theme.bodyForegroundColor };
}

/** Opens the pane, or brings it to the front. Does nothing where the host has no shared runtime. */
export async function showPane(): Promise<void> {
  if (Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) {
    await Office.addin.showAsTaskpane();
  }
}

/**
 * Ties a ribbon button to its action; the button is released when the action has ended. What the action throws it has
 * told the user itself, or nobody could be told. May be called before Office is ready.
 */
export function associateCommand(id: string, action: () => Promise<void>): void {
  Office.actions.associate(id, (event: Office.AddinCommands.Event) => {
    void action()
      .catch(() => undefined)
      .finally(() => event.completed());
  });
}
