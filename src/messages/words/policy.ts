/** Sentences on a change of who approves on a desk, how many, and the pause; and on what waits meanwhile. */
export interface PolicyWords {
  readonly changed: (name: string, changes: string) => string;
  readonly fromTo: (what: string, before: string, after: string) => string;
  readonly everyMember: string;
  readonly membersOf: (group: string) => string;
  readonly nobody: string;
  readonly waits: string;
  readonly kept: (approvals: number) => string;
}
