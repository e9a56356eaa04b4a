/**
 * Knows when Univer calculates. A change starts a calculation a moment later, a calculation may be stopped and
 * started again, and the events of Univer's facade can be missed; so this follows the commands themselves.
 */
import type { Injector } from '@univerjs/presets';
import { ICommandService } from '@univerjs/presets';
import {
  FormulaExecutedStateType,
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetRangeValuesMutation,
} from '@univerjs/preset-sheets-core';
import type {
  ISetFormulaCalculationNotificationMutation,
  ISetFormulaCalculationStartMutation,
} from '@univerjs/preset-sheets-core';
import type { SheetArea, Unsubscribe } from '../grid';
import { Listeners } from '../listeners';
import { univerRange } from './univer-snapshot';

/** Longest wait for the start of a calculation that a change should cause; Univer waits 100 ms. */
const START_PATIENCE = 1_000;

/** How many milliseconds a result waits for those of other functions, to be calculated together with them. */
const ARRIVAL_PATIENCE = 250;

/** Every formula, or those of some cells with what depends on them. */
type Asked = 'all' | ISetFormulaCalculationStartMutation['dirtyRanges'];

const both = (one: Asked | null, other: Asked): Asked => {
  if (one === null) return other;
  return one === 'all' || other === 'all' ? 'all' : [...one, ...other];
};

export class UniverCalculation {
  private readonly commands: ICommandService;
  private readonly done = new Listeners<void>();
  private readonly subscriptions: { dispose(): void }[] = [];
  private due: ReturnType<typeof setTimeout> | null = null;
  private running = false;
  private settling = false;
  /** Asked for while one was running or about to: Univer's state does not survive a second start. */
  private next: Asked | null = null;
  /** What this asked for and is being calculated. */
  private current: Asked | null = null;
  /** The parameters of what this asked for, as the command brings them back. */
  private asking: object | null = null;
  private superseded = false;
  /** Results that asynchronous functions still owe. */
  private owed = 0;
  /** For results that came late: the cells they spilled into, known once their own cell is calculated. */
  private late: (() => readonly SheetArea[])[] = [];
  private lateUnit = '';
  /** Cells whose result came and is not in the grid yet. */
  private arrived: SheetArea[] = [];
  private arrival: ReturnType<typeof setTimeout> | null = null;

  constructor(injector: Injector) {
    this.commands = injector.get(ICommandService);
    const dirty = injector.get(IActiveDirtyManagerService);
    this.subscriptions.push(
      this.commands.onCommandExecuted((command, options) => {
        if (command.id === SetFormulaCalculationStartMutation.id) {
          this.notDue();
          this.running = true;
          // Univer's own start, with its own changes alone, ends what was asked for here.
          this.superseded ||= command.params !== this.asking;
        } else if (command.id === SetFormulaCalculationNotificationMutation.id) {
          const { functionsExecutedState } = command.params as ISetFormulaCalculationNotificationMutation;
          if (functionsExecutedState === undefined) return;
          const stopped = functionsExecutedState === FormulaExecutedStateType.STOP_EXECUTION;
          if ((stopped || this.superseded) && this.current) this.next = both(this.next, this.current);
          this.current = null;
          this.running = false;
          this.settle();
        } else if (
          dirty.get(command.id) &&
          !(command.id === SetRangeValuesMutation.id && options?.onlyLocal)
        ) {
          this.nowDue();
        }
      }),
    );
  }

  isCalculating(): boolean {
    const waiting = this.due !== null || this.next !== null || this.arrival !== null || this.late.length > 0;
    return this.running || this.settling || waiting || this.owed > 0;
  }

  whenCalculated(): Promise<void> {
    if (!this.isCalculating()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.done.add(() => {
        stop();
        resolve();
      });
    });
  }

  onCalculated(listener: () => void): Unsubscribe {
    return this.done.add(listener);
  }

  /** Calculates every formula. */
  calculateAll(): void {
    this.start('all');
  }

  /** Calculates the formulas of these cells and what depends on them. */
  calculateCells(unitId: string, areas: readonly SheetArea[]): void {
    this.start(areas.map((area) => ({ unitId, sheetId: area.sheet, range: univerRange(area) })));
  }

  /**
   * Calculates a cell whose asynchronous result has come, then what depends on the cells it spills into: Univer
   * itself marks only dependents of the area that the formula filled before.
   */
  calculateLate(unitId: string, cell: SheetArea, spilledBeside: () => readonly SheetArea[]): void {
    this.lateUnit = unitId;
    this.late.push(spilledBeside);
    this.arrived.push(cell);
    this.arrival ??= setTimeout(() => this.calculateArrived(), ARRIVAL_PATIENCE);
    if (this.owed === 0) this.calculateArrived();
  }

  private calculateArrived(): void {
    if (this.arrival === null) return;
    clearTimeout(this.arrival);
    this.arrival = null;
    const cells = this.arrived;
    this.arrived = [];
    this.calculateCells(this.lateUnit, cells);
  }

  /** An asynchronous function began, and the calculation counts as under way until it ends. */
  owe(): () => void {
    this.owed++;
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      this.owed--;
      if (this.owed === 0) this.calculateArrived();
      this.settle();
    };
  }

  dispose(): void {
    this.notDue();
    if (this.arrival !== null) clearTimeout(this.arrival);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.done.emit();
  }

  private start(asked: Asked): void {
    if (this.running || this.due !== null) {
      this.next = both(this.next, asked);
      return;
    }
    this.running = true;
    this.current = asked;
    this.superseded = false;
    const asking = {
      dirtyRanges: asked === 'all' ? [] : asked,
      forceCalculation: asked === 'all',
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      dirtySuperTableMap: {},
      clearDependencyTreeCache: {},
    };
    this.asking = asking;
    void this.commands.executeCommand(SetFormulaCalculationStartMutation.id, asking, { onlyLocal: true });
  }

  private nowDue(): void {
    this.notDue();
    this.due = setTimeout(() => {
      this.due = null;
      this.settle();
    }, START_PATIENCE);
  }

  private notDue(): void {
    if (this.due !== null) clearTimeout(this.due);
    this.due = null;
  }

  /** Results reach the cells in microtasks of the same turn, and a stopped calculation starts again in it. */
  private settle(): void {
    if (this.settling) return;
    this.settling = true;
    setTimeout(() => {
      this.settling = false;
      const { next } = this;
      if (next && !this.running) {
        this.next = null;
        this.start(next);
        return;
      }
      if (this.late.length > 0 && this.arrival === null && !this.running && this.due === null) {
        const areas = this.late.flatMap((spilledBeside) => spilledBeside());
        this.late = [];
        if (areas.length > 0) {
          this.calculateCells(this.lateUnit, areas);
          return;
        }
      }
      if (!this.isCalculating()) this.done.emit();
    });
  }
}
