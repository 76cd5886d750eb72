import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { docsRoute, docsUrls, firstHourPage, methodPage } from '#app/docs-pages.ts';
import { readConfig, type Config } from '#config.ts';
import { inEachLanguage, type Language, languages } from '#languages.ts';

const address = 'http://127.0.0.1:4747/digest-method';

function configOf(environment: Readonly<Record<string, string>>): Config {
  const outcome = readConfig(environment);
  assert.ok(outcome.kind === 'config', JSON.stringify(outcome));
  return outcome.config;
}

interface Asking {
  readonly method?: string;
  readonly query?: string;
  readonly wants?: string;
}

async function asked({ method = 'GET', query = '', wants }: Asking): Promise<Response> {
  const headers = wants === undefined ? {} : { 'accept-language': wants };
  return docsRoute(methodPage).handler(new Request(`${address}${query}`, { method, headers }), { peer: '127.0.0.1' });
}

async function documentIn(language: Language): Promise<string> {
  const folder = join(import.meta.dirname, '../../docs', language === 'en' ? '' : language);
  return readFile(join(folder, 'digest-method.md'), 'utf8');
}

function figuresOf(text: string): readonly string[] {
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).toSorted();
}

function rowsOf(text: string): number {
  return text.match(/^\|/gm)?.length ?? 0;
}

function paragraphsOf(text: string): number {
  return text.split(/\n\n|\n(?=- )/).length;
}

for (const language of languages) {
  test(`the page about the method holds every heading of its document in ${language}, and may load nothing and run nothing`, async () => {
    const answer = await asked({ query: `?lang=${language}` });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(answer.headers.get('content-security-policy'), "default-src 'none'; style-src 'unsafe-inline'");
    const page = await answer.text();
    const document = await documentIn(language);
    const headings = [...document.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
    assert.ok(headings.length > 8);
    for (const heading of headings) assert.ok(page.includes(`>${heading}</h`), heading);
    assert.equal(page.match(/<table>/g)?.length, document.match(/^\| -+/gm)?.length);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => decodeURIComponent(id));
    assert.equal(new Set(links).size, headings.length - 1);
    for (const id of links) assert.ok(page.includes(` id="${id}"`), `#${id} leads nowhere`);
    const others = [...page.matchAll(/href="([^#"][^"]*)"/g)].map(([, to]) => to);
    const leads = languages.filter((other) => other !== language).map((other) => `?lang=${other}`);
    assert.deepEqual(others, leads, 'it leads to what is served alone');
    assert.doesNotMatch(page, /<script|<img|<link/);
  });
}

test('the page about the method comes in the language that its address names, else in the one that the reader prefers', async () => {
  const cases: readonly (readonly [Asking, Language])[] = [
    [{}, 'en'],
    [{ wants: '' }, 'en'],
    [{ wants: 'fr' }, 'fr'],
    [{ wants: 'FR-ca' }, 'fr'],
    [{ wants: 'fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7' }, 'fr'],
    [{ wants: 'en-GB,en;q=0.9,fr;q=0.8' }, 'en'],
    [{ wants: 'en;q=0.4, fr;q=0.6' }, 'fr'],
    [{ wants: 'en, fr' }, 'en'],
    [{ wants: 'fr, en' }, 'fr'],
    [{ wants: 'tlh, fr;q=0.5' }, 'fr'],
    [{ wants: 'tlh' }, 'en'],
    [{ wants: 'de-AT, fr;q=0.5' }, 'de'],
    [{ wants: '*' }, 'en'],
    [{ wants: 'fr;q=0' }, 'en'],
    [{ wants: 'en;q=0, *' }, 'fr'],
    [{ wants: 'fr;q=much, ;;,=' }, 'fr'],
    [{ wants: 'fr', query: '?lang=en' }, 'en'],
    [{ wants: 'en', query: '?lang=fr' }, 'fr'],
    [{ wants: 'fr', query: '?lang=de' }, 'de'],
    [{ wants: 'fr', query: '?lang=tlh' }, 'fr'],
  ];
  for (const [asking, language] of cases) {
    const answer = await asked(asking);
    const page = await answer.text();
    const said = JSON.stringify(asking);
    assert.equal(answer.headers.get('content-language'), language, said);
    assert.equal(answer.headers.get('vary'), 'Accept-Language');
    assert.ok(page.includes(`<html lang="${language}">`), said);
    const heading = /^# (.+)$/m.exec(await documentIn(language))?.[1] ?? '';
    assert.ok(page.includes(`<title>${heading}</title>`), said);
  }
});

for (const language of languages.filter((one) => one !== 'en')) {
  test(`the page about the method gives the same figures in "${language}" as in English`, async () => {
    const [translated, english] = await Promise.all([documentIn(language), documentIn('en')]);
    assert.deepEqual(
      figuresOf(translated.replaceAll(/(\d)[\u202F\u00A0.](\d{3})\b/gu, '$1$2').replaceAll(/(\d),(\d)/g, '$1.$2')),
      figuresOf(english.replaceAll(/(\d),(\d{3})\b/g, '$1$2')),
    );
    assert.equal(rowsOf(translated), rowsOf(english));
    assert.equal(paragraphsOf(translated), paragraphsOf(english));
  });
}

test('the page about the method answers HEAD, and is not written to', async () => {
  assert.equal((await asked({ method: 'HEAD' })).status, 200);
  for (const method of ['POST', 'PUT', 'DELETE']) assert.equal((await asked({ method })).status, 405);
});

test('a digest links to the method where its readers can reach it, and nowhere else', () => {
  const url = 'http://127.0.0.1:4747';
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  const given = { TAMBOUR_PUBLIC_URL: 'https://tambour.example.org' };
  assert.deepEqual(
    docsUrls(methodPage, configOf({}), url),
    inEachLanguage((language) => `${address}?lang=${language}`),
  );
  assert.equal(docsUrls(methodPage, configOf(slack), url), null);
  const there = 'https://tambour.example.org/digest-method';
  for (const environment of [given, { ...slack, ...given }])
    assert.deepEqual(
      docsUrls(methodPage, configOf(environment), url),
      inEachLanguage((language) => `${there}?lang=${language}`),
    );
});

for (const { language, words, others } of [
  { language: 'fr', words: ['La première heure', '/tambour geler', '/tambour dégeler'], others: '/tambour freeze' },
  { language: 'en', words: ['The first hour', '/tambour freeze', '/tambour thaw'], others: '/tambour geler' },
  {
    language: 'de',
    words: ['Die erste Stunde', '/tambour einfrieren', '/tambour auftauen'],
    others: '/tambour freeze',
  },
] as const) {
  test(`the page for the first hour is there in "${language}" alone, and a freeze links to it by the desk's language`, async () => {
    const route = docsRoute(firstHourPage);
    const url = docsUrls(firstHourPage, configOf({}), 'http://127.0.0.1:4747')?.[language] ?? '';
    assert.equal(url, `http://127.0.0.1:4747/first-hour?lang=${language}`);
    assert.equal(route.path, '/first-hour');
    const page = await (await route.handler(new Request(url), { peer: '127.0.0.1' })).text();
    assert.match(page, new RegExp(`<html lang="${language}">`));
    for (const one of [...words, 'tambour freeze --all']) assert.ok(page.includes(one), one);
    assert.ok(!page.includes(others), others);
  });
}
