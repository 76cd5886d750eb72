import type { HtmlEscapedString } from 'hono/utils/html';

import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Language } from '#languages.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Store } from '#storage/store.ts';

import type { TellDigest } from './digests/told-digest.ts';
import type { SharedLink } from './link.ts';

/** The pages of a link by their names, which stand in their addresses and in the head of each page. */
export type PlaceName = 'calendar' | 'digests' | 'method';

/** HTML as `hono/html` makes it: whatever was put into it is escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A request that a link let in. */
export interface PageRequest {
  readonly link: SharedLink;
  readonly desk: Desk;
  /** Of the reader: asked for by `?lang=`, else by the browser, else the desk's. */
  readonly language: Language;
  readonly m: Messages;
  readonly query: URLSearchParams;
  /** What stands in the address after the page's name, such as a digest's id; null: nothing. */
  readonly item: string | null;
  readonly now: Date;
  readonly store: Store;
  readonly rules: Rules;
  /** Returns the way from this page to another of the same link. It is relative, so that no token stands in a page. */
  readonly path: (name: PlaceName, query?: Readonly<Record<string, string>>) => string;
  /** Returns where a draft's thread is in the chat; null where that is not known. */
  readonly threadUrl: (desk: Desk, draftId: string) => Promise<string | null>;
  readonly tellDigest: TellDigest;
  /** Returns the documentation on how a digest's figures are made, as HTML of our own. */
  readonly methodText: (language: Language) => Promise<{ readonly title: string; readonly body: string }>;
}

/** What a page answers: HTML for the layout, or a file such as the calendar's feed. */
export type Page =
  | { readonly kind: 'html'; readonly title: string; readonly body: Html }
  | { readonly kind: 'file'; readonly contentType: string; readonly body: string };

/** Builds a page; null where there is none for this link, as an item of another desk. It changes nothing. */
export type PageFunction = (request: PageRequest) => Promise<Page | null>;
