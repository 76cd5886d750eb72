/** Sentences on why a dropped file is not in the post. `name` is the file's. */
export interface PicturesWords {
  readonly tooLarge: (name: string, megabytes: number) => string;
  readonly tooManyPixels: (name: string) => string;
  readonly heic: (name: string) => string;
  readonly video: (name: string) => string;
  /** The same on a video or a sound. */
  readonly recording: {
    readonly tooLarge: (name: string, megabytes: number) => string;
    readonly empty: (name: string) => string;
    readonly broken: (name: string) => string;
    readonly codec: (name: string, codec: string) => string;
    /** The same file is in the post already: nothing was added, but missing bytes are stored again. */
    readonly there: (name: string) => string;
  };
  readonly svg: (name: string) => string;
  readonly notAnImage: (name: string) => string;
  readonly broken: (name: string) => string;
  /** A picture, a video or a sound: what decodes it failed, for the file's sake or the machine's. */
  readonly unread: (name: string) => string;
  readonly gone: (name: string) => string;
  readonly tooMany: (limit: number) => string;
}
