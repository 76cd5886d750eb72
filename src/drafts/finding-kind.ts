/** The place of a finding in a draft. */
export type Place =
  /** `accountId` null: in the shared text of the accounts that have no text of their own. */
  | { readonly kind: 'text'; readonly accountId: string | null; readonly excerpt: string }
  | { readonly kind: 'warning'; readonly excerpt: string }
  /** `index` counts the pictures from 0. */
  | { readonly kind: 'alt'; readonly index: number }
  | { readonly kind: 'image'; readonly index: number }
  /** `language`: of the captions, as an ISO 639-1 code. */
  | { readonly kind: 'captions'; readonly language: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'when' };

/** `blocks`: approval cannot be asked for. */
export type FindingLevel = 'blocks' | 'warns' | 'info';

/** One kind of finding: its default level and, by type only, the values that its sentence needs. */
export interface FindingKind<Data> {
  readonly level: FindingLevel | 'off';
  /** Exists only for its type; never set. */
  readonly data?: Data;
}

/** The kinds of one rule by their codes. */
export type FindingKinds = Readonly<Record<string, FindingKind<object>>>;

export type NoData = Readonly<Record<string, never>>;

/** Declares a kind that blocks on every desk. */
export function blocks<Data extends object = NoData>(): FindingKind<Data> {
  return { level: 'blocks' };
}

/** Declares a kind that warns, unless a desk wants it otherwise. */
export function warns<Data extends object = NoData>(): FindingKind<Data> {
  return { level: 'warns' };
}

/** Declares a kind that informs, unless a desk wants it otherwise. */
export function informs<Data extends object = NoData>(): FindingKind<Data> {
  return { level: 'info' };
}

/** Declares a kind that is only reported on desks that ask for it. */
export function off<Data extends object = NoData>(): FindingKind<Data> {
  return { level: 'off' };
}

/** The values that a kind of finding carries for its sentence. */
export type DataOf<Kind> = Kind extends FindingKind<infer Data> ? Data : never;

/** A finding of a rule with these kinds. `level`: only if the rule itself sets it; otherwise its kind does. */
export type FoundOf<Kinds> = {
  readonly [Code in keyof Kinds]: {
    readonly code: Code;
    readonly place: Place;
    readonly data: DataOf<Kinds[Code]>;
    readonly level?: 'info';
  };
}[keyof Kinds];
