/** The first contents of the practice desk. The town is made up, and `example.org` is nobody's. */
export interface PracticeWords {
  /** The name of the desk, and of its accounts. */
  readonly deskName: string;
  /**
   * The accounts on which desks of a real chat rehearse: a name that distinguishes them from real ones, and the full
   * name.
   */
  readonly rehearsal: { readonly handle: string; readonly displayName: string };
  readonly whyTakenBack: string;
  /** The paragraphs of the first post. */
  readonly firstPost: readonly string[];
}
