/** A German pane has every sheet written in German, through its own buttons. */
import { openWorkbench } from '../support/workbench-page';

it('each sheet that a German pane writes has a German title, and no cell of it an error', async () => {
  const workbench = await openWorkbench(undefined, '?language=de-DE');
  try {
    const { page } = workbench;
    await page.selectOption('#pane-width', '450');
    await page.evaluate(() => (document.getElementById('pane')!.style.width = '1000px'));
    const pane = await workbench.pane();
    const press = (name: string | RegExp) => pane.getByRole('button', { name }).first().click();
    const view = (tab: string) => pane.locator(`#tab-${tab}`).click();
    const problems: string[] = [];
    const writes = async (button: string, sheet: string, title: RegExp) => {
      await press(button);
      // The pane says so once it is written.
      await pane
        .getByText(new RegExp(`Das Blatt .*${sheet}.* ist geschrieben`))
        .first()
        .waitFor();
      await page.waitForFunction(
        ([name, words]) => {
          const { grid } = window.workbench.current;
          const id = grid.sheets().find((one) => one.name === name)?.id;
          if (id === undefined) return false;
          const at = { sheet: id, row: 0, column: 0, rowCount: 2, columnCount: 1 };
          return grid.values(at).some(([cell]) => new RegExp(words!).test(String(cell)));
        },
        [sheet, title.source] as const,
        { timeout: 30_000 },
      );
      const cells = (await workbench.readArea(`'${sheet}'!A1:Z60`)).flat();
      problems.push(
        ...cells
          .filter((cell) => typeof cell === 'object' && cell !== null)
          .map((cell) => JSON.stringify(cell)),
      );
    };

    await view('compare');
    await press(/^Auswerten/);
    await pane
      .getByText(/Alternativen ausgewertet/)
      .first()
      .waitFor({ timeout: 90_000 });
    await writes('Vergleichstabelle schreiben', 'Trade-offs', /^Alternativenvergleich$/);
    await pane.getByText('Wasserfall').first().click();
    await writes('Wasserfall schreiben', 'Waterfall', /^Wasserfall: /);
    await view('drivers');
    await press('Zeigen, was das Ergebnis treibt');
    await writes('Sensitivitätsblatt schreiben', 'Sensitivities', /^Was .* treibt$/);
    await view('risk');
    await press(/^Simulieren/);
    await writes('Risikoblatt schreiben', 'Risk results', /^Risiko$/);
    await view('challenge');
    await writes('Protokoll schreiben', 'Challenge', /^Kritische Fragen$/);
    await view('followThrough');
    await writes('Kurzbericht schreiben', 'Brief', /^Entscheidungsvorlage\. /);
    await writes('Umsetzungsblatt schreiben', 'Follow-through', /^Umsetzung$/);
    await view('library');
    await pane.getByRole('tab', { name: 'Annahmen' }).click();
    await writes('Blatt Checks schreiben', 'Checks', /^Prüfungen$/);
    expect(problems).toEqual([]);
    expect(workbench.problems).toEqual([]);
  } finally {
    await workbench.close();
  }
});
