export type VideoCodec = 'avc' | 'hevc' | 'vp8' | 'vp9' | 'av1';
export type SoundCodec = 'aac' | 'mp3' | 'opus' | 'vorbis';

// Types and no interfaces: both are kept as JSON.

/** What is known of a video or a sound beside what is known of every medium of a post. */
export type Recording = {
  /** SHA-256 in hex over the SHA-256 of its stored pieces, in their order: what is stored is compared with it. */
  readonly pieces: string;
  readonly seconds: number;
  /** Null: it is sound alone. */
  readonly video: { readonly codec: VideoCodec; readonly framesPerSecond: number } | null;
  /** Null: it is silent. */
  readonly sound: SoundCodec | null;
  /** What is said in it stands in its picture already, as somebody of the desk says; left out: nobody says so. */
  readonly openCaptions?: true;
  /** Captions beside it, one for each language; left out: none, or the network shows none. */
  readonly captions?: readonly SentCaptions[];
  /** A picture of it for those who approve, which no network gets; left out: there is none. */
  readonly poster?: { readonly sha256: string; readonly mimeType: string };
};

/** Captions as they will be sent; their text is found by `sha256`. */
export type SentCaptions = {
  /** ISO 639-1. */
  readonly language: string;
  /** Of their text as SubRip. */
  readonly sha256: string;
};

/** What a network takes of videos and sounds; null: it sets no such limit. */
export type RecordingLimits = {
  /** Empty: it takes none. */
  readonly mimeTypes: readonly string[];
  readonly videoCodecs: readonly VideoCodec[] | null;
  readonly soundCodecs: readonly SoundCodec[] | null;
  readonly maxBytes: number;
  readonly minSeconds: number;
  readonly maxSeconds: number | null;
  /** Width × height. */
  readonly maxPixels: number | null;
  readonly maxFramesPerSecond: number | null;
};
