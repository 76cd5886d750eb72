/** https://developers.mattermost.com/integrate/plugins/interactive-dialogs */
export interface DialogElement {
  readonly display_name: string;
  readonly name: string;
  readonly type: 'text' | 'textarea' | 'select' | 'bool' | 'datetime';
  /** Left out if nothing is chosen: an empty one is not a moment, and the server refuses it. */
  readonly default?: string;
  readonly placeholder?: string;
  readonly help_text: string;
  readonly optional: boolean;
  readonly max_length?: number;
  readonly options?: readonly { readonly text: string; readonly value: string }[];
  readonly data_source?: 'users';
  readonly multiselect?: boolean;
  readonly time_interval?: number;
  readonly datetime_config?: { readonly time_interval: number; readonly allow_manual_time_entry: boolean };
}

/** Limits that the server counts in bytes: server/public/model/integration_action.go. */
export const dialogLimits = {
  title: 24,
  displayName: 24,
  helpText: 150,
  text: 150,
  textarea: 3_000,
  select: 3_000,
  boolPlaceholder: 150,
} as const;

export function bytesIn(text: string): number {
  return Buffer.byteLength(text);
}
