import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useEffect, useRef, useState } from 'react';
import { elementRef } from './element-ref';

const useStyles = makeStyles({
  ask: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    flexBasis: '100%',
  },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly label: string;
  readonly question: string;
  readonly removeLabel: string;
  readonly keepLabel: string;
  readonly onRemove: () => void;
}

/** Asks in place before it removes; the focus goes to the safe answer and back. */
export function RemoveButton({ label, question, removeLabel, keepLabel, onRemove }: Props) {
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const open = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);

  useEffect(() => {
    if (asking) keep.current?.focus();
    else if (asked.current) open.current?.focus();
    asked.current = asking;
  }, [asking]);

  if (!asking) {
    return (
      <Button
        ref={elementRef(open)}
        size="small"
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={label}
        title={label}
        onClick={() => setAsking(true)}
      />
    );
  }
  return (
    <div
      className={styles.ask}
      role="group"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAsking(false);
      }}
    >
      <span>{question}</span>
      <div className={styles.buttons}>
        <Button ref={elementRef(keep)} size="small" onClick={() => setAsking(false)}>
          {keepLabel}
        </Button>
        <Button size="small" appearance="primary" icon={<DeleteRegular />} onClick={onRemove}>
          {removeLabel}
        </Button>
      </div>
    </div>
  );
}
