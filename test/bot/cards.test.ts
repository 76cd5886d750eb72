import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';

import { languages } from '#languages.ts';
import { askedCard } from '#bot/approving/asked-card.ts';
import { channelLine } from '#bot/drafting/channel-line.ts';
import { closedCard } from '#bot/drafting/closed-card.ts';
import { wordingCard } from '#bot/wordings/wording-card.ts';
import { workingCard } from '#bot/drafting/working-card.ts';
import { helpCard } from '#bot/help-card.ts';
import { helpLines } from '#bot/perform.ts';
import { altTextsForm } from '#bot/drafting/alt-texts-form.ts';
import { editDraftForm, newDraftForm } from '#bot/drafting/draft-form.ts';
import { setupForm } from '#bot/setup/setup-form.ts';
import { doubleCard, type DoubleView } from '#bot/foreign/duplicate-card.ts';
import { foreignCard } from '#bot/foreign/foreign-card.ts';
import { outsideCard } from '#bot/foreign/outside-card.ts';
import { wordingForm } from '#bot/wordings/wording-form.ts';
import { messagesIn } from '#messages/messages.ts';

import { cardText, formText } from '../support/card-text.ts';
import {
  correctionOf,
  content,
  deliveries,
  described,
  desk,
  now,
  personCalled,
  shownWording,
  viewOf,
} from '../support/card-views.ts';

function snapshot(t: TestContext, text: string): void {
  t.assert.snapshot(text, { serializers: [(value: unknown) => String(value).replaceAll(/[\u00a0\u202f]/g, ' ')] });
}

