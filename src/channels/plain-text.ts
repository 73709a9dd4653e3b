/*
 * Text from anywhere (an answer, a ticket, another person's words) must not steer the terminal: a title change, a
 * cleared screen or a hidden link are all made of control characters. This is the one gate that all text passes.
 *
 *   ESC [ 31 m            CSI   colours, cursor, clearing
 *   ESC ] 0 ; title BEL   OSC   titles, links, the clipboard
 *   ESC c                 short resets
 *   U+0080-U+009F         C1    the same again in one character
 */
const esc = '\\u001b';
const bel = '\\u0007';
const sequences = new RegExp(
  [
    `(?:${esc}\\[|\\u009b)[0-?]*[ -/]*[@-~]`,
    `(?:${esc}[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^${bel}${esc}\\u009c\\n]*(?:${bel}|${esc}\\\\|\\u009c)`,
    `${esc}[ -/]*[0-Z\\\\^-~]`,
  ].join('|'),
  'g',
);

/** Every control but the line feed and the tab; marks that turn the direction of writing; invisible fillers. */
const controls =
  /(?![\n\t])\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * The text without escape sequences and control characters. Line feeds and tabs stay; a lone surrogate becomes
 * U+FFFD. A sequence that never ends loses only what introduces it, so that no text vanishes with it.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(sequences, '')
    .replace(controls, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
