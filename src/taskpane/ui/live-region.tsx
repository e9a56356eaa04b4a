import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  // Out of sight, still read aloud.
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Says progress and results to screen readers. The count makes the same words twice in a row be said twice. */
export function LiveRegion({ text, count }: { text: string; count: number }) {
  const styles = useStyles();
  return (
    <div className={styles.hidden} role="status" aria-live="polite" aria-atomic="true">
      <span key={count}>{text}</span>
    </div>
  );
}
