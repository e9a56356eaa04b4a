/** Settings kept in the workbook file. */
import type { Json, SettingsAccess } from '../workbook';
import type { Batch } from './batch';

export function settingsAccess(batch: Batch): SettingsAccess {
  return {
    readSetting: (key) =>
      batch(async (context) => {
        const setting = context.workbook.settings.getItemOrNullObject(key);
        setting.load('value');
        await context.sync();
        return setting.isNullObject ? undefined : (setting.value as Json);
      }),
    writeSettings: (settings) =>
      batch(async (context) => {
        const removed = Object.entries(settings)
          .filter(([, value]) => value === undefined)
          .map(([key]) => context.workbook.settings.getItemOrNullObject(key));
        for (const setting of removed) setting.load('key');
        for (const [key, value] of Object.entries(settings)) {
          if (value !== undefined) context.workbook.settings.add(key, value as object);
        }
        await context.sync();
        if (removed.length === 0) return;
        for (const setting of removed) if (!setting.isNullObject) setting.delete();
        await context.sync();
      }),
  };
}
