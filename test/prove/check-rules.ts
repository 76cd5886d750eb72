import { z } from 'zod';

import { goingOn } from './emergencies-known.ts';
import type { SimPage } from './sim-site.ts';
import { deliveryIn } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));
const relayedSchema = z.object({
  ruleId: z.uuid(),
  words: z.object({ title: z.string(), summary: z.string(), link: z.string() }),
});
const aboutSchema = z.object({ ruleId: z.uuid() });
const askedSchema = aboutSchema.extend({
  maxPerDay: z.number(),
  fromMinute: z.number(),
  toMinute: z.number(),
  authors: z.array(z.string()),
  template: z.string(),
  label: z.string(),
  accountIds: z.array(z.string()),
});
const agreedPeriodSchema = z.object({ fromAt: instant, toAt: instant, accountIds: z.array(z.string()) }).loose();

const leastGraceMs = 600_000;
const lastsMs = 90 * 86_400_000;
const newsMs = 86_400_000;
const sameNewsMs = 7 * 86_400_000;

/** A journal entry by which a rule let a post out. */
export interface KnownRelayed {
  readonly entry: JournalRow;
  readonly ruleId: string;
  readonly words: { readonly title: string; readonly summary: string; readonly link: string };
}

/** Returns the entry by which a rule let out a revision; null if none did. Later revisions are ordinary. */
export function relayedOf(
  journal: readonly JournalRow[],
  { draftId, revision }: { readonly draftId: string | null; readonly revision: number },
): KnownRelayed | null {
  const entry =
    revision === 1 ? journal.find((one) => one.draftId === draftId && one.kind === 'relay.approvedByRule') : undefined;
  return entry === undefined ? null : { entry, ...relayedSchema.parse(entry.data) };
}

/**
 * Returns why a rule does not justify what was sent; null if it does. Somebody other than its writer and asker must
 * have agreed to it; it must be in force; and the post must follow from its template, the entry and the time.
 */
export function whyNotByRule(
  evidence: Evidence,
  relayed: KnownRelayed,
  {
    claim,
    text,
    accountId,
  }: {
    readonly claim: JournalRow;
    readonly text: string;
    readonly accountId: string;
  },
): string | null {
  const { journal, claimTakesMs } = evidence;
  const { ruleId, words, entry } = relayed;
  const before = journal.filter(({ seq }) => seq < claim.seq);
  const of = (kind: string): JournalRow | undefined =>
    before.findLast((one) => one.kind === kind && aboutSchema.parse(one.data).ruleId === ruleId);
  const [asked, agreed] = [of('relayRule.asked'), of('relayRule.agreed')];
  if (asked === undefined || agreed === undefined) return 'its rule was not agreed to';
  const terms = askedSchema.parse(asked.data);
  if (agreed.actor === asked.actor || terms.authors.includes(agreed.actor))
    return 'its rule was agreed to by its author';
  if (of('relayRule.ended') !== undefined) return 'its rule was over';
  if (claim.at.getTime() - agreed.at.getTime() >= lastsMs) return 'its rule was older than 90 days';
  if (before.some(({ kind, draftId }) => kind === 'draft.stopped' && draftId === claim.draftId))
    return 'it was stopped';
  const stopper = stoppedBy(evidence, claim);
  if (stopper !== null) return `${stopper} had pressed Stop on it`;
  if (before.some(({ kind, draftId }) => /^relay\.(?:changed|gone)$/u.test(kind) && draftId === claim.draftId))
    return 'its page had other words by then, or was gone';
  if (!terms.accountIds.includes(accountId)) return 'its rule was for other accounts';
  if (text !== textBy(terms, words)) return 'it is not the template of its rule with the words of its entry';
  const odd = whyNoNews(evidence, relayed, claim);
  if (odd !== null) return odd;
  if (!words.link.startsWith('https://www.valmont.example/')) return 'its page was on another host';
  if (text.includes('@elsewhere.example')) return 'a check warned of it';
  if (claim.at.getTime() - entry.at.getTime() < leastGraceMs) return 'nobody had ten minutes to stop it';
  const minute = minuteOf(claim.at);
  const isInHours = minute >= terms.fromMinute && (terms.toMinute === 1440 || minute < terms.toMinute);
  if (!isInHours && minuteOf(new Date(claim.at.getTime() - claimTakesMs)) >= terms.toMinute) return 'outside its hours';
  const today = before.filter((one) => one.kind === 'relay.approvedByRule' && dayOf(one.at) === dayOf(entry.at));
  const place = today.findIndex(({ seq }) => seq === entry.seq);
  if (place >= terms.maxPerDay) return 'beyond its ceiling';
  return forbiddenSince(before, entry, accountId, claim);
}

