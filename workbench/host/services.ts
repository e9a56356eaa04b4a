/** Objects that Office.js makes by name beside the workbook: its own services. */
import { notImplemented } from './host-error';
import type { HostObject, ObjectType } from './object-type';
import { hostObject } from './object-type';

/** A service is called method by method, named in camel case as in Office.js; what it returns is the answer. */
export type Service = (method: string, args: readonly unknown[]) => unknown;

/** Services that only announce something to the host: they are heard, and nothing need follow. */
const SILENT: Readonly<Record<string, readonly string[]>> = {
  'Microsoft.ExcelServices.CustomFunctions': ['_SetOsfControlContainerReadyForCustomFunctions'],
  'Microsoft.InternalService.AddinInternalService': ['notifyActionHandlerReady'],
  // The pane stands beside the workbook all the time.
  'Microsoft.AppRuntime.AppRuntimeService': ['setAppRuntimeState'],
};

export class Services {
  private readonly known = new Map<string, Service>();

  constructor() {
    for (const [name, methods] of Object.entries(SILENT)) {
      this.provide(name, (method) => {
        if (!methods.includes(method)) throw notImplemented(`${name}.${method}()`);
        return null;
      });
    }
  }

  /** Adds a service, or replaces one. */
  provide(name: string, service: Service): void {
    this.known.set(name, service);
  }

  open(name: string): HostObject {
    const service = this.known.get(name);
    if (!service) throw notImplemented(`the service ${name}`);
    return hostObject(serviceType(name), service);
  }
}

function serviceType(name: string): ObjectType<Service> {
  const call = new Proxy<NonNullable<ObjectType<Service>['call']>>(
    {},
    { get: (_, method) => (self: Service, args: readonly unknown[]) => self(String(method), args) },
  );
  return { name, call };
}
