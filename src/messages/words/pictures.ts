/** Sentences on why a dropped file is not in the post. `name` is the file's. */
export interface PicturesWords {
  readonly tooLarge: (name: string, megabytes: number) => string;
  readonly tooManyPixels: (name: string) => string;
  readonly heic: (name: string) => string;
  readonly video: (name: string) => string;
  /** On a video or a sound. */
  readonly recording: {
    readonly tooLarge: (name: string, megabytes: number) => string;
    readonly empty: (name: string) => string;
    readonly broken: (name: string) => string;
    readonly late: (name: string) => string;
    readonly codec: (name: string, codec: string) => string;
    /** The very same is in the post: nothing was added, and its bytes are stored again where they were not. */
    readonly there: (name: string) => string;
  };
  readonly svg: (name: string) => string;
  readonly notAnImage: (name: string) => string;
  readonly broken: (name: string) => string;
  readonly gone: (name: string) => string;
  readonly tooMany: (limit: number) => string;
}