/** Returns why an entry was no news, by what the site showed and what was let out before; null if it was. */
function whyNoNews(
  { site, journal, clockJumped }: Evidence,
  { entry, words }: KnownRelayed,
  claim: JournalRow,
): string | null {
  if (site === undefined) return null;
  const pageAt = (link: string): SimPage | undefined => site.made.find((page) => page.link === link);
  const page = pageAt(words.link);
  if (page === undefined) return 'its page was never there';
  const { publishedAt, below, id } = page;
  if (publishedAt === null) return 'nothing said exactly when its page was published';
  if (publishedAt > claim.at) return 'its page was dated later';
  if (entry.at.getTime() - publishedAt.getTime() > newsMs) return 'its page was no news';
  if (/Ã‰|^Draft /u.test(words.title)) return 'its title was never meant for readers';
  const before = journal.filter(({ kind, seq }) => kind === 'relay.approvedByRule' && seq < entry.seq);
  const said = before.map((one) => ({ at: one.at, words: relayedSchema.parse(one.data).words }));
  if (said.some((one) => below.includes(one.words.link))) return 'it came below what was known';
  const isAgain = said.some(
    (one) =>
      entry.at.getTime() - one.at.getTime() < sameNewsMs &&
      (one.words.title === words.title || pageAt(one.words.link)?.id === id),
  );
  if (isAgain) return 'the same was let out before';
  // Nobody can tell the order of readings and entries by a clock that jumped.
  if (clockJumped) return null;
  const readings = site.readings.filter(({ at }) => at <= claim.at);
  if (readings.findLast(({ at }) => at <= entry.at)?.isGood === false) return 'most of the feed was gone when it came';
  const since = readings.filter(({ at }) => at > entry.at);
  return since.at(-1)?.isGood === true ? null : 'the site did not show it again';
}

/** Returns who in the channel pressed Stop, and was received, before a delivery's first claim; null: nobody. */
function stoppedBy({ journal, acts, desk, lost }: Evidence, claim: JournalRow): string | null {
  // A restore forgets what was received since the backup.
  if (lost !== null) return null;
  const id = deliveryIn(claim)?.deliveryId;
  const isTriedAgain = journal.some(
    (one) => one.seq < claim.seq && one.kind === 'delivery.sending' && deliveryIn(one)?.deliveryId === id,
  );
  const stop = acts.find(
    ({ did, draftId, person, heardSeq }) =>
      did === 'stop' &&
      draftId === claim.draftId &&
      heardSeq !== undefined &&
      heardSeq < claim.seq &&
      desk.members.includes(person) &&
      desk.inChannel.includes(person),
  );
  return isTriedAgain ? null : (stop?.person ?? null);
}

function textBy(
  { template, label }: { readonly template: string; readonly label: string },
  words: KnownRelayed['words'],
): string {
  const values: Readonly<Record<string, string>> = { ...words, label };
  return template.replaceAll(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '');
}

/** Returns what forbade it at some moment between its creation and its claim. */
function forbiddenSince(
  before: readonly JournalRow[],
  { seq, at }: JournalRow,
  accountId: string,
  claim: JournalRow,
): string | null {
  const earlier = before.findLast((one) => one.seq < seq && /^desk\.(?:frozen|thawed)$/u.test(one.kind));
  const since = before.some((one) => one.seq > seq && one.kind === 'desk.frozen');
  if (since || earlier?.kind === 'desk.frozen') return 'publishing was stopped meanwhile';
  const isAlarmed = (one: JournalRow): boolean =>
    one.seq > seq && one.seq < claim.seq && one.kind === 'emergency.opened';
  if (goingOn(before, seq).length > 0 || before.some((one) => isAlarmed(one) && emergencyIn(one) === 'real'))
    return 'an emergency came between';
  const period = before.some((one) => {
    if (one.kind !== 'period.agreed') return false;
    const { fromAt, toAt, accountIds, periodId } = agreedPeriodSchema.extend({ periodId: z.uuid() }).parse(one.data);
    const over = before.some(
      ({ kind, data }) =>
        (kind === 'period.cancelled' && aboutPeriod(data) === periodId) ||
        (kind === 'period.agreed' && replacedBy(data) === periodId),
    );
    return !over && accountIds.includes(accountId) && fromAt < claim.at && toAt > at && claim.at < toAt;
  });
  return period ? 'a reserve period was under way' : null;
}

function emergencyIn({ data }: JournalRow): string {
  return z.object({ mode: z.string() }).parse(data).mode;
}

function aboutPeriod(data: unknown): string | null {
  return z.object({ periodId: z.uuid() }).safeParse(data).data?.periodId ?? null;
}

function replacedBy(data: unknown): string | null {
  return z.object({ replacesId: z.uuid().nullable() }).safeParse(data).data?.replacesId ?? null;
}

function parts(at: Date): Readonly<Record<string, string>> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'short',
  }).formatToParts(at);
  return Object.fromEntries(format.map(({ type, value }) => [type, value]));
}

function minuteOf(at: Date): number {
  const { hour = '0', minute = '0' } = parts(at);
  return Number(hour) * 60 + Number(minute);
}

function dayOf(at: Date): string {
  const { day = '', month = '', year = '' } = parts(at);
  return `${year}-${month}-${day}`;
}
