/** Follows docs/tutorial.md to the letter, from a blank workbook. */
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { eventually } from '../support/eventually';
import { tutorialSteps } from '../support/tutorial-steps';
import type { Instruction } from '../support/tutorial-steps';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

const steps = tutorialSteps(path.resolve('docs/tutorial.md'));

describe('the tutorial', () => {
  let workbench: WorkbenchPage;
  let pane: Frame;

  beforeAll(async () => {
    workbench = await openWorkbench();
    pane = await workbench.pane();
  });
  afterAll(() => workbench.close());

  it('is numbered from one, and each step gives an instruction', () => {
    expect(steps.map(({ number }) => number)).toEqual(steps.map((_, i) => i + 1));
    expect(steps.length).toBeGreaterThan(20);
    for (const { text, instructions } of steps) expect([text, instructions.length]).not.toEqual([text, 0]);
  });

  it.each(steps)('$number. $text', async ({ instructions, number }) => {
    for (const instruction of instructions) await follow(instruction);
    const shots = process.env['FULCRUM_SHOTS'];
    if (shots) await workbench.page.screenshot({ path: path.join(shots, `tutorial-${number}.png`) });
  });

  async function follow(instruction: Instruction): Promise<void> {
    switch (instruction.act) {
      case 'new':
        await workbench.page.evaluate(() => (document.documentElement.dataset['workbench'] = 'asked'));
        await workbench.page.click('#new');
        await workbench.page.waitForFunction(() => document.documentElement.dataset['workbench'] === 'ready');
        pane = await workbench.pane();
        return;
      case 'enter':
        for (const { cell, label, value, unit } of instruction.cells) {
          const row = cell.slice(1);
          await workbench.write(`${instruction.sheet}!A${row}`, label);
          await workbench.write(
            `${instruction.sheet}!${cell}`,
            value.startsWith('=') ? { formula: value } : Number(value),
          );
          await workbench.write(`${instruction.sheet}!C${row}`, unit);
        }
        return;
      case 'click':
        return pane.getByRole('button', { name: instruction.button, exact: true }).last().click();
      case 'view': {
        const tab = pane.getByRole('tablist', { name: 'Views of the case' }).getByRole('tab', {
          name: instruction.name,
        });
        if (await tab.isVisible()) return tab.click();
        await pane.getByRole('button', { name: 'More views' }).click();
        return pane.getByRole('menuitem', { name: instruction.name }).click();
      }
      case 'part':
        return pane
          .getByRole('tablist', { name: 'Parts of the model' })
          .getByRole('tab', { name: instruction.name })
          .click();
      case 'select':
        await workbench.select(instruction.cell);
        await pane.getByText(`Selected: ${instruction.cell}`).waitFor();
        return;
      case 'type': {
        // A form that is open stands above the rows, and is where a reader types.
        const form = pane.getByRole('form');
        const within = (await form.count()) > 0 ? form : pane.locator('body');
        const field = within.getByRole('textbox', { name: instruction.field, exact: true }).last();
        await field.fill(instruction.text);
        return field.blur();
      }
      case 'choose':
        await pane
          .getByRole('combobox', { name: instruction.field, exact: true })
          .last()
          .selectOption({ label: instruction.choice });
        return;
      case 'see':
        await instruction.texts
          .map((text) => pane.getByText(text))
          .reduce((one, other) => one.or(other))
          .first()
          .waitFor({ timeout: 90_000 });
        return;
      case 'seeCell':
        await eventually(async () => {
          const shown = Number(await workbench.read(instruction.cell));
          expect(Math.abs(shown - instruction.value)).toBeLessThanOrEqual(0.5 * lastDigit(instruction.value));
        }, 20_000);
        return;
      case 'seeRow': {
        const row = pane
          .getByRole('row')
          .filter({ has: pane.getByRole('rowheader', { name: instruction.metric }) });
        const values = await row
          .locator('data')
          .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('value'))));
        expect(values.map(Math.round)).toEqual(instruction.values);
      }
    }
  }
});

/** One unit in the last digit that a number is written with. */
function lastDigit(value: number): number {
  return 10 ** -(String(value).split('.')[1]?.length ?? 0);
}
