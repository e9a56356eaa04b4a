import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { signatureOf } from './function-help';
import type { HelpEntry } from './function-help';
import { InsertForm } from './insert-form';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  heading: {
    margin: 0,
    outlineStyle: 'none',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  examples: { margin: 0, fontSize: tokens.fontSizeBase300 },
  code: {
    display: 'block',
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  terms: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  term: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, overflowWrap: 'anywhere' },
});

interface Props {
  readonly namespace: string;
  readonly entry: HelpEntry;
  readonly onBack: () => void;
}

/** The help of one function, and the form that inserts it. */
export function FunctionPage({ namespace, entry, onBack }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const terms = [...entry.sections, { title: t('library.returns'), text: entry.returns }];

  return (
    <article className={styles.root} aria-labelledby="function-heading">
      <div>
        <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
          {t('library.back')}
        </Button>
      </div>
      <h2 className={styles.heading} id="function-heading" tabIndex={-1} ref={heading}>
        {entry.id}
      </h2>
      <Body1>{entry.summary}</Body1>
      <code className={styles.code}>={signatureOf(namespace, entry)}</code>
      <InsertForm namespace={namespace} entry={entry} />
      <dl className={styles.terms}>
        {terms.map(({ title, text }, i) => (
          <div key={i}>
            {title && <dt className={styles.term}>{title}</dt>}
            <dd className={styles.text}>{text}</dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="function-examples">
        <h3 className={styles.examples} id="function-examples">
          {t('library.examples', { count: entry.examples.length })}
        </h3>
        {entry.examples.map(({ formula, expected }) => (
          <code key={formula} className={styles.code}>
            {formula}
            {'\n→ '}
            {expected}
          </code>
        ))}
      </section>
    </article>
  );
}
