/** Sentences on one medium of a post: on a picture, on a video, or on a sound alone. `index` counts from 1. */
export interface MediumWords {
  readonly place: (index: number) => string;
  readonly altPlace: (index: number) => string;
  /** Stands above a description, and names its field in a form. */
  readonly alt: (index: number) => string;
  readonly altMissing: (index: number) => string;
  /** Button, and title of its form. */
  readonly describe: string;
  readonly describeIntro: string;
  readonly remove: string;
  readonly takeOut: (count: number) => string;
  /** Names the media in a list of changes: "the images". */
  readonly changed: string;
  readonly altChanged: (index: number) => string;
  /** The same for a post that its network changed, without the medium's place. */
  readonly altOfOneChanged: string;
}

/** Sentences on each kind of medium. */
export interface MediaWords {
  readonly image: MediumWords;
  readonly video: MediumWords;
  readonly sound: MediumWords;
}
