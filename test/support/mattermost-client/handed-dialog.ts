/** An element of a dialog, as the server sends it to a client. */
export interface HandedElement {
  readonly type: 'text' | 'textarea' | 'select' | 'radio' | 'bool' | 'datetime';
  readonly name: string;
  readonly display_name: string;
  readonly help_text?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly default?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly subtype?: string | undefined;
  readonly min_length?: number | undefined;
  readonly max_length?: number | undefined;
  readonly data_source?: string | undefined;
  readonly options?: readonly { readonly text: string; readonly value: string }[] | undefined;
  readonly multiselect?: boolean | undefined;
}

/** A dialog, as the server sends it to a client. */
export interface HandedDialog {
  readonly title: string;
  readonly introduction_text?: string | undefined;
  readonly submit_label?: string | undefined;
  readonly callback_id?: string | undefined;
  readonly state?: string | undefined;
  readonly elements?: readonly HandedElement[] | undefined;
}
