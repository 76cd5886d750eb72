/** Sentences on who may approve on a desk, how many, and the pause; on a change of that, and on what waits meanwhile. */
export interface PolicyWords {
  readonly changed: (name: string, changes: string) => string;
  readonly fromTo: (what: string, before: string, after: string) => string;
  readonly everyMember: string;
  readonly membersOf: (group: string) => string;
  readonly nobody: string;
  readonly waits: string;
  readonly kept: (approvals: number) => string;
  /** Said to a person who has not been in the channel for long enough. */
  readonly countsFrom: (when: string) => string;
  /** Shown where the members of an open channel approve; `hours`: how long they must have been seen there first. */
  readonly openAfter: (hours: number) => string;
}
