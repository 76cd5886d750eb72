import { z } from 'zod';

import { canonicalJson } from '#storage/canonical-json.ts';

import { correctionSchema } from './correction.ts';
import { linkCardSchema } from './link-card-schema.ts';
import { mediaChangeSchema, mediaChanges, mediaOnto } from './media-changes.ts';
import { isDivided } from './series/parts-of-text.ts';
import { recordingSchema } from './recording-schema.ts';

/** The one definition of what a person decides about a revision: `contentFields` says what becomes of each field. */
export const contentSchema = z.object({
  text: z.string(),
  /** Account id to the text for that account alone. */
  ownTexts: z.record(z.string(), z.string()).readonly(),
  contentWarning: z.string().nullable(),
  language: z.string(),
  visibility: z.enum(['public', 'unlisted']),
  /** At least one, in the desk's order. */
  accountIds: z.array(z.string()).readonly(),
  media: z
    .array(
      z
        .object({
          sha256: z.string(),
          mimeType: z.string(),
          width: z.number(),
          height: z.number(),
          byteLength: z.number(),
          alt: z.string(),
          /** Left out: it is a picture. */
          recording: recordingSchema.exactOptional(),
          /** Of a series: the place of the part that it goes with; left out: the first. */
          part: z.number().int().exactOptional(),
        })
        .readonly(),
    )
    .readonly(),
  /**
   * The time in which a scheduled post may leave: not before the one instant, not after the other. Null: as soon as it
   * is approved.
   */
  window: z.object({ publishAt: z.date(), notAfterAt: z.date() }).readonly().nullable(),
  /** The zone in which the author named the time. */
  timeZone: z.string(),
  /** Corrections of public posts, one for each; left out if it corrects nothing. */
  corrections: z.array(correctionSchema.readonly()).readonly().exactOptional(),
  /**
   * Its texts are divided at their divider lines into posts that answer each other, `numbered` with "1/4" at their ends;
   * left out: one post, whatever lines its text has.
   */
  series: z.enum(['plain', 'numbered']).exactOptional(),
  /** The other parts of a series are as visible as its first; left out: they are unlisted. */
  restVisibility: z.literal('asFirst').exactOptional(),
  /** The page of a link as somebody chose it to go out beside it, where a network reads no page itself; left out: none. */
  linkCard: linkCardSchema.exactOptional(),
});

export interface Content extends Readonly<z.output<typeof contentSchema>> {}
export type PublishWindow = NonNullable<Content['window']>;
/** A content without its hour: all that time alone does not change. */
export type LastingContent = Omit<Content, 'window'>;

/** One thing that differs between two revisions. */
export const changeSchema = z.discriminatedUnion('kind', [
  /** `accountId` null: the text that the accounts share. */
  z.object({ kind: z.literal('text'), accountId: z.string().nullable() }),
  /** There is no more to say than which field it is; `warning` is the field `contentWarning`. */
  z.object({ kind: z.enum(['warning', 'language', 'visibility', 'when', 'series', 'restVisibility', 'linkCard']) }),
  z.object({
    kind: z.literal('accounts'),
    added: z.array(z.string()).readonly(),
    removed: z.array(z.string()).readonly(),
  }),
  mediaChangeSchema,
  /** The change is to what becomes of a public post. */
  z.object({ kind: z.literal('correction'), accountId: z.string() }),
]);

export type Change = z.infer<typeof changeSchema>;

/** Makes a post of words alone: each field that may be left as it is has here what it then holds. */
export function plainContent(
  words: Pick<Content, 'text' | 'language' | 'accountIds' | 'timeZone'>,
): Omit<Content, 'corrections' | 'series' | 'restVisibility' | 'linkCard'> {
  return { ownTexts: {}, contentWarning: null, visibility: 'public', media: [], window: null, ...words };
}

/** Narrows a content to some of its accounts. */
export function contentFor(content: Content, accountIds: readonly string[]): Content {
  const { corrections, ...rest } = content;
  if (corrections === undefined) return { ...rest, accountIds };
  return { ...rest, accountIds, corrections: corrections.filter((one) => accountIds.includes(one.accountId)) };
}

