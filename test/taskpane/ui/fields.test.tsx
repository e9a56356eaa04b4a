/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import type { ReactNode } from 'react';
import { createI18n } from '../../../src/taskpane/i18n/i18n';
import { FormatterProvider } from '../../../src/taskpane/i18n/formatter-context';
import { ErrorBoundary } from '../../../src/taskpane/ui/error-boundary';
import { NumberField } from '../../../src/taskpane/ui/number-field';
import { TextField } from '../../../src/taskpane/ui/text-field';

async function show(children: ReactNode, language = 'en-US') {
  const words = await createI18n(language);
  render(
    <I18nextProvider i18n={words}>
      <FormatterProvider locale={language}>{children}</FormatterProvider>
    </I18nextProvider>,
  );
  return { user: userEvent.setup({ delay: null }), field: screen.queryByRole('textbox') as HTMLInputElement };
}

describe('a number field', () => {
  test('takes what was typed when it is left, and shows it in the display language', async () => {
    const commit = jest.fn();
    const { user, field } = await show(
      <NumberField label="Rate" value={1234.5} onCommit={commit} />,
      'de-DE',
    );
    expect(field).toHaveValue('1.234,5');
    await user.clear(field);
    await user.type(field, '0,75');
    expect(commit).not.toHaveBeenCalled();
    await user.tab();
    expect(commit.mock.calls).toEqual([[0.75]]);
  });

  test('says what is wrong with a text, keeps it, and commits nothing', async () => {
    const commit = jest.fn();
    const { user, field } = await show(<NumberField label="Rate" value={5} onCommit={commit} />);
    await user.clear(field);
    await user.type(field, 'five{Enter}');
    expect(screen.getByText('Enter a number, such as 1,234.5.')).toBeInTheDocument();
    expect(field).toHaveValue('five');
    expect(field).toHaveAttribute('aria-invalid', 'true');
    await user.type(field, '{Escape}');
    expect(field).toHaveValue('5');
    expect(commit).not.toHaveBeenCalled();
  });

  test('emptied means no value; unchanged means no edit', async () => {
    const commit = jest.fn();
    const { user, field } = await show(<NumberField label="Rate" value={5} onCommit={commit} />);
    await user.type(field, '{Enter}');
    expect(commit).not.toHaveBeenCalled();
    await user.clear(field);
    await user.type(field, '{Enter}');
    expect(commit.mock.calls).toEqual([[null]]);
  });
});

test('a text field refuses what its check refuses, and trims', async () => {
  const commit = jest.fn();
  const check = (text: string) => (text.trim() === '' ? 'Enter a name.' : null);
  const { user, field } = await show(<TextField label="Name" value="West" check={check} onCommit={commit} />);
  await user.clear(field);
  expect(screen.getByText('Enter a name.')).toBeInTheDocument();
  await user.type(field, '{Enter}');
  expect(commit).not.toHaveBeenCalled();
  await user.type(field, ' East {Enter}');
  expect(commit.mock.calls).toEqual([['East']]);
});

test('a view that throws is replaced and can be tried again', async () => {
  const silent = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  const View = () => {
    if (broken) throw new Error('no results');
    return <p>Here again</p>;
  };
  const { user } = await show(
    <ErrorBoundary fallback={(error, retry) => <button onClick={retry}>{error.message}</button>}>
      <View />
    </ErrorBoundary>,
  );
  broken = false;
  await user.click(screen.getByRole('button', { name: 'no results' }));
  expect(screen.getByText('Here again')).toBeInTheDocument();
  silent.mockRestore();
});
