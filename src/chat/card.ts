import type { PostLook } from '#text/post-look.ts';

import type { UserId } from './refs.ts';

/** A piece of a line. Text is data: an adapter escapes it so that it neither formats nor notifies. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** With an empty text, the whole address is shown. */
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  /** A mention. It notifies the person when the message is posted, not when it is updated. */
  | { readonly kind: 'mention'; readonly user: UserId };

export interface Button {
  /** The action that it triggers, by the bot's own name, for example "approve". */
  readonly action: string;
  readonly label: string;
  readonly style: 'primary' | 'danger' | 'plain';
  readonly draftId: string;
  readonly revision: number;
  /** A further id that the action needs, such as a delivery's. */
  readonly target: string | null;
}

/** Rare actions, shown less prominently than buttons. Choosing one is the same as pressing a button. */
export interface Menu {
  readonly label: string;
  readonly buttons: readonly Button[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  /** A text that a person wrote for the public, with its line breaks; never cut, never read as markup. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  /** Shown small, below what it explains. */
  | { readonly kind: 'note'; readonly inlines: readonly Inline[] }
  | {
      readonly kind: 'image';
      readonly sha256: string;
      readonly mimeType: string;
      readonly alt: string;
      readonly title: string;
      /** True: it contains words to read. A platform that shrinks several pictures shows this one alone. */
      readonly isChart?: boolean | undefined;
    }
  /**
   * Posts as their readers would see them. The chat draws them itself, or shows the PNG whose SHA-256 is `picture`.
   * Left out if the chat draws none and there is no picture, or it cannot be uploaded.
   */
  | {
      readonly kind: 'posts';
      /** Names the draft, so that pictures of two drafts that look alike are two files, each deleted alone. */
      readonly of: string;
      readonly title: string;
      /** Describes the picture. */
      readonly alt: string;
      /** Label of the control that opens a content warning. */
      readonly open: string;
      readonly posts: readonly PostLook[];
      readonly picture: string | null;
    }
  /**
   * A table. The first column names the row, the others are figures. A cell is data, never markup, and on one line: a
   * line break in it becomes a space. Each row has a cell for each column.
   */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /**
   * A file to download under its name. Its bytes are fetched as a picture's are. A whisper can hold one only if
   * `whisperFiles` is true.
   */
  | {
      readonly kind: 'file';
      readonly sha256: string;
      readonly name: string;
      readonly mimeType: 'text/csv' | 'text/html' | 'text/plain';
      readonly title: string;
    }
  /**
   * Buttons and a menu beside them; either may be empty. Actions for which a platform's menu has no room become
   * buttons.
   */
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[]; readonly menu?: Menu }
  /**
   * Items folded under a summary, if the platform can fold. If not, the items are shown without the summary, which only
   * labels the fold, and the `spare` ones are left out.
   */
  | {
      readonly kind: 'folded';
      readonly summary: string;
      readonly items: readonly (readonly Inline[])[];
      readonly spare?: readonly (readonly Inline[])[];
    };

export interface Card {
  /** One plain line for notifications and screen readers. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /**
   * True: the pictures of posts that this card ever showed are no longer needed. A platform that stores them as
   * separate files deletes those.
   */
  readonly isOver?: boolean;
}
