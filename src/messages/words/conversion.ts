/** Sentences on a video that does not fit, but that this machine can convert. */
export interface ConversionWords {
  readonly button: string;
  /** The video as it would become; `size` in megabytes. */
  readonly offer: (plan: { readonly pixels: string; readonly size: string; readonly time: string }) => string;
  readonly begun: (name: string) => string;
  readonly half: (percent: number) => string;
  readonly underWay: string;
  readonly notHere: string;
  readonly not: {
    readonly failed: string;
    readonly late: string;
    readonly disk: string;
    readonly other: string;
    readonly tooLarge: string;
    readonly notNow: string;
    readonly changed: string;
  };
}
