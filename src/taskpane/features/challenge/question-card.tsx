import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withAnswer } from '../../../case/challenge/challenge';
import type { CellBinding } from '../../../case/case';
import {
  useAttempt,
  useEdit,
  usePaneActions,
  usePaneServices,
  usePaneState,
  useReadyCase,
  useSelectCell,
} from '../../pane-context';
import { CellLink } from '../../ui/cell-link';
import { ItemCard } from '../../ui/item-card';
import { TextField } from '../../ui/text-field';
import { bindAnswerCell, isOneCell } from './answer-binding';
import type { QuestionView } from './challenge-view-model';

const useStyles = makeStyles({
  done: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '3px',
    color: tokens.colorStatusSuccessForeground1,
  },
  icon: { fontSize: '14px', lineHeight: 0 },
  answer: { flexBasis: '100%', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground1 },
  backing: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, alignItems: 'start' },
  label: { fontSize: tokens.fontSizeBase200 },
  cell: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

interface Props {
  readonly view: QuestionView;
  /** Who answered last, proposed for the next answer. */
  readonly lastBy: string;
  readonly today: string;
}

/** A question with the cells that it is about, and a place for the answer and the cells that back it. */
export function QuestionCard({ view, lastBy, today }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const edit = useEdit();
  const selectCell = useSelectCell();
  const [open, setOpen] = useState(false);
  const { question, text, answer, answered } = view;

  const save = (part: { answer?: string; cells?: readonly CellBinding[]; by?: string }, said: string) => {
    const parts = {
      question: text,
      answer: answer?.answer ?? '',
      cells: answer?.cells ?? [],
      by: answer?.by || lastBy,
      ...part,
      date: today,
    };
    edit((current) => withAnswer(current, question, parts), said);
  };

  return (
    <ItemCard
      name={text}
      isSentence
      open={open}
      onToggle={() => setOpen(!open)}
      facts={
        <>
          {answered ? (
            <span className={styles.done}>
              <span className={styles.icon} aria-hidden="true">
                <CheckmarkCircleRegular />
              </span>
              {t('challenge.answered')}
            </span>
          ) : (
            <span>{t('challenge.open')}</span>
          )}
          {view.cells.map((cell) => (
            <CellLink key={cell} address={cell} label={t('common.goTo', { cell })} onSelect={selectCell} />
          ))}
          {answered && !open && <span className={styles.answer}>{answer!.answer}</span>}
        </>
      }
    >
      <TextField
        label={t('challenge.answer')}
        hint={t('challenge.answerHint')}
        multiline
        value={answer?.answer ?? ''}
        onCommit={(value) => save({ answer: value }, t('challenge.saved'))}
      />
      <BackingCells cells={answer?.cells ?? []} onChange={(cells, said) => save({ cells }, said)} />
      <TextField
        label={t('challenge.by')}
        value={answer?.by || lastBy}
        onCommit={(by) => save({ by }, t('challenge.saved'))}
      />
    </ItemCard>
  );
}

interface BackingProps {
  readonly cells: readonly CellBinding[];
  readonly onChange: (cells: readonly CellBinding[], said: string) => void;
}

function BackingCells({ cells, onChange }: BackingProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { workbook } = usePaneServices();
  const { notify } = usePaneActions();
  const attempt = useAttempt();
  const selectCell = useSelectCell();
  const selection = usePaneState((state) => state.selection);
  const of = useReadyCase();

  const add = () =>
    attempt(async () => {
      const cell = await workbook.selection();
      if (!isOneCell(cell)) {
        notify({ intent: 'warning', text: t('challenge.oneCell', { cell }) });
        return;
      }
      if (cells.some(({ address }) => address === cell)) return;
      const binding = await bindAnswerCell(workbook, of, cell);
      onChange([...cells, binding], t('challenge.cellAdded', { cell }));
    });

  return (
    <div className={styles.backing} role="group" aria-label={t('challenge.backing')}>
      <span className={styles.label} aria-hidden="true">
        {t('challenge.backing')}
      </span>
      {cells.map((binding) => {
        const cell = binding.address ?? binding.name ?? '';
        const remove = t('challenge.removeCell', { cell });
        return (
          <span key={cell} className={styles.cell}>
            {binding.address === null ? (
              <span>{t('common.notBound')}</span>
            ) : (
              <CellLink address={cell} label={t('common.goTo', { cell })} onSelect={selectCell} />
            )}
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={remove}
              title={remove}
              onClick={() =>
                onChange(
                  cells.filter((one) => one !== binding),
                  t('challenge.saved'),
                )
              }
            />
          </span>
        );
      })}
      <Button size="small" icon={<LinkRegular />} disabledFocusable={selection === null} onClick={add}>
        {selection === null ? t('challenge.addNothing') : t('challenge.addCell', { cell: selection })}
      </Button>
    </div>
  );
}
