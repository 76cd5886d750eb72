import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { Browser } from 'playwright-core';

import type { Leaving, LeavingPlan } from '#accounts/leaving/plan.ts';
import { type Step, stepKinds } from '#accounts/leaving/steps.ts';
import { leavingFile } from '#bot/leaving/leaving-file.ts';
import { languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

import { findingsOf, overflowOf } from '../support/axe.ts';
import { noBrowser, startBrowser } from '../support/browser.ts';
import { desk, now } from '../support/card-views.ts';
import { present } from '../support/publishing-scene.ts';

const plan: LeavingPlan = {
  way: 'deletion',
  reference: '<img src=x onerror=alert(1)> "14" & more, '.repeat(6),
  leavesAt: new Date('2026-12-18T23:00:00Z'),
  reviewAt: new Date('2027-12-20T08:00:00Z'),
  keeper: 'nora',
  deputy: 'aicha',
};

const leaving: Leaving = {
  ...plan,
  terms: plan,
  kind: 'leaving',
  aboutId: present(desk.accounts[0]).id,
  id: '018f0000-0000-7000-8000-000000000001',
  deskId: desk.id,
  account: present(desk.accounts[0]),
  fingerprint: 'f',
  askedBy: 'karim',
  askedAt: now,
  askedPolicy: 0,
  state: 'done',
  agreedAt: now,
  endedAt: new Date('2026-12-18T23:01:00Z'),
  number: 1,
  cancelAskedBy: null,
  cancelAskedAt: null,
  cancelAskedPolicy: null,
  cancelMac: null,
  endedWhy: null,
  notified: [],
  mac: 'm',
};

const steps: readonly Step[] = stepKinds.map((kind, index) => {
  const base = { kind, owner: 'karim', dueOn: '2026-12-18' };
  if (index === 0) return { ...base, state: 'open', by: null, at: null, note: null };
  if (kind === 'switchboard') return { ...base, state: 'notNeeded', by: 'aicha', at: now, note: 'There is none.' };
  const note = kind === 'archiveReceived' ? 'a1'.repeat(32) : null;
  return { ...base, state: 'done', by: kind === 'lastPost' ? 'tambour' : 'aicha', at: now, note };
});

describe('the file of a plan of leaving in a browser', { skip: noBrowser }, () => {
  let browser: Browser;

  before(async () => {
    browser = await startBrowser();
  });

  after(async () => {
    await browser.close();
  });

  for (const language of languages) {
    test(`it is read on a phone, by a screen reader and on paper, and asks for nothing (${language})`, async () => {
      const page = await leavingFile({
        m: messagesIn(language),
        desk,
        now,
        leaving,
        steps,
        name: (person) => `${person} <b>`,
        approvals: [{ person: 'lea', decidedAt: now }],
        state: messagesIn(language).leaving.card.cancelled,
        lastPost: {
          url: 'https://x.com/valmont/status/1',
          sentAt: now,
          text: 'Ce compte ferme.\n\nRetrouvez-nous ailleurs. <b>',
          reading: { accountId: 'a', age: 'h72', outcome: 'counts', likes: 1234, shares: 5, replies: null, views: 9 },
        },
        followers: { count: 12_345, readAt: now },
        noted: [{ at: now, by: 'aicha', kind: 'footer', state: 'open', note: null }],
        head: { seq: 12n, hash: 'b2'.repeat(32) },
        address: 'https://x.com/valmont',
        elsewhere: [{ name: '@valmont@mastodon.example (Mastodon)', url: 'https://mastodon.example/@valmont' }],
      });
      const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
      const tab = await context.newPage();
      const asked: string[] = [];
      tab.on('request', (request) => void asked.push(request.url()));
      await tab.setContent(page);
      assert.deepEqual(await findingsOf(tab), []);
      assert.equal(await overflowOf(tab), 0);
      assert.deepEqual(asked, []);
      assert.equal(await tab.evaluate('document.images.length + document.scripts.length'), 0);
      await tab.emulateMedia({ media: 'print' });
      assert.match(await tab.locator('main').innerText(), /a1a1a1/);
      await context.close();
    });
  }
});
