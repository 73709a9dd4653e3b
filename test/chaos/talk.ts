/** What a person says as their `n`th message, and what both bots answer to it as the `place`th they applied. */
export const said = (n: number) => `message ${n}`;
export const answered = (n: number, place: number) => `message ${n} is number ${place}`;

/** The number in something said or answered; undefined where there is none. */
export function numberIn(text: string): number | undefined {
  const [, digits] = /^message (\d+)/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
