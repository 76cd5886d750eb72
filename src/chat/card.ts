import type { PostLook } from '#text/post-look.ts';

import type { UserId } from './refs.ts';

/** A piece of a line. Text is data: an adapter escapes it so that it neither formats nor notifies. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** Without a text of its own it shows its whole address. */
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

/** Deeds that are rare: less in sight than buttons, and the same to whoever presses. */
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
      /** Has words in it that are to be read: a platform that shows several pictures small shows this one by itself. */
      readonly isChart?: boolean | undefined;
    }
  /**
   * Posts as their readers would see them: drawn by the chat itself, or as the `picture` of that SHA-256, a PNG; left
   * out if the chat draws none and there is no picture, or it cannot be brought there.
   */
  | {
      readonly kind: 'posts';
      /** Names the draft, so that drafts whose pictures look alike have a file each, which is deleted alone. */
      readonly of: string;
      readonly title: string;
      /** Describes the picture. */
      readonly alt: string;
      /** What stands where a content warning is opened. */
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
   * A file to download under its name; its bytes come as a picture's do. In a whisper only if `whisperFiles` is true.
   */
  | {
      readonly kind: 'file';
      readonly sha256: string;
      readonly name: string;
      readonly mimeType: 'text/csv' | 'text/html' | 'text/plain';
      readonly title: string;
    }
  /** Buttons, and beside them a menu; either may be empty. Where a platform has no room in a menu, its deeds are buttons. */
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[]; readonly menu?: Menu }
  /**
   * Items folded below a summary until it is opened, if the platform can fold. If not, the items stand there without the
   * summary, which names the fold alone, and the spare ones are left out.
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
   * True: the pictures of posts that this card has ever shown are wanted no more, and a platform that keeps them as files
   * of their own deletes these.
   */
  readonly isOver?: boolean;
}
