import type { Desk } from '#desks/desk.ts';
import type { Content } from '#drafts/content.ts';
import { standingOfDraft } from '#drafts/decisions-on.ts';
import { readDeskOf } from '#drafts/desk-of-draft.ts';
import { type Draft, readDraft } from '#drafts/draft.ts';
import type { Finding } from '#drafts/finding.ts';
import { findingsOf } from '#drafts/findings-of.ts';
import { keepByRule, readByRule } from '#drafts/relayed/by-rule.ts';
import type { EntryWords } from '#drafts/relayed/relayed-text.ts';
import { type RuleInForce, ruleInForce } from '#drafts/relayed/rule-in-force.ts';
import { whyNotNow } from '#drafts/relayed/why-not-now.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { planDeliveries } from '#publishing/plan.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { FeedEntry } from './read-feed.ts';
import type { EntryNotice } from './relay-notice.ts';
import type { Source } from './source.ts';

/** A source's rule, fixed for one reading. */
export type RuleOfReading = RuleInForce;

type Why = NonNullable<NonNullable<Extract<EntryNotice, { readonly kind: 'relay.drafted' }>['data']['byRule']>['why']>;

type JudgedEntry =
  | { readonly kind: 'lets'; readonly inForce: RuleInForce; readonly leavesAt: Date }
  | { readonly kind: 'not'; readonly why: Why };

/** Reads the rule by which a reading releases entries; null if none is in force. */
export async function ruleOfReading(work: UnitOfWork, source: Source, desk: Desk): Promise<RuleOfReading | null> {
  return ruleInForce(work, source.id, desk, work.clock.now());
}

interface EntryToJudge {
  readonly desk: Desk;
  readonly rules: Rules;
  readonly entry: FeedEntry;
  readonly words: EntryWords;
  readonly content: Content;
  /** False if something known stands above it in the feed. */
  readonly isOnTop: boolean;
  /** The desk was told or published the same in the last days. */
  readonly isKnownNews: boolean;
  /** A restore may have forgotten that it was published. */
  readonly isForgotten: boolean;
  /** False if most of what stood in the feed is gone. */
  readonly isGood: boolean;
}

/** Judges whether a rule releases an entry, or why a person must look at it. */
export async function judgeEntry(
  work: UnitOfWork,
  inForce: RuleInForce,
  { desk, rules, entry, words, content, isOnTop, isKnownNews, isForgotten, isGood }: EntryToJudge,
): Promise<JudgedEntry> {
  const at = work.clock.now();
  const leavesAt = new Date(at.getTime() + inForce.rule.graceSeconds * 1000);
  const toLetOut = { inForce, desk, words, entryKey: entry.key, draftId: null, at, leavesAt };
  const why =
    whyNotWords(words) ??
    (entry.isGuessed === true ? 'odd' : null) ??
    whyNotPost(entry) ??
    whyNotNews(entry, { at, leavesAt, isOnTop, isKnownNews, isForgotten, isGood }) ??
    (await whyNotNow(work, toLetOut, at)) ??
    whyNotContent(content, { desk, rules, at, ownLink: inForce.source.kind === 'feed' ? null : words.link });
  return why === null ? { kind: 'lets', inForce, leavesAt } : { kind: 'not', why };
}

/** What is dated earlier is no news. */
const newsMs = 24 * 3_600_000;

/** Returns why an entry may be no news of this moment; null if it surely is. */
function whyNotNews(
  { publishedAt, isVaguelyDated }: FeedEntry,
  {
    at,
    leavesAt,
    isOnTop,
    isKnownNews,
    isForgotten,
    isGood,
  }: Pick<EntryToJudge, 'isOnTop' | 'isKnownNews' | 'isForgotten' | 'isGood'> & {
    readonly at: Date;
    readonly leavesAt: Date;
  },
): 'unseen' | 'undated' | 'later' | 'old' | 'below' | 'again' | 'restored' | null {
  const dated = publishedAt ?? at;
  // guard: by rule, nothing while most of the feed is gone
  if (!isGood) return 'unseen';
  if (isForgotten) return 'restored';
  // guard: by rule, only what is surely dated
  if (publishedAt === null || isVaguelyDated === true) return 'undated';
  // guard: by rule, nothing dated later
  if (dated > leavesAt) return 'later';
  // guard: by rule, nothing of a day ago
  if (dated.getTime() < at.getTime() - newsMs) return 'old';
  // guard: by rule, only what stands above all that is known
  if (!isOnTop) return 'below';
  // guard: by rule, nothing that was said before
  return isKnownNews ? 'again' : null;
}

