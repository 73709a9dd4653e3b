import type { TerminalWords } from '../terminal-words.ts';
import { supportEn } from './support.ts';

export const terminal: TerminalWords = {
  you: 'you',
  hint: 'Just ask. To choose an option, type its number; /help shows what else there is, Ctrl-D leaves.',
  nowTyping: (name) => `**${name}** is typing now. \`/as\` lists people, \`/as NAME\` switches.`,
  people: (current, others, waiting) =>
    [
      `**${current}** is typing.`,
      ...(others !== '' ? [`Typed before: ${others}.`] : []),
      ...(waiting !== '' ? [`Messages wait for: ${waiting}.`] : []),
      '`/as NAME` switches.',
    ].join(' '),
  badName: (max) => `A name has letters, digits, - and _, ${max} at most: \`/as alice\`.`,
  waits: (name) => `Something waits for ${name}: \`/as ${name}\``,
  farewell: 'Goodbye. Come back any time.',
  tooLong: (max) =>
    `That line has more than ${max.toLocaleString('en-US')} characters, so I did not read it. Shorten it, or split it over several lines.`,
  failed:
    'I failed on that one. The fault is in the program, not in what you typed. Please send it again; if it fails again, leave and start anew.',
  things: supportEn.agent.attached,
  attached: (thing, name) => `\\[attached: ${thing}${name === '' ? '' : ` ${name}`}\\]`,
  uploadHow: 'Which file? For example: `/upload vpcs.json`',
  upload: {
    missing: (path) =>
      `I cannot read ${path}. Check the path and its permissions, as in \`/upload vpcs.json\`.`,
    too_big: (path) =>
      `${path} has more than 1 MB, so I did not read it. Export only what is needed, one region say, and upload that.`,
    no_text: (path) =>
      `${path} is not text, so I cannot read it. Upload the JSON that tccli prints, or a Terraform \`.tfstate\` file.`,
  },
};
