/** What the practice desk starts with. The town is made up, and `example.org` is nobody's. */
export interface PracticeWords {
  /** Of the desk, and of its accounts. */
  readonly deskName: string;
  readonly whyTakenBack: string;
  /** Its paragraphs. */
  readonly firstPost: readonly string[];
}
