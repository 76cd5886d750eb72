export type VideoCodec = 'avc' | 'hevc' | 'vp8' | 'vp9' | 'av1';
export type SoundCodec = 'aac' | 'mp3' | 'opus' | 'vorbis';

// Types instead of interfaces: both are stored as JSON.

/** Facts of a video or sound beyond those of every medium. */
export type Recording = {
  /** SHA-256 in hex over the SHA-256 hashes of its stored pieces, in order: what is stored is compared with it. */
  readonly pieces: string;
  readonly seconds: number;
  /** Null: sound alone. */
  readonly video: { readonly codec: VideoCodec; readonly framesPerSecond: number } | null;
  /** Null: it is silent. */
  readonly sound: SoundCodec | null;
  /** Somebody of the desk says that its picture already shows what is said; left out: nobody says so. */
  readonly openCaptions?: true;
  /** Captions beside it, one for each language; left out: none, or the network shows none. */
  readonly captions?: readonly SentCaptions[];
  /** A still for those who approve, which no network gets; left out: none. */
  readonly poster?: { readonly sha256: string; readonly mimeType: string };
};

/** Captions as they will be sent; their text is found by `sha256`. */
export type SentCaptions = {
  /** ISO 639-1. */
  readonly language: string;
  /** SHA-256 of the text as SubRip. */
  readonly sha256: string;
};

/** A network's limits for videos and sounds; null: no such limit. */
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
