import { type Change, type Content, plainContent } from '#drafts/content.ts';

/** A field of a content with another value than in `plainPost`, and its expected treatment everywhere. */
export interface FieldCase<Value = unknown> {
  readonly other: Value;
  /** Other fields that it needs in order to count. */
  readonly beside?: Partial<Content>;
  /** The change that cards show if only this field differs; null: none that anybody must see again. */
  readonly told: Change['kind'] | null;
  /** True if a decision on one value no longer counts for the other. */
  readonly isFingerprinted: boolean;
  readonly isInTemplates: boolean;
  /** True if drafts can be found by its words. */
  readonly isFound: boolean;
}

type Accounts = readonly [string, string];

export function plainPost(accountIds: Accounts): Content {
  return plainContent({ text: 'Le pont est ouvert.', language: 'fr', accountIds, timeZone: 'Europe/Paris' });
}

/** Lists every field of a content: a new field does not compile before its expected treatment is given here. */
export function everyField(accountIds: Accounts): {
  readonly [Key in keyof Content]-?: FieldCase<NonNullable<Content[Key]>>;
} {
  const [first, second] = accountIds;
  const post = { deliveryId: 'd', postId: '1', postUrl: 'https://x.example/1', number: 1 };
  const picture = {
    sha256: 'a'.repeat(64),
    mimeType: 'image/png',
    width: 12,
    height: 8,
    byteLength: 90,
    alt: 'Un pont',
  };
  const window = { publishAt: new Date('2027-01-04T08:00:00Z'), notAfterAt: new Date('2027-01-04T10:00:00Z') };
  return {
    text: { other: 'Le pont est fermé.', told: 'text', isFingerprinted: true, isInTemplates: true, isFound: true },
    ownTexts: {
      other: { [second]: 'Pont fermé' },
      told: 'text',
      isFingerprinted: true,
      isInTemplates: true,
      isFound: true,
    },
    contentWarning: { other: 'eau', told: 'warning', isFingerprinted: true, isInTemplates: true, isFound: true },
    language: { other: 'en', told: 'language', isFingerprinted: true, isInTemplates: true, isFound: false },
    visibility: { other: 'unlisted', told: 'visibility', isFingerprinted: true, isInTemplates: true, isFound: false },
    accountIds: { other: [first], told: 'accounts', isFingerprinted: true, isInTemplates: true, isFound: false },
    media: { other: [picture], told: 'images', isFingerprinted: true, isInTemplates: false, isFound: true },
    window: { other: window, told: 'when', isFingerprinted: true, isInTemplates: false, isFound: false },
    timeZone: { other: 'Indian/Reunion', told: null, isFingerprinted: false, isInTemplates: false, isFound: false },
    corrections: {
      other: [
        { ...post, accountId: first, way: 'edit' },
        { ...post, accountId: second, way: 'replace' },
      ],
      told: 'correction',
      isFingerprinted: true,
      isInTemplates: false,
      isFound: false,
    },
    series: {
      other: 'plain',
      beside: { text: 'Le pont est ouvert.\n---\nPassez !' },
      told: 'series',
      isFingerprinted: true,
      isInTemplates: false,
      isFound: false,
    },
    restVisibility: {
      other: 'asFirst',
      beside: { text: 'Le pont est ouvert.\n---\nPassez !', series: 'plain' },
      told: 'restVisibility',
      isFingerprinted: true,
      isInTemplates: false,
      isFound: false,
    },
    linkCard: {
      other: { link: 'https://ville.example/pont', title: 'Pont rouvert', description: '' },
      beside: { text: 'Le pont est ouvert : https://ville.example/pont' },
      told: 'linkCard',
      isFingerprinted: true,
      isInTemplates: false,
      isFound: true,
    },
  };
}

/** Lists each field with a content that differs from `plainPost` only in it. */
export function eachField(
  accountIds: Accounts,
): readonly (FieldCase & { readonly name: string; readonly content: Content })[] {
  return Object.entries<FieldCase>(everyField(accountIds)).map(([name, field]) => ({
    ...field,
    name,
    content: { ...plainPost(accountIds), ...field.beside, [name]: field.other },
  }));
}
