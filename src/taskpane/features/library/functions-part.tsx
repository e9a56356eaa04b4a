import {
  Button,
  Caption1,
  Field,
  SearchBox,
  Spinner,
  Subtitle2,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainButton } from '../../ui/plain-button';
import { familyOf, functionHelp, search } from './function-help';
import type { FunctionHelp, HelpEntry } from './function-help';
import { FunctionPage } from './function-page';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  family: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  entry: {
    width: '100%',
    display: 'block',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  id: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  summary: { display: 'block', color: tokens.colorNeutralForeground2 },
});

type Loading = { readonly help: FunctionHelp } | { readonly failure: string } | null;

/** Every function, found by any word of its help. */
export function FunctionsPart() {
  const { t, i18n } = useTranslation();
  const language = i18n.resolvedLanguage ?? 'en';
  const [loading, setLoading] = useState<Loading>(null);
  const [attempt, setAttempt] = useState(0);
  const [query, setQuery] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const lastId = useRef<string | null>(null);

  useEffect(() => {
    let gone = false;
    functionHelp(language).then(
      (help) => gone || setLoading({ help }),
      (error: Error) => gone || setLoading({ failure: error.message }),
    );
    return () => void (gone = true);
  }, [attempt, language]);

  if (loading === null) return <Spinner label={t('library.loading')} />;
  if ('failure' in loading) {
    const again = () => {
      setLoading(null);
      setAttempt(attempt + 1);
    };
    return (
      <>
        <span role="alert">{t('library.notLoaded', { message: loading.failure })}</span>
        <div>
          <Button onClick={again}>{t('common.again')}</Button>
        </div>
      </>
    );
  }
  const { help } = loading;
  const open = help.functions.find(({ id }) => id === openId);
  if (open) {
    const back = () => {
      lastId.current = open.id;
      setOpenId(null);
    };
    return <FunctionPage key={open.id} namespace={help.namespace} entry={open} onBack={back} />;
  }
  return (
    <FunctionList
      functions={help.functions}
      query={query}
      focused={lastId.current}
      onSearch={setQuery}
      onOpen={setOpenId}
    />
  );
}

interface ListProps {
  readonly functions: readonly HelpEntry[];
  readonly query: string;
  /** The function that the list was left for, which gets the focus back. */
  readonly focused: string | null;
  readonly onSearch: (query: string) => void;
  readonly onOpen: (id: string) => void;
}

function FunctionList({ functions, query, focused, onSearch, onOpen }: ListProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const found = search(functions, query);
  const families = [...new Set(found.map(({ id }) => familyOf(id)))];

  useEffect(() => {
    const entry = focused === null ? null : list.current?.querySelector(`[data-function="${focused}"]`);
    if (entry instanceof HTMLElement) entry.focus();
  }, [focused]);

  return (
    <>
      <Field label={t('library.search')} size="small">
        <SearchBox
          size="small"
          style={{ maxWidth: 'none' }}
          value={query}
          placeholder={t('library.searchHint')}
          onChange={(_, data) => onSearch(data.value)}
        />
      </Field>
      <Caption1 role="status">{t('library.found', { count: found.length })}</Caption1>
      <div ref={list}>
        {families.map((family) => (
          <section key={family} aria-labelledby={`family-${family}`}>
            <Subtitle2 as="h2" className={styles.family} id={`family-${family}`}>
              {t(`library.families.${family as 'INV'}`, { defaultValue: family })}
            </Subtitle2>
            <ul className={styles.list}>
              {found
                .filter(({ id }) => familyOf(id) === family)
                .map(({ id, summary }) => (
                  <li key={id}>
                    <PlainButton className={styles.entry} data-function={id} onClick={() => onOpen(id)}>
                      <span className={styles.id}>{id}</span>
                      <Caption1 className={styles.summary}>{summary}</Caption1>
                    </PlainButton>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
