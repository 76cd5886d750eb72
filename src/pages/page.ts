import type { HtmlEscapedString } from 'hono/utils/html';

import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Language } from '#languages.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Store } from '#storage/store.ts';

import type { DigestForPage } from './digests/page-digest.ts';
import type { SharedLink } from './link.ts';

/** The names of a link's pages, used in their addresses and in the navigation. */
export type PlaceName = 'calendar' | 'digests' | 'method';

/** HTML from `hono/html`: inserted values are escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A request that a link admitted. */
export interface PageRequest {
  readonly link: SharedLink;
  readonly desk: Desk;
  /** The reader's language: from `?lang=`, else the browser's, else the desk's. */
  readonly language: Language;
  readonly m: Messages;
  readonly query: URLSearchParams;
  /** The part of the address after the page's name, such as a digest's id; null: none. */
  readonly item: string | null;
  readonly now: Date;
  readonly store: Store;
  readonly rules: Rules;
  /**
   * Returns the relative address of another page of the same link. It is relative so that no page contains the token.
   */
  readonly path: (name: PlaceName, query?: Readonly<Record<string, string>>) => string;
  /** Returns the address of a draft's thread in the chat; null if unknown. */
  readonly threadUrl: (desk: Desk, draftId: string) => Promise<string | null>;
  readonly digestForPage: DigestForPage;
  /** Returns the documentation on how a digest's figures are made, as our own HTML. */
  readonly methodText: (language: Language) => Promise<{ readonly title: string; readonly body: string }>;
}

/** A page's content: HTML for the layout, or a file such as the calendar's feed. */
export type Page =
  | { readonly kind: 'html'; readonly title: string; readonly body: Html }
  | { readonly kind: 'file'; readonly contentType: string; readonly body: string };

/** Builds a page; null if this link has none, as for an item of another desk. Changes nothing. */
export type PageFunction = (request: PageRequest) => Promise<Page | null>;
