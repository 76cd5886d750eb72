/** What a button of ours says when it is pressed. */
export interface PressedButton {
  readonly action: string;
  readonly draftId: string;
  readonly revision: number;
  readonly target: string | null;
}

/** Reads a `block_actions` action; null where the button is not one of ours. */
export function pressedButton(actionId: unknown, value: unknown): PressedButton | null {
  throw new Error(`Not yet: ${typeof actionId} ${typeof value}`);
}
