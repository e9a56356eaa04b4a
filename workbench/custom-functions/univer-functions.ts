/** Offers the add-in's custom functions to Univer's formulas. */
import type { Injector, Nullable } from '@univerjs/presets';
import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ErrorValueObject,
  FunctionType,
  IFunctionService,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/preset-sheets-core';
import type { BaseValueObject, FunctionVariantType } from '@univerjs/preset-sheets-core';
import { fullAddress } from '../grid/a1';
import { cellArea } from '../grid/area';
import type { CellValue } from '../grid/grid';
import { prepareArguments } from './function-arguments';
import type { FormulaArgument } from './function-arguments';
import type { FunctionCalls } from './function-calls';
import type { CustomFunction, FunctionMetadata } from './function-metadata';
import type { FunctionResult } from './function-result';

type UniverError = Parameters<typeof ErrorValueObject.create>[0];

function plain(value: Nullable<BaseValueObject>): CellValue {
  if (!value || value.isNull()) return null;
  if (value.isError()) return { error: (value as unknown as ErrorValueObject).getErrorType() };
  return value.getValue();
}

function formulaArgument(variant: FunctionVariantType): FormulaArgument {
  if (variant.isReferenceObject()) {
    return formulaArgument(
      (variant as unknown as { toArrayValueObject(): ArrayValueObject }).toArrayValueObject(),
    );
  }
  if (!variant.isArray()) return plain(variant as BaseValueObject);
  return (variant as ArrayValueObject).getArrayValue().map((row) => row.map((value) => plain(value)));
}

function univerCell(value: CellValue): BaseValueObject {
  switch (typeof value) {
    case 'number':
      return NumberValueObject.create(value);
    case 'string':
      return StringValueObject.create(value);
    case 'boolean':
      return BooleanValueObject.create(value);
    default:
      return value === null
        ? NullValueObject.create()
        : ErrorValueObject.create(value.error as UniverError, value.message);
  }
}

function univerResult(result: FunctionResult): BaseValueObject {
  if (!Array.isArray(result)) return univerCell(result as CellValue);
  const rows = result as readonly (readonly CellValue[])[];
  return ArrayValueObject.create({
    calculateValueList: rows.map((row) => row.map(univerCell)),
    rowCount: rows.length,
    columnCount: rows[0]!.length,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

/** Where formulas find the function, the calls, and the names of sheets; all change with the pane or the file. */
export interface FunctionSource {
  find(id: string): CustomFunction | undefined;
  calls(): FunctionCalls;
  sheetName(sheetId: string): string;
}

class UniverFunction extends BaseFunction {
  // -1 on both leaves the number of arguments to `prepareArguments`.
  override minParams = -1;
  override maxParams = -1;

  constructor(
    private readonly functionName: string,
    private readonly metadata: FunctionMetadata,
    private readonly source: FunctionSource,
  ) {
    super(functionName);
  }

  /** A throw would end the whole calculation, so there is none. */
  override calculate(...variants: FunctionVariantType[]): BaseValueObject {
    const custom = this.source.find(this.metadata.id);
    if (!custom) return ErrorValueObject.create('#NAME?' as UniverError);
    const prepared = prepareArguments(this.metadata, variants.map(formulaArgument));
    if ('error' in prepared) return univerCell(prepared.error);
    const sheet = this.subUnitId ?? '';
    const { row, column } = this;
    const address = fullAddress(this.source.sheetName(sheet), cellArea(row, column));
    const cell = { sheet, row, column, address };
    return univerResult(
      this.source.calls().call(custom, this.metadata, this.functionName, cell, prepared.values),
    );
  }
}

export function registerUniverFunctions(
  injector: Injector,
  namespace: string,
  functions: readonly FunctionMetadata[],
  source: FunctionSource,
): void {
  const service = injector.get(IFunctionService);
  for (const metadata of functions) {
    const functionName = `${namespace}.${metadata.name}`.toUpperCase();
    service.registerExecutors(new UniverFunction(functionName, metadata, source));
    service.registerDescriptions({
      functionName,
      functionType: FunctionType.User,
      description: metadata.description ?? '',
      abstract: metadata.description ?? '',
      functionParameter: (metadata.parameters ?? []).map(({ name, description, optional, repeating }) => ({
        name,
        detail: description ?? '',
        example: '',
        require: optional ? 0 : 1,
        repeat: repeating ? 1 : 0,
      })),
    });
  }
}
