/**
 * Keeps the workbook's unsaved state in the browser, as Excel's AutoRecover does: what was on the page when it was
 * closed or crashed comes back when it is opened again, the add-in's document settings included.
 */
import type { WorkbookFile } from '../xlsx/workbook-file';

const DATABASE = 'fulcrum-workbench';
const STORE = 'drafts';
const KEY = 'current';

export interface Draft {
  readonly file: WorkbookFile;
  readonly savedAt: number;
}

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser keeps no data for this page.'));
  });
}

async function inStore<T>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const open = await database();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = open.transaction(STORE, mode, { durability: 'strict' });
      const request = use(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('The draft was not kept.'));
    });
  } finally {
    open.close();
  }
}

export async function readDraft(): Promise<Draft | undefined> {
  return inStore('readonly', (store) => store.get(KEY) as IDBRequest<Draft | undefined>);
}

export async function writeDraft(file: WorkbookFile): Promise<void> {
  const draft: Draft = { file, savedAt: Date.now() };
  await inStore('readwrite', (store) => store.put(draft, KEY));
}

export async function deleteDraft(): Promise<void> {
  await inStore('readwrite', (store) => store.delete(KEY));
}
