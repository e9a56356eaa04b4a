/** The defined names of Univer's workbook. */
import type { Injector } from '@univerjs/presets';
import { ICommandService } from '@univerjs/presets';
import {
  IDefinedNamesService,
  InsertDefinedNameCommand,
  RemoveDefinedNameCommand,
  SetDefinedNameCommand,
} from '@univerjs/preset-sheets-core';
import type { DefinedName, SheetId } from '../grid';
import { univerReference, WORKBOOK_SCOPE } from './univer-snapshot';

export class UniverNames {
  private readonly commands: ICommandService;
  private readonly service: IDefinedNamesService;
  private readonly subscription: { unsubscribe(): void };
  private kept: readonly DefinedName[] | null = null;

  constructor(
    injector: Injector,
    private readonly unitId: string,
  ) {
    this.commands = injector.get(ICommandService);
    this.service = injector.get(IDefinedNamesService);
    this.subscription = this.service.update$.subscribe(() => (this.kept = null));
  }

  dispose(): void {
    this.subscription.unsubscribe();
  }

  all(): readonly DefinedName[] {
    // Asked for once per cell of a case; making the list anew for each would take most of the time.
    this.kept ??= this.params().map(({ name, formulaOrRefString, comment, localSheetId, hidden }) => ({
      name,
      scope: !localSheetId || localSheetId === WORKBOOK_SCOPE ? null : localSheetId,
      formula: formulaOrRefString.startsWith('=') ? formulaOrRefString : `=${formulaOrRefString}`,
      comment: comment ?? '',
      visible: !hidden,
    }));
    return this.kept;
  }

  private params() {
    return Object.values(this.service.getDefinedNameMap(this.unitId) ?? {});
  }

  set({ name, scope, formula, comment, visible }: DefinedName): void {
    const before = this.idOf(name, scope);
    this.commands.syncExecuteCommand(before ? SetDefinedNameCommand.id : InsertDefinedNameCommand.id, {
      unitId: this.unitId,
      id: before ?? crypto.randomUUID(),
      name,
      formulaOrRefString: univerReference(formula),
      comment,
      localSheetId: scope ?? WORKBOOK_SCOPE,
      hidden: !visible,
    });
  }

  delete(name: string, scope: SheetId | null): void {
    const id = this.idOf(name, scope);
    const param = this.params().find((candidate) => candidate.id === id);
    if (param)
      this.commands.syncExecuteCommand(RemoveDefinedNameCommand.id, { ...param, unitId: this.unitId });
  }

  private idOf(name: string, scope: SheetId | null): string | undefined {
    return this.params().find(
      (candidate) =>
        candidate.name.toLowerCase() === name.toLowerCase() &&
        (candidate.localSheetId ?? WORKBOOK_SCOPE) === (scope ?? WORKBOOK_SCOPE),
    )?.id;
  }
}
