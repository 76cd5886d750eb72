/** Kinds of things that people of a desk decide about. A row of a decision names its own. */
export type SubjectKind =
  | 'draft'
  | 'waking'
  | 'leaving'
  | 'rota'
  | 'emergencyTemplate'
  | 'period'
  | 'periodOverride'
  | 'emergencyUse'
  | 'relayRule';

/** The thing that a decision is about. */
export interface SubjectRef {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly deskId: string;
}

/**
 * One exact state of something that people decide about, with all that a decision goes by beside the desk's policy. The
 * room that owns it builds it; approvals know nothing else of it.
 */
export interface Subject extends SubjectRef {
  /** Number of this state, which a decision names. */
  readonly number: number;
  readonly fingerprint: string;
  /** The person whose it is. */
  readonly author: string;
  /** Everybody who may not approve it, its author among them: their words stand in it. */
  readonly barred: readonly string[];
  /** People who may approve it, and none of whom is its only approver. */
  readonly askers: readonly string[];
  /** How many times approval of this state was asked for anew, as after a stop: each has its own card. */
  readonly askedAnew: number;
  /** Reason why nobody can decide about it; null: it waits for decisions. */
  readonly shut: 'not_asked' | 'closed' | null;
  /** The last moment at which it makes sense, as it was approved; null: it has none. */
  readonly notAfterAt: Date | null;
}

/** Returns how the journal names what a decision is about; a draft's entries name it already. */
export function namedIn({ kind, id }: SubjectRef): { readonly subject?: Pick<SubjectRef, 'kind' | 'id'> } {
  return kind === 'draft' ? {} : { subject: { kind, id } };
}

/** Returns the draft that something decided about is, for the journal and for notices; null if it is none. */
export function draftIdOf({ kind, id }: SubjectRef): string | null {
  switch (kind) {
    case 'draft':
      return id;
    case 'waking':
    case 'leaving':
    case 'rota':
    case 'emergencyTemplate':
    case 'emergencyUse':
    case 'period':
    case 'periodOverride':
    case 'relayRule':
      return null;
  }
}
