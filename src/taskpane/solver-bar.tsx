import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SolveKind } from '../worker/solve-protocol';
import { solverClient } from '../worker/solver-client';
import type { ProgressListener, SolverClient } from '../worker/solver-client';
import { useFormatter } from './i18n/formatter-context';
import { RunProgress } from './ui/run-progress';

/** A solve that ends sooner is not worth a flicker. */
const SHOWN_AFTER = 600;
/** The pane is drawn before the solver's file is fetched. */
const WARMED_AFTER = 1500;

const FUNCTIONS: Readonly<Record<SolveKind, string>> = {
  facilityLocation: 'NET.FACILITYLOCATION',
  capacitatedLocation: 'NET.CAPACITATEDLOCATION',
  pMedian: 'NET.PMEDIAN',
  pCenter: 'NET.PCENTER',
  maxCover: 'NET.MAXCOVER',
  setCover: 'NET.SETCOVER',
  frontier: 'NET.FRONTIER',
  siteSensitivity: 'NET.WHY',
  transport: 'NET.TRANSPORT',
  flow: 'NET.FLOW',
};

const useStyles = makeStyles({
  root: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}` },
});

type Running = NonNullable<Parameters<ProgressListener>[0]>;

/** The solve that a cell waits for: how far it is, and the way out. Nothing while none takes long. */
export function SolverBar() {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const [client, setClient] = useState<SolverClient | null>(null);
  const [running, setRunning] = useState<Running | null>(null);

  useEffect(() => {
    const timer = setTimeout(() => setClient(solverClient()), WARMED_AFTER);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (client === null) return undefined;
    let latest: Running | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = client.observe((now) => {
      const isNext = latest === undefined && now !== undefined;
      latest = now;
      if (now === undefined) {
        clearTimeout(timer);
        timer = undefined;
        setRunning(null);
      } else if (isNext) {
        timer = setTimeout(() => {
          timer = undefined;
          if (latest) setRunning(latest);
        }, SHOWN_AFTER);
      } else if (timer === undefined) setRunning(now);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client]);

  if (client === null || running === null) return null;
  const name = FUNCTIONS[running.kind];
  const { bound, incumbent, gap } = running.progress ?? { bound: NaN, incumbent: NaN, gap: 1 };
  const known = Number.isFinite(bound) && Number.isFinite(incumbent);
  return (
    <div className={styles.root}>
      <RunProgress
        text={
          known
            ? t('solver.progress', {
                name,
                incumbent: format.quantity(incumbent, ''),
                bound: format.quantity(bound, ''),
                gap: format.quantity(gap, '%', { decimals: 2 }),
              })
            : t('solver.running', { name })
        }
        share={null}
        cancelLabel={t('solver.cancel')}
        cancelling={false}
        onCancel={() => client.cancelRunning()}
      />
    </div>
  );
}
