/** Narrows the list of functions to those whose name, summary or use holds every word typed. */
(() => {
  const field = document.getElementById('search');
  const found = document.getElementById('found');
  const navigation = document.querySelector('nav');
  const entries = [...navigation.querySelectorAll('li')].map((item) => ({
    item,
    link: item.querySelector('a'),
    text: `${item.textContent} ${item.dataset.words}`.toLowerCase(),
  }));
  const families = [...navigation.querySelectorAll('section')];

  const wordsTyped = () => field.value.toLowerCase().split(/\s+/).filter(Boolean);

  /** The function that is meant: one with the words in its name before one with them in its text. */
  function best() {
    const words = wordsTyped();
    if (words.length === 0) return undefined;
    const shown = entries.filter(({ item }) => !item.hidden);
    const named = shown.find(({ link }) =>
      words.every((word) => link.textContent.toLowerCase().includes(word)),
    );
    return (named ?? shown[0])?.link;
  }

  function narrow() {
    const words = wordsTyped();
    let matches = 0;
    for (const { item, text } of entries) {
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) matches += 1;
    }
    for (const family of families) family.hidden = !family.querySelector('li:not([hidden])');
    navigation.classList.toggle('searching', words.length > 0);
    found.textContent = words.length === 0 ? '' : matches === 1 ? '1 function' : `${matches} functions`;
  }

  field.addEventListener('input', narrow);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') best()?.click();
    if (event.key === 'Escape') {
      field.value = '';
      narrow();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target === field) return;
    event.preventDefault();
    field.focus();
  });
  narrow();
})();
