/** What a notice of the made-up town is about; how much it moves people depends on it. */
export type Topic = 'alert' | 'culture' | 'daily' | 'health' | 'jobs' | 'roads' | 'council';

/** One kind of notice: a text with gaps, and what stands in them, once each. */
export interface NoticeKind {
  readonly topic: Topic;
  /** `{0}`, `{1}` … are the gaps. */
  readonly text: string;
  /** Below valmont.example.org; null: no link. */
  readonly path: string | null;
  readonly hashtag: string | null;
  readonly fills: readonly (readonly string[])[];
}

/** One notice, ready to be posted. */
export interface Notice {
  readonly topic: Topic;
  readonly text: string;
}

/** The notices of these kinds: the first filling of every kind, then the second of every kind, and so on. */
export function noticesOf(kinds: readonly NoticeKind[]): readonly (readonly Notice[])[] {
  const most = Math.max(...kinds.map(({ fills }) => fills.length));
  return Array.from({ length: most }, (_, round) =>
    kinds.flatMap((kind) => {
      const fill = kind.fills[round];
      return fill === undefined ? [] : [{ topic: kind.topic, text: textOf(kind, fill) }];
    }),
  );
}

function textOf({ text, path, hashtag }: NoticeKind, fill: readonly string[]): string {
  const filled = text.replaceAll(/\{(\d)\}/gu, (gap, index: string) => fill[Number(index)] ?? gap);
  return [filled, path === null ? null : `https://valmont.example.org/${path}`, hashtag]
    .filter((part) => part !== null)
    .join('\n\n');
}
