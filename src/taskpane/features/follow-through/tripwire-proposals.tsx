import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useTranslation } from 'react-i18next';
import { proposeTripwires } from '../../../case/follow-through/tripwires';
import { unitOf } from '../../../case/unit';
import { useFormatter } from '../../i18n/formatter-context';
import { useEdit, usePaneState, useReadyCase } from '../../pane-context';
import { addPromise } from './follow-through-edits';
import { Section } from './section';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  proposal: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalSNudge,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flexGrow: 1, minWidth: 0 },
  why: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  accept: { flexShrink: 0 },
});

/** Tripwires that switching values suggest; nothing is shown before these are computed. */
export function TripwireProposals({ followed }: { followed: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const edit = useEdit();
  const of = useReadyCase();
  const sensitivity = usePaneState((state) => state.sensitivity);
  const proposals = proposeTripwires(of, followed, sensitivity);
  if (proposals.length === 0) return null;
  return (
    <Section title={t('followThrough.proposals')}>
      <ul className={styles.list}>
        {proposals.map(({ tripwire, entry }) => {
          const unit = unitOf(of, entry.driver);
          const inWords = (value: number | null) => format.quantity(value, unit, { compact: true });
          const { value, against } = entry.switching!;
          const why =
            against === null
              ? t('followThrough.misses', { value: inWords(value), metric: entry.metric })
              : t('followThrough.drawsLevel', {
                  value: inWords(value),
                  other: against,
                  metric: entry.metric,
                });
          return (
            <li key={entry.driver} className={styles.proposal}>
              <span className={styles.words}>
                {t('followThrough.proposal', { driver: entry.driver, value: inWords(tripwire.threshold) })}
                <span className={styles.why}>{why}</span>
              </span>
              <Button
                className={styles.accept}
                size="small"
                icon={<AddRegular />}
                aria-label={t('followThrough.acceptOf', { driver: entry.driver })}
                onClick={() =>
                  edit(
                    // What it says is kept in the words of whoever accepted it.
                    addPromise({ ...tripwire, text: why, action: t('followThrough.review') }),
                    t('followThrough.added', { kind: t('followThrough.kinds.tripwire') }),
                  )
                }
              >
                {t('followThrough.accept')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
