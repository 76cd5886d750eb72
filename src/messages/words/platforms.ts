/**
 * What a chat platform needs a word for beyond cards and forms; in the language of whoever acts, or of the machine where
 * that is not known, or many read it.
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
