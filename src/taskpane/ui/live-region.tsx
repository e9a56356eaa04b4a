import { makeStyles } from '@fluentui/react-components';
import { VISUALLY_HIDDEN } from './visually-hidden';

const useStyles = makeStyles({ hidden: VISUALLY_HIDDEN });

/** Says progress and results to screen readers. The count makes the same words twice in a row be said twice. */
export function LiveRegion({ text, count }: { text: string; count: number }) {
  const styles = useStyles();
  return (
    <div className={styles.hidden} role="status" aria-live="polite" aria-atomic="true">
      <span key={count}>{text}</span>
    </div>
  );
}
