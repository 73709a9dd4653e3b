import type { RunnerText } from '../../zh/guides/runner.ts';

const capital = (label: string): string => `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;

/** What all guides say, in English. */
export const runnerEn: RunnerText = {
  heading: (title, step, of) => (of === 1 ? `**${title}**` : `**${title}** · step ${step} of ${of}`),
  summaryHeading: (title) => `**${title}** · please confirm`,
  field: (label, value) => `- ${capital(label)}: ${value}`,
  back: 'Back',
  cancel: 'Cancel',
  more: 'More',
  previousPage: 'Previous page',
  keep: (value) => `Keep ${value}`,
  change: (label) => `Change ${label}`,
  confirm: 'Confirm',
  cancelled: (title) => `OK, “${title}” is cancelled. Nothing was changed.`,
  nothingToCancel: 'Nothing is under way.',
  movedOn: 'That step has passed. You are here:',
  over: 'That is done already, or was cancelled.',
  asideNow: (title) => `“${title}” is put aside; come back to it when you like.`,
  continueWhere: (title) => `“${title}” was not finished. Continue?`,
  resume: 'Continue',
  drop: 'Drop it',
  dropped: 'OK, dropped.',
  notAnAnswer: (text) => `“${text}” does not fit here.`,
  pickOne: 'Pick one below, or type it.',
  several: (text, names) => `“${text}” could be ${names}. Please say which.`,
  noMatch: (text, example) => `Nothing is called “${text}”. For example: ${example}`,
  foundNothing: (text) => `Nothing is called “${text}”.`,
  tooLong: (max) => `Too long: at most ${max} characters.`,
  inGroup:
    'That depends on an account’s network, which is not for a group. Please ask me in our private chat.',
  noAccount:
    'There is no account to act for yet. Register yours, join a colleague’s with an invitation code, or try the demo data first.',
  createAccount: 'Register an account',
  join: 'Join with a code',
  demo: 'Try the demo',
  needOperator: (account) =>
    `You are a viewer of account ${account}: you can look, not change. Ask an owner to make you an operator, or an operator to do it.`,
  notMember: (account) => `There is no account ${account}, or you are not in it.`,
  yes: 'Yes',
  no: 'No',
  lost: 'What this was about has changed meanwhile. Please start again.',
};
