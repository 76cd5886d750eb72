import type { Decision, DecisionReader } from '#approvals/decision.ts';
import { standingBy, turnBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import { takesReactions } from '#bot/approving/read-reactions.ts';
import type { Bot, Prices } from '#bot/bot.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import { type Desk, readDesk, withFormerAccounts } from '#desks/desk.ts';
import { isSamePolicy } from '#desks/policy.ts';
import { type Freeze, freezeOf } from '#desks/freeze.ts';
import { captionTextsOf } from '#drafts/captions/caption-text.ts';
import { askersOf, authorsOf } from '#drafts/authors-of.ts';
import { decisionsOn, decisionsOnEach, standingKnowing } from '#drafts/decisions-on.ts';
import { deskFor, desksFor, inItsPeriods } from '#drafts/desk-of-draft.ts';
import { type Count, countsOf, lookThroughLong } from '#drafts/counts-of.ts';
import { type Draft, readDraft, readDrafts } from '#drafts/draft.ts';
import { asInEmergency, type EmergencyUse, isOfEmergency, isUseOf, readUses } from '#drafts/emergency/use.ts';
import { type DraftOrigin, readDraftOrigin } from '#drafts/draft-origin.ts';
import { readByRules } from '#drafts/relayed/by-rule.ts';
import type { Finding } from '#drafts/finding.ts';
import { findingsInTurns } from '#drafts/findings-of.ts';
import { readPreview } from '#drafts/preview.ts';
import { type LinkPreview, readLinkPreview } from '#drafts/previews/link-preview.ts';
import { renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import { subjectOfDraft } from '#drafts/subject-of-draft.ts';
import type { Rendering } from '#networks/rendering.ts';
import { withEditsGone } from '#publishing/correcting/chain.ts';
import { deliveriesOf, deliveriesOfEach, type Delivery } from '#publishing/delivery.ts';

import { type Candidates, candidatesOf } from '#bot/approving/candidates.ts';
import { type CorrectionView, readCorrectionView } from '#bot/correcting/correction-view.ts';
import { approversOfSent } from './approvers-of-sent.ts';
import { namesOf } from './names.ts';
import { type RuleOnDraft, ruleOnDraft } from './rule-on-draft.ts';
import { previewOf, type PreviewView } from './preview-of.ts';

/** A draft's state, from stored data alone. */
export interface DraftState {
  readonly draft: Draft;
  /** With the policy that counts for the draft. */
  readonly desk: Desk;
  /** The desk with the rule of the step whose turn it is; the same as `desk` if it has no steps. */
  readonly turn: Desk;
  /** True: the desk's own policy is different today. */
  readonly keepsPolicy: boolean;
  readonly standing: Standing;
  /** Decisions on the current revision. */
  readonly decisions: readonly Decision[];
  /**
   * Deliveries of the current revision, and those of earlier ones that were not called off, in the desk's order of
   * accounts.
   */
  readonly deliveries: readonly Delivery[];
  /** The use of the emergency path that made the draft and still stands for it; null: it is an ordinary draft. */
  readonly use: EmergencyUse | null;
  /** The rule that made it, if proved to be Tambour's own; null: no rule did. */
  readonly ofRule: RuleOnDraft | null;
  /** The desk's freeze; null: not frozen. */
  readonly freeze: Freeze | null;
  readonly now: Date;
  readonly m: Messages;
}

/** One draft as it stands now, with all that its cards show. */
export interface DraftView extends DraftState {
  /** The people who had approved what has left, when it left; empty if nothing has. */
  readonly sentBy: readonly string[];
  /** The renderings of the current revision, one for each account. */
  readonly renderings: readonly Rendering[];
  readonly counts: readonly Count[];
  readonly findings: readonly Finding[];
  /** Addresses that the networks would turn into links, each once. */
  readonly links: readonly string[];
  /** The pages to which links lead can be looked at. */
  readonly looksAtPages: boolean;
  /** A video that does not fit can be converted here. */
  readonly canConvert: boolean;
  /** Names of the people on the cards. */
  readonly names: ReadonlyMap<UserId, string>;
  readonly candidates: Candidates;
  readonly prices: Prices;
  readonly rules: Rules;
  /** The posts that the draft corrects, and the corrections of its own posts. */
  readonly correction: CorrectionView;
  readonly preview: PreviewView;
  /** The texts of its captions, by their hashes. */
  readonly captions: ReadonlyMap<string, string>;
  /** The page that its first link leads to; null: not read yet, or another page was. */
  readonly linkPreview: LinkPreview | null;
}

/** Reads the draft's state, without asking the chat; null if the draft or its desk is gone. */
export async function readDraftState({ store }: Bot, draftId: string): Promise<DraftState | null> {
  const { db } = store;
  const now = store.clock.now();
  const draft = await readDraft(db, draftId);
  const desk = draft === null ? null : await readDesk(db, { id: draft.deskId }, now);
  if (draft === null || desk === null) return null;
  const reader = { tx: db, decisionKey: store.decisionKey };
  const [subjectDesk, deliveries, decisions, freeze, origin] = await Promise.all([
    deskFor(db, desk, draft, now),
    deliveriesOf(db, draftId).then(async (own) => withEditsGone(db, own)),
    decisionsOn(reader, draft),
    freezeOf(db, desk.id),
    readDraftOrigin(reader, draftId),
  ]);
  const named = await withFormerAccounts(db, subjectDesk, accountIdsOf(deliveries), now);
  return withOrigin(reader, origin, stateOf({ draft, desk: named, ofToday: desk, deliveries, decisions, freeze, now }));
}

/**
 * Reads the states of several drafts of one desk, in as many statements as one draft takes. Leaves out drafts that are
 * gone.
 */
export async function readDraftStates(
  { store }: Bot,
  desk: Desk,
  draftIds: readonly string[],
): Promise<readonly DraftState[]> {
  const { db } = store;
  const now = store.clock.now();
  const drafts = await readDrafts(db, draftIds);
  const reader = { tx: db, decisionKey: store.decisionKey };
  const [deskOf, deliveries, decisions, freeze, uses, byRules] = await Promise.all([
    desksFor(db, desk, drafts, now),
    deliveriesOfEach(db, draftIds).then(async (each) => withEditsGone(db, [...each.values()].flat())),
    decisionsOnEach(reader, drafts),
    freezeOf(db, desk.id),
    readUses(reader, draftIds),
    readByRules(reader, draftIds),
  ]);
  const { formerAccounts = [] } = await withFormerAccounts(db, desk, accountIdsOf(deliveries), now);
  return Promise.all(
    drafts.map((draft) => {
      const own = {
        deliveries: deliveries.filter(({ draftId }) => draftId === draft.id),
        decisions: decisions.get(draft.id) ?? [],
      };
      const state = stateOf({ draft, desk: { ...deskOf(draft), formerAccounts }, ofToday: desk, ...own, freeze, now });
      const origin = { use: uses.get(draft.id) ?? null, byRule: byRules.get(draft.id) ?? null };
      return withOrigin(reader, origin, state);
    }),
  );
}

function accountIdsOf(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.map(({ accountId }) => accountId);
}

/** Adds to the state what the emergency path, or a rule, gives a draft that it made. */
async function withOrigin(
  reader: DecisionReader,
  { use, byRule }: DraftOrigin,
  state: DraftState,
): Promise<DraftState> {
  if (use === null && byRule === null) return state;
  const { draft, desk, decisions, now } = state;
  const ofRule = byRule === null ? null : await ruleOnDraft(reader, byRule, state);
  if (ofRule?.hasLeft === true) return { ...state, ofRule, standing: { kind: 'approved', by: ofRule.approvers } };
  const standing = await standingKnowing(reader, { draft, desk, members: null, use, byRule, decisions }, now);
  return { ...state, ofRule, standing, use: isUseOf(use, draft) ? use : null };
}

function stateOf({
  ofToday,
  ...read
}: Omit<DraftState, 'keepsPolicy' | 'standing' | 'turn' | 'm' | 'use' | 'ofRule'> & {
  readonly ofToday: Desk;
}): DraftState {
  const { draft, desk, decisions, now } = read;
  const order = [...desk.accounts, ...(desk.formerAccounts ?? [])].map(({ id }) => id);
  const subject = subjectOfDraft(draft, desk);
  const deliveries = read.deliveries
    .filter((delivery) => delivery.revision === draft.current.number || delivery.state !== 'cancelled')
    .toSorted((one, other) => order.indexOf(one.accountId) - order.indexOf(other.accountId));
  return {
    ...read,
    use: null,
    ofRule: null,
    // Both are compared with the period's step, which is added to every policy.
    keepsPolicy: !isSamePolicy(inItsPeriods(desk, draft, now), inItsPeriods(ofToday, draft, now)),
    deliveries,
    standing: standingBy(decisions, subject, desk, now),
    turn: turnBy(decisions, subject, desk, now),
    // For posts sent before decisions were signed, the names are still of use.
    decisions: draft.state === 'asked' ? decisions.filter(({ isGenuine }) => isGenuine) : decisions,
    m: messagesIn(desk.language),
  };
}

/** Reads the draft with all that its cards show; null if it or its desk is gone. Throws if the chat does not answer. */
export async function readDraftView(bot: Bot, chat: ChatPlatform, draftId: string): Promise<DraftView | null> {
  const { rules, prices } = bot;
  const read = await readDraftState(bot, draftId);
  if (read === null) return null;
  const state = await withReactions(bot, await withApproversOfSent(bot, read));
  const { desk, turn, now } = state;
  const { content } = state.draft.current;
  const isUrgent = isOfEmergency(state.use, state.draft);
  // Includes accounts that the desk has given up: a published post keeps its words and its account's name on the card.
  const accounts = [...desk.accounts, ...(state.draft.state === 'approved' ? (desk.formerAccounts ?? []) : [])];
  const renderings = renderingsOf(content, accounts, rules);
  const [candidates, names, drawn, captions, page] = await Promise.all([
    candidatesOf({ store: bot.store, chat }, turn, barredAtMost(state.draft)),
    namesOf(chat, peopleIn(state)),
    readPreview(bot.store.db, draftId),
    captionTextsOf(bot.store.db, content.media),
    readLinkPreview(bot.store.db, draftId),
  ]);
  const known = candidates.kind === 'each' ? [...candidates.people, ...candidates.missed.map(({ user }) => user)] : [];
  const named = known.map(({ id, name }) => [id, name] as const);
  await lookThroughLong(rules, renderings, accounts);
  const links = [...new Set(renderings.flatMap(({ network, text }) => rules[network].links(text)))];
  // The preview may belong to a link that an edit has replaced since.
  const linkPreview = page?.link === links[0] ? page : null;
  return {
    ...state,
    renderings,
    counts: countsOf(content, accounts, rules),
    findings: await findingsInTurns(content, isUrgent ? asInEmergency(desk) : desk, rules, now, linkPreview),
    looksAtPages: bot.lookAtPage !== undefined,
    canConvert: bot.convertRecording !== undefined,
    links,
    names: new Map([...names, ...named]),
    candidates,
    prices,
    rules,
    correction: await readCorrectionView(bot.store.db, state.draft, state.deliveries),
    preview: previewOf({ renderings, desk: { accounts }, rules, m: state.m }, drawn),
    captions,
    linkPreview,
  };
}

/** Says of a draft from a backup that reactions do not count, so that its card speaks of buttons alone. */
async function withReactions<State extends DraftState>({ store }: Bot, state: State): Promise<State> {
  const { desk, draft } = state;
  if (draft.state !== 'asked' || (await takesReactions(store.db, desk, draft))) return state;
  return { ...state, desk: { ...desk, reactionsCount: false } };
}

/** Adds who approved what has left. An approved draft of which something has left stands as it did then. */
async function withApproversOfSent({ store }: Bot, state: DraftState): Promise<DraftState & Pick<DraftView, 'sentBy'>> {
  const reader = { tx: store.db, decisionKey: store.decisionKey };
  const sentBy = await approversOfSent(reader, { ...state, isMade: state.use !== null || state.ofRule !== null });
  const isShown = state.draft.state === 'approved' && sentBy.length > 0;
  return { ...state, sentBy, ...(isShown ? { standing: { kind: 'approved', by: sentBy } } : {}) };
}

/** Counts the authors and askers: at most so many candidates are barred. */
function barredAtMost(draft: Draft): number {
  return authorsOf(draft).length + askersOf(draft).length;
}

/** Lists the people whom the cards may name, apart from the candidates. */
function peopleIn({
  draft,
  desk,
  decisions,
  deliveries,
  standing,
  ofRule,
  sentBy,
}: DraftState & Pick<DraftView, 'sentBy'>): readonly UserId[] {
  return [
    ...authorsOf(draft),
    ...(draft.current.proposedBy === null ? [] : [draft.current.proposedBy]),
    ...(draft.current.asked === null ? [] : [draft.current.asked.by]),
    ...desk.stewards,
    ...decisions.map(({ person }) => person),
    ...(standing.kind === 'approved' ? standing.by : []),
    ...sentBy,
    ...(ofRule?.approvers ?? []),
    ...deliveries.flatMap((delivery) => ('retractedBy' in delivery ? [delivery.retractedBy] : [])),
  ];
}
