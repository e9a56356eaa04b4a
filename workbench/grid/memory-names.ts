/** The defined names of the grid in memory. */
import type { DefinedName, SheetId } from './grid';

export class MemoryNames {
  private list: DefinedName[] = [];

  get all(): readonly DefinedName[] {
    return this.list;
  }

  set(name: DefinedName): void {
    const index = this.indexOf(name.name, name.scope);
    if (index < 0) this.list.push(name);
    else this.list[index] = name;
  }

  delete(name: string, scope: SheetId | null): void {
    const index = this.indexOf(name, scope);
    if (index >= 0) this.list.splice(index, 1);
  }

  forgetSheet(sheet: SheetId): void {
    this.list = this.list.filter(({ scope }) => scope !== sheet);
  }

  /** A name's formula is at home on the sheet of its scope. */
  rewrite(rewritten: (formula: string, home: SheetId) => string): void {
    this.list = this.list.map((name) => ({ ...name, formula: rewritten(name.formula, name.scope ?? '') }));
  }

  private indexOf(name: string, scope: SheetId | null): number {
    const lower = name.toLowerCase();
    return this.list.findIndex((known) => known.name.toLowerCase() === lower && known.scope === scope);
  }
}
