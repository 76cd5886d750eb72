import { rules } from '#app/rules.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Language } from '#languages.ts';
import type { ShownWording } from '#bot/wordings/wording-card.ts';
import type { CorrectedPost } from '#bot/correcting/correction-view.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { previewOf } from '#bot/drafting/preview-of.ts';
import type { ChatUser } from '#chat/chat.ts';
import type { Account } from '#desks/account.ts';
import { deskDefaults } from '#desks/desk-settings.ts';
import type { Desk } from '#desks/desk.ts';
import { countsOf } from '#drafts/counts-of.ts';
import { type Content, plainContent } from '#drafts/content.ts';
import type { Draft } from '#drafts/draft.ts';
import type { Template } from '#drafts/template.ts';
import { findingsOf } from '#drafts/findings-of.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import type { Delivery } from '#publishing/delivery.ts';

import { testPrices } from './prices.ts';

export const now = new Date('2026-11-23T09:00:00Z');

function account(id: string, network: Account['network'], handle: string): Account {
  const limits = rules[network].defaultLimits;
  const base = { practice: false, serverUrl: 'https://social.example.org', remoteId: id, displayName: handle, limits };
  return { ...base, id, network, handle, software: 'Mastodon 4.6.5', standing: { kind: 'active' }, nextSleep: null };
}

export const desk: Desk = {
  ...deskDefaults,
  id: 'desk',
  platform: 'sandbox:practice',
  channel: 'publications',
  name: 'Valmont',
  language: 'fr',
  timeZone: 'Europe/Paris',
  approvalsNeeded: 2,
  steps: null,
  approvers: ['karim', 'lea', 'aicha'],
  stewards: ['karim'],
  knownAcronyms: [],
  policyNumber: 0,
  away: [],
  periods: [],
  accounts: [account('m', 'mastodon', '@valmont@social.example.org'), account('x', 'x', '@valmont')],
};

export const content: Content = {
  ...plainContent({
    text: 'La DRETA ouvre un guichet !!\n\nhttps://info.example.org/guichet\n✅ validé par Karim\n#guichetunique',
    language: 'fr',
    accountIds: ['m', 'x'],
    timeZone: 'Europe/Paris',
  }),
  media: [
    { sha256: 'a', mimeType: 'image/png', width: 800, height: 600, byteLength: 1000, alt: 'Le guichet, porte ouverte' },
    { sha256: 'b', mimeType: 'image/png', width: 40, height: 30, byteLength: 1000, alt: '' },
  ],
};

export function personCalled(id: string): ChatUser {
  const rest = { language: 'fr', timeZone: 'Europe/Paris', kind: 'member' } as const;
  return { id, name: id, ...rest };
}

/** Approvers away: Karim with Sacha as deputy, Léa without one, and one who left. Enough for one approval only. */
export const someAway: DraftView['candidates'] = {
  kind: 'each',
  people: [{ ...personCalled('sacha'), name: 'Sacha' }],
  places: new Map([['sacha', ['karim']]]),
  missed: [
    { user: { ...personCalled('karim'), name: 'Karim' }, awayUntil: new Date('2026-12-01T23:00:00Z') },
    { user: { ...personCalled('lea'), name: 'Léa' }, awayUntil: null },
  ],
  spare: [],
};

/** Builds a draft's view, as far as cards read it. */
export function viewOf(
  language: Language,
  options: { readonly content?: Partial<Content>; readonly draft?: Partial<Draft> } & Partial<
    Pick<DraftView, 'standing' | 'deliveries' | 'desk' | 'candidates' | 'freeze' | 'correction'>
  > = {},
): DraftView {
  const theirs = { ...content, ...options.content };
  const own = options.desk ?? desk;
  const isAsked = options.draft?.state !== undefined && options.draft.state !== 'writing';
  const draft: Draft = {
    id: 'draft',
    deskId: 'desk',
    number: 12,
    author: 'aicha',
    state: 'writing',
    createdAt: now,
    changedAt: now,
    authorship: { kind: 'signed', wordedBy: { text: { by: ['aicha'], released: [] } }, mac: '' },
    ...options.draft,
    current: {
      draftId: 'draft',
      number: 3,
      content: theirs,
      fingerprint: '',
      editedBy: 'aicha',
      proposedBy: null,
      createdAt: now,
      asked: isAsked ? { at: now, by: 'aicha' } : null,
      askedPolicy: 0,
      askedAnew: 0,
    },
  };
  const renderings = renderingsOf(theirs, own.accounts, rules);
  return {
    draft,
    desk: own,
    turn: own,
    keepsPolicy: false,
    use: null,
    ofRule: null,
    sentBy: [],
    renderings,
    counts: countsOf(theirs, own.accounts, rules),
    findings: findingsOf(theirs, own, rules, now),
    looksAtPages: false,
    linkPreview: null,
    canConvert: false,
    links: [...new Set(renderings.flatMap(({ network, text }) => rules[network].links(text)))],
    standing: options.standing ?? { kind: 'waiting', missing: 2, by: [] },
    decisions: [],
    deliveries: options.deliveries ?? [],
    freeze: options.freeze ?? null,
    correction: options.correction ?? { ofNumber: null, posts: [], later: [], ofPosts: [], chain: [], shownOn: [] },
    names: new Map([
      ['aicha', 'Aïcha'],
      ['karim', 'Karim'],
      ['lea', 'Léa'],
      ['sacha', 'Sacha'],
    ]),
    candidates: options.candidates ?? {
      kind: 'each',
      people: own.approvers.map((id) => personCalled(id)),
      places: new Map(),
      missed: [],
      spare: [],
    },
    captions: new Map(),
    preview: previewOf({ renderings, desk: own, rules, m: messagesIn(language) }, null),
    prices: testPrices,
    rules,
    now,
    m: messagesIn(language),
  };
}

