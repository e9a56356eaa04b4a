import type { TFunction } from 'i18next';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeCustomerSheet } from '../../../order-lines/customer-sheet';
import { guessPlan } from '../../../order-lines/guess-plan';
import type {
  FileInspection,
  OrderLinesPlan,
  OrderLinesResult,
  RejectedLine,
  RejectionReason,
} from '../../../order-lines/order-lines';
import { OrderLinesCancelled } from '../../../worker/order-lines-client';
import type { OrderLinesReader } from '../../../worker/order-lines-client';
import type { AggregateProgress } from '../../../worker/order-lines-protocol';
import { useFormatter } from '../../i18n/formatter-context';
import { withoutIsolation } from '../../i18n/i18n';
import { useAttempt, usePaneActions, usePaneServices } from '../../pane-context';

/** A file that was looked at. */
export interface OpenFile {
  readonly file: File;
  readonly inspection: FileInspection;
}

export type Work =
  | { readonly kind: 'none' }
  | { readonly kind: 'inspecting'; readonly name: string }
  | { readonly kind: 'reading'; readonly progress: AggregateProgress | null }
  | { readonly kind: 'writing' };

export interface OrderLinesView {
  readonly open: OpenFile | null;
  readonly plan: OrderLinesPlan | null;
  readonly work: Work;
  readonly result: OrderLinesResult | null;
  /** Why the last step ended without what was asked for; null where it did not. */
  readonly failure: string | null;
  choose(file: File): void;
  change(plan: OrderLinesPlan): void;
  run(): void;
  cancel(): void;
}

/** The steps of the panel: look at a file, plan, read it, and write the sheet once all of it is read. */
export function useOrderLines(reader: OrderLinesReader): OrderLinesView {
  const { t } = useTranslation();
  const format = useFormatter();
  const { workbook } = usePaneServices();
  const { announce, notify } = usePaneActions();
  const attempt = useAttempt();
  const [open, setOpen] = useState<OpenFile | null>(null);
  const [plan, setPlan] = useState<OrderLinesPlan | null>(null);
  const [work, setWork] = useState<Work>({ kind: 'none' });
  const [result, setResult] = useState<OrderLinesResult | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  // A file chosen, or a cancel, makes what an earlier step still answers void.
  const step = useRef(0);

  useEffect(
    () => () => {
      step.current++;
      reader.cancel();
    },
    [reader],
  );

  const perform = useCallback(
    async (work: (isCurrent: () => boolean) => Promise<void>) => {
      const mine = ++step.current;
      const isCurrent = () => mine === step.current;
      setFailure(null);
      setResult(null);
      try {
        await work(isCurrent);
      } catch (error) {
        if (!isCurrent() || error instanceof OrderLinesCancelled) return;
        const text = t('orderLines.failed', {
          message: error instanceof Error ? error.message : String(error),
        });
        setFailure(text);
        announce(text);
      } finally {
        if (isCurrent()) setWork({ kind: 'none' });
      }
    },
    [t, announce],
  );

  const choose = (file: File) =>
    void perform(async (isCurrent) => {
      reader.cancel();
      setOpen(null);
      setPlan(null);
      setWork({ kind: 'inspecting', name: file.name });
      const inspection = await reader.inspect(file);
      if (!isCurrent()) return;
      setOpen({ file, inspection });
      setPlan(guessPlan(inspection));
    });

  const run = () => {
    if (open === null || plan === null) return;
    void perform(async (isCurrent) => {
      setWork({ kind: 'reading', progress: null });
      const read = await reader.aggregate(open.file, open.inspection, plan, (progress) => {
        if (isCurrent()) setWork({ kind: 'reading', progress });
      });
      if (!isCurrent()) return;
      setResult(read);
      if (read.customers.length === 0) {
        setFailure(t('orderLines.nothingAccepted'));
        return;
      }
      setWork({ kind: 'writing' });
      const sheet = await writeCustomerSheet(workbook, plan, read, {
        // The places of a word are told by the word and not by the type of its key.
        say: (word, places) =>
          withoutIsolation(
            (t as (key: string, places?: object) => string)(`orderLines.sheet.${word}`, places),
          ),
        plain: (value) => format.plain(value),
        reason: (line) => withoutIsolation(reasonText(t, line)),
      });
      const written = t('orderLines.written', { sheet });
      announce(written);
      notify({
        intent: 'success',
        text: written,
        action: {
          label: t('orderLines.show'),
          run: () => attempt(() => workbook.activateSheet(sheet)),
        },
      });
    });
  };

  const cancel = () => {
    step.current++;
    reader.cancel();
    setWork({ kind: 'none' });
    announce(t('orderLines.cancelled'));
    notify({ intent: 'info', text: t('orderLines.cancelled') });
  };

  return { open, plan, work, result, failure, choose, change: setPlan, run, cancel };
}

/** Why a line was rejected, in words. */
export function reasonText(t: TFunction, { reason }: Pick<RejectedLine, 'reason'>): string {
  return t(`orderLines.reasons.${reason satisfies RejectionReason}`);
}
