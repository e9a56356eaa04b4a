import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { PlainButton } from './plain-button';

const useStyles = makeStyles({
  root: {
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    // A case may have hundreds of rows: those out of sight are not laid out.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 72px',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
  },
  heading: { margin: 0, flexGrow: 1, flexShrink: 1, flexBasis: 0, minWidth: 0, font: 'inherit' },
  toggle: {
    width: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '28px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chevron: {
    fontSize: '16px',
    lineHeight: 0,
    flexShrink: 0,
    transitionProperty: 'transform',
    transitionDuration: tokens.durationFaster,
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0s' },
  },
  turned: { transform: 'rotate(90deg)' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  sentence: { fontWeight: tokens.fontWeightRegular },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: '2px',
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 28px`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
});

interface Props {
  readonly name: string;
  /** The name is a whole sentence, which reads better in regular weight. */
  readonly isSentence?: boolean;
  /** One line of what matters most, in sight also when the card is closed. */
  readonly facts: ReactNode;
  /** Buttons at the end of the head. */
  readonly actions?: ReactNode;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A row of the case that opens for editing. */
export function ItemCard({ name, isSentence = false, facts, actions, open, onToggle, children }: Props) {
  const styles = useStyles();
  const bodyId = useId();
  return (
    <section className={styles.root} aria-label={name} data-item={name}>
      <div className={styles.head}>
        <h2 className={styles.heading}>
          <PlainButton
            className={styles.toggle}
            aria-expanded={open}
            aria-controls={open ? bodyId : undefined}
            onClick={onToggle}
          >
            <span className={mergeClasses(styles.chevron, open && styles.turned)} aria-hidden="true">
              <ChevronRightRegular />
            </span>
            <span className={mergeClasses(styles.name, isSentence && styles.sentence)}>{name}</span>
          </PlainButton>
        </h2>
        {actions}
      </div>
      <div className={styles.facts}>{facts}</div>
      {open && (
        <div id={bodyId} className={styles.body}>
          {children}
        </div>
      )}
    </section>
  );
}
