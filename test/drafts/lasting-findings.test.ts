import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import type { Desk } from '#desks/desk.ts';
import type { LastingFound, MomentFound } from '#drafts/finding.ts';
import { findingsInTurns, findingsOf } from '#drafts/findings-of.ts';
import type { FindingRule } from '#drafts/finding-rule.ts';
import type { Content } from '#drafts/content.ts';
import type { Rules } from '#drafts/renderings-of.ts';

import { aContent, aDesk, anAccount, aPicture, now, xId } from './builders.ts';

/** The usual rules, of a network that counts how often a text was looked at. */
function counted(): { readonly rules: Rules; readonly looks: () => number } {
  let looks = 0;
  const links = (text: string): readonly string[] => {
    looks += 1;
    return rules.x.links(text);
  };
  return { rules: { ...rules, x: { ...rules.x, links } }, looks: () => looks };
}

const text = 'La mairie ouvre, voir https://www.valmont.fr/horaires et ONISEP.';

function codes(content: Partial<Content>, desk: Partial<Desk>, counting: Rules, at: Date = now): readonly string[] {
  return findingsOf(aContent({ text, ...content }), aDesk(desk), counting, at).map(({ code }) => code);
}

test('a text is read once for one content, one desk and one network, however often and whenever its findings are asked for', () => {
  const { rules: counting, looks } = counted();
  const first = codes({}, {}, counting);
  const once = looks();
  assert.ok(once > 0);
  for (const hours of [1, 24]) {
    const at = new Date(now.getTime() + hours * 3_600_000);
    // Fields on which no finding depends change as well.
    assert.deepEqual(codes({}, { name: 'Autre', graceSeconds: 0, approvers: ['lea'], away: [] }, counting, at), first);
  }
  assert.equal(looks(), once);
});

test('what findings are made of is never answered from what was found in something else', () => {
  const { limits } = anAccount('x');
  const others: readonly (readonly [string, Partial<Content>, Partial<Desk>])[] = [
    ['BLANK_LEFT', { text: `${text} ___` }, {}],
    ['ALT_MISSING', { media: [aPicture({ alt: '' })] }, {}],
    ['LANGUAGE_MISSING', { language: '' }, {}],
    ['LINK_DOMAIN', {}, { officialDomains: ['bruyere.example'] }],
    ['ACCOUNT_GONE', {}, { accounts: [anAccount('mastodon')] }],
    [
      'TOO_LONG',
      {},
      { accounts: [anAccount('mastodon'), anAccount('x', { limits: { ...limits, maxCharacters: 9 } })] },
    ],
    ['EMPTY', { ownTexts: { [xId]: ' ' } }, {}],
  ];
  const { rules: counting, looks } = counted();
  const plain = codes({}, {}, counting);
  assert.ok(plain.includes('ACRONYM'));
  assert.ok(!codes({}, { knownAcronyms: ['ONISEP'] }, counting).includes('ACRONYM'));
  assert.ok(!codes({}, { findingLevels: { ACRONYM: 'off' } }, counting).includes('ACRONYM'));
  for (const [code, content, desk] of others) {
    assert.ok(!plain.includes(code), code);
    assert.ok(codes(content, desk, counting).includes(code), code);
  }
  const before = looks();
  assert.deepEqual(codes({}, {}, { ...counting }), plain, 'other rules, though equal, are others');
  assert.ok(looks() > before);
});

test('what has become true with time is found in a content whose other findings are kept', () => {
  const { rules: counting, looks } = counted();
  const publishAt = new Date(now.getTime() + 60_000);
  const window = { publishAt, notAfterAt: new Date(now.getTime() + 3_600_000) };
  assert.ok(!codes({ window }, {}, counting).includes('PAST_TIME'));
  const once = looks();
  assert.ok(codes({ window }, {}, counting, publishAt).includes('PAST_TIME'));
  const asleep = anAccount('x', {
    standing: { kind: 'asleep', since: new Date(0), until: null, by: 'sophie', why: null, exceptEmergencies: false },
  });
  assert.ok(codes({}, { accounts: [anAccount('mastodon'), asleep] }, counting).includes('ACCOUNT_ASLEEP'));
  assert.equal(looks(), once);
});

test('between two checks of a new content others get their turn, the same is found, and nothing is read twice', async () => {
  const { rules: counting, looks } = counted();
  const content = aContent({ text: `${text} #mairiedevalmontsurmer 🎉🎉🎉🎉`, contentWarning: 'TRAVAUX' });
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const found = await findingsInTurns(content, aDesk(), counting, now);
  const turnsOfChecks = turns;
  const once = looks();
  const foundAgain = await findingsInTurns(content, aDesk(), counting, now);
  isOver = true;
  assert.ok(turnsOfChecks > 5, `${turnsOfChecks} turns`);
  assert.ok(found.length > 2);
  assert.deepEqual(findingsOf(content, aDesk(), counting, now), found);
  assert.deepEqual(foundAgain, found);
  assert.equal(looks(), once);
  assert.deepEqual(findingsOf(content, aDesk(), counted().rules, now), found);
  assert.ok(turns <= turnsOfChecks + 1, 'what was found before takes no turns');
});

test('no more is kept than a busy day needs, and what is asked for stays', () => {
  const { rules: counting, looks } = counted();
  codes({ text: 'Un' }, {}, counting);
  codes({ text: 'Deux' }, {}, counting);
  const each = looks() / 2;
  for (let at = 0; at < 499; at += 1) {
    codes({ text: `Un ${at}` }, {}, counting);
    codes({ text: 'Un' }, {}, counting);
  }
  assert.equal(looks(), each * 501);
  codes({ text: 'Deux' }, {}, counting);
  assert.equal(looks(), each * 502);
});

test('the compiler keeps what depends on the hour out of what is kept', () => {
  const passing: MomentFound = { code: 'PAST_TIME', place: { kind: 'when' }, data: {} };
  // @ts-expect-error: it holds at one moment.
  const kept: LastingFound = passing;
  assert.equal(kept, passing);
  const rule: FindingRule<Record<string, never>> = {
    kinds: {},
    inContent: (context) => {
      // @ts-expect-error: a rule whose findings are kept is not told the hour,
      void context.now;
      // @ts-expect-error: nor the post's time,
      void context.content.window;
      // @ts-expect-error: nor whether an account is ready.
      void context.accounts[0]?.standing;
      return [];
    },
  };
  assert.deepEqual(rule.kinds, {});
});
