/** Kinds of things that people of a desk decide about. Each decision's row names one. */
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
 * One exact state of something that people decide about, with all that a decision needs beside the desk's policy. The
 * room that owns it builds it; this room knows nothing else about it.
 */
export interface Subject extends SubjectRef {
  /** Number of this state, which a decision names. */
  readonly number: number;
  readonly fingerprint: string;
  /** The person who owns it. */
  readonly author: string;
  /** Everybody who may not approve it because their words stand in it, its author included. */
  readonly barred: readonly string[];
  /** People who may approve it, but not alone, such as who asked in the author's place. */
  readonly askers: readonly string[];
  /** How many times approval of this state was asked for anew, for example after a stop; each time has its own card. */
  readonly askedAnew: number;
  /** Why nobody can decide about it; null if it waits for decisions. */
  readonly shut: 'not_asked' | 'closed' | null;
  /** The latest time at which it may be carried out, as approved; null if it has none. */
  readonly notAfterAt: Date | null;
}

/** Returns the journal's reference to a subject; empty for a draft, which its entries name already. */
export function namedIn({ kind, id }: SubjectRef): { readonly subject?: Pick<SubjectRef, 'kind' | 'id'> } {
  return kind === 'draft' ? {} : { subject: { kind, id } };
}

/** Returns a subject's draft id, for the journal and for notices; null if the subject is no draft. */
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