/** Builds this many templates of the desk, with this name and text. */
export function templatesOf(
  count: number,
  { name, text }: Pick<Template, 'name' | 'text'> = { name: 'Fermeture', text: 'Le guichet ferme le ___.' },
): readonly Template[] {
  return Array.from({ length: count }, (_, index) => ({
    ...plainContent({ text, language: 'fr', accountIds: [], timeZone: desk.timeZone }),
    id: `0198a000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`,
    deskId: desk.id,
    name: `${name} ${index + 1}`,
    savedBy: 'aicha',
    changedAt: now,
  }));
}

export const described = content.media.map((media) => ({ ...media, alt: 'Le guichet, porte ouverte, vu de la rue' }));
const at = new Date('2026-11-23T09:00:20Z');
const base = {
  draftId: 'draft',
  revision: 3,
  fingerprint: '',
  key: 'k',
  attempt: 1,
  dueAt: at,
  turnAt: new Date(0),
  notAfterAt: new Date('2026-11-23T11:00:20Z'),
  uploaded: [],
  sendingSince: null,
  doubtSince: null,
  repeats: 0,
  correction: null,
  position: 1,
  afterId: null,
  createdAt: now,
};
const posted = { remoteId: '1', remoteUrl: 'https://social.example.org/@valmont/1', sentAt: at };

/** One delivery in every state, as far as two accounts allow. */
export const deliveries: readonly Delivery[] = [
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
  {
    ...base,
    ...posted,
    id: 'd10',
    accountId: 'x',
    state: 'retracting',
    retractedBy: 'aicha',
    retractWhy: 'Erreur',
    waitsUntil: null,
  },
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

/** Returns a proposal, or a text typed on an older revision, as far as its card reads it. */
export function shownWording(
  kind: ShownWording['wording']['kind'],
  state: ShownWording['wording']['state'] = { kind: 'open' },
): ShownWording {
  const after = {
    ...content,
    text: content.text.replace('un guichet !!', 'deux guichets.'),
    contentWarning: 'Travaux',
    ...(kind === 'late' ? { language: 'en' } : {}),
  };
  return {
    wording: {
      id: 'w',
      draftId: 'draft',
      kind,
      base: kind === 'late' ? 2 : 3,
      content: after,
      by: 'karim',
      createdAt: now,
      state,
    },
    base: content,
    after,
    by: 'Karim',
    endedBy: state.kind === 'open' ? null : 'Aïcha',
  };
}

const oldPosts: readonly CorrectedPost[] = (['m', 'x'] as const).map((accountId) => ({
  correction: {
    accountId,
    way: accountId === 'm' ? 'edit' : 'replace',
    deliveryId: `old-${accountId}`,
    postId: '1',
    postUrl: `https://social.example.org/@valmont/${accountId}1`,
    number: 1,
  },
  delivery: { ...base, ...posted, draftId: 'before', id: `old-${accountId}`, accountId, state: 'sent' },
  before: { ...content, text: 'Le guichet est ouvret lundi.', media: [] },
}));

/** Builds a draft that corrects another one, before its approval or after it, when the old post on X is left. */
export function correctionOf(language: Language, state: 'writing' | 'approved'): DraftView {
  const corrections = oldPosts.map(({ correction }) => correction);
  const done = oldPosts.map(({ correction }): Delivery => {
    const { way, deliveryId: correctsId, number, postId, postUrl } = correction;
    const id = `new-${correction.accountId}`;
    const its = { way: way === 'edit' ? 'edit' : 'replace', correctsId, number, postId, postUrl } as const;
    return {
      ...base,
      ...posted,
      id,
      accountId: correction.accountId,
      state: 'sent',
      correction: { ...its, retractsOld: false },
    };
  });
  return viewOf(language, {
    content: { text: 'Le guichet est ouvert lundi.', media: [], corrections },
    draft: { state },
    correction: { ofNumber: 9, posts: oldPosts, later: [], ofPosts: [], chain: [], shownOn: [] },
    ...(state === 'approved' ? { standing: { kind: 'approved', by: ['karim'] } as const, deliveries: done } : {}),
  });
}
