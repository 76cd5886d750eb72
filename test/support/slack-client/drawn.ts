/** Somebody whom a message calls. */
export type Mention =
  | { readonly kind: 'user' | 'group'; readonly id: string }
  /** Everybody: "here", "channel" or "everyone". */
  | { readonly kind: 'channel' };

/** A run of text as it stands there. */
export interface Inline {
  readonly text: string;
  /** Where a press on it leads. */
  readonly leadsTo: string | null;
  readonly calls: Mention | null;
}

export interface DrawnButton {
  readonly label: string;
  readonly style: 'plain' | 'primary' | 'danger';
  /** The page that it opens besides. */
  readonly opens: string | null;
  /** Question that Slack asks before it counts as pressed. */
  readonly asks: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string } | null;
  /** The menu in which it stands once that is opened, by what is seen of it; null for a button. */
  readonly menu: string | null;
  /** Where Slack's server keeps it. */
  readonly at: { readonly block: number; readonly element: number; readonly option: number | null };
  /** Payload that Slack sends for it: nobody sees that, and it says to a test which of our buttons this is. */
  readonly sends: { readonly actionId: string; readonly value: string };
}

export interface DrawnOption {
  /** Both lines of it. */
  readonly label: string;
  readonly isChosen: boolean;
  readonly sends: string;
}

/** Value of an input, or choices in it. */
export type DrawnValue =
  | { readonly kind: 'text'; readonly text: string; readonly multiline: boolean; readonly maxLength: number }
  | { readonly kind: 'choice'; readonly several: boolean; readonly options: readonly DrawnOption[] }
  | { readonly kind: 'people'; readonly several: boolean; readonly users: readonly string[] }
  | { readonly kind: 'files'; readonly maxFiles: number; readonly names: readonly string[] }
  | { readonly kind: 'moment'; readonly atUnixSeconds: number | null }
  | { readonly kind: 'day'; readonly day: string }
  /** The zone stands below it as a hint. */
  | { readonly kind: 'time'; readonly time: string; readonly timeZone: string | null };

export interface DrawnInput {
  readonly kind: 'input';
  readonly label: string;
  readonly hint: string | null;
  readonly isOptional: boolean;
  readonly value: DrawnValue;
  /** Error that Slack shows in red below it. */
  readonly error: string | null;
  /** The id under which Slack sends it: which of our fields this is. */
  readonly sends: string;
}

/** One thing of a message or a form, in the order in which they stand below each other. */
export type Drawn =
  | {
      readonly kind: 'line';
      readonly shape: 'plain' | 'heading' | 'small' | 'quote' | 'bullet' | 'preformatted';
      readonly inlines: readonly Inline[];
    }
  /** `file` is its id on Slack; null for one from elsewhere. */
  | { readonly kind: 'picture'; readonly title: string | null; readonly alt: string; readonly file: string | null }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly buttons: readonly DrawnButton[] }
  | DrawnInput;

/** Thrown where Slack's client shows nothing, or Slack refuses it before: with the reason. */
export class NotDrawn extends Error {
  override name = 'NotDrawn';
}
