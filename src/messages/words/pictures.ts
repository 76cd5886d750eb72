/** Sentences on why a dropped file is not in the post. `name` is the file's. */
export interface PicturesWords {
  readonly tooLarge: (name: string, megabytes: number) => string;
  readonly tooManyPixels: (name: string) => string;
  readonly heic: (name: string) => string;
  readonly video: (name: string) => string;
  readonly svg: (name: string) => string;
  readonly notAnImage: (name: string) => string;
  readonly broken: (name: string) => string;
  readonly gone: (name: string) => string;
  readonly tooMany: (limit: number) => string;
}