for (const language of languages) {
  test(`a working card shows everything that would go out, and what stands against it (${language})`, (t) => {
    snapshot(t, cardText(workingCard(viewOf(language))));
  });

  test(`an address that no browser opens is shown, and is no link (${language})`, () => {
    const view = { ...viewOf(language), links: ['https://example.org:99999/a', 'https://example.org/b'] };
    assert.match(cardText(workingCard(view)), / `https:\/\/example\.org:99999\/a`, https:\/\/example\.org\/b\n/);
  });

  test(`accounts that send different things are shown apart, with the warning each way (${language})`, (t) => {
    const view = viewOf(language, {
      content: { contentWarning: 'Travaux', ownTexts: { x: 'Un guichet ouvre.' }, media: [], visibility: 'unlisted' },
    });
    snapshot(t, cardText(workingCard(view)));
  });

  test(`the card of what is asked names the time, who is called and what each button does (${language})`, (t) => {
    const publishAt = new Date('2026-11-30T08:00:00Z');
    const window = { publishAt, notAfterAt: new Date('2026-11-30T10:00:00Z') };
    const view = viewOf(language, {
      content: { media: described, window },
      draft: { state: 'asked' },
      standing: { kind: 'waiting', missing: 1, by: ['lea'] },
    });
    snapshot(t, [cardText(channelLine(view)), cardText(askedCard(view))].join('\n\n'));
  });

  test(`an approved card shows each account’s state, link and what can be done (${language})`, (t) => {
    const view = viewOf(language, {
      content: { text: 'Le guichet est ouvert.', media: [] },
      draft: { state: 'approved' },
      standing: { kind: 'approved', by: ['karim', 'lea'] },
      deliveries,
    });
    snapshot(t, [cardText(channelLine(view)), cardText(askedCard(view))].join('\n\n'));
  });

  test(`a correction says what becomes of each post, and then what became of it (${language})`, (t) => {
    const cards = [
      workingCard(correctionOf(language, 'writing')),
      channelLine(correctionOf(language, 'approved')),
      askedCard(correctionOf(language, 'approved')),
    ];
    snapshot(t, cards.map((card) => cardText(card)).join('\n\n'));
  });

  test(`rejected, changes asked, cancelled, replaced: each says so, and what to do (${language})`, (t) => {
    const short = { text: 'Le guichet est ouvert.', media: [], accountIds: ['m'] };
    const rejected = viewOf(language, {
      content: short,
      draft: { state: 'rejected' },
      standing: { kind: 'rejected', by: 'karim', reason: null },
    });
    const changes = viewOf(language, {
      content: short,
      draft: { state: 'asked' },
      standing: { kind: 'changesAsked', by: 'karim', reason: 'Non' },
    });
    const cancelled = viewOf(language, { content: short, draft: { state: 'cancelled' } });
    const cards = [rejected, changes, cancelled].map((view) => cardText(askedCard(view)));
    const old = cardText(closedCard(changes, { ...changes.draft.current, number: 2 }, 'asked'));
    snapshot(t, [...cards, old].join('\n\n'));
  });

  test(`a post that Tambour did not make: what to do, then who settled it (${language})`, (t) => {
    const [account] = desk.accounts;
    assert.ok(account !== undefined);
    const m = messagesIn(language);
    const post = { id: 'f', account, url: 'https://social.example.org/@valmont/7', text: '', postedAt: now };
    const view = { m, desk, now, ...post, settled: null, firstHourUrl: 'https://tambour.example.org/docs/first-hour' };
    const cards = [
      foreignCard({ ...view, isSource: false, isForgotten: false }),
      foreignCard({ ...view, isSource: true, isForgotten: false }),
      foreignCard({
        ...view,
        isSource: false,
        isForgotten: false,
        text: 'Des bitcoins',
        settled: { at: now, name: 'Karim' },
      }),
      foreignCard({ ...view, isSource: false, isForgotten: false, settled: { at: now, name: null } }),
    ];
    snapshot(t, cards.map(cardText).join('\n\n'));
  });

  test(`what others did on the network itself: what was there, what is there now, what to do (${language})`, (t) => {
    const [account] = desk.accounts;
    assert.ok(account !== undefined);
    const m = messagesIn(language);
    const post = { url: 'https://social.example.org/@valmont/7', text: 'Ouvert.', sentAt: now };
    const view = { m, desk, now, id: 'c', account, post, settled: null, firstHourUrl: null };
    const before = { name: 'Valmont', bio: 'La ville', rest: 'a' };
    const edited = { kind: 'edited', deliveryId: 'd', mark: '7', text: 'Des bitcoins' } as const;
    const profile = { kind: 'profile', before, now: { name: 'Bitcoin', bio: '', rest: 'b' } } as const;
    const cards = [
      outsideCard({ ...view, change: edited }),
      outsideCard({ ...view, change: edited, settled: { at: now, name: null } }),
      outsideCard({ ...view, change: { kind: 'deleted', deliveryId: 'd' } }),
      outsideCard({ ...view, post: null, change: profile }),
      outsideCard({ ...view, post: null, change: profile, settled: { at: now, name: 'Karim' } }),
    ];
    snapshot(t, cards.map(cardText).join('\n\n'));
  });

  test(`a post that went out twice: which is too many, and what becomes of it (${language})`, (t) => {
    const [account] = desk.accounts;
    assert.ok(account !== undefined);
    const post = { id: 'f', account, url: 'https://social.example.org/@valmont/7', text: 'Ouvert.', postedAt: now };
    const other = { url: 'https://social.example.org/@valmont/6', isPublic: true };
    const view: DoubleView = {
      m: messagesIn(language),
      desk,
      now,
      ...post,
      settled: null,
      firstHourUrl: null,
      other,
      isOurs: true,
      retraction: { kind: 'none' },
    };
    const settled = { at: now, name: 'Karim' };
    const cards = [
      doubleCard(view),
      doubleCard({ ...view, other: { ...other, isPublic: false } }),
      doubleCard({ ...view, isOurs: false }),
      doubleCard({ ...view, retraction: { kind: 'underWay', name: 'Karim' } }),
      doubleCard({ ...view, retraction: { kind: 'failed', why: 'other' } }),
      doubleCard({ ...view, retraction: { kind: 'failed', why: 'unsupported' } }),
      doubleCard({ ...view, retraction: { kind: 'done' }, settled }),
      doubleCard({ ...view, settled }),
      doubleCard({ ...view, settled: { at: now, name: null } }),
    ];
    snapshot(t, cards.map(cardText).join('\n\n'));
  });

  test(`a wording says what it would change, what its buttons do, and what became of it (${language})`, (t) => {
    const asked = viewOf(language, { draft: { state: 'asked' } });
    const cards = [
      wordingCard(asked, shownWording('proposed')),
      wordingCard(asked, shownWording('late')),
      wordingCard(asked, shownWording('proposed', { kind: 'accepted', by: 'aicha', revision: 4 })),
      wordingCard(asked, shownWording('late', { kind: 'dismissed', by: 'aicha' })),
      wordingCard(viewOf(language, { draft: { state: 'cancelled' } }), shownWording('proposed')),
    ];
    snapshot(t, cards.map(cardText).join('\n\n'));
  });

  test(`the forms and the help (${language})`, (t) => {
    const m = messagesIn(language);
    const start = { m, desk, now, takesFiles: true };
    const user = { ...personCalled('aicha'), language };
    const practice = [{ id: 'p', handle: '@valmont@practice', network: 'mastodon', practice: true } as const];
    const groups = [{ id: 'S1', name: 'validation' }];
    const capabilities = {
      messageShortcut: true,
      commandInThread: false,
      formFiles: true,
      whisperFiles: true,
      drawsPosts: false,
      userGroups: true,
    };
    snapshot(
      t,
      [
        formText(newDraftForm(start, { text: 'Bonjour', fileCount: 0 })),
        formText(editDraftForm(start, 12, { ...content, ownTexts: { x: 'Un guichet ouvre.' } })),
        formText(altTextsForm(m, content, 1000)),
        formText(wordingForm({ m, desk, content: { ...content, ownTexts: { x: 'Un guichet ouvre.' } } })),
        formText(setupForm({ m, user }, desk, { accounts: desk.accounts, groups, isOpen: true })),
        formText(setupForm({ m, user }, null, { accounts: practice, groups: [], isOpen: false })),
        cardText(helpCard({ m, chat: { capabilities } }, helpLines(m, null))),
      ].join('\n\n'),
    );
  });
}
