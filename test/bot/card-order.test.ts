import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askedCard } from '#bot/approving/asked-card.ts';
import { workingCard } from '#bot/drafting/working-card.ts';
import type { Block, Card } from '#chat/card.ts';
import type { Content } from '#drafts/content.ts';

import { buttonsIn } from '../support/buttons-in.ts';
import { cardsIn } from '../support/card-catalogue.ts';
import { deliveries, described, desk, someAway, viewOf } from '../support/card-views.ts';
import { present } from '../support/publishing-scene.ts';

const capabilities = {
  messageShortcut: true,
  commandInThread: false,
  formFiles: true,
  whisperFiles: false,
  drawsPosts: false,
  userGroups: true,
};
const waiting = { kind: 'waiting', missing: 1, by: [] } as const;
const alone = { ...desk, approvalsNeeded: 1 };
const plain: Partial<Content> = { text: 'Le guichet ouvre lundi à 9 h.', media: [] };

/** The buttons in sight, apart from a menu. */
function inSight({ blocks }: Card): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.map(({ action, style }) => `${action} ${style}`) : [],
  );
}

function inMenu({ blocks }: Card): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'buttons' ? (block.menu?.buttons ?? []).map(({ action }) => action) : [],
  );
}

test('the post and its pictures stand first, then what to do with it, then what is to be known besides', () => {
  for (const card of [
    workingCard(viewOf('en', { content: { media: described } })),
    askedCard(viewOf('en', { content: { media: described }, draft: { state: 'asked' }, standing: waiting })),
  ]) {
    const at = (is: (block: Block) => boolean): number => {
      const found = card.blocks.findIndex(is);
      assert.notEqual(found, -1);
      return found;
    };
    const lastPicture = card.blocks.findLastIndex(({ kind }) => kind === 'image' || kind === 'quote');
    const remark = at((block) => JSON.stringify(block).includes('Remarks'));
    const leaves = at((block) => JSON.stringify(block).includes('Goes out once approved'));
    const buttons = at(({ kind }) => kind === 'buttons');
    const known = at((block) => JSON.stringify(block).includes('/500 · X '));
    const order = [0, at(({ kind }) => kind === 'quote'), lastPicture, remark, leaves, buttons, known];
    assert.deepEqual(
      order,
      [...order].toSorted((one, other) => one - other),
    );
    assert.equal(known, card.blocks.length - 2);
  }
});

test('a description of a picture is read once', () => {
  const media = described.slice(0, 1);
  const card = workingCard(viewOf('en', { content: { ...plain, media } }));
  const { alt } = present(media[0]);
  const shown = card.blocks.filter((block) => block.kind !== 'image' && JSON.stringify(block).includes(alt));
  assert.deepEqual(shown, [{ kind: 'quote', text: alt }]);
});

test('what mends a finding that blocks is the primary button, and asking is none until then', () => {
  const [undescribed] = viewOf('en').draft.current.content.media.slice(1);
  const cases: readonly (readonly [Partial<Content>, string])[] = [
    [plain, 'ask primary'],
    [{ ...plain, media: [present(undescribed)] }, 'altTexts primary'],
    [{ ...plain, text: 'mot '.repeat(90) }, 'shorten primary'],
    [{ ...plain, text: 'Le guichet ferme le ___.' }, 'edit primary'],
    [{ ...plain, accountIds: [] }, 'edit primary'],
  ];
  for (const [content, first] of cases) {
    const sight = inSight(workingCard(viewOf('en', { content })));
    assert.equal(sight[0], first);
    assert.deepEqual(
      sight.filter((one) => one.endsWith('primary')),
      [first],
    );
    assert.ok(sight.some((one) => one.startsWith('ask ')));
  }
});

test('approving is no primary button where nobody could approve', () => {
  const options = { content: plain, draft: { state: 'asked' }, standing: waiting, desk: alone } as const;
  assert.equal(inSight(askedCard(viewOf('en', options)))[0], 'approve primary');
  const nobody = { ...someAway, people: [] } as const;
  assert.equal(inSight(askedCard(viewOf('en', { ...options, candidates: nobody })))[0], 'approve plain');
});

test('what is done every day is in sight, what is rare in a menu, and of each deed there is one', () => {
  const working = workingCard(viewOf('en', { content: { ...plain, media: described.slice(0, 1) } }));
  assert.deepEqual(inSight(working), ['ask primary', 'edit plain']);
  assert.deepEqual(inMenu(working), ['ownTexts', 'altTexts', 'saveAsTemplate', 'cancel']);
  const asked = askedCard(viewOf('en', { content: plain, draft: { state: 'asked' }, standing: waiting, desk: alone }));
  assert.deepEqual(inSight(asked), ['approve primary', 'requestChanges plain', 'reject danger']);
  assert.deepEqual(inMenu(asked), ['propose', 'edit', 'saveAsTemplate', 'cancel']);
  const approved = (...ids: readonly string[]): Card =>
    askedCard(
      viewOf('en', {
        content: plain,
        draft: { state: 'approved' },
        standing: { kind: 'approved', by: ['karim'] },
        deliveries: deliveries.filter(({ id }) => ids.includes(id)),
      }),
    );
  assert.deepEqual(inSight(approved('d1')), ['stop danger']);
  assert.deepEqual(inMenu(approved('d1')), ['propose', 'edit', 'saveAsTemplate', 'cancel']);
  assert.deepEqual(inSight(approved('d3')), ['correct plain', 'retract danger', 'saveAsTemplate plain']);
});

test('no card has two red buttons in one row, and none has a deed twice', () => {
  for (const [name, card] of cardsIn('en', capabilities)) {
    const red = inSight(card).filter((one) => one.endsWith('danger'));
    assert.ok(red.length <= 1, `${name}: ${red.join()}`);
    const deeds = buttonsIn(card).map(({ action, draftId, target }) => `${action} ${draftId} ${target}`);
    assert.equal(new Set(deeds).size, deeds.length, `${name}: ${deeds.join()}`);
  }
});

test('a text per account is offered where a draft goes to several accounts', () => {
  assert.ok(inMenu(workingCard(viewOf('en', { content: plain }))).includes('ownTexts'));
  const one = workingCard(viewOf('en', { content: { ...plain, accountIds: ['x'] } }));
  assert.ok(!buttonsIn(one).some(({ action }) => action === 'ownTexts'));
});
