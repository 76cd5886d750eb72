/** Somebody whom a message mentions. */
export type Mention =
  | { readonly kind: 'user' | 'group'; readonly id: string }
  /** Everybody: "here", "channel" or "everyone". */
  | { readonly kind: 'channel' };

/** A run of text as it is shown. */
export interface Inline {
  readonly text: string;
  /** The address that a press opens. */
  readonly leadsTo: string | null;
  readonly calls: Mention | null;
}

export interface DrawnButton {
  readonly label: string;
  readonly style: 'plain' | 'primary' | 'danger';
  /** The page that it also opens. */
  readonly opens: string | null;
  /** The question that Slack asks before it counts as pressed. */
  readonly asks: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string } | null;
  /** The label of the menu that holds it; null for a button. */
  readonly menu: string | null;
  /** Its position on Slack's server. */
  readonly at: { readonly block: number; readonly element: number; readonly option: number | null };
  /** The payload that Slack sends for it. People do not see it; tests tell our buttons apart by it. */
  readonly sends: { readonly actionId: string; readonly value: string };
}

export interface DrawnOption {
  /** Both of its lines. */
  readonly label: string;
  readonly isChosen: boolean;
  readonly sends: string;
}

/** An input's value, or its choices. */
export type DrawnValue =
  | { readonly kind: 'text'; readonly text: string; readonly multiline: boolean; readonly maxLength: number }
  | { readonly kind: 'choice'; readonly several: boolean; readonly options: readonly DrawnOption[] }
  | { readonly kind: 'people'; readonly several: boolean; readonly users: readonly string[] }
  | { readonly kind: 'files'; readonly maxFiles: number; readonly names: readonly string[] }
  | { readonly kind: 'moment'; readonly atUnixSeconds: number | null }
  | { readonly kind: 'day'; readonly day: string }
  /** The zone is shown below it as a hint. */
  | { readonly kind: 'time'; readonly time: string; readonly timeZone: string | null };

export interface DrawnInput {
  readonly kind: 'input';
  readonly label: string;
  readonly hint: string | null;
  readonly isOptional: boolean;
  readonly value: DrawnValue;
  /** The error that Slack shows in red below it. */
  readonly error: string | null;
  /** The id under which Slack sends it, by which tests tell our fields apart. */
  readonly sends: string;
}

/** One thing of a message or form, in the order from top to bottom. */
export type Drawn =
  | {
      readonly kind: 'line';
      readonly shape: 'plain' | 'heading' | 'small' | 'quote' | 'bullet' | 'preformatted';
      readonly inlines: readonly Inline[];
    }
  /** `file` is its id on Slack; null for an external one. */
  | { readonly kind: 'picture'; readonly title: string | null; readonly alt: string; readonly file: string | null }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly buttons: readonly DrawnButton[] }
  | DrawnInput;

/** Thrown, with the reason, if Slack's client would show nothing, or Slack would refuse it. */
export class NotDrawn extends Error {
  override name = 'NotDrawn';
}
