import type { Language } from '#languages.ts';
import type { Desk } from '#desks/desk.ts';

/** A piece of a line of a digest. All text is data, never markup. */
export type DigestInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string };

/** A part of a digest on a page, with the same content as in the chat's message. */
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

/** A digest that was sent to a desk's channel, in words. */
export interface PageDigest {
  readonly title: string;
  readonly blocks: readonly DigestBlock[];
}

/** The digest to render, its language, and the address of the page on how its figures are made. */
export interface DigestWish {
  readonly desk: Desk;
  readonly digestId: string;
  readonly language: Language;
  readonly methodUrl: string;
}

/** Renders a digest as it was sent; null if the desk has none with that id, or a very old release stored it. */
export type DigestForPage = (wish: DigestWish) => Promise<PageDigest | null>;
