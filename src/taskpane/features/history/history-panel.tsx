import { Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameKey, sameName } from '../../../case/case';
import {
  MOST_EVALUATIONS,
  evaluationsOf,
  removeEvaluation,
  renameEvaluation,
} from '../../../case/evaluation/history';
import type { SavedEvaluation } from '../../../case/evaluation/history';
import { useFormatter } from '../../i18n/formatter-context';
import { useEdit, useReadyCase } from '../../pane-context';
import { RemoveButton } from '../../ui/remove-button';
import { TextField } from '../../ui/text-field';
import { keepUserName, readUserName } from '../../user-name';
import { BridgeSection } from './bridge-section';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  hint: { color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  entry: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Evaluations in sight before more are asked for. */
const SHOWN = 4;

/** The evaluations kept with the case, by whom and when, and what changed between two of them. */
export default function HistoryPanel() {
  const styles = useStyles();
  const { t } = useTranslation();
  const open = useReadyCase();
  const edit = useEdit();
  const [user, setUser] = useState(readUserName);
  const [all, showAll] = useState(false);
  const kept = evaluationsOf(open);
  const shown = all ? kept : kept.slice(0, SHOWN);

  return (
    <section className={styles.root} aria-labelledby="history-title">
      <h2 id="history-title" className={styles.heading}>
        {t('history.title')}
      </h2>
      <TextField
        label={t('history.you')}
        value={user}
        hint={t('history.youHint')}
        onCommit={(name) => {
          keepUserName(name);
          setUser(name);
        }}
      />
      {kept.length === 0 ? (
        <Caption1 className={styles.hint}>{t('history.empty')}</Caption1>
      ) : (
        <>
          <Caption1 className={styles.hint}>{t('history.hint', { count: MOST_EVALUATIONS })}</Caption1>
          <ul className={styles.list}>
            {shown.map((one) => (
              <Entry
                key={nameKey(one.name)}
                evaluation={one}
                taken={kept}
                onRename={(to) => edit((before) => renameEvaluation(before, one.name, to))}
                onRemove={() =>
                  edit(
                    (before) => removeEvaluation(before, one.name),
                    t('history.removed', { name: one.name }),
                  )
                }
              />
            ))}
          </ul>
          {shown.length < kept.length && (
            <Link as="button" onClick={() => showAll(true)}>
              {t('history.more', { count: kept.length - shown.length })}
            </Link>
          )}
          {kept.length > 1 && <BridgeSection kept={kept} />}
        </>
      )}
    </section>
  );
}

interface EntryProps {
  readonly evaluation: SavedEvaluation;
  readonly taken: readonly SavedEvaluation[];
  readonly onRename: (to: string) => void;
  readonly onRemove: () => void;
}

function Entry({ evaluation, taken, onRename, onRemove }: EntryProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const { name, time, by, alternatives } = evaluation;
  const check = (text: string): string | null => {
    if (text.trim() === '') return t('common.required');
    const isTaken = taken.some((other) => other !== evaluation && sameName(other.name, text));
    return isTaken ? t('common.taken', { name: text.trim() }) : null;
  };
  return (
    <li className={styles.entry}>
      <TextField label={t('history.name')} value={name} check={check} onCommit={onRename} />
      <div className={styles.facts}>
        <span>
          {format.moment(time)} · {by || t('history.nobody')} ·{' '}
          {t('history.alternatives', { count: alternatives.length })}
        </span>
        <RemoveButton
          label={t('history.remove', { name })}
          question={t('history.removeAsk', { name })}
          removeLabel={t('common.remove')}
          keepLabel={t('common.keep')}
          onRemove={onRemove}
        />
      </div>
    </li>
  );
}