/** Treatment of one field wherever contents are kept, compared, found and approved. */
interface ContentField<Key extends keyof Content = keyof Content> {
  /** Gives the one way in which it is kept. `order`: the ids of the desk's accounts. */
  readonly tidied: (content: Content, order: readonly string[]) => Content[Key];
  /** Tells what differs, as cards show it; where nothing is told, an edit of this field alone is none. */
  readonly changes: (before: Content, after: Content) => readonly Change[];
  /**
   * Gives what a wording makes of the current content: what its form, opened on `base`, did not touch stays as it is.
   */
  readonly onto: (worded: Content, base: Content, current: Content) => Content[Key];
  /** Gives what people read or hear of it: drafts are found by these words. */
  readonly words: (content: Content) => readonly string[];
  /**
   * How the fingerprint covers the field: as a part of the renderings, by what is given beside them, or not at all, so
   * that a change of it voids no approval.
   */
  readonly fingerprint: 'rendered' | 'notCovered' | ((content: Content) => object);
}

/** Every field, in the order in which cards tell what changed. A field that is left out here does not compile. */
export const contentFields: { readonly [Key in keyof Content]-?: ContentField<Key> } = {
  text: {
    ...whole('text'),
    ...toldAs('text', { kind: 'text', accountId: null }),
    tidied: ({ text }) => nfc(text),
    words: ({ text }) => [text],
    fingerprint: 'rendered',
  },
  ownTexts: {
    // One that equals the shared text would stay behind when that one changes.
    tidied: ({ text, ownTexts }) =>
      Object.fromEntries(
        Object.entries(ownTexts)
          .map(([accountId, own]) => [accountId, nfc(own)] as const)
          .filter(([, own]) => own !== nfc(text)),
      ),
    changes: (before, after) =>
      [...new Set([...Object.keys(before.ownTexts), ...Object.keys(after.ownTexts)])]
        .filter((accountId) => before.ownTexts[accountId] !== after.ownTexts[accountId])
        .map((accountId) => ({ kind: 'text', accountId })),
    onto: ({ ownTexts: worded }, { ownTexts: base }, { ownTexts: current }) => {
      const owners = new Set([...Object.keys(worded), ...Object.keys(base), ...Object.keys(current)]);
      const texts = [...owners].map((id) => [id, worded[id] === base[id] ? current[id] : worded[id]] as const);
      return Object.fromEntries(texts.filter((one): one is readonly [string, string] => one[1] !== undefined));
    },
    words: ({ ownTexts }) => Object.values(ownTexts),
    fingerprint: 'rendered',
  },
  contentWarning: {
    ...whole('contentWarning'),
    ...toldAs('contentWarning', { kind: 'warning' }),
    tidied: ({ contentWarning }) => {
      const warning = nfc(contentWarning ?? '').trim();
      return warning === '' ? null : warning;
    },
    words: ({ contentWarning }) => [contentWarning ?? ''],
    fingerprint: 'rendered',
  },
  language: { ...whole('language'), ...toldAs('language', { kind: 'language' }), fingerprint: 'rendered' },
  visibility: { ...whole('visibility'), ...toldAs('visibility', { kind: 'visibility' }), fingerprint: 'rendered' },
  accountIds: {
    ...whole('accountIds'),
    // What corrects goes to the accounts whose posts are not left as they are, and to no other.
    tidied: ({ accountIds, corrections }, order) => {
      const corrected = inOrder(corrections ?? [], order).filter(({ way }) => way !== 'leave');
      const chosen = new Set(corrections === undefined ? accountIds : corrected.map(({ accountId }) => accountId));
      return [...order.filter((id) => chosen.has(id)), ...[...chosen].filter((id) => !order.includes(id))];
    },
    changes: (before, after) => {
      const added = after.accountIds.filter((id) => !before.accountIds.includes(id));
      const removed = before.accountIds.filter((id) => !after.accountIds.includes(id));
      return added.length > 0 || removed.length > 0 ? [{ kind: 'accounts', added, removed }] : [];
    },
    fingerprint: 'rendered',
  },
  media: {
    tidied: (content, order) => {
      const isSeries = contentFields.series.tidied(content, order) !== undefined;
      return content.media.map(({ part = 1, ...one }) => {
        const kept = { ...one, alt: nfc(one.alt).trim() };
        return isSeries && part > 1 ? { ...kept, part } : kept;
      });
    },
    changes: (before, after) => mediaChanges(before.media, after.media),
    onto: (worded, base, current) => mediaOnto(worded.media, base.media, current.media),
    words: ({ media }) => media.map(({ alt }) => alt),
    fingerprint: 'rendered',
  },
  window: {
    ...whole('window'),
    ...toldAs('window', { kind: 'when' }),
    fingerprint: ({ window }) => ({ window }),
  },
  timeZone: {
    ...whole('timeZone'),
    // The zone that a time was named in changes nothing, and is taken with the time.
    changes: () => [],
    onto: (worded, base, current) => (isSame(worded.window, base.window) ? current.timeZone : worded.timeZone),
    fingerprint: 'notCovered',
  },
  corrections: {
    ...whole('corrections'),
    tidied: ({ corrections }, order) => (corrections === undefined ? undefined : inOrder(corrections, order)),
    // Another post, or a post that was corrected meanwhile, is another correction too.
    changes: (before, after) => {
      const known = (before.corrections ?? []).map(canonicalJson);
      const others = (after.corrections ?? [])
        .filter((one) => !known.includes(canonicalJson(one)))
        .map(({ accountId }) => accountId);
      return [...new Set(others)].map((accountId) => ({ kind: 'correction', accountId }));
    },
    fingerprint: ({ corrections = [] }) => (corrections.length === 0 ? {} : { corrections }),
  },
  series: {
    ...whole('series'),
    ...toldAs('series', { kind: 'series' }),
    tidied: ({ series, ...texts }) => (isDivided(texts) ? series : undefined),
    fingerprint: 'rendered',
  },
  restVisibility: {
    ...whole('restVisibility'),
    ...toldAs('restVisibility', { kind: 'restVisibility' }),
    tidied: (content, order) =>
      contentFields.series.tidied(content, order) === undefined ? undefined : content.restVisibility,
    fingerprint: 'rendered',
  },
  linkCard: {
    ...whole('linkCard'),
    ...toldAs('linkCard', { kind: 'linkCard' }),
    // Once no text has its link any more, there is nothing that it would be the card of.
    tidied: ({ text, ownTexts, linkCard }) =>
      linkCard !== undefined && [text, ...Object.values(ownTexts)].some((one) => nfc(one).includes(linkCard.link))
        ? linkCard
        : undefined,
    words: ({ linkCard }) => (linkCard === undefined ? [] : [linkCard.title, linkCard.description]),
    // Also where no post has it now: whatever changes of it is agreed to anew.
    fingerprint: ({ linkCard }) => (linkCard === undefined ? {} : { linkCard }),
  },
};

