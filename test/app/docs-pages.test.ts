import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { docsRoute, docsUrl, firstHourPage, methodPage } from '#app/docs-pages.ts';
import { readConfig, type Config } from '#config.ts';

const address = 'http://127.0.0.1:4747/digest-method';

function configOf(environment: Readonly<Record<string, string>>): Config {
  const outcome = readConfig(environment);
  assert.ok(outcome.kind === 'config', JSON.stringify(outcome));
  return outcome.config;
}

async function asked(method: string): Promise<Response> {
  return docsRoute(methodPage).handler(new Request(address, { method }), { peer: '127.0.0.1' });
}

test('the page about the method holds every heading of its document, and may load nothing and run nothing', async () => {
  const answer = await asked('GET');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(answer.headers.get('content-security-policy'), "default-src 'none'; style-src 'unsafe-inline'");
  const page = await answer.text();
  const document = await readFile(join(import.meta.dirname, '../../docs/digest-method.md'), 'utf8');
  const headings = [...document.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  assert.ok(headings.length > 8);
  for (const heading of headings) assert.ok(page.includes(`>${heading}</h`), heading);
  assert.equal(page.match(/<table>/g)?.length, document.match(/^\| -+/gm)?.length);
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
  assert.ok(links.length > 5);
  for (const id of links) assert.ok(page.includes(` id="${id}"`), `#${id} leads nowhere`);
  assert.doesNotMatch(page, /<script|<img|<link/);
});

test('the page about the method answers HEAD, and is not written to', async () => {
  assert.equal((await asked('HEAD')).status, 200);
  for (const method of ['POST', 'PUT', 'DELETE']) assert.equal((await asked(method)).status, 405);
});

test('a digest links to the method where its readers can reach it, and nowhere else', () => {
  const url = 'http://127.0.0.1:4747';
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  const given = { TAMBOUR_PUBLIC_URL: 'https://tambour.example.org' };
  assert.equal(docsUrl(methodPage, configOf({}), url), address);
  assert.equal(docsUrl(methodPage, configOf(slack), url), null);
  for (const environment of [given, { ...slack, ...given }])
    assert.equal(docsUrl(methodPage, configOf(environment), url), 'https://tambour.example.org/digest-method');
});

test('the page for the first hour is there in both languages, and a freeze links to it as a digest to its method', async () => {
  const route = docsRoute(firstHourPage);
  const url = 'http://127.0.0.1:4747/first-hour';
  assert.equal(route.path, '/first-hour');
  const page = await (await route.handler(new Request(url), { peer: '127.0.0.1' })).text();
  for (const words of ['/tambour geler', '/tambour freeze', '/tambour dégeler', 'tambour freeze --all']) {
    assert.ok(page.includes(words), words);
  }
  assert.equal(docsUrl(firstHourPage, configOf({}), 'http://127.0.0.1:4747'), url);
});
