/** Text of the cards, beside the public text itself. */
export interface CardsWords {
  readonly state: {
    readonly writing: string;
    readonly asked: string;
    readonly changesAsked: string;
    readonly approved: string;
    readonly scheduled: (when: string) => string;
    readonly leaving: string;
    readonly published: string;
    readonly partly: string;
    readonly held: string;
    readonly frozen: string;
    readonly checking: string;
    readonly failed: string;
    readonly retracted: string;
    readonly rejected: string;
    readonly cancelled: string;
  };
  readonly author: (name: string) => string;
  readonly noText: string;
  readonly missing: (count: number) => string;
  readonly awaited: (names: string) => string;
  readonly anyMember: string;
  readonly anyOfGroup: string;
  readonly orAwaited: string;
  readonly groupUnreadable: (names: string) => string;
  readonly administrator: string;
  readonly leavesNow: string;
  readonly leavesAt: (when: string, zone: string) => string;
  readonly openThread: string;
  readonly toAll: (accounts: string) => string;
  readonly count: (account: string, count: string, limit: string) => string;
  readonly tooLong: (account: string, count: string, limit: string, over: string) => string;
  /** One line on a video or a sound; `pixels` and `encoding` are empty where there are none. */
  readonly recordingIs: (is: {
    readonly isVideo: boolean;
    readonly time: string;
    /** In megabytes. */
    readonly size: string;
    readonly pixels: readonly string[];
    readonly encoding: readonly string[];
    readonly isSilent: boolean;
  }) => string;
  /** Title of the picture of the posts as their readers would see them. */
  readonly preview: string;
  readonly previewAlt: (networks: string) => string;
  /** The label that opens a content warning, in the networks' words. */
  readonly openWarning: string;
  readonly links: string;
  readonly previews: string;
  readonly price: (price: string, day: string) => string;
  /** Stands before the words that differ in the text for that account. */
  readonly differs: (account: string) => string;
  /** The length of a network's text, among others in one line: "Mastodon 205/500". */
  readonly countShort: (network: string, count: string, limit: string) => string;
  readonly aboutPrice: (price: string) => string;
  readonly details: string;
  readonly blocking: string;
  readonly remarks: string;
  readonly moreRemarks: (count: number) => string;
  readonly noRemark: string;
  readonly askNext: string;
  readonly fixFirst: string;
  readonly askedBelow: string;
  readonly askedHeading: (number: number, version: number) => string;
  readonly askedBy: (name: string, when: string) => string;
  /** `name`: the author's, who asked for it too. */
  readonly writtenAndAsked: (name: string, when: string) => string;
  readonly howToDecide: (approve: string, reject: string) => string;
  readonly howToDecideButtons: string;
  readonly approvedBy: (names: string) => string;
  /** Where only a part has gone out. */
  readonly sentApprovedBy: (names: string) => string;
  readonly approvedSoFar: (names: string, missing: number) => string;
  readonly rejectedBy: (name: string) => string;
  readonly changesAskedBy: (name: string) => string;
  readonly editToGoOn: string;
  readonly cancelled: string;
  readonly replaced: (version: number) => string;
  readonly writtenAgain: string;
  readonly askedAnew: string;
  readonly newerCard: string;
  readonly stopHint: (when: string) => string;
}
