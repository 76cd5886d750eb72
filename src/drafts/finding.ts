/** Where in a draft a finding is. */
export type Place =
  /** `accountId` null: in the text that the accounts without one of their own share. */
  | { readonly kind: 'text'; readonly accountId: string | null; readonly excerpt: string }
  | { readonly kind: 'warning'; readonly excerpt: string }
  /** `index` counts the pictures from 0. */
  | { readonly kind: 'alt'; readonly index: number }
  | { readonly kind: 'image'; readonly index: number }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'when' };

/** `blocks`: approval cannot be asked for. */
export type FindingLevel = 'blocks' | 'warns' | 'info';

/** The values that each code carries, for the sentence that the bot makes of it. */
export interface FindingData {
  readonly EMPTY: NoData;
  readonly TOO_LONG: { readonly count: number; readonly limit: number };
  readonly NO_ACCOUNT: NoData;
  readonly ACCOUNT_GONE: NoData;
  readonly ACCOUNT_ASLEEP: NoData;
  readonly ACCOUNT_PAUSED: { readonly why: string };
  readonly PAST_TIME: NoData;
  readonly TOO_MANY_IMAGES: { readonly count: number; readonly limit: number };
  /** `unit` "bytes" or "pixels". */
  readonly IMAGE_TOO_LARGE: { readonly unit: string; readonly size: number; readonly limit: number };
  readonly IMAGE_TYPE: { readonly mimeType: string };
  readonly ALT_MISSING: NoData;
  readonly ALT_PLACEHOLDER: { readonly alt: string };
  readonly ALT_PREFIX: { readonly prefix: string };
  readonly ALT_SHORT: { readonly count: number; readonly least: number };
  readonly ALT_TOO_LONG: { readonly count: number; readonly limit: number };
  readonly ALT_MISUSED: { readonly what: string };
  /** `other`: the index of the equal picture, or -1 for the post's text. */
  readonly ALT_DUPLICATE: { readonly other: number };
  /** A template's blank that nobody filled in. */
  readonly BLANK_LEFT: NoData;
  readonly BIDI_CONTROL: CodePoint;
  readonly ZERO_WIDTH: CodePoint;
  readonly CONTROL_CHARACTER: CodePoint;
  /** `punycode`: how the host is really written. */
  readonly LOOKALIKE_HOST: { readonly host: string; readonly punycode: string };
  readonly HIDDEN_TARGET: { readonly shown: string; readonly target: string };
  /** What readers would see on a server that renders Markdown. `accounts`: their names, joined with ", ". */
  readonly MARKDOWN_LINK: { readonly accounts: string; readonly shown: string; readonly target: string };
  readonly MARKDOWN_IMAGE: { readonly accounts: string; readonly address: string };
  /** `shown` empty: nothing. */
  readonly MARKDOWN_TEXT: { readonly accounts: string; readonly shown: string };
  readonly MARKDOWN_AUTOLINK: { readonly accounts: string; readonly shown: string; readonly target: string };
  readonly FANCY_UNICODE: { readonly character: string };
  readonly FALSE_COLUMNS: NoData;
  readonly HASHTAG_CASE: { readonly hashtag: string };
  readonly HASHTAG_COUNT: { readonly count: number; readonly most: number };
  readonly HASHTAG_INLINE: { readonly count: number };
  readonly EMOJI_COUNT: { readonly count: number; readonly most: number };
  readonly EMOJI_REPEAT: { readonly emoji: string };
  readonly EMOJI_BULLET: { readonly count: number };
  readonly EMOJI_POSITION: { readonly emoji: string };
  readonly EMOJI_FACE: { readonly emoji: string };
  readonly EMOJI_SKIN: { readonly emoji: string };
  readonly EMOTICON: { readonly emoticon: string };
  readonly ALL_CAPS: NoData;
  readonly ALTERNATE_CAPS: { readonly word: string };
  readonly ACRONYM: { readonly acronym: string };
  readonly LONG_SENTENCE: { readonly count: number; readonly most: number };
  readonly PUNCTUATION_REPEAT: { readonly marks: string };
  readonly SHORT_LINK: { readonly host: string };
  readonly LINK_HTTPS: NoData;
  readonly LINK_DOMAIN: { readonly host: string };
  readonly LINK_COUNT: { readonly count: number };
  readonly MENTION_NOTIFIES: { readonly mention: string };
  /** ISO 639-1 codes. */
  readonly LANGUAGE_MIXED: { readonly first: string; readonly second: string };
  readonly LANGUAGE_MISSING: NoData;
  /** `words`: joined with ", ". */
  readonly RESTRICTED_WORDS: { readonly words: string };
}

type NoData = Readonly<Record<string, never>>;

/** `name` such as "U+202E", `at` the offset in UTF-16 code units. */
interface CodePoint {
  readonly name: string;
  readonly at: number;
}

export type FindingCode = keyof FindingData;

/** What a rule found; `gradeFinding` says how grave that is, where the rule itself does not. */
export type Found = {
  readonly [C in FindingCode]: {
    readonly code: C;
    readonly place: Place;
    readonly data: FindingData[C];
    readonly level?: 'info';
  };
}[FindingCode];

/** What a check found in a revision, with its place and what its sentence needs. */
export type Finding = {
  readonly [C in FindingCode]: {
    readonly code: C;
    readonly level: FindingLevel;
    readonly place: Place;
    readonly data: FindingData[C];
  };
}[FindingCode];
