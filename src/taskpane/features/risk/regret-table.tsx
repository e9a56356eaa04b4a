import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegretOfAlternative } from '../../../recalc/uses/regret';
import { useFormatter } from '../../i18n/formatter-context';
import { useTableStyles } from './table-styles';

interface Props {
  readonly names: readonly string[];
  readonly regret: readonly RegretOfAlternative[];
  readonly metric: string;
  readonly unit: string;
}

/** How far each alternative falls short of the one that would have been best, over all trials. */
export function RegretTable({ names, regret, metric, unit }: Props) {
  const shared = useTableStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const number = (value: number) =>
    format.quantity(Number.isNaN(value) ? null : value, unit, { compact: true });

  return (
    <table className={shared.table}>
      <caption className={shared.caption}>
        {t('risk.regret', { metric })}
        <span className={shared.note}>{t('risk.regretNote')}</span>
      </caption>
      <thead>
        <tr>
          {(['regretMean', 'regret95', 'regretWorst', 'shareBest'] as const).map((heading) => (
            <th key={heading} scope="col" className={shared.heading}>
              {t(`risk.${heading}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {regret.map(({ mean, percentile95, greatest, shareBest }, i) => (
          <Fragment key={names[i]}>
            <tr>
              <th scope="rowgroup" colSpan={4} className={shared.group}>
                {names[i]}
              </th>
            </tr>
            <tr>
              <td className={shared.number}>{number(mean)}</td>
              <td className={shared.number}>{number(percentile95)}</td>
              <td className={shared.number}>{number(greatest)}</td>
              <td className={shared.number}>
                {format.quantity(Number.isNaN(shareBest) ? null : shareBest, '%', { decimals: 0 })}
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
