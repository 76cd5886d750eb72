/** Text of the form by which a steward sets up a desk, and of the answers to it. */
export interface SetupWords {
  readonly title: string;
  readonly intro: string;
  readonly introNew: string;
  readonly name: string;
  readonly accounts: string;
  readonly approversFrom: string;
  readonly fromPeople: string;
  readonly fromChannel: string;
  readonly openHint: string;
  readonly fromGroup: string;
  readonly group: string;
  readonly groupsCut: (most: number) => string;
  readonly approvers: string;
  /** Of the form of a new desk, which asks for people alone. */
  readonly approversHint: string;
  readonly stewards: string;
  readonly stewardsHint: string;
  readonly seenFor: string;
  readonly seenForHint: (within: Bounds) => string;
  readonly number: string;
  readonly numberHint: string;
  readonly reactions: string;
  readonly reactionsAndButtons: (approve: string, reject: string) => string;
  readonly buttonsOnly: string;
  readonly captions: string;
  readonly captionsAuto: string;
  readonly captionsRequired: string;
  readonly captionsOptional: string;
  readonly grace: string;
  readonly graceHint: (within: Bounds) => string;
  readonly recordingDays: string;
  readonly recordingDaysHint: (within: Bounds) => string;
  readonly language: string;
  readonly zone: string;
  readonly zoneHint: string;
  readonly done: (name: string) => string;
  /** Only as many people can approve as have to. */
  readonly noSecond: (needed: number) => string;
  /** The account is another desk's as well. */
  readonly decidedElsewhere: (account: string, desk: string) => string;
  readonly addApprover: string;
  /** A button: opens the form with all settings. */
  readonly more: string;
  readonly changed: (name: string) => string;
  readonly approversAdded: (names: string) => string;
  readonly approversTaken: (names: string) => string;
  readonly stewardsAdded: (names: string) => string;
  readonly stewardsTaken: (names: string) => string;
  readonly notSteward: string;
  readonly noAccountYet: string;
  readonly error: {
    readonly nobody_could_approve: string;
    readonly never_approved: string;
    readonly mixed_accounts: string;
    readonly bad_time_zone: string;
    readonly bad_seen_for: (within: Bounds) => string;
    readonly bad_grace: (within: Bounds) => string;
    readonly bad_recording_days: (within: Bounds) => string;
    readonly bad_number: (within: Bounds) => string;
    readonly bad_not_after: (within: Bounds) => string;
    /** `hour`: a day and a time as they are typed, "monday 09:00". */
    readonly bad_digest: (hour: string) => string;
    readonly bad_hours: string;
    readonly bad_holidays: string;
    readonly noGroup: string;
    readonly groupUnreadable: string;
    readonly unknown_account: string;
    readonly channel_taken: string;
    readonly no_such_desk: string;
    readonly noSteward: string;
    readonly noName: string;
  };
}

/** The bounds of a number. */
interface Bounds {
  readonly least: number;
  readonly most: number;
}
