/** @jest-environment jsdom */
import pipeline from '../../scripts/functions-pipeline.cjs';
import reference from '../../scripts/reference/pages.cjs';

const described = pipeline.describeFunctions();
const files = reference.referencePages(described, '1.2.3');
const pages = new Map(
  [...files]
    .filter(([name]) => name.endsWith('.html'))
    .map(([name, html]) => [name, new DOMParser().parseFromString(html, 'text/html')]),
);

describe('the function reference as pages', () => {
  it('has an index and a page for each family', () => {
    const families = new Set(described.map(({ id }) => id.split('.')[0]!.toLowerCase()));
    expect([...pages.keys()].sort()).toEqual(
      ['index.html', ...[...families].map((one) => `${one}.html`)].sort(),
    );
  });

  it('shows of every function its call, when to use it, formula, source, arguments and examples', () => {
    for (const entry of described) {
      const page = pages.get(`${entry.id.split('.')[0]!.toLowerCase()}.html`)!;
      const article = [...page.querySelectorAll('article')].find(
        (one) => one.querySelector('h2')!.textContent === entry.id,
      )!;
      expect(article.querySelector('.call')!.textContent).toBe(`=${pipeline.signature(entry)}`);
      const terms = [...article.querySelectorAll('dt')].map((term) => term.textContent);
      for (const { title } of entry.sections) expect(terms).toContain(title || 'Note');
      expect(article.querySelectorAll('tbody tr')).toHaveLength(entry.excel.parameters.length);
      expect([...article.querySelectorAll('.example code')].map((code) => code.textContent)).toEqual(
        entry.examples.map(({ formula }) => formula),
      );
      expect([...article.querySelectorAll('.example output')].map((output) => output.textContent)).toEqual(
        entry.examples.map(({ expected }) => expected),
      );
    }
  });

  it('has links that lead to pages and anchors which are there, and names every function on every page', () => {
    for (const page of pages.values()) {
      const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href')!);
      expect(links.filter((link) => /^[a-z]+\.html#/.test(link))).toHaveLength(described.length);
      for (const link of links) {
        const [file, anchor] = link.split('#') as [string, string?];
        const target = file === '' ? page : pages.get(file);
        expect(target).toBeDefined();
        if (anchor !== undefined) expect(target!.getElementById(anchor)).not.toBeNull();
      }
    }
  });

  it('holds to its own policy: nothing inline, nothing from another host', () => {
    for (const [name, html] of files) {
      if (!name.endsWith('.html')) continue;
      expect(html).toContain(
        `content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'`,
      );
      const page = pages.get(name)!;
      expect(page.querySelectorAll('script:not([src]), style, [style], [onclick], [onload]')).toHaveLength(0);
      for (const element of page.querySelectorAll('[src], link[href]')) {
        expect(element.getAttribute('src') ?? element.getAttribute('href')).not.toMatch(/^(https?:)?\/\//);
      }
    }
  });

  it('shows markup in a doc comment as text', () => {
    const hostile = { ...described[0]!, summary: '<img src=x onerror=alert(1)> & "quotes"' };
    const html = reference
      .referencePages([hostile], '1')
      .get(`${hostile.id.split('.')[0]!.toLowerCase()}.html`)!;
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;');
    expect(html).not.toContain('<img src=x');
  });
});
