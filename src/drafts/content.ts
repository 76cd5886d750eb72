import { z } from 'zod';

import { canonicalJson } from '#storage/canonical-json.ts';

import { correctionSchema } from './correction.ts';
import { linkCardSchema } from './link-card-schema.ts';
import { mediaChangeSchema, mediaChanges, mediaOnto } from './media-changes.ts';
import { isDivided } from './series/parts-of-text.ts';
import { recordingSchema } from './recording-schema.ts';

/** The one definition of what people write and approve; `contentFields` says how each field is treated. */
export const contentSchema = z.object({
  text: z.string(),
  /** Texts of single accounts, by account id. */
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
          /** Left out for a picture. */
          recording: recordingSchema.exactOptional(),
          /** In a series: the position of the part that it belongs to; left out for the first. */
          part: z.number().int().exactOptional(),
        })
        .readonly(),
    )
    .readonly(),
  /**
   * When a scheduled post may leave: not before `publishAt`, not after `notAfterAt`. Null: as soon as it is approved.
   */
  window: z.object({ publishAt: z.date(), notAfterAt: z.date() }).readonly().nullable(),
  /** The time zone in which the author named the time. */
  timeZone: z.string(),
  /** Corrections of public posts, one for each; left out if it corrects nothing. */
  corrections: z.array(correctionSchema.readonly()).readonly().exactOptional(),
  /**
   * The texts are split at their divider lines into posts that answer each other; `numbered`: with "1/4" at their ends.
   * Left out: one post, whatever lines its text has.
   */
  series: z.enum(['plain', 'numbered']).exactOptional(),
  /** The later parts of a series are as visible as the first; if left out, they are unlisted. */
  restVisibility: z.literal('asFirst').exactOptional(),
  /** The link card to send with the post, for networks that read no page themselves; left out: none. */
  linkCard: linkCardSchema.exactOptional(),
});

export interface Content extends Readonly<z.output<typeof contentSchema>> {}
export type PublishWindow = NonNullable<Content['window']>;
/** A content without its time window, so that time alone changes nothing about it. */
export type LastingContent = Omit<Content, 'window'>;

/** One thing that differs between two revisions. */
export const changeSchema = z.discriminatedUnion('kind', [
  /** `accountId` null: the text that the accounts share. */
  z.object({ kind: z.literal('text'), accountId: z.string().nullable() }),
  /** The field alone says it all; `warning` is the field `contentWarning`. */
  z.object({ kind: z.enum(['warning', 'language', 'visibility', 'when', 'series', 'restVisibility', 'linkCard']) }),
  z.object({
    kind: z.literal('accounts'),
    added: z.array(z.string()).readonly(),
    removed: z.array(z.string()).readonly(),
  }),
  mediaChangeSchema,
  /** The correction of a public post has changed. */
  z.object({ kind: z.literal('correction'), accountId: z.string() }),
]);

export type Change = z.infer<typeof changeSchema>;

/** Builds the content of a post of words alone, with the default of every other field. */
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

/** How one field is treated when contents are stored, compared, searched and approved. */
interface ContentField<Key extends keyof Content = keyof Content> {
  /** Returns the field's canonical form, in which it is stored. `order`: the ids of the desk's accounts. */
  readonly tidied: (content: Content, order: readonly string[]) => Content[Key];
  /** Returns what differs, as cards show it. If that is empty, an edit of this field alone is no edit. */
  readonly changes: (before: Content, after: Content) => readonly Change[];
  /**
   * Returns the field after a wording is applied to the current content: if the wording's form, opened on `base`, did
   * not change it, it stays as it is.
   */
  readonly onto: (worded: Content, base: Content, current: Content) => Content[Key];
  /** Returns what people read or hear of it; drafts are found by these words. */
  readonly words: (content: Content) => readonly string[];
  /**
   * How the fingerprint covers the field: as part of the renderings, by the returned object beside them, or not at all,
   * so that changing it voids no approval.
   */
  readonly fingerprint: 'rendered' | 'notCovered' | ((content: Content) => object);
}

/** All fields, in the order in which cards list changes. Leaving a field out does not compile. */
export const contentFields: { readonly [Key in keyof Content]-?: ContentField<Key> } = {
  text: {
    ...whole('text'),
    ...toldAs('text', { kind: 'text', accountId: null }),
    tidied: ({ text }) => nfc(text),
    words: ({ text }) => [text],
    fingerprint: 'rendered',
  },
  ownTexts: {
    // An own text equal to the shared one would stay behind when that one changes.
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
    // A correction goes to the accounts whose posts are not left as they are, and to no others.
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
    // The time zone alone changes nothing; it is taken together with the window.
    changes: () => [],
    onto: (worded, base, current) => (isSame(worded.window, base.window) ? current.timeZone : worded.timeZone),
    fingerprint: 'notCovered',
  },
  corrections: {
    ...whole('corrections'),
    tidied: ({ corrections }, order) => (corrections === undefined ? undefined : inOrder(corrections, order)),
    // A correction of another post, or of one that was corrected meanwhile, is another correction too.
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
    // Dropped once no text has its link any more.
    tidied: ({ text, ownTexts, linkCard }) =>
      linkCard !== undefined && [text, ...Object.values(ownTexts)].some((one) => nfc(one).includes(linkCard.link))
        ? linkCard
        : undefined,
    words: ({ linkCard }) => (linkCard === undefined ? [] : [linkCard.title, linkCard.description]),
    // Covered even if no post shows it now: any change of it needs approval anew.
    fingerprint: ({ linkCard }) => (linkCard === undefined ? {} : { linkCard }),
  },
};

/** Builds a content whose fields have the values that `valueOf` returns. */
export function contentOfFields(valueOf: (field: ContentField) => Content[keyof Content]): Content {
  const values = Object.entries<ContentField>(contentFields).map(([name, field]) => [name, valueOf(field)] as const);
  return contentSchema.parse(Object.fromEntries(values.filter(([, value]) => value !== undefined)));
}

/** Returns the treatment of a field that is only taken as a whole, and has no words to search. */
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
