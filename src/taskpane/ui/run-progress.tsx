import { Button, ProgressBar, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  text: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface Props {
  readonly text: string;
  /** 0 to 1; null while there is nothing to count yet. */
  readonly share: number | null;
  readonly cancelLabel: string;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}

/** Long work in the page's flow, never in a dialog: how far it is, and the way out. */
export function RunProgress({ text, share, cancelLabel, cancelling, onCancel }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <span className={styles.text}>{text}</span>
        <Button size="small" onClick={onCancel} disabledFocusable={cancelling}>
          {cancelLabel}
        </Button>
      </div>
      <ProgressBar aria-label={text} {...(share !== null && { value: share, max: 1 })} />
    </div>
  );
}
