/**
 * A chat platform's words beyond cards and forms. They are in the language of the person who acts, or the machine's
 * where that is not known or many people read them.
 */
export interface PlatformsWords {
  readonly close: string;
  readonly image: string;
  readonly required: string;
  readonly peopleThere: (names: string) => string;
  readonly personThere: (name: string) => string;
  readonly remove: string;
  readonly removeFrom: (label: string) => string;
  readonly formUnknown: string;
  readonly formTooOld: string;
  readonly formDone: string;
  readonly notYours: string;
  readonly changed: string;
  readonly notMember: string;
  readonly botNotInChannel: string;
  readonly tryLater: string;
  readonly about: string;
  readonly inDirectMessage: string;
}