/** Makes the content that has in each field what `valueOf` gives for it. */
export function contentOfFields(valueOf: (field: ContentField) => Content[keyof Content]): Content {
  const values = Object.entries<ContentField>(contentFields).map(([name, field]) => [name, valueOf(field)] as const);
  return contentSchema.parse(Object.fromEntries(values.filter(([, value]) => value !== undefined)));
}

/** Treats a field as a whole: an edit takes its whole value, and nobody reads a word of it. */
function whole<Key extends keyof Content>(key: Key): Pick<ContentField<Key>, 'tidied' | 'onto' | 'words'> {
  return {
    tidied: (content) => content[key],
    onto: (worded, base, current) => (isSame(worded[key], base[key]) ? current[key] : worded[key]),
    words: () => [],
  };
}

function toldAs<Key extends keyof Content>(key: Key, change: Change): Pick<ContentField<Key>, 'changes'> {
  return { changes: (before, after) => (isSame(before[key], after[key]) ? [] : [change]) };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function inOrder<Of extends { readonly accountId: string }>(all: readonly Of[], order: readonly string[]): Of[] {
  return all.toSorted((one, other) => order.indexOf(one.accountId) - order.indexOf(other.accountId));
}

function nfc(text: string): string {
  return text.normalize('NFC');
}
