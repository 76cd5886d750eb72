import type { Language } from '#languages.ts';
import type { Desk } from '#desks/desk.ts';

/** A piece of a line of a digest. All text is data. */
export type DigestInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string };

/** A part of a digest, as the chat's message has it, for a page. */
export type DigestBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph' | 'note'; readonly inlines: readonly DigestInline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly DigestInline[])[] }
  | { readonly kind: 'picture'; readonly png: Uint8Array; readonly alt: string; readonly title: string }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A digest that was told in a desk's channel, in words. */
export interface ToldDigest {
  readonly title: string;
  readonly blocks: readonly DigestBlock[];
}

/** Which digest is to be told, in which language, and where the page is on how its figures are made. */
export interface DigestWish {
  readonly desk: Desk;
  readonly digestId: string;
  readonly language: Language;
  readonly methodUrl: string;
}

/** Tells a digest as it was sent; null where the desk has none of that id, or it was stored by a release of long ago. */
export type TellDigest = (wish: DigestWish) => Promise<ToldDigest | null>;
