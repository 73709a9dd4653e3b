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
  nothingToCancel: 'There is nothing to cancel.',
  movedOn: 'You are past that step. You are here now:',
  over: 'That is already done, or was cancelled.',
  asideNow: (title) => `“${title}” is on hold; send /resume to go back to it.`,
  continueWhere: (title) => `“${title}” was not finished. Continue?`,
  resume: 'Continue',
  drop: 'Drop it',
  dropped: 'OK, dropped.',
  atSummary: 'I did not get that. Please use the buttons below to confirm, change or cancel.',
  several: (text, names) => `“${text}” could be ${names}. Please say which.`,
  noMatch: (text, example) => `I found nothing called “${text}”. Try something like: ${example}`,
  foundNothing: (text) => `I found nothing called “${text}”.`,
  tooLong: (max) => `Too long: at most ${max} characters.`,
  inGroupDo: 'Changes to a network belong in our private chat. In a group I only answer general questions.',
  inGroup:
    'That depends on an account’s network, which is not for a group. Please ask me in our private chat.',
  noAccount:
    'You have no account yet. Register yours, join a colleague’s with an invitation code, or try the demo data first.',
  createAccount: 'Register an account',
  join: 'Join with a code',
  demo: 'Try the demo',
  needOperator: (account) =>
    `You are a viewer of account ${account}: you can look, not change. Ask an operator to do it, or an owner to make you one.`,
  notMember: (account) => `There is no account “${account}”, or you are not in it. /account shows yours.`,
  yes: 'Yes',
  no: 'No',
  lost: 'Things have changed meanwhile. Please start again.',
};
