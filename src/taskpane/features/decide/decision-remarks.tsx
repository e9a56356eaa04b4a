import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import { sameName } from '../../../case/case';
import { sentenceFlaws } from '../../../case/decision/decision-sentence';
import { alternativeInFocus, counterCase } from '../../../case/decision/recommendation';
import type { Objection } from '../../../case/decision/recommendation';
import type { DriverSensitivity, SwitchingPoint } from '../../../case/decision/sensitivity';
import { useFormatter } from '../../i18n/formatter-context';
import { usePaneState, useReadyCase } from '../../pane-context';
import { Fact } from '../../ui/fact';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  block: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** What the decision's sentence still lacks. */
export function SentenceRemarks() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { decision, decideBy } = useReadyCase().decision;
  const flaws = sentenceFlaws(decision, decideBy);
  if (flaws.length === 0) return null;
  return (
    <div className={styles.block}>
      {flaws.map((flaw) => (
        <div key={flaw.kind}>
          <Fact icon={<WarningRegular />}>
            {flaw.kind === 'vague' ? t('remarks.vague', { word: flaw.word }) : t(`remarks.${flaw.kind}`)}
          </Fact>
        </div>
      ))}
    </div>
  );
}

/** The strongest case against the alternative that is recommended, or leads. */
export function CounterCase() {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const of = useReadyCase();
  const sensitivity = usePaneState((state) => state.sensitivity);
  const alternative = alternativeInFocus(of);
  if (alternative === null || of.results.length === 0) return null;
  const objections = counterCase(of, alternative, sensitivity);
  const unitOf = (name: string) =>
    [...of.metrics, ...of.drivers].find((row) => sameName(row.name, name))?.unit ?? '';
  const switchingWords = (
    { driver, base, metric }: DriverSensitivity,
    { value, against }: SwitchingPoint,
  ) => {
    const figures = {
      driver,
      base: format.quantity(base, unitOf(driver)),
      value: format.quantity(Number(value.toPrecision(3)), unitOf(driver)),
    };
    return against === null
      ? t('remarks.switchingThreshold', { ...figures, metric })
      : t('remarks.switching', { ...figures, other: against });
  };
  const words = (one: Objection): string => {
    switch (one.kind) {
      case 'breach':
        return t('remarks.breach', {
          metric: one.metric,
          gap: format.distance(one.missedBy, unitOf(one.metric)),
        });
      case 'dominated':
        return t('remarks.dominated', { other: one.by });
      case 'beaten':
        return t('remarks.beaten', {
          other: one.by,
          metric: one.metric,
          difference: format.distance(one.difference, unitOf(one.metric)),
        });
      case 'switching':
        return switchingWords(one.entry, one.at);
    }
  };
  return (
    <section className={styles.block} aria-label={t('remarks.against', { alternative })}>
      {objections.length === 0
        ? t('remarks.nothing', { alternative })
        : t('remarks.against', { alternative })}
      <ul className={styles.list}>
        {objections.map((one) => (
          <li key={one.kind + ('metric' in one ? one.metric : '')}>{words(one)}</li>
        ))}
      </ul>
    </section>
  );
}
