import { test, type TestContext } from 'node:test';

import { askedCard } from '#bot/cards/asked-card.ts';
import { channelLine } from '#bot/cards/channel-line.ts';
import { closedCard } from '#bot/cards/closed-card.ts';
import { workingCard } from '#bot/cards/working-card.ts';
import { helpCard } from '#bot/commands/help-card.ts';
import { altTextsForm } from '#bot/forms/alt-texts-form.ts';
import { editDraftForm, newDraftForm } from '#bot/forms/draft-form.ts';
import { setupForm } from '#bot/forms/setup-form.ts';
import { messagesIn } from '#bot/messages/messages.ts';
import type { Language } from '#bot/messages/say.ts';
import type { DraftView } from '#bot/show/draft-view.ts';
import type { ChatUser } from '#chat/chat.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { countsOf } from '#drafts/counts-of.ts';
import type { Content, Draft } from '#drafts/draft.ts';
import { findingsOf } from '#drafts/findings-of.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { xRules } from '#networks/x/x-rules.ts';
import type { Delivery } from '#publishing/delivery.ts';

import { cardText, formText } from '../support/card-text.ts';

const now = new Date('2026-11-23T09:00:00Z');
const rules = { mastodon: mastodonRules, x: xRules };
const languages = ['fr', 'en'] as const;

function account(id: string, network: Account['network'], handle: string): Account {
  const limits = rules[network].defaultLimits;
  const base = { practice: false, serverUrl: 'https://social.example.org', remoteId: id, displayName: handle, limits };
  return { ...base, id, network, handle, software: 'Mastodon 4.6.5', standing: { kind: 'active' } };
}

const desk: Desk = {
  id: 'desk',
  platform: 'sandbox:practice',
  channel: 'publications',
  name: 'Valmont',
  language: 'fr',
  timeZone: 'Europe/Paris',
  graceSeconds: 20,
  approvalsNeeded: 2,
  approversFrom: 'people',
  approverGroup: null,
  approvers: ['karim', 'lea', 'aicha'],
  stewards: ['karim'],
  reactionsCount: true,
  notAfterMinutes: 120,
  findingLevels: {},
  knownAcronyms: [],
  officialDomains: [],
  accounts: [account('m', 'mastodon', '@valmont@social.example.org'), account('x', 'x', '@valmont')],
};

const content: Content = {
  text: 'La DRETA ouvre un guichet !!\n\nhttps://info.example.org/guichet\n✅ validé par Karim\n#guichetunique',
  ownTexts: {},
  contentWarning: null,
  language: 'fr',
  visibility: 'public',
  accountIds: ['m', 'x'],
  media: [
    { sha256: 'a', mimeType: 'image/png', width: 800, height: 600, byteLength: 1000, alt: 'Le guichet, porte ouverte' },
    { sha256: 'b', mimeType: 'image/png', width: 40, height: 30, byteLength: 1000, alt: '' },
  ],
  window: null,
  timeZone: 'Europe/Paris',
};

function personCalled(id: string): ChatUser {
  const rest = { language: 'fr', timeZone: 'Europe/Paris', kind: 'member', administrator: false } as const;
  return { id, name: id, ...rest };
}

function viewOf(
  language: Language,
  options: { readonly content?: Partial<Content>; readonly draft?: Partial<Draft> } & Partial<
    Pick<DraftView, 'standing' | 'deliveries'>
  > = {},
): DraftView {
  const theirs = { ...content, ...options.content };
  const isAsked = options.draft?.state !== undefined && options.draft.state !== 'writing';
  const draft: Draft = {
    id: 'draft',
    deskId: 'desk',
    number: 12,
    author: 'aicha',
    state: 'writing',
    createdAt: now,
    ...options.draft,
    current: {
      draftId: 'draft',
      number: 3,
      content: theirs,
      fingerprint: '',
      editedBy: 'aicha',
      createdAt: now,
      asked: isAsked ? { at: now, by: 'aicha' } : null,
    },
  };
  const renderings = renderingsOf(theirs, desk.accounts, rules);
  return {
    draft,
    desk,
    renderings,
    counts: countsOf(theirs, desk.accounts, rules),
    findings: findingsOf(theirs, desk, rules, now),
    links: [...new Set(renderings.flatMap(({ network, text }) => rules[network].links(text)))],
    standing: options.standing ?? { kind: 'waiting', missing: 2, by: [] },
    decisions: [],
    deliveries: options.deliveries ?? [],
    names: new Map([
      ['aicha', 'Aïcha'],
      ['karim', 'Karim'],
      ['lea', 'Léa'],
    ]),
    candidates: { kind: 'each', people: desk.approvers.map((id) => personCalled(id)) },
    prices: { asOf: '2026-08-22', post: 0.015, postWithLink: 0.2, altText: 0.005 },
    now,
    m: messagesIn(language),
  };
}

