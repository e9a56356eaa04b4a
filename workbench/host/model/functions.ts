/** Excel.Functions: worksheet functions called from the pane; those that the add-in calls. */
import { dateToSerial } from 'numfmt';
import { invalidArgument } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asInteger, hostObject } from '../object-type';

/** Of the 1900 date system, the only one that the embedded workbook has. */
function dateSerial(year: number, month: number, day: number): number {
  const serial = dateToSerial([year, month, day]);
  if (serial === null) throw invalidArgument();
  return serial;
}

export function functions(): HostObject {
  return hostObject(functionsType, null);
}

export const functionsType: ObjectType<null> = {
  name: 'Functions',
  call: {
    date: (_, [year, month, day]) =>
      hostObject(functionResultType, dateSerial(asInteger(year), asInteger(month), asInteger(day))),
  },
};

export const functionResultType: ObjectType<number> = {
  name: 'FunctionResult',
  read: { value: (value) => value, error: () => null },
};
