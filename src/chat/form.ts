import type { FileRef, UserId } from './refs.ts';

interface FieldBase {
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  /** `'forNow'`: may stay empty here, but what it asks for is needed later, so that nothing should call it optional. */
  readonly optional: boolean | 'forNow';
  /** True: what `ChatSink.typed` says at the form's fields depends on it, and may change with each character. */
  readonly isFollowed?: true;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The start of a picker of instants. It is in the person's own zone, which a typed field need not be. */
export interface InstantPicker {
  readonly hint: string;
  readonly initialAt: Date | null;
}

/** The start of a picker of a day and a picker of a time, by the clocks of `timeZone`. */
export interface ClockPicker {
  readonly hint: string;
  readonly dayLabel: string;
  readonly timeLabel: string;
  readonly timeZone: string;
  /** YYYY-MM-DD and HH:mm. */
  readonly initial: { readonly day: string; readonly time: string } | null;
}

export type FormField =
  | (FieldBase & { readonly kind: 'text' | 'textarea'; readonly initial: string; readonly maxLength: number })
  /**
   * A moment, which comes back as text: as typed into a field that began as `initial`; from a platform's picker of
   * instants, as "2026-11-30T08:00:00.000Z"; from its pickers of a day and a time, as "2026-11-30 09:00", with the part
   * left out that was left empty.
   */
  | (FieldBase & {
      readonly kind: 'moment';
      readonly initial: string;
      readonly maxLength: number;
      readonly instantPicker: InstantPicker;
      /** Null if its start cannot be shown by one. */
      readonly clockPicker: ClockPicker | null;
    })
  | (FieldBase & { readonly kind: 'select' | 'radio'; readonly choices: readonly Choice[]; readonly initial: string })
  | (FieldBase & {
      readonly kind: 'checkboxes';
      readonly choices: readonly Choice[];
      readonly initial: readonly string[];
    })
  /**
   * People of the platform. The submission holds everybody who is to be there: an untouched field gives back `initial`,
   * also on a platform whose picker cannot show it. `isOne`: a newly chosen person replaces the one before.
   */
  | (FieldBase & { readonly kind: 'people'; readonly initial: readonly UserId[]; readonly isOne: boolean })
  | (FieldBase & { readonly kind: 'files'; readonly maxFiles: number })
  /**
   * A further step that sending the form may take: a button of its own beside the form's, `buttonLabel`, where a platform
   * has several; else a box to tick. Comes back as boxes do: a list of its value, or an empty one.
   */
  | (FieldBase & { readonly kind: 'andThen'; readonly choice: Choice; readonly buttonLabel: string });

export interface Form {
  readonly title: string;
  readonly intro: string | null;
  readonly submitLabel: string;
  readonly fields: readonly FormField[];
  /** First of the fields that most people leave as they are: folded under the label, if the platform can. */
  readonly folded?: { readonly fromField: string; readonly label: string };
  /** A picture shown above a field, such as the one whose alt text is asked. */
  readonly images: readonly {
    readonly beforeField: string;
    readonly sha256: string;
    readonly mimeType: string;
    readonly alt: string;
  }[];
}

/** The subject of a form. It comes back with the submission and cannot be forged. */
export interface FormBinding {
  readonly purpose: string;
  readonly channel: string;
  readonly draftId: string | null;
  readonly revision: number | null;
  readonly target: string | null;
}

/** Opens one form, for a few seconds, for the person who pressed or typed. */
export interface FormTrigger {
  readonly id: string;
}

export type FormValue = string | readonly string[] | readonly FileRef[];