const described = content.media.map((media) => ({ ...media, alt: 'Le guichet, porte ouverte, vu de la rue' }));
const at = new Date('2026-11-23T09:00:20Z');
const base = {
  draftId: 'draft',
  revision: 3,
  fingerprint: '',
  key: 'k',
  attempt: 1,
  dueAt: at,
  notAfterAt: new Date('2026-11-23T11:00:20Z'),
  uploaded: [],
  sendingSince: null,
  doubtSince: null,
  repeats: 0,
  createdAt: now,
};
const posted = { remoteId: '1', remoteUrl: 'https://social.example.org/@valmont/1', sentAt: at };

/** One delivery in every state, as far as two accounts go round. */
const deliveries: readonly Delivery[] = [
  { ...base, id: 'd1', accountId: 'm', state: 'ready' },
  { ...base, id: 'd2', accountId: 'x', state: 'sending', sendingSince: at, leaseUntil: at },
  { ...base, ...posted, id: 'd3', accountId: 'm', state: 'sent' },
  { ...base, id: 'd4', accountId: 'x', state: 'failed', why: 'duplicate' },
  { ...base, id: 'd5', accountId: 'm', state: 'held', why: 'late' },
  { ...base, id: 'd6', accountId: 'x', state: 'held', why: 'cannot_look', doubtSince: at },
  { ...base, id: 'd7', accountId: 'm', state: 'held', why: 'account_paused' },
  {
    ...base,
    id: 'd8',
    accountId: 'x',
    state: 'doubt',
    why: 'no_answer',
    doubtSince: at,
    sendingSince: at,
    looks: 0,
    absentLooks: 0,
  },
  { ...base, id: 'd9', accountId: 'm', state: 'cancelled', why: 'stopped' },
  { ...base, ...posted, id: 'd10', accountId: 'x', state: 'retracting', retractedBy: 'aicha', retractWhy: 'Erreur' },
  {
    ...base,
    ...posted,
    id: 'd11',
    accountId: 'm',
    state: 'retracted',
    retractedBy: 'aicha',
    retractWhy: 'Erreur',
    retractedAt: at,
  },
];

function snapshot(t: TestContext, text: string): void {
  t.assert.snapshot(text, { serializers: [(value: unknown) => String(value).replaceAll(/[\u00a0\u202f]/g, ' ')] });
}

for (const language of languages) {
  test(`a working card shows everything that would go out, and what stands against it (${language})`, (t) => {
    snapshot(t, cardText(workingCard(viewOf(language))));
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

  test(`the forms and the help (${language})`, (t) => {
    const m = messagesIn(language);
    const start = { m, desk, timeZone: 'Europe/Paris', now, takesFiles: true };
    const user = { ...personCalled('aicha'), language };
    const practice = [{ id: 'p', handle: '@valmont@practice', network: 'mastodon', practice: true } as const];
    const groups = [{ id: 'S1', name: 'validation' }];
    const capabilities = {
      messageShortcut: true,
      commandInThread: false,
      formFiles: true,
      formImages: true,
      userGroups: true,
    };
    snapshot(
      t,
      [
        formText(newDraftForm(start, { text: 'Bonjour', fileCount: 0 })),
        formText(editDraftForm(start, 12, { ...content, ownTexts: { x: 'Un guichet ouvre.' } })),
        formText(altTextsForm(m, content, 1000)),
        formText(setupForm({ m, user }, desk, { accounts: desk.accounts, groups })),
        formText(setupForm({ m, user }, null, { accounts: practice, groups: [] })),
        cardText(helpCard({ m, chat: { capabilities } }, null)),
      ].join('\n\n'),
    );
  });
}
