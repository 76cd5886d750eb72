import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findingsOf } from '../support/axe.ts';
import { noBrowser, startBrowser } from '../support/browser.ts';
import { openMonth, written } from './month-scene.ts';

test(
  'a reader without scripts tells the desk something about a post, and no address is passed on',
  { skip: noBrowser },
  async () => {
    await using month = await openMonth();
    const { scene } = month;
    await written(scene);
    const browser = await startBrowser();
    try {
      const context = await browser.newContext({
        locale: 'en-GB',
        javaScriptEnabled: false,
        viewport: { width: 320, height: 640 },
      });
      const tab = await context.newPage();
      const sent: Readonly<Record<string, string>>[] = [];
      tab.on(
        'request',
        (request) => void request.allHeaders().then((headers) => sent.push({ ...headers, method: request.method() })),
      );
      await tab.goto(`${await month.link()}calendar?post=1`);
      await tab.getByRole('textbox').fill('The mayor is away on Tuesday.\nAnna, cabinet');
      await tab.getByRole('button', { name: 'Send' }).click();
      await tab.getByRole('status').waitFor();
      assert.equal(await tab.getByRole('status').textContent(), 'Sent: the desk has your words.');
      assert.match(tab.url(), /\/calendar\?post=1&comment=left&lang=en$/u);
      const [comment] = await scene.store.db.linkComment.findMany();
      assert.equal(comment?.text, 'The mayor is away on Tuesday.\nAnna, cabinet');
      const posted = sent.find(({ method }) => method === 'POST');
      assert.deepEqual([posted?.['sec-fetch-site'], posted?.['referer']], ['same-origin', undefined]);
      assert.ok(sent.every((headers) => headers['referer'] === undefined && headers['cookie'] === undefined));
      assert.deepEqual(await context.cookies(), []);
      await context.close();
      const seeing = await (await browser.newContext({ locale: 'en-GB' })).newPage();
      await seeing.goto(`${await month.link()}calendar?post=1&comment=often`);
      assert.deepEqual(await findingsOf(seeing), []);
    } finally {
      await browser.close();
    }
    assert.deepEqual(month.failures, []);
  },
);