const entity = /&(?:#x?[\da-f]{1,6}|[a-z][a-z\d]{1,30});/iu;
/**
 * UTF-8 that was read as Windows-1252, as in "Ã©tÃ©", "StraÃŸe", "cÅ“ur" and "lâ€™eau"; also where a space that does
 * not break, or a control character, was part of a letter: "Ã la plage", "StraÃe".
 */
const misread = /[ÂÃÄÅâ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|(?<!\p{Lu})Ã|Ã\p{Ll}/u;
/** Titles of what was never meant for readers. */
const unmeant =
  /^\W{0,3}(?:test\b|brouillon|entwurf|draft\b|lorem ipsum|404\b|err(?:eur|or)\b|fehler\b|page non trouvée|page not found|seite nicht gefunden)|\b(?:embargo|sperrfrist)/iu;
const mention = /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_]/u;

/** Returns why a person must look at a post on a network; null if it stands alone. */
function whyNotPost({ post }: FeedEntry): 'quotes' | 'continues' | 'more' | null {
  if (post === undefined) return null;
  if (post.quotes) return 'quotes';
  if (post.continues) return 'continues';
  // A rule releases only words.
  return post.hasMore || post.pictures.length > 0 ? 'more' : null;
}

/** Returns why a person must look at an entry's own words; null if they are plain words. */
function whyNotWords({ title, summary }: EntryWords): 'odd' | 'unmeant' | 'mentions' | null {
  const said = `${title}\n${summary}`;
  // Words decoded twice, or not at all, would tell readers something else than the site does.
  if (title === '' || entity.test(said) || /[\u{FFFD}\p{Co}\p{Cn}]/u.test(said) || /[<>{}]/u.test(said)) return 'odd';
  // guard: by rule, no words that were misread
  if (misread.test(said)) return 'odd';
  // guard: by rule, nothing whose title says that it is none
  if (unmeant.test(title)) return 'unmeant';
  // Each mentioned account would be notified in the State's name.
  return mention.test(said) ? 'mentions' : null;
}

function whyNotContent(
  content: Content,
  {
    desk,
    rules,
    at,
    ownLink,
  }: Pick<EntryToJudge, 'desk' | 'rules'> & {
    readonly at: Date;
    /** For a post on a network: its address, which is on no domain of the desk's. */
    readonly ownLink: string | null;
  },
): 'findings' | null {
  const found = findingsOf(content, desk, rules, at);
  const isOwn = ({ code, place }: Finding): boolean =>
    code === 'LINK_DOMAIN' && place.kind === 'link' && place.url === ownLink;
  const warns = found.filter((one) => one.level !== 'info' && !isOwn(one));
  // guard: by rule, nothing that a check warns of
  return warns.length > 0 ? 'findings' : null;
}

/** Records that a rule releases a new draft, without planning it yet. */
export async function beginByRule(
  work: UnitOfWork,
  {
    draft,
    desk,
    inForce: { rule, approvers },
    entryKey,
    words,
    leavesAt,
  }: {
    readonly draft: Draft;
    readonly desk: Desk;
    readonly inForce: RuleInForce;
    readonly entryKey: string;
    readonly words: EntryWords;
    readonly leavesAt: Date;
  },
): Promise<void> {
  const { id: draftId, deskId, current } = draft;
  const { number: revision, fingerprint } = current;
  await work.tx.draft.update({ where: { id: draftId }, data: { state: 'approved' } });
  const first = { draftId_number: { draftId, number: revision } };
  await work.tx.revision.update({ where: first, data: { askedPolicy: desk.policyNumber } });
  const { id: ruleId, sourceId } = rule;
  const at = work.clock.now();
  await keepByRule(work, { draftId, revision, fingerprint, ruleId, sourceId, deskId, entryKey, words, at, leavesAt });
  const data = { ruleId, sourceId, key: entryKey, words, fingerprint, approvers };
  await journal(work, { kind: 'relay.approvedByRule', deskId, draftId, actor: 'tambour', data });
}

/** Plans what a rule released, as an approval would: same gate, claim and key. */
export async function planByRule(work: UnitOfWork, draftId: string): Promise<void> {
  const draft = await readDraft(work.tx, draftId);
  const byRule = await readByRule(work, draftId);
  if (draft === null || byRule === null) throw new Error(`draft ${draftId} is not there after a rule let it out`);
  const now = work.clock.now();
  const desk = await readDeskOf(work.tx, draft, now);
  // Reads the standing again, as the gate does: it must hold by itself.
  const standing = await standingOfDraft(work, draft, desk, now);
  if (standing.kind !== 'approved') throw new Error(`rule ${byRule.ruleId} gave draft ${draftId} no approval`);
  await planDeliveries(work, null, { draft, use: null, byRule, desk, deliveries: [], standing });
}
